#include "fuzz/scenario_writer.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace loopscope::fuzz {

namespace {

/// Steps that come to their end at once or soon, whatever the others do.
constexpr std::array<std::string_view, 14> harmless{"log",    "let",       "sleep",      "yield",  "spawn",
                                                    "block",  "compute",   "set_event",  "cancel", "clear_event",
                                                    "forget", "call_soon", "call_later", "read"};

} // namespace

const std::vector<ScenarioWriter::Choice> &ScenarioWriter::choices()
{
    using W = ScenarioWriter;
    constexpr bool functionsToo = true;
    constexpr bool nests = true;
    static const std::vector<Choice> all{
        {Topic::Basics, 4, &W::log, functionsToo},
        {Topic::Basics, 6, &W::sleep},
        {Topic::Basics, 3, &W::yield},
        {Topic::Basics, 1, &W::block, functionsToo},
        {Topic::Basics, 1, &W::compute, functionsToo},
        {Topic::Basics, 1, &W::let, functionsToo},
        {Topic::Basics, 2, &W::ifStep, functionsToo, nests},
        {Topic::Basics, 1, &W::whileStep, functionsToo, nests},
        {Topic::Basics, 1, &W::forStep, functionsToo, nests},
        {Topic::Basics, 1, &W::repeat, functionsToo, nests},
        {Topic::Basics, 2, &W::leaveLoop, functionsToo},
        {Topic::Basics, 5, &W::tryStep, functionsToo, nests},
        {Topic::Basics, 1, &W::raise, functionsToo},
        {Topic::Basics, 1, &W::returnStep, functionsToo},
        {Topic::Basics, 1, &W::callStep, functionsToo},
        {Topic::Tasks, 6, &W::spawn},
        {Topic::Tasks, 4, &W::await},
        {Topic::Tasks, 2, &W::gather},
        {Topic::Tasks, 2, &W::wait},
        {Topic::Tasks, 3, &W::waitFor},
        {Topic::Tasks, 3, &W::timeout, false, nests},
        {Topic::Tasks, 4, &W::cancel, functionsToo},
        {Topic::Tasks, 1, &W::ask, functionsToo},
        {Topic::Tasks, 1, &W::uncancel},
        {Topic::Tasks, 1, &W::forget},
        {Topic::Groups, 3, &W::taskGroup, false, nests},
        {Topic::Groups, 1, &W::exceptStar, false, nests},
        {Topic::Locks, 6, &W::with, false, nests},
        {Topic::Locks, 1, &W::acquire},
        {Topic::Locks, 1, &W::release, functionsToo},
        {Topic::Locks, 1, &W::create},
        {Topic::Events, 2, &W::waitOnEvent},
        {Topic::Events, 2, &W::setEvent, functionsToo},
        {Topic::Events, 1, &W::clearEvent, functionsToo},
        {Topic::Conditions, 3, &W::waitOnCondition, false, nests},
        {Topic::Conditions, 3, &W::notify},
        {Topic::Barriers, 3, &W::waitOnBarrier},
        {Topic::Queues, 3, &W::put},
        {Topic::Queues, 1, &W::putNowait, functionsToo},
        {Topic::Queues, 3, &W::get},
        {Topic::Queues, 1, &W::getNowait, functionsToo},
        {Topic::Queues, 1, &W::taskDone, functionsToo},
        {Topic::Queues, 1, &W::join},
        {Topic::Streams, 3, &W::feed, functionsToo},
        {Topic::Streams, 1, &W::feedEof, functionsToo},
        {Topic::Streams, 2, &W::readline},
        {Topic::Streams, 2, &W::readexactly},
        {Topic::Futures, 2, &W::setResult, functionsToo},
        {Topic::Futures, 1, &W::setException, functionsToo},
        {Topic::Futures, 3, &W::awaitFuture},
        {Topic::Futures, 1, &W::cancelFuture, functionsToo},
        {Topic::Callbacks, 3, &W::callSoon},
        {Topic::Callbacks, 3, &W::callLater},
        {Topic::Callbacks, 1, &W::callSoonThreadsafe, functionsToo},
        {Topic::Callbacks, 2, &W::cancelHandle},
        {Topic::Values, 1, &W::read, functionsToo},
        {Topic::Values, 2, &W::write, functionsToo},
    };
    return all;
}

Draft ScenarioWriter::write()
{
    // Two topics in three are left out, so that the others get together often.
    for (unsigned &weight : m_weights)
        weight = chance(35) ? 1 + roll(3) : 0;
    m_weights[static_cast<std::size_t>(Topic::Basics)] = 1;
    m_weights[static_cast<std::size_t>(Topic::Tasks)] = 1 + roll(2);

    Draft draft;
    if (isAbout(Topic::Locks))
        draft.shared.insert(draft.shared.end(), {"lock: lock", "sem: {semaphore: " + std::to_string(1 + roll(2)) + '}',
                                                 "bsem: {bounded_semaphore: " + std::to_string(1 + roll(2)) + '}'});
    if (isAbout(Topic::Events))
        draft.shared.emplace_back("ev: event");
    if (isAbout(Topic::Conditions))
        draft.shared.emplace_back("cond: condition");
    if (isAbout(Topic::Barriers))
        draft.shared.push_back("bar: {barrier: " + std::to_string(2 + roll(2)) + '}');
    if (isAbout(Topic::Queues))
        draft.shared.insert(draft.shared.end(), {"q: {queue: " + std::to_string(roll(3)) + '}',
                                                 "pq: {priority_queue: " + std::to_string(roll(3)) + '}',
                                                 "lq: {lifo_queue: " + std::to_string(roll(3)) + '}'});
    if (isAbout(Topic::Streams))
        draft.shared.emplace_back("st: stream");
    draft.shared.insert(draft.shared.end(), {"fut: future", "fut2: future"});
    if (isAbout(Topic::Values))
        draft.shared.emplace_back("v: 0");

    if (isAbout(Topic::Debug))
        draft.settings = {"stall_after: 2500us", "on_slow: slow"}; // no slice lasts so long exactly
    if (isAbout(Topic::Debug) && chance(85))
        draft.settings.emplace_back("debug: true");

    m_inFunction = true;
    for (int number = 0; number < functionCount; ++number)
        draft.functions.push_back(routine('f', number));
    if (isAbout(Topic::Debug))
        draft.functions.push_back(slowFunction());
    m_inFunction = false;
    for (int number = 0; number < coroutineCount; ++number)
        draft.coroutines.push_back(routine('c', number));
    m_routine = -1;
    m_scope = {{}, {}, {"fut", "fut2"}, {}, {}};
    m_depth = 1;
    for (unsigned spawned = 2 + roll(3); spawned > 0; --spawned)
        spawn(draft.main);
    for (unsigned count = 2 + roll(7); count > 0; --count)
        mainStep(draft.main);
    logStep(draft.main);
    return draft;
}

/// Main goes on, mostly, or there would be little to see: it neither waits for ever nor fails.
void ScenarioWriter::mainStep(Steps &steps)
{
    Steps inner;
    const Scope before = m_scope;
    step(inner);
    const bool isHarmless = std::all_of(inner.begin(), inner.end(), [](const Step &each) {
        return each.branches.empty() && std::find(harmless.begin(), harmless.end(), each.name) != harmless.end();
    });
    if (isHarmless || chance(15)) {
        steps.insert(steps.end(), inner.begin(), inner.end());
        return;
    }
    m_scope = before; // what is bound in there may not be
    if (chance(90))
        inner = {{"timeout", oneOf({"3ms", "5ms", "5ms", "8ms"}), {}, {doing(std::move(inner))}}};
    Steps handler{{"log", lineText("error")}};
    steps.push_back({"try", {}, {}, {{{}, {}, std::move(inner)}, {"except", "BaseException as error", handler}}});
}

Routine ScenarioWriter::routine(char letter, int number)
{
    m_routine = number;
    m_scope = {{"n"}, {}, {"t", "fut", "fut2"}, {}, {}};
    return {letter + std::to_string(number) + "(n, t)", block(m_inFunction ? 3 : 6)};
}

/// What debug mode calls after a slice that was slow. The task's name is logged where it has one of its own.
Routine ScenarioWriter::slowFunction()
{
    m_scope = {{}, {}, {"fut", "fut2"}, {}, {}};
    m_depth = 1;
    std::string names = "'t0'";
    for (int number = 1; number < 60; ++number)
        names += ", 't" + std::to_string(number) + '\'';
    Steps steps{{"log", "\"slow\""}};
    steps.push_back({"if", "task in [" + names + ']', {}, {{"then", {}, {{"log", "\"{task}\""}}}}});
    if (chance(30))
        steps.push_back({"call_soon_threadsafe", "f0(1, fut)"});
    return {"slow(task)", std::move(steps)};
}

Steps ScenarioWriter::block(unsigned most)
{
    const Scope outside = m_scope;
    ++m_depth;
    Steps steps;
    const unsigned count = 1 + roll(most);
    for (unsigned i = 0; i < count; ++i) {
        step(steps);
        // Nothing is reached after these.
        const std::string &last = steps.empty() ? "" : steps.back().name;
        if (last == "raise" || last == "return" || last == "break" || last == "continue")
            break;
    }
    if (steps.empty())
        logStep(steps);
    --m_depth;
    m_scope = outside;
    return steps;
}

void ScenarioWriter::step(Steps &steps)
{
    const bool mayNest = m_depth < (m_inFunction ? 2U : 4U);
    const auto weightOf = [&](const Choice &choice) {
        const bool fits = (mayNest || !choice.nests) && (!m_inFunction || choice.inFunctions);
        return fits ? choice.weight * m_weights[static_cast<std::size_t>(choice.topic)] : 0U;
    };
    const unsigned all = std::accumulate(choices().begin(), choices().end(), 0U,
                                         [&](unsigned sum, const Choice &choice) { return sum + weightOf(choice); });
    unsigned rolled = roll(all);
    for (const Choice &choice : choices()) {
        if (rolled < weightOf(choice))
            return (this->*choice.write)(steps);
        rolled -= weightOf(choice);
    }
}

void ScenarioWriter::add(Steps &steps, Step step)
{
    if (chance(40))
        logStep(steps);
    std::string about;
    for (const auto &[field, variable] : step.fields) {
        if (field == "as")
            about = variable;
    }
    const bool isValue = about.starts_with("x");
    steps.push_back(std::move(step));
    if (isValue && chance(60))
        logStep(steps, about);
}

void ScenarioWriter::addWaiting(Steps &steps, Step step)
{
    if (chance(55) || m_depth > 3)
        return add(steps, std::move(step));
    Steps inner;
    add(inner, std::move(step));
    Step limited{"timeout", duration(), {}, {doing(std::move(inner))}};
    if (chance(40))
        return add(steps, std::move(limited));
    const std::string type = handled();
    Steps handler{{"log", lineText("error")}};
    steps.push_back({"try", {}, {}, {{{}, {}, {std::move(limited)}}, {"except", type + " as error", handler}}});
}

void ScenarioWriter::logStep(Steps &steps, const std::string &about)
{
    steps.push_back({"log", lineText(about)});
}

/// Begins with a number of its own, by which coverage and people find the line.
std::string ScenarioWriter::lineText(const std::string &about)
{
    std::string text = '"' + std::to_string(++m_marks);
    if (about == "error")
        text += " {type(error)} {error}";
    else if (!about.empty())
        text += " {" + about + '}';
    for (unsigned more = roll(3); more > 0; --more)
        text += " {" + observation() + '}';
    return text + '"';
}

std::string ScenarioWriter::number()
{
    if (m_scope.numbers.empty() || chance(50))
        return std::to_string(roll(4));
    return oneOf(m_scope.numbers) + (chance(30) ? " + 1" : "");
}

/// Mostly a number; now and then something that is not less than one.
std::string ScenarioWriter::item()
{
    return chance(88) ? number() : oneOf({"'a'", "None", "[1, 2]", "[1, 3]", "True"});
}

std::string ScenarioWriter::observation()
{
    for (;;) {
        switch (roll(12)) {
        case 0:
            return m_scope.numbers.empty() ? "1" : oneOf(m_scope.numbers);
        case 1:
            return future() + oneOf({".done()", ".cancelled()"});
        case 2:
            return m_scope.tasks.empty() ? "0" : oneOf(m_scope.tasks) + oneOf({".done()", ".cancelling()"});
        case 3:
            return "len(all_tasks())";
        case 4:
            if (isAbout(Topic::Locks))
                return lock() + ".locked()";
            break;
        case 5:
            if (isAbout(Topic::Events))
                return "ev.is_set()";
            break;
        case 6:
            if (isAbout(Topic::Conditions))
                return "cond.locked()";
            break;
        case 7:
            if (isAbout(Topic::Barriers))
                return oneOf({"bar.n_waiting", "bar.parties"});
            break;
        case 8:
            if (isAbout(Topic::Queues))
                return queue() + oneOf({".qsize()", ".empty()", ".full()"});
            break;
        case 9:
            if (isAbout(Topic::Streams))
                return "st.at_eof()";
            break;
        case 10:
            if (isAbout(Topic::Values))
                return "v";
            break;
        default:
            if (!m_scope.handles.empty())
                return oneOf(m_scope.handles) + ".cancelled()";
        }
    }
}

std::string ScenarioWriter::condition()
{
    switch (roll(4)) {
    case 0:
        return future() + ".done()";
    case 1:
        return "not " + future() + ".done()";
    case 2:
        return isAbout(Topic::Events)   ? "ev.is_set()"
               : isAbout(Topic::Queues) ? "q.empty()"
               : isAbout(Topic::Locks)  ? "not lock.locked()"
                                        : "len(all_tasks()) > 3";
    default:
        return number() + oneOf({" > ", " == ", " <= "}) + number();
    }
}

std::string ScenarioWriter::exception()
{
    return oneOf({"ValueError", "ValueError", "RuntimeError", "TimeoutError"}) + '(' + name("e") + ')';
}

std::string ScenarioWriter::handled()
{
    return oneOf({"ValueError", "Exception", "Exception", "CancelledError", "CancelledError", "BaseException",
                  "TimeoutError", "TimeoutError", "RuntimeError"});
}

std::string ScenarioWriter::future()
{
    return !m_scope.tasks.empty() && chance(70) ? oneOf(m_scope.tasks) : oneOf(m_scope.futures);
}

std::string ScenarioWriter::calling(char letter, int first, int count)
{
    const int which = first + static_cast<int>(roll(static_cast<unsigned>(count - first)));
    return letter + std::to_string(which) + '(' + number() + ", " + future() + ')';
}

std::string ScenarioWriter::call()
{
    return calling('c', m_routine + 1, coroutineCount);
}

std::string ScenarioWriter::functionCall()
{
    return calling('f', m_inFunction ? m_routine + 1 : 0, functionCount);
}

std::string ScenarioWriter::awaitable()
{
    switch (roll(6)) {
    case 0:
    case 1:
        return canCall() ? call() : future();
    case 2:
        return "{sleep: " + duration() + '}';
    case 3:
        return canCall() && chance(50) ? "{shield: \"" + call() + "\"}" : "{shield: " + future() + '}';
    default:
        return future();
    }
}

} // namespace loopscope::fuzz
