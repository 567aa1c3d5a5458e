// Pools, jobs, threads and what they wait for: the same in tasks, in callbacks and in functions on other threads.

#include "scenario/perform_threads.h"

#include "engine/completions.h"
#include "engine/thread_barrier.h"
#include "engine/thread_mutex.h"
#include "scenario/interpreter.h"
#include "scenario/job_code.h"
#include "scenario/perform_context.h"
#include "scenario/speed.h"

namespace loopscope::scenario {

namespace {

using engine::Job;
using engine::Thread;
using engine::ThreadMutex;
using Phase = PerformSite::Phase;

engine::WaitInfo waitInfo(const ThreadContext &context, const Perform &step)
{
    return {context.who, step.line, {}};
}

/// The same, with the timeout that stands in an operand.
std::variant<engine::WaitInfo, Exception> waitInfo(const ThreadContext &context, const Perform &step,
                                                   const Value &timeout)
{
    engine::WaitInfo info = waitInfo(context, step);
    if (timeout.isNone())
        return info;
    const auto *duration = timeout.as<Duration>();
    if (duration == nullptr)
        return Exception{"TypeError", "a duration with a unit is needed here, not '" + engine::typeName(timeout) + "'"};
    info.timeout = scaledBy(*duration, context.runtime.speed);
    return info;
}

Threaded submit(const ThreadContext &context, Perform &step)
{
    auto pool = poolIn(context, step.operands[1]);
    if (auto *exception = std::get_if<Exception>(&pool))
        return Outcome{std::move(*exception)};
    engine::JobInfo info{step.launch.label, step.line};
    auto code = std::make_unique<MachineCode>(context.runtime, std::move(step.launch));
    auto job = std::get<engine::Executor *>(pool)->submit(std::move(info), std::move(code), context.submitter);
    if (auto *exception = std::get_if<Exception>(&job))
        return Outcome{std::move(*exception)};
    return Outcome{Value{std::shared_ptr<engine::Object>(std::get<std::shared_ptr<Job>>(std::move(job)))}};
}

Threaded result(const ThreadContext &context, const Perform &step)
{
    auto job = step.operands[0].object<Job>();
    if (job == nullptr)
        return wrongObject(step.operands[0], "a job");
    auto info = waitInfo(context, step, step.operands[1]);
    if (auto *exception = std::get_if<Exception>(&info))
        return Outcome{std::move(*exception)};
    return Job::result(std::move(job), std::get<engine::WaitInfo>(std::move(info)));
}

Threaded asCompleted(const ThreadContext &context, const Perform &step)
{
    if (step.phase == Phase::Next)
        return engine::Completions::next(step.operands[0].object<engine::Completions>(), waitInfo(context, step));
    const auto *list = step.operands[0].as<std::shared_ptr<const engine::List>>();
    if (list == nullptr)
        return wrongObject(step.operands[0], "a list of jobs");
    std::vector<std::shared_ptr<Job>> jobs;
    for (const Value &each : **list) {
        auto job = each.object<Job>();
        if (job == nullptr)
            return wrongObject(each, "a job");
        jobs.push_back(std::move(job));
    }
    return Outcome{Value{std::shared_ptr<engine::Object>(std::make_shared<engine::Completions>(jobs))}};
}

Threaded started(std::variant<std::shared_ptr<Thread>, Exception> thread)
{
    if (auto *exception = std::get_if<Exception>(&thread))
        return Outcome{std::move(*exception)};
    return Outcome{Value{std::shared_ptr<engine::Object>(std::get<std::shared_ptr<Thread>>(std::move(thread)))}};
}

engine::ThreadInfo threadInfo(const ThreadContext &context, const Perform &step)
{
    const Routine &routine = context.runtime.program().routines[static_cast<std::size_t>(step.launch.routine)];
    return {step.isNamed ? step.launch.label : std::string(), routine.name, step.line};
}

Threaded startThread(const ThreadContext &context, Perform &step)
{
    engine::ThreadInfo info = threadInfo(context, step);
    auto code = std::make_unique<MachineCode>(context.runtime, std::move(step.launch));
    return started(context.runtime.world.startThread(info, std::move(code), context.submitter));
}

Threaded startLoop(const ThreadContext &context, Perform &step)
{
    engine::ThreadInfo info = threadInfo(context, step);
    Runtime &runtime = context.runtime;
    return started(runtime.world.startLoop(
        info, [&runtime, launch = std::move(step.launch)](engine::Loop &loop) -> std::unique_ptr<engine::LoopGuest> {
            return std::make_unique<Interpreter>(runtime, loop, launch);
        }));
}

Threaded join(const ThreadContext &context, const Perform &step, std::shared_ptr<Thread> thread)
{
    const bool isItself = (context.job != nullptr && thread->runs(*context.job)) ||
                          (context.loop != nullptr && thread->runs(*context.loop));
    if (isItself)
        return Outcome{Exception{"RuntimeError", "cannot join current thread"}};
    auto info = waitInfo(context, step, step.operands[1]);
    if (auto *exception = std::get_if<Exception>(&info))
        return Outcome{std::move(*exception)};
    return Thread::join(std::move(thread), std::get<engine::WaitInfo>(std::move(info)));
}

Outcome release(ThreadMutex &mutex)
{
    auto exception = mutex.release();
    return exception ? Outcome{std::move(*exception)} : Outcome{};
}

std::optional<Threaded> mutexStep(const ThreadContext &context, const Perform &step)
{
    const auto mutex = step.operands[0].object<ThreadMutex>();
    if (mutex == nullptr)
        return std::nullopt;
    if (step.step == StepKind::Release || step.phase == Phase::Exit)
        return release(*mutex);
    return mutex->acquire(waitInfo(context, step));
}

/// In the thread of main's loop it is a call_soon; from elsewhere it is sent there, and the loop is woken.
Threaded callSoonThreadsafe(const ThreadContext &context, Perform &step)
{
    engine::Loop *main = context.runtime.world.mainLoop();
    if (main == nullptr)
        return Outcome{Exception{"RuntimeError", "no running event loop"}};
    const bool isSent = context.runtime.messages.send(*main, std::move(step.launch));
    return isSent ? Outcome{} : Outcome{Exception{"RuntimeError", "Event loop is closed"}};
}

bool isForTheLoop(StepKind step)
{
    switch (step) {
    case StepKind::PutNowait:
    case StepKind::SetEvent:
    case StepKind::ClearEvent:
    case StepKind::SetResult:
    case StepKind::SetException:
    case StepKind::TaskDone:
    case StepKind::Feed:
    case StepKind::FeedEof:
    case StepKind::Release:
    case StepKind::Cancel:
        return true;
    default:
        return false;
    }
}

} // namespace

std::variant<engine::Executor *, Exception> poolIn(const ThreadContext &context, const Value &value)
{
    if (value.isNone() && context.loop != nullptr)
        return &context.runtime.world.defaultPool(*context.loop);
    if (value.isNone())
        return Exception{"RuntimeError", "there is no default pool without a loop: name one with 'on'"};
    if (const auto pool = value.object<engine::Executor>())
        return pool.get(); // the world keeps it
    return Exception{"TypeError", "a pool is needed here, not '" + engine::typeName(value) + "'"};
}

std::optional<Threaded> performThreadStep(const ThreadContext &context, Perform &step)
{
    switch (step.step) {
    case StepKind::Submit:
        return submit(context, step);
    case StepKind::JobResult:
        return result(context, step);
    case StepKind::AsCompleted:
        return asCompleted(context, step);
    case StepKind::StartThread:
        return startThread(context, step);
    case StepKind::StartLoop:
        return startLoop(context, step);
    case StepKind::CallSoonThreadsafe:
        return callSoonThreadsafe(context, step);
    case StepKind::Abort:
        return Outcome{Exception{"RuntimeError", "only a process can be aborted"}};
    case StepKind::Join:
        if (auto thread = step.operands[0].object<Thread>())
            return join(context, step, std::move(thread));
        return std::nullopt;
    case StepKind::Cancel:
        if (const auto job = step.operands[0].object<Job>())
            return Outcome{Value{job->cancel()}};
        return std::nullopt;
    case StepKind::WaitOn:
        if (const auto barrier = step.operands[0].object<engine::ThreadBarrier>())
            return barrier->wait(waitInfo(context, step));
        return std::nullopt;
    case StepKind::With:
    case StepKind::Acquire:
    case StepKind::Release:
        return mutexStep(context, step);
    default:
        return std::nullopt;
    }
}

std::optional<Outcome> performOnWrongThread(const ThreadContext &context, Perform &step)
{
    if (!isForTheLoop(step.step))
        return std::nullopt;
    engine::Loop *main = context.runtime.world.mainLoop();
    if (main == nullptr)
        return Outcome{Exception{"RuntimeError", "no running event loop"}};
    engine::Environment &environment = context.runtime.world.environment();
    const std::string name(specOf(step.step).name);
    const engine::Report wrongThread{
        {}, {}, context.who, name + " was called by " + context.who + ", which is not the loop's thread", step.line};
    if (environment.isDebug)
        environment.report(environment.recorder.writer(), wrongThread);
    else
        environment.note(environment.recorder.writer(), wrongThread); // asyncio looks in debug mode only
    auto wrong = context.runtime.messages.leave(*main, step);
    return wrong ? Outcome{std::move(*wrong)} : Outcome{};
}

std::optional<Result> askAnywhere(const Value &object, Method method)
{
    if (const auto mutex = object.object<ThreadMutex>(); mutex != nullptr && method == Method::Locked)
        return Value{mutex->isLocked()};
    if (const auto thread = object.object<Thread>(); thread != nullptr && method == Method::IsAlive)
        return Value{thread->isAlive()};
    if (const auto barrier = object.object<engine::ThreadBarrier>()) {
        if (method == Method::Parties || method == Method::NWaiting)
            return Value{method == Method::Parties ? barrier->parties() : barrier->waiting()};
    }
    const auto job = object.object<Job>();
    if (job == nullptr)
        return std::nullopt;
    if (method == Method::Done || method == Method::Cancelled)
        return Value{method == Method::Done ? job->isDone() : job->isCancelled()};
    if (method != Method::Result && method != Method::Exception)
        return std::nullopt;
    const auto outcome = job->outcome();
    if (!outcome)
        return Exception{"InvalidStateError", "the job is not done; to wait for it, use the step 'result'"};
    if (outcome->isCancelled())
        return Exception{"CancelledError", {}};
    if (method == Method::Exception)
        return outcome->isException() ? Value{outcome->exception()} : Value{};
    return outcome->isException() ? Result{outcome->exception()} : Result{outcome->value()};
}

} // namespace loopscope::scenario
