// Tasks and futures: spawn, await, gather, wait…

#include "engine/awaiters.h"
#include "engine/gather.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

using engine::Future;
using engine::Gather;
using engine::Task;

/// `future` is kept for as long as it is waited for.
QCoro::Task<Outcome> awaitFuture(Task &task, std::shared_ptr<Future> future, std::uint32_t line)
{
    co_return co_await engine::FutureAwaiter(task, *future, line);
}

Performed await(const TaskContext &context, std::shared_ptr<Future> future, std::uint32_t line)
{
    if (future.get() == &context.task)
        return Outcome{Exception{"RuntimeError", "Task cannot await on itself: " + context.task.info().name}};
    if (future->isDone() && !context.task.isKilled())
        return future->outcome();
    return awaitFuture(context.task, std::move(future), line);
}

Performed spawn(const TaskContext &context, Perform &step)
{
    auto task = context.interpreter.spawn(std::move(step.launch));
    if (task == nullptr)
        return Outcome{engine::Killed{}};
    return Outcome{Value{std::shared_ptr<Future>(std::move(task))}};
}

Performed awaitStep(const TaskContext &context, Perform &step)
{
    auto future = context.interpreter.futureOf(std::move(step.starts.front()));
    if (auto *outcome = std::get_if<Outcome>(&future))
        return std::move(*outcome);
    return await(context, std::get<0>(std::move(future)), step.line);
}

Performed gather(const TaskContext &context, Perform &step)
{
    const bool returned = step.operands[1].isTrue();
    // asyncio looks at everything before it starts anything.
    for (const Start &each : step.starts) {
        if (each.kind == Awaitable::Kind::Value && each.value.future() == nullptr)
            return Outcome{Exception{"TypeError", "An asyncio.Future, a coroutine or an awaitable is required"}};
    }
    const auto gather =
        Gather::create(context.loop(), returned ? Gather::Failures::Returned : Gather::Failures::Raised);
    for (Start &each : step.starts) {
        auto future = context.interpreter.futureOf(std::move(each));
        if (auto *outcome = std::get_if<Outcome>(&future))
            return std::move(*outcome);
        gather->add(std::get<0>(std::move(future)));
    }
    gather->complete();
    return await(context, gather, step.line);
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
    default:
        return Outcome{Exception{"NotImplementedError", std::string(specOf(step.step).name)}};
    }
}

} // namespace loopscope::scenario
