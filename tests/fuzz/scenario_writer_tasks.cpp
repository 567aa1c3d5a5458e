// How scenarios are written, in part: tasks, what waits for them, timeouts and groups.

#include "fuzz/scenario_writer.h"

#include <utility>

namespace loopscope::fuzz {

// Tasks

void ScenarioWriter::spawn(Steps &steps)
{
    if (!canCall())
        return yield(steps);
    const std::string variable = name("t");
    Step step{"spawn", call(), {{"as", variable}, {"name", variable}}};
    if (!m_scope.groups.empty() && chance(70))
        step.fields.emplace_back("in", oneOf(m_scope.groups));
    add(steps, std::move(step));
    m_scope.tasks.push_back(variable);
    m_scope.futures.push_back(variable);
}

void ScenarioWriter::await(Steps &steps)
{
    Step step{"await", awaitable()};
    if (chance(70))
        step.fields.emplace_back("as", name("x"));
    addWaiting(steps, std::move(step));
}

void ScenarioWriter::gather(Steps &steps)
{
    Step step{"gather"};
    if (chance(25)) {
        step.own = '[' + future() + ", " + future() + ']';
    } else {
        for (unsigned count = roll(4); count > 0; --count)
            step.items.push_back(awaitable());
        if (step.items.empty())
            step.own = "[]";
    }
    if (chance(70))
        step.fields.emplace_back("as", name("x"));
    if (chance(50))
        step.fields.emplace_back("return_exceptions", "true");
    addWaiting(steps, std::move(step));
}

void ScenarioWriter::wait(Steps &steps)
{
    std::string list = future();
    for (unsigned more = roll(3); more > 0; --more)
        list += ", " + future();
    const std::string done = name("d");
    const std::string pending = name("p");
    Step step{"wait", '[' + list + ']', {{"as", done}, {"pending", pending}}};
    const bool isLimited = chance(60);
    if (isLimited)
        step.fields.emplace_back("timeout", duration());
    if (chance(65))
        step.fields.emplace_back("return_when", oneOf({"first_completed", "first_exception", "all_completed"}));
    if (isLimited)
        add(steps, std::move(step));
    else
        steps.push_back(std::move(step));
    steps.push_back({"log", '"' + std::to_string(++m_marks) + " {len(" + done + ")} {len(" + pending + ")}\""});
    if (chance(50)) {
        const std::string each = name("w");
        Steps body{{"log", '"' + std::to_string(++m_marks) + " {" + each + ".done()} {" + each + ".cancelled()}\""}};
        if (chance(30))
            body.push_back({"cancel", each});
        steps.push_back({"for", chance(50) ? done : pending, {{"as", each}}, {doing(std::move(body))}});
    }
}

void ScenarioWriter::waitFor(Steps &steps)
{
    Step step{"wait_for", awaitable(), {{"timeout", duration()}}};
    if (chance(70))
        step.fields.emplace_back("as", name("x"));
    if (chance(50))
        return add(steps, std::move(step));
    const std::string type = handled();
    Steps body;
    add(body, std::move(step));
    Steps handler{{"log", lineText("error")}};
    add(steps, {"try", {}, {}, {{{}, {}, std::move(body)}, {"except", type + " as error", std::move(handler)}}});
}

void ScenarioWriter::timeout(Steps &steps)
{
    Step step{"timeout", duration(), {}, {doing(block(3))}};
    if (chance(50))
        return add(steps, std::move(step));
    const std::string type = handled();
    Steps handler{{"log", lineText("error")}};
    steps.push_back({"try", {}, {}, {{{}, {}, {std::move(step)}}, {"except", type + " as error", std::move(handler)}}});
}

void ScenarioWriter::cancel(Steps &steps)
{
    add(steps, {"cancel", future()});
}

/// What became of a task or a future; one that is not done raises.
void ScenarioWriter::ask(Steps &steps)
{
    Step step{"let", future() + oneOf({".result()", ".exception()"}), {{"as", name("x")}}};
    if (chance(25))
        return add(steps, std::move(step));
    Steps body;
    add(body, std::move(step));
    Steps handler{{"log", lineText("error")}};
    steps.push_back(
        {"try", {}, {}, {{{}, {}, std::move(body)}, {"except", "BaseException as error", std::move(handler)}}});
}

void ScenarioWriter::uncancel(Steps &steps)
{
    add(steps, {"uncancel"});
}

void ScenarioWriter::forget(Steps &steps)
{
    if (canCall())
        add(steps, {"forget", call()});
}

void ScenarioWriter::taskGroup(Steps &steps)
{
    const std::string group = name("g");
    const Scope before = m_scope;
    m_scope.groups.push_back(group);
    Steps body;
    for (unsigned count = roll(3); count > 0; --count)
        spawn(body);
    const Steps rest = block(3);
    body.insert(body.end(), rest.begin(), rest.end());
    m_scope = before;
    Step step{"task_group", group, {}, {doing(std::move(body))}};
    if (chance(40))
        return add(steps, std::move(step));
    const std::string type =
        chance(50) ? handled() : oneOf({"ExceptionGroup", "BaseExceptionGroup", "Exception", "CancelledError"});
    Steps handler{{"log", lineText("error")}};
    steps.push_back({"try", {}, {}, {{{}, {}, {std::move(step)}}, {"except", type + " as error", std::move(handler)}}});
}

void ScenarioWriter::exceptStar(Steps &steps)
{
    Steps body;
    if (isAbout(Topic::Groups) && chance(80)) {
        const std::string group = name("g");
        const Scope before = m_scope;
        m_scope.groups.push_back(group);
        m_scope.groups.push_back(group);
        Steps inner;
        for (unsigned count = 1 + roll(2); count > 0; --count)
            spawn(inner);
        const Steps rest = block(2);
        inner.insert(inner.end(), rest.begin(), rest.end());
        m_scope = before;
        body.push_back({"task_group", group, {}, {doing(std::move(inner))}});
    } else {
        body = block(3);
    }
    const std::string type = oneOf({"ValueError", "Exception", "RuntimeError", "TimeoutError"});
    // Python lets nobody leave an except* by break, continue or return.
    Steps handler{{"log", '"' + std::to_string(++m_marks) + " {type(error)} {error} {len(error.exceptions)}\""}};
    if (chance(30))
        sleep(handler);
    if (chance(30))
        handler.push_back({"raise", exception()});
    add(steps, {"try", {}, {}, {{{}, {}, std::move(body)}, {"except*", type + " as error", std::move(handler)}}});
}

} // namespace loopscope::fuzz
