// Tasks and futures: spawn, await, gather, wait, timeouts and groups.

#include "engine/gather.h"
#include "engine/task_group.h"
#include "engine/timeout.h"
#include "engine/waiting.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

using engine::Future;
using engine::Gather;
using engine::Task;
using Phase = PerformSite::Phase;

/// `future` is kept for as long as it is waited for.
engine::Coroutine awaitFuture(Task &task, std::shared_ptr<Future> future, std::uint32_t line)
{
    co_return co_await engine::FutureAwaiter(task, *future, line);
}

Performed spawn(const TaskContext &context, Perform &step)
{
    constexpr std::size_t groupOperand = 1;
    std::shared_ptr<engine::TaskGroup> group;
    if (const Value &value = step.operands[groupOperand]; !value.isNone()) {
        group = value.object<engine::TaskGroup>();
        if (group == nullptr)
            return wrongObject(value, "a task group");
        if (auto objection = group->objection())
            return Outcome{std::move(*objection)};
    }
    auto task = context.interpreter.spawn(std::move(step.launch));
    if (task == nullptr)
        return Outcome{engine::Killed{}};
    if (group != nullptr)
        group->add(task);
    return Outcome{Value{std::shared_ptr<Future>(std::move(task))}};
}

Performed awaitStep(const TaskContext &context, Perform &step)
{
    auto future = context.interpreter.futureOf(std::move(step.starts.front()));
    if (auto *outcome = std::get_if<Outcome>(&future))
        return std::move(*outcome);
    return awaitFuture(context.task, std::get<0>(std::move(future)), step.line);
}

Performed gather(const TaskContext &context, Perform &step)
{
    constexpr std::size_t returnsOperand = 1;
    const bool returned = step.operands[returnsOperand].isTrue();
    // asyncio looks at everything before it starts anything.
    for (const Start &each : step.starts) {
        if (each.kind == Awaitable::Kind::Value && each.value.future() == nullptr)
            return Outcome{Exception{"TypeError", "An asyncio.Future, a coroutine or an awaitable is required"}};
    }
    const auto gather =
        Gather::create(context.loop(), returned ? Gather::Failures::Returned : Gather::Failures::Raised);
    // What Python makes of an argument by a call is there before gather() makes tasks of the coroutines.
    for (Start &each : step.starts) {
        if (each.kind != Awaitable::Kind::Shield && each.kind != Awaitable::Kind::Job)
            continue;
        auto future = context.interpreter.futureOf(std::move(each));
        if (auto *outcome = std::get_if<Outcome>(&future))
            return std::move(*outcome);
        each = Start{};
        each.value = Value{std::get<0>(std::move(future))};
    }
    for (Start &each : step.starts) {
        auto future = context.interpreter.futureOf(std::move(each));
        if (auto *outcome = std::get_if<Outcome>(&future))
            return std::move(*outcome);
        gather->add(std::get<0>(std::move(future)));
    }
    gather->complete();
    return awaitFuture(context.task, gather, step.line);
}

/// asyncio.wait_for() without a timeout is a call, too; and so many routines within each other need this much less of
/// the thread's stack.
constexpr std::size_t callsOfWaitFor = 4;

engine::WaitUntil untilOf(const Value &word)
{
    const auto *text = word.as<std::string>();
    if (text != nullptr && *text == "first_completed")
        return engine::WaitUntil::FirstCompleted;
    if (text != nullptr && *text == "first_exception")
        return engine::WaitUntil::FirstException;
    return engine::WaitUntil::AllCompleted;
}

Performed wait(const TaskContext &context, Perform &step)
{
    const auto *list = step.operands[0].as<std::shared_ptr<const engine::List>>();
    if (list == nullptr)
        return wrongObject(step.operands[0], "a list of tasks or futures");
    auto timeout = timeoutIn(context.interpreter, step.operands[1]);
    if (auto *exception = std::get_if<Exception>(&timeout))
        return Outcome{std::move(*exception)};
    engine::Futures futures;
    for (const Value &each : **list) {
        auto future = each.future();
        if (future == nullptr)
            return Outcome{Exception{"TypeError", "a list of tasks or futures is needed here, not of '" +
                                                      engine::typeName(each) + "'"}};
        futures.push_back(std::move(future));
    }
    return engine::wait(context.task, std::move(futures), untilOf(step.operands[2]), std::get<0>(timeout), step.line);
}

Performed waitFor(const TaskContext &context, Perform &step)
{
    auto timeout = timeoutIn(context.interpreter, step.operands[1]);
    if (auto *exception = std::get_if<Exception>(&timeout))
        return Outcome{std::move(*exception)};
    Start &start = step.starts.front();
    const bool isInline = !std::get<0>(timeout) && start.kind == Awaitable::Kind::Call;
    if (isInline) { // without a timeout a coroutine runs within the same task
        const std::size_t depth = context.depth + callsOfWaitFor;
        if (depth >= Machine::deepestCalls)
            return Outcome{Exception{"RecursionError", "maximum recursion depth exceeded"}};
        return context.interpreter.interpret(context.task, std::move(start.launch), depth);
    }
    auto future = context.interpreter.futureOf(std::move(start));
    if (auto *outcome = std::get_if<Outcome>(&future))
        return std::move(*outcome);
    return engine::waitFor(context.task, std::get<0>(std::move(future)), std::get<0>(timeout), step.line);
}

/// What leaves a context, as an outcome: an exception, or None.
Outcome leaving(const Value &exception)
{
    const auto *raised = exception.as<std::shared_ptr<const Exception>>();
    if (raised == nullptr)
        return {};
    if ((*raised)->type == "CancelledError")
        return engine::Cancelled{};
    return **raised;
}

Performed timeoutBlock(const TaskContext &context, Perform &step)
{
    if (step.phase == Phase::Enter) {
        auto timeout = timeoutIn(context.interpreter, step.operands[0]);
        if (auto *exception = std::get_if<Exception>(&timeout))
            return Outcome{std::move(*exception)};
        if (!std::get<0>(timeout))
            return Outcome{};
        return Outcome{Value{
            std::shared_ptr<engine::Object>(std::make_shared<engine::Timeout>(context.task, *std::get<0>(timeout)))}};
    }
    const auto timeout = step.operands[0].object<engine::Timeout>();
    return timeout == nullptr ? Outcome{} : timeout->exit(leaving(step.operands[1]));
}

Performed groupBlock(const TaskContext &context, Perform &step)
{
    if (step.phase == Phase::Enter)
        return Outcome{Value{std::shared_ptr<engine::Object>(std::make_shared<engine::TaskGroup>(context.task))}};
    const auto group = step.operands[0].object<engine::TaskGroup>();
    return group->exit(leaving(step.operands[1]), step.line);
}

Outcome forget(const TaskContext &context, const Perform &step)
{
    const std::string &name =
        context.interpreter.program().routines[static_cast<std::size_t>(step.launch.routine)].name;
    context.loop().report("coroutine '" + name + "' was never awaited", context.task.id(), context.task.info().name,
                          step.line);
    return {};
}

} // namespace

Performed performTaskStep(const TaskContext &context, Perform &step)
{
    switch (step.step) {
    case StepKind::Spawn:
        return spawn(context, step);
    case StepKind::Await:
        return awaitStep(context, step);
    case StepKind::Gather:
        return gather(context, step);
    case StepKind::Wait:
        return wait(context, step);
    case StepKind::WaitFor:
        return waitFor(context, step);
    case StepKind::Timeout:
        return timeoutBlock(context, step);
    case StepKind::TaskGroup:
        return groupBlock(context, step);
    case StepKind::Uncancel:
        return Outcome{Value{context.task.uncancel()}};
    default:
        return forget(context, step);
    }
}

} // namespace loopscope::scenario
