// How scenarios are written, in part: the steps of every program: values, conditions, loops, exceptions, time.

#include "fuzz/scenario_writer.h"

#include <utility>

namespace loopscope::fuzz {

// Basics

void ScenarioWriter::let(Steps &steps)
{
    const std::string variable = name("x");
    const std::string value = oneOf({"0", "1", "len(all_tasks())", "[1, 2]", "None", "'a'"});
    add(steps, {"let", chance(50) ? number() : value, {{"as", variable}}});
    if (value.size() == 1)
        m_scope.numbers.push_back(variable);
}

void ScenarioWriter::ifStep(Steps &steps)
{
    Step step{"if", condition(), {}, {{"then", {}, block(2)}}};
    if (chance(50))
        step.branches.push_back({"else", {}, block(2)});
    add(steps, std::move(step));
}

void ScenarioWriter::whileStep(Steps &steps)
{
    const std::string counter = name("k");
    steps.push_back({"let", "0", {{"as", counter}}});
    m_scope.numbers.push_back(counter);
    const bool outside = std::exchange(m_inLoop, true);
    Steps body = block(3);
    m_inLoop = outside;
    body.insert(body.begin(), {"let", counter + " + 1", {{"as", counter}}});
    add(steps, {"while", counter + " < " + std::to_string(1 + roll(3)), {}, {doing(std::move(body))}});
}

void ScenarioWriter::forStep(Steps &steps)
{
    const std::string variable = name("i");
    const Scope before = m_scope;
    m_scope.numbers.push_back(variable);
    const bool outside = std::exchange(m_inLoop, true);
    Step step{"for", oneOf({"[3, 1]", "[2]", "range(2)", "[]", "[1, 1, 0]"}), {{"as", variable}}, {doing(block(3))}};
    m_inLoop = outside;
    m_scope = before;
    add(steps, std::move(step));
}

void ScenarioWriter::repeat(Steps &steps)
{
    const bool isForever = chance(25); // and ends after its first round: a `continue` in it would be for ever
    const bool outside = std::exchange(m_inLoop, !isForever);
    Step step{"repeat", isForever ? "forever" : std::to_string(roll(4))};
    const Scope before = m_scope;
    if (chance(50)) {
        const std::string variable = name("i");
        step.fields.emplace_back("as", variable);
        m_scope.numbers.push_back(variable);
    }
    Steps body = block(3);
    if (isForever)
        body.push_back({"break"});
    step.branches = {doing(std::move(body))};
    m_scope = before;
    m_inLoop = outside;
    add(steps, std::move(step));
}

void ScenarioWriter::leaveLoop(Steps &steps)
{
    if (m_inLoop)
        add(steps, {oneOf({"break", "continue"})});
}

void ScenarioWriter::tryStep(Steps &steps)
{
    Step step{"try", {}, {}, {{{}, {}, block(4)}}};
    const bool handles = chance(75);
    if (handles) {
        const bool outside = std::exchange(m_inHandler, true);
        std::string before;
        for (unsigned handlers = 1 + roll(2); handlers > 0; --handlers) {
            const std::string type = handled();
            if (type == before)
                break;
            before = type;
            Steps handler{{"log", lineText("error")}};
            if (chance(50)) {
                const Steps more = block(2);
                handler.insert(handler.end(), more.begin(), more.end());
            }
            step.branches.push_back({"except", type + " as error", std::move(handler)});
        }
        m_inHandler = outside;
    }
    if (!handles || chance(25))
        step.branches.push_back({"finally", {}, block(3)});
    add(steps, std::move(step));
}

void ScenarioWriter::raise(Steps &steps)
{
    if (m_inHandler && chance(60))
        return add(steps, {"raise"});
    if (m_depth > 1 || chance(20))
        add(steps, {"raise", exception()});
}

void ScenarioWriter::returnStep(Steps &steps)
{
    if (m_depth > 1 || chance(30))
        add(steps, {"return", chance(70) ? number() : oneOf({"[2, 'a']", "None", "True"})});
}

void ScenarioWriter::callStep(Steps &steps)
{
    const bool calls = canCall();
    if (!calls && m_inFunction)
        return;
    const std::string what = m_inFunction || !calls || chance(40) ? functionCall() : call();
    const std::string variable = name("x");
    add(steps, {"call", what, {{"as", variable}}});
}

void ScenarioWriter::sleep(Steps &steps)
{
    add(steps, {"sleep", duration()});
}

void ScenarioWriter::yield(Steps &steps)
{
    add(steps, {"yield"});
}

void ScenarioWriter::block(Steps &steps)
{
    add(steps, {"block", duration()});
}

void ScenarioWriter::compute(Steps &steps)
{
    add(steps, {"compute", duration()});
}

} // namespace loopscope::fuzz
