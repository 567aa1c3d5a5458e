// How scenarios are written, in part: locks, events, conditions, barriers, queues, streams, futures, callbacks and
// values.

#include "fuzz/scenario_writer.h"

#include <utility>

namespace loopscope::fuzz {

// Synchronisation

void ScenarioWriter::with(Steps &steps)
{
    addWaiting(steps, {"with", lock(), {}, {doing(block(3))}});
}

void ScenarioWriter::acquire(Steps &steps)
{
    const std::string what = lock();
    addWaiting(steps, {"acquire", what});
    if (m_depth < 4) {
        const Steps between = block(2);
        steps.insert(steps.end(), between.begin(), between.end());
    }
    if (chance(85))
        add(steps, {"release", what});
}

void ScenarioWriter::release(Steps &steps)
{
    if (chance(40))
        add(steps, {"release", lock()});
}

/// An object of its own, for two.
void ScenarioWriter::create(Steps &steps)
{
    const std::string variable = name("o");
    add(steps, {"create",
                oneOf({"lock", "{semaphore: 1}", "{bounded_semaphore: 1}", "condition", "event", "{barrier: 1}",
                       "{queue: 1}", "priority_queue", "lifo_queue", "future", "stream"}),
                {{"as", variable}}});
    const std::string kind = steps.back().own;
    if (kind == "lock" || kind == "condition" || kind.ends_with("semaphore: 1}")) {
        add(steps, {"with", variable, {}, {doing({{"sleep", duration()}})}});
    } else if (kind == "{barrier: 1}") {
        add(steps, {"wait_on", variable, {{"as", name("x")}}});
    } else if (kind == "stream") {
        add(steps, {"feed", "\"xy\"", {{"into", variable}}});
        add(steps, {"readexactly", "1", {{"from", variable}, {"as", name("x")}}});
    } else if (kind == "event") {
        add(steps, {"set_event", variable});
        add(steps, {"wait_on", variable});
    } else if (kind == "future") {
        m_scope.futures.push_back(variable);
        if (canCall()) {
            steps.push_back({"spawn", 'c' + std::to_string(coroutineCount - 1) + "(1, " + variable + ')'});
            add(steps, {"yield"});
        }
        add(steps, {"set_result", variable, {{"to", number()}}});
    } else {
        add(steps, {"put", number(), {{"into", variable}}});
        add(steps, {"get", variable, {{"as", name("x")}}});
    }
}

void ScenarioWriter::waitOnEvent(Steps &steps)
{
    addWaiting(steps, {"wait_on", "ev"});
}

void ScenarioWriter::setEvent(Steps &steps)
{
    add(steps, {"set_event", "ev"});
}

void ScenarioWriter::clearEvent(Steps &steps)
{
    add(steps, {"clear_event", "ev"});
}

void ScenarioWriter::waitOnCondition(Steps &steps)
{
    Steps body;
    if (chance(20))
        body = block(2);
    if (chance(95)) {
        addWaiting(body, {"wait_on", "cond"});
        if (chance(50))
            logStep(body);
        addWaiting(steps, {"with", "cond", {}, {doing(std::move(body))}});
    } else {
        add(steps, {"wait_on", "cond"}); // un-acquired
    }
}

void ScenarioWriter::notify(Steps &steps)
{
    Step step{"notify_all", "cond"};
    if (chance(60)) {
        step = {"notify", "cond"};
        if (chance(40))
            step.fields.emplace_back("count", std::to_string(roll(4)));
    }
    if (chance(5))
        return add(steps, std::move(step)); // un-acquired
    Steps body;
    add(body, std::move(step));
    if (chance(40))
        sleep(body);
    addWaiting(steps, {"with", "cond", {}, {doing(std::move(body))}});
}

void ScenarioWriter::waitOnBarrier(Steps &steps)
{
    Step step{"wait_on", "bar"};
    if (chance(70))
        step.fields.emplace_back("as", name("x"));
    addWaiting(steps, std::move(step));
}

// Queues and streams

void ScenarioWriter::put(Steps &steps)
{
    addWaiting(steps, {"put", item(), {{"into", queue()}}});
}

void ScenarioWriter::putNowait(Steps &steps)
{
    add(steps, {"put_nowait", item(), {{"into", queue()}}});
}

void ScenarioWriter::get(Steps &steps)
{
    addWaiting(steps, {"get", queue(), {{"as", name("x")}}});
}

void ScenarioWriter::getNowait(Steps &steps)
{
    add(steps, {"get_nowait", queue(), {{"as", name("x")}}});
}

void ScenarioWriter::taskDone(Steps &steps)
{
    add(steps, {"task_done", queue()});
}

void ScenarioWriter::join(Steps &steps)
{
    addWaiting(steps, {"join", queue()});
}

void ScenarioWriter::feed(Steps &steps)
{
    add(steps, {"feed", oneOf({"\"ab\\n\"", "\"c\"", "\"de\\nf\"", "\"\\n\"", "\"ghij\""}), {{"into", "st"}}});
}

void ScenarioWriter::feedEof(Steps &steps)
{
    if (chance(50))
        add(steps, {"feed_eof", "st"});
}

void ScenarioWriter::readline(Steps &steps)
{
    addWaiting(steps, {"readline", "st", {{"as", name("x")}}});
}

void ScenarioWriter::readexactly(Steps &steps)
{
    addWaiting(steps, {"readexactly", std::to_string(roll(5)), {{"from", "st"}, {"as", name("x")}}});
}

// Futures

void ScenarioWriter::setResult(Steps &steps)
{
    const std::string which = oneOf({"fut", "fut2"});
    Step step{"set_result", which};
    if (chance(80))
        step.fields.emplace_back("to", number());
    if (chance(40))
        return add(steps, std::move(step));
    steps.push_back({"if", "not " + which + ".done()", {}, {{"then", {}, {std::move(step)}}}});
}

void ScenarioWriter::setException(Steps &steps)
{
    const std::string which = oneOf({"fut", "fut2"});
    Step step{"set_exception", which, {{"to", exception()}}};
    if (chance(30))
        return add(steps, std::move(step));
    steps.push_back({"if", "not " + which + ".done()", {}, {{"then", {}, {std::move(step)}}}});
}

void ScenarioWriter::awaitFuture(Steps &steps)
{
    addWaiting(steps, {"await", oneOf({"fut", "fut2"}), {{"as", name("x")}}});
}

void ScenarioWriter::cancelFuture(Steps &steps)
{
    if (chance(50))
        add(steps, {"cancel", oneOf({"fut", "fut2"})});
}

// Callbacks

void ScenarioWriter::addCallback(Steps &steps, Step step)
{
    if (chance(40))
        return add(steps, std::move(step));
    const std::string handle = name("h");
    step.fields.emplace_back("as", handle);
    add(steps, std::move(step));
    m_scope.handles.push_back(handle);
}

void ScenarioWriter::callSoon(Steps &steps)
{
    Step step{"call_soon", functionCall()};
    addCallback(steps, std::move(step));
}

void ScenarioWriter::callLater(Steps &steps)
{
    Step step{"call_later", functionCall(), {{"delay", duration()}}};
    addCallback(steps, std::move(step));
}

void ScenarioWriter::callSoonThreadsafe(Steps &steps)
{
    if (!m_inFunction || canCall())
        add(steps, {"call_soon_threadsafe", functionCall()});
}

void ScenarioWriter::cancelHandle(Steps &steps)
{
    if (!m_scope.handles.empty())
        add(steps, {"cancel", oneOf(m_scope.handles)});
}

// Values

void ScenarioWriter::read(Steps &steps)
{
    const std::string variable = name("x");
    add(steps, {"read", "v", {{"as", variable}}});
    m_scope.numbers.push_back(variable);
}

void ScenarioWriter::write(Steps &steps)
{
    add(steps, {"write", "v", {{"to", chance(50) ? "v + 1" : number()}}});
}

} // namespace loopscope::fuzz
