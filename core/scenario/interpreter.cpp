#include "scenario/interpreter.h"

#include "engine/awaiters.h"
#include "engine/gather.h"
#include "scenario/job_code.h"
#include "scenario/speed.h"

namespace loopscope::scenario {

using engine::Killed;
using engine::Work;

namespace {

constexpr std::size_t mostCalls = 1'000'000;
constexpr std::uint64_t mostVirtualOps = 10'000'000; // of one machine

} // namespace

/// A function in the ready queue: a callback without a task.
class Interpreter::ScheduledCall {
public:
    ScheduledCall(Interpreter &interpreter, Launch launch)
        : m_interpreter(interpreter)
        , m_label(launch.label)
        , m_line(launch.line)
        , m_machine(*interpreter.m_program, std::move(launch), interpreter, interpreter.m_loop.environment().stop,
                    interpreter.mostOps())
    {
    }

    static void run(void *self)
    {
        auto &call = *static_cast<ScheduledCall *>(self);
        call.m_interpreter.m_loop.beginCallback(call.m_label, call.m_line);
        call.goOn();
    }

    std::list<ScheduledCall>::iterator place; ///< its own, in the interpreter's list

private:
    static void goOnHeld(void *self) { static_cast<ScheduledCall *>(self)->goOn(); }

    void goOn()
    {
        engine::Loop &loop = m_interpreter.m_loop;
        for (;;) {
            Effect effect = m_machine.next();
            if (auto *log = std::get_if<LogText>(&effect)) {
                loop.environment().log(loop.writer(), trace::OwnerKind::Task, 0, m_machine.line(), m_label, log->text);
            } else if (auto *work = std::get_if<Work>(&effect)) {
                const Duration duration = m_interpreter.scaled(work->duration);
                if (loop.host().isSimulated())
                    return loop.occupy({&ScheduledCall::goOnHeld, this}, duration);
                loop.host().work({work->reason, duration, work->line});
                if (loop.environment().stop.isRequested())
                    break;
            } else {
                break; // finished; an exception in a callback ends nothing but the callback
            }
        }
        loop.endCallback();
        m_interpreter.m_calls.erase(place); // and this with it
    }

    Interpreter &m_interpreter;
    std::string m_label;
    std::uint32_t m_line;
    Machine m_machine;
};

Interpreter::Interpreter(std::shared_ptr<const Program> program, engine::Loop &loop, engine::Executor &executor,
                         double speed)
    : m_program(std::move(program))
    , m_loop(loop)
    , m_executor(executor)
    , m_speed(speed)
{
}

Interpreter::~Interpreter() = default;

std::shared_ptr<engine::Task> Interpreter::start()
{
    Launch main;
    main.label = "main";
    return spawn(std::move(main));
}

std::vector<std::string> Interpreter::allTasks() const
{
    std::vector<std::string> names;
    for (const engine::Task *task = m_loop.firstTask(); task != nullptr; task = engine::Loop::nextTask(*task))
        names.push_back(task->info().name);
    return names;
}

std::uint64_t Interpreter::mostOps() const
{
    return m_loop.host().isSimulated() ? mostVirtualOps : ~0ULL;
}

Duration Interpreter::scaled(Duration duration) const
{
    return scaledBy(duration, m_speed);
}

std::shared_ptr<engine::Task> Interpreter::spawn(Launch launch)
{
    engine::TaskInfo info{launch.label, m_program->routines[static_cast<std::size_t>(launch.routine)].name,
                          launch.line};
    engine::Task::Body body = [this, launch = std::move(launch)](engine::Task &task) mutable {
        return interpret(task, std::move(launch));
    };
    return m_loop.createTask(std::move(info), std::move(body));
}

std::shared_ptr<engine::Future> Interpreter::submit(Launch launch)
{
    engine::JobInfo info{launch.label, launch.line};
    auto code =
        std::make_unique<MachineCode>(m_program, std::move(launch), m_loop.environment().stop, m_speed, mostOps());
    return m_executor.submit(m_loop, std::move(info), std::move(code));
}

/// Null if there are too many tasks.
std::shared_ptr<engine::Future> Interpreter::gather(GatherAll all)
{
    const auto failures = all.returnExceptions ? engine::Gather::Failures::Returned : engine::Gather::Failures::Raised;
    const auto gather = engine::Gather::create(m_loop, failures);
    for (auto &entry : all.entries) {
        std::shared_ptr<engine::Future> future;
        if (auto *launch = std::get_if<Launch>(&entry))
            future = spawn(std::move(*launch));
        else if (auto *job = std::get_if<GatherAll::Job>(&entry))
            future = submit(std::move(job->launch));
        else
            future = std::get<std::shared_ptr<engine::Future>>(entry);
        if (future == nullptr)
            return nullptr;
        gather->add(std::move(future));
    }
    gather->complete();
    return gather;
}

void Interpreter::scheduleCall(Launch launch)
{
    if (m_calls.size() >= mostCalls)
        return m_loop.fail("more than " + std::to_string(mostCalls) + " callbacks are in the ready queue");
    m_calls.emplace_back(*this, std::move(launch));
    m_calls.back().place = std::prev(m_calls.end());
    m_loop.callSoon({&ScheduledCall::run, &m_calls.back()});
}

QCoro::Task<Outcome> Interpreter::interpret(engine::Task &task, Launch launch)
{
    Machine machine(*m_program, std::move(launch), *this, m_loop.environment().stop, mostOps());
    for (;;) {
        Effect effect = machine.next();
        const std::uint32_t line = machine.line();
        Outcome outcome;
        if (std::holds_alternative<Yield>(effect)) {
            outcome = co_await engine::YieldAwaiter(task);
        } else if (const auto *sleep = std::get_if<Sleep>(&effect)) {
            engine::Sleeping sleeping(task, scaled(sleep->duration), line);
            outcome = co_await engine::SleepAwaiter(sleeping);
        } else if (auto *finished = std::get_if<Finished>(&effect)) {
            co_return std::move(finished->outcome);
        } else if (const auto *log = std::get_if<LogText>(&effect)) {
            m_loop.environment().log(m_loop.writer(), trace::OwnerKind::Task, task.id().value, line, task.info().name,
                                     log->text);
            continue;
        } else if (const auto *work = std::get_if<Work>(&effect)) {
            const Work scaledWork{work->reason, scaled(work->duration), work->line};
            outcome = co_await engine::WorkAwaiter(task, scaledWork);
        } else if (auto *spawned = std::get_if<Spawn>(&effect)) {
            if (auto child = spawn(std::move(spawned->launch)))
                outcome = Value{std::shared_ptr<engine::Future>(std::move(child))};
            else
                outcome = Killed{};
        } else if (const auto *awaited = std::get_if<AwaitFuture>(&effect)) {
            if (awaited->future.get() == &task)
                outcome = Exception{"RuntimeError", "Task cannot await on itself: " + task.info().name};
            else
                outcome = co_await engine::FutureAwaiter(task, *awaited->future, line);
        } else if (auto *all = std::get_if<GatherAll>(&effect)) {
            const auto gathered = gather(std::move(*all));
            if (gathered == nullptr)
                outcome = Killed{};
            else
                outcome = co_await engine::FutureAwaiter(task, *gathered, line);
        } else if (const auto *cancelled = std::get_if<CancelFuture>(&effect)) {
            if (auto *other = dynamic_cast<engine::Task *>(cancelled->future.get()))
                other->cancel(line);
            else
                cancelled->future->cancel();
            continue;
        } else if (auto *job = std::get_if<SubmitJob>(&effect)) {
            const auto submitted = submit(std::move(job->launch));
            outcome = co_await engine::FutureAwaiter(task, *submitted, line);
        } else {
            scheduleCall(std::move(std::get<ScheduleCall>(effect).launch));
            continue;
        }
        machine.resume(std::move(outcome));
    }
}

} // namespace loopscope::scenario
