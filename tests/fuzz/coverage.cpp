#include "fuzz/coverage.h"

#include "scenario/steps.h"

#include <algorithm>
#include <unordered_map>

namespace loopscope::fuzz {

namespace {

using StepAfter = std::unordered_map<std::string, const std::string *>; ///< by a line's mark

void collect(const Steps &steps, StepAfter &stepAfter)
{
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const Step &step = steps[index];
        if (step.name == "log" && index + 1 < steps.size())
            stepAfter.emplace(step.own.substr(1, step.own.find_first_of(" \"", 1) - 1), &steps[index + 1].name);
        for (const Branch &branch : step.branches)
            collect(branch.steps, stepAfter);
    }
}

/// Threads, processes, and what they alone do: another matter than the order of a loop.
bool isOfTheLoop(const scenario::StepSpec &spec)
{
    return spec.inCoroutines() && spec.topic != scenario::Topic::ExecutorsAndThreads &&
           spec.topic != scenario::Topic::InputAndOutput;
}

std::string row(const std::string &name, std::uint64_t count)
{
    const std::string number = std::to_string(count);
    return "  " + name + std::string(name.size() < 22 ? 22 - name.size() : 1, ' ') +
           std::string(number.size() < 8 ? 8 - number.size() : 1, ' ') + number + '\n';
}

} // namespace

void Coverage::count(const Draft &draft, const Telling &telling)
{
    StepAfter stepAfter;
    collect(draft.main, stepAfter);
    for (const auto *routines : {&draft.coroutines, &draft.functions}) {
        for (const Routine &routine : *routines)
            collect(routine.steps, stepAfter);
    }
    for (const Line &line : telling.lines) {
        const auto found = stepAfter.find(line.text.substr(0, line.text.find(' ')));
        if (found != stepAfter.end())
            ++m_steps[*found->second];
        ++m_steps["log"];
    }
    m_lines += telling.lines.size();
    ++m_programs;
    const std::size_t colon = telling.ending.find(": ");
    const std::size_t words = colon == std::string::npos ? colon : telling.ending.find(':', colon + 2);
    ++m_endings[telling.ending.substr(0, words)];
}

void Coverage::add(const Coverage &other)
{
    m_programs += other.m_programs;
    m_lines += other.m_lines;
    for (const auto &[name, count] : other.m_steps)
        m_steps[name] += count;
    for (const auto &[name, count] : other.m_endings)
        m_endings[name] += count;
}

std::uint64_t Coverage::cutOff() const
{
    const auto found = m_endings.find("limit");
    return found == m_endings.end() ? 0 : found->second;
}

std::vector<std::string> Coverage::missing() const
{
    std::vector<std::string> names;
    for (const scenario::StepSpec &spec : scenario::stepSpecs()) {
        if (isOfTheLoop(spec) && !m_steps.contains(std::string(spec.name)))
            names.emplace_back(spec.name);
    }
    return names;
}

std::string Coverage::report() const
{
    std::string text = "reached, at least:\n";
    for (const auto &[name, count] : m_steps)
        text += row(name, count);
    text += "endings:\n";
    for (const auto &[name, count] : m_endings)
        text += row(name, count);
    return text + std::to_string(m_lines) + " lines\n";
}

} // namespace loopscope::fuzz
