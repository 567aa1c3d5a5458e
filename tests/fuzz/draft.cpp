#include "fuzz/draft.h"

#include <algorithm>
#include <numeric>

namespace loopscope::fuzz {

namespace {

class Printer {
public:
    void steps(const Steps &steps, int indent)
    {
        for (const Step &each : steps)
            step(each, indent);
    }

    void line(int indent, const std::string &text)
    {
        m_text.append(static_cast<std::size_t>(indent), ' ');
        m_text += text + '\n';
    }

    std::string take() { return std::move(m_text); }

private:
    void step(const Step &step, int indent)
    {
        const bool opens =
            !step.items.empty() || std::any_of(step.branches.begin(), step.branches.end(),
                                               [](const Branch &branch) { return branch.field.empty(); });
        line(indent, "- " + step.name + (opens ? ":" : step.own.empty() ? "" : ": " + step.own));
        for (const std::string &item : step.items)
            line(indent + 4, "- " + item);
        for (const auto &[name, text] : step.fields)
            line(indent + 2, name + ": " + text);
        std::string open;
        for (const Branch &branch : step.branches) {
            if (!branch.field.empty() && branch.field != open)
                line(indent + 2, branch.field + ':');
            open = branch.field;
            if (!branch.handler.empty())
                line(indent + 4, branch.handler + ':');
            steps(branch.steps, indent + (branch.handler.empty() ? 4 : 6));
        }
    }

    std::string m_text;
};

std::size_t count(const Steps &steps)
{
    std::size_t result = steps.size();
    for (const Step &step : steps) {
        for (const Branch &branch : step.branches)
            result += count(branch.steps);
    }
    return result;
}

} // namespace

std::string toText(const Draft &draft)
{
    Printer print;
    const auto routines = [&](const char *title, const std::vector<Routine> &all) {
        if (!all.empty())
            print.line(0, title);
        for (const Routine &routine : all) {
            print.line(2, routine.head + ':');
            print.steps(routine.steps, 4);
        }
    };
    const auto lines = [&](const char *title, const std::vector<std::string> &all) {
        if (!all.empty())
            print.line(0, title);
        for (const std::string &each : all)
            print.line(2, each);
    };
    lines("settings:", draft.settings);
    lines("shared:", draft.shared);
    routines("functions:", draft.functions);
    routines("coroutines:", draft.coroutines);
    print.line(0, "main:");
    print.steps(draft.main, 2);
    return print.take();
}

std::size_t countSteps(const Draft &draft)
{
    const auto add = [](std::size_t sum, const Routine &routine) { return sum + count(routine.steps); };
    return std::accumulate(draft.functions.begin(), draft.functions.end(), std::size_t{0}, add) +
           std::accumulate(draft.coroutines.begin(), draft.coroutines.end(), std::size_t{0}, add) + count(draft.main);
}

} // namespace loopscope::fuzz
