// Pools, threads and processes, as tasks use them. What blocks, blocks the loop's own thread.

#include "engine/awaiters.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

engine::Coroutine awaitJob(engine::Task &task, std::shared_ptr<engine::Future> job, std::uint32_t line)
{
    co_return co_await engine::FutureAwaiter(task, *job, line);
}

} // namespace

engine::Coroutine blockLoop(engine::Task &task, std::shared_ptr<engine::ThreadWait> wait)
{
    engine::ThreadWaitAwaiter awaiter(task, std::move(wait));
    co_return co_await awaiter;
}

Performed performThreadStep(const TaskContext &context, Perform &step)
{
    const engine::Task &task = context.task;
    const ThreadContext thread{context.interpreter.runtime(), {task.id(), {}}, task.info().name, &task.loop()};
    auto threaded = performThreadStep(thread, step);
    if (!threaded)
        return wrongObject(step.operands.empty() ? Value{} : step.operands[0], expectedBy(step.step));
    if (auto *wait = std::get_if<std::shared_ptr<engine::ThreadWait>>(&*threaded))
        return blockLoop(context.task, std::move(*wait));
    return std::move(std::get<Outcome>(*threaded));
}

Performed performExecutorStep(const TaskContext &context, Perform &step)
{
    if (step.step != StepKind::RunInExecutor && step.step != StepKind::ToThread)
        return performThreadStep(context, step);
    Value pool = step.step == StepKind::RunInExecutor ? std::move(step.operands[1]) : Value{};
    auto job = context.interpreter.submit(std::move(step.launch), pool);
    if (auto *exception = std::get_if<Exception>(&job))
        return Outcome{std::move(*exception)};
    return awaitJob(context.task, std::get<std::shared_ptr<engine::Future>>(std::move(job)), step.line);
}

} // namespace loopscope::scenario
