#include "scenario/steps.h"

#include "scenario/step_table.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace loopscope::scenario {

namespace {

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < stepTable.size(); ++i) {
        if (static_cast<std::size_t>(stepTable[i].kind) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the table is indexed by StepKind");

/// How many letters must be inserted, removed, replaced or exchanged with their neighbour (Damerau's distance, in its
/// restricted form).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

} // namespace

std::string_view titleOf(Topic topic)
{
    static constexpr std::array<std::string_view, 8> titles{"Basics",
                                                            "Time",
                                                            "Tasks",
                                                            "Synchronisation",
                                                            "Queues and streams",
                                                            "Callbacks",
                                                            "Executors and threads",
                                                            "Input and output"};
    return titles[static_cast<std::size_t>(topic)];
}

std::vector<std::string_view> wordsOf(const FieldSpec &field)
{
    std::vector<std::string_view> words;
    for (std::string_view rest = field.words; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        words.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return words;
}

Callee calleeOf(const StepSpec &step, bool inFunction)
{
    switch (step.kind) {
    case StepKind::Call:
        return inFunction ? Callee::Function : Callee::Any;
    case StepKind::RunInExecutor:
    case StepKind::ToThread:
    case StepKind::Submit:
    case StepKind::StartThread:
    case StepKind::CallSoon:
    case StepKind::CallLater:
    case StepKind::CallSoonThreadsafe:
        return Callee::Function;
    default:
        return Callee::Coroutine;
    }
}

std::span<const StepSpec> stepSpecs()
{
    return stepTable;
}

const StepSpec &specOf(StepKind kind)
{
    return stepTable[static_cast<std::size_t>(kind)];
}

const StepSpec *findStep(std::string_view name)
{
    const auto found =
        std::find_if(stepTable.begin(), stepTable.end(), [&](const StepSpec &spec) { return spec.name == name; });
    return found == stepTable.end() ? nullptr : &*found;
}

std::string nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    if (word.size() > 64)
        return {};
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t found = distance(word, candidate);
        if (found < bestDistance) {
            bestDistance = found;
            best = candidate;
        }
    }
    return std::string(best);
}

} // namespace loopscope::scenario
