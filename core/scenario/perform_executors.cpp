// Pools, threads and processes, as tasks use them.

#include "engine/awaiters.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

QCoro::Task<Outcome> awaitJob(engine::Task &task, std::shared_ptr<engine::Future> job, std::uint32_t line)
{
    co_return co_await engine::FutureAwaiter(task, *job, line);
}

} // namespace

Performed performExecutorStep(const TaskContext &context, Perform &step)
{
    switch (step.step) {
    case StepKind::RunInExecutor:
        return awaitJob(context.task, context.interpreter.submit(std::move(step.launch), step.operands[1]), step.line);
    case StepKind::ToThread:
        return awaitJob(context.task, context.interpreter.submit(std::move(step.launch), {}), step.line);
    default:
        return Outcome{Exception{"NotImplementedError", std::string(specOf(step.step).name)}};
    }
}

} // namespace loopscope::scenario
