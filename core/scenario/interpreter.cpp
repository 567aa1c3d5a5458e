#include "scenario/interpreter.h"

#include "engine/awaiters.h"
#include "engine/shield.h"
#include "scenario/job_code.h"
#include "scenario/perform_context.h"
#include "scenario/speed.h"
#include "scenario/task_machine.h"

namespace loopscope::scenario {

using engine::Killed;
using engine::Work;

/// A function in the ready queue: a callback without a task.
class Interpreter::ScheduledCall {
public:
    ScheduledCall(Interpreter &interpreter, Launch launch)
        : m_interpreter(interpreter)
        , m_label(launch.label)
        , m_line(launch.line)
        , m_machine(interpreter.program(), std::move(launch), interpreter, interpreter.m_loop.environment().stop,
                    interpreter.mostOps())
    {
    }

    void run()
    {
        m_interpreter.m_loop.beginCallback(m_label, m_line);
        goOn();
    }

    std::list<ScheduledCall>::iterator place; ///< its own, in the interpreter's list

private:
    static void goOnHeld(void *self) { static_cast<ScheduledCall *>(self)->goOn(); }

    void goOn()
    {
        engine::Loop &loop = m_interpreter.m_loop;
        if (m_wait != nullptr)
            m_machine.resume(std::exchange(m_wait, {})->outcome());
        for (;;) {
            Effect effect = m_machine.next();
            if (auto *log = std::get_if<LogText>(&effect)) {
                loop.environment().log(loop.writer(), trace::OwnerKind::Task, 0, m_machine.line(), m_label, log->text);
            } else if (auto *work = std::get_if<Work>(&effect)) {
                const Work scaled{work->reason, m_interpreter.scaled(work->duration), work->line};
                if (loop.host().isSimulated())
                    return loop.occupy({&ScheduledCall::goOnHeld, this}, scaled, {});
                loop.host().occupy(scaled, {});
                if (loop.environment().stop.isRequested())
                    break;
            } else if (auto *step = std::get_if<Perform *>(&effect)) {
                m_wait = perform(**step);
                if (m_wait != nullptr && loop.host().isSimulated())
                    return loop.occupy({&ScheduledCall::goOnHeld, this}, m_wait, {});
                if (m_wait != nullptr) {
                    loop.host().occupy(m_wait, {});
                    if (loop.environment().stop.isRequested())
                        break;
                    m_machine.resume(std::exchange(m_wait, {})->outcome());
                }
            } else if (const auto *finished = std::get_if<Finished>(&effect)) {
                tellFailure(finished->outcome);
                break;
            } else if (std::holds_alternative<Endless>(effect)) {
                m_interpreter.runtime().failEndless(m_label, m_machine.line());
                break;
            }
        }
        loop.endCallback();
        m_interpreter.m_calls.erase(place); // and this with it
    }

    /// An exception in a callback ends nothing but the callback.
    void tellFailure(const Outcome &outcome) const
    {
        if (outcome.isException() || outcome.isCancelled())
            m_interpreter.m_loop.report("Exception in callback " + m_label + "(): " +
                                            (outcome.isException() ? toText(outcome.exception()) : "CancelledError"),
                                        {}, m_label, m_line, "handle: <Handle " + m_label + "()>");
    }

    /// What the loop's thread has to wait for; null if the machine goes on at once.
    std::shared_ptr<engine::ThreadWait> perform(Perform &step)
    {
        auto outcome = performAtOnce(m_interpreter, step);
        if (!outcome) {
            auto threaded =
                performThreadStep(ThreadContext{m_interpreter.m_runtime, {}, m_label, &m_interpreter.m_loop}, step);
            if (!threaded)
                outcome = Exception{"RuntimeError", "a callback cannot wait for a task's objects"};
            else if (auto *wait = std::get_if<std::shared_ptr<engine::ThreadWait>>(&*threaded))
                return std::move(*wait);
            else
                outcome = std::get<Outcome>(std::move(*threaded));
        }
        m_machine.resume(std::move(*outcome));
        return nullptr;
    }

    Interpreter &m_interpreter;
    std::string m_label;
    std::uint32_t m_line;
    Machine m_machine;
    std::shared_ptr<engine::ThreadWait> m_wait; ///< that has held the loop on the virtual clock
};

Interpreter::Interpreter(Runtime &runtime, engine::Loop &loop, Launch main)
    : m_runtime(runtime)
    , m_loop(loop)
    , m_main(std::move(main))
{
}

Interpreter::~Interpreter() = default;

std::shared_ptr<engine::Task> Interpreter::start()
{
    const Settings &settings = program().settings;
    if (settings.debug)
        m_loop.watchSlices(scaled(settings.stallAfter), [this](const engine::SlowSlice &slice) { tellSlow(slice); });
    return spawn(std::move(m_main));
}

/// What debug mode tells is told at once, between two slices.
void Interpreter::tellSlow(const engine::SlowSlice &slice)
{
    if (program().onSlow < 0 || slice.task == nullptr)
        return;
    Launch launch;
    launch.routine = program().onSlow;
    launch.arguments = {Value{slice.name}};
    launch.label = program().routines[static_cast<std::size_t>(launch.routine)].name;
    callNow(std::move(launch));
}

std::vector<std::string> Interpreter::allTasks() const
{
    std::vector<std::string> names;
    for (const engine::Task *task = m_loop.firstTask(); task != nullptr; task = engine::Loop::nextTask(*task))
        names.push_back(task->info().name);
    return names;
}

Result Interpreter::method(const Value &object, Method method, std::span<const Value>) const
{
    if (auto answer = askAnywhere(object, method))
        return std::move(*answer);
    return askOnLoop(object, method);
}

Duration Interpreter::scaled(Duration duration) const
{
    return scaledBy(duration, m_runtime.speed);
}

std::shared_ptr<engine::Task> Interpreter::spawn(Launch launch)
{
    engine::TaskInfo info{launch.label, program().routines[static_cast<std::size_t>(launch.routine)].name, launch.line};
    auto task = m_loop.createTask(std::move(info), {});
    if (task != nullptr)
        task->run(drive(*this, *task, machineFor(std::move(launch))));
    return task;
}

std::variant<std::shared_ptr<engine::Future>, Exception> Interpreter::submit(Launch launch, const Value &pool)
{
    const std::string who;
    auto executor = poolIn({m_runtime, {}, who, &m_loop}, pool);
    if (auto *exception = std::get_if<Exception>(&executor))
        return std::move(*exception);
    engine::JobInfo info{launch.label, launch.line};
    auto code = std::make_unique<MachineCode>(m_runtime, std::move(launch));
    return std::get<engine::Executor *>(executor)->submit(m_loop, std::move(info), std::move(code));
}

void Interpreter::callNow(Launch launch)
{
    m_calls.emplace_back(*this, std::move(launch));
    m_calls.back().place = std::prev(m_calls.end());
    m_calls.back().run();
}

/// Counts itself for as long as it waits for its turn.
engine::Handle::Code Interpreter::callbackOf(Launch launch)
{
    struct Waiting {
        explicit Waiting(std::shared_ptr<std::size_t> counted) : count(std::move(counted)) { ++*count; }
        ~Waiting() { --*count; }
        Waiting(const Waiting &) = delete;
        Waiting &operator=(const Waiting &) = delete;
        std::shared_ptr<std::size_t> count;
    };
    return [this, launch = std::move(launch), waiting = std::make_shared<Waiting>(m_waitingCalls)]() mutable {
        waiting.reset();
        callNow(std::move(launch));
    };
}

bool Interpreter::isOneTooMany(const Launch &launch)
{
    if (*m_waitingCalls < mostCalls)
        return false;
    m_loop.fail(tooManyCallbacks(), launch.line);
    return true;
}

Outcome Interpreter::callSoon(Launch launch)
{
    if (isOneTooMany(launch))
        return Killed{};
    std::string name = launch.label;
    return Value{std::shared_ptr<engine::Object>(
        engine::Handle::callSoon(m_loop, std::move(name), callbackOf(std::move(launch))))};
}

Outcome Interpreter::callLater(Launch launch, Duration delay)
{
    if (isOneTooMany(launch))
        return Killed{};
    std::string name = launch.label;
    return Value{std::shared_ptr<engine::Object>(
        engine::Handle::callLater(m_loop, delay, std::move(name), callbackOf(std::move(launch))))};
}

std::variant<std::shared_ptr<engine::Future>, Outcome> Interpreter::futureOf(Start start)
{
    std::shared_ptr<engine::Future> future;
    switch (start.kind) {
    case Awaitable::Kind::Call:
        future = spawn(std::move(start.launch));
        break;
    case Awaitable::Kind::Job: {
        auto job = submit(std::move(start.launch), start.value);
        if (auto *exception = std::get_if<Exception>(&job))
            return Outcome{std::move(*exception)};
        future = std::get<std::shared_ptr<engine::Future>>(std::move(job));
        break;
    }
    case Awaitable::Kind::Value: {
        auto found = futureIn(start.value);
        if (auto *exception = std::get_if<Exception>(&found))
            return Outcome{std::move(*exception)};
        future = std::get<0>(std::move(found));
        break;
    }
    case Awaitable::Kind::Thread: {
        engine::TaskInfo info{"to_thread", "to_thread", start.launch.line};
        engine::Task::Body body = [this, launch = std::move(start.launch)](engine::Task &task) mutable {
            return runInThread(task, std::move(launch));
        };
        future = m_loop.createTask(std::move(info), std::move(body));
        break;
    }
    case Awaitable::Kind::Sleep: {
        const auto *duration = start.value.as<Duration>();
        if (duration == nullptr)
            return wrongObject(start.value, "a duration with a unit");
        const Duration delay = scaled(*duration);
        const std::uint32_t line = start.launch.line;
        engine::Task::Body body = [this, delay, line](engine::Task &task) { return runSleep(task, delay, line); };
        future = m_loop.createTask({"sleep", "sleep", line}, std::move(body));
        break;
    }
    case Awaitable::Kind::Shield: {
        auto inner = futureOf(std::move(start.inner.front()));
        if (std::holds_alternative<Outcome>(inner))
            return inner;
        future = engine::Shield::create(std::get<0>(std::move(inner)));
        break;
    }
    }
    if (future == nullptr)
        return Outcome{Killed{}};
    return future;
}

engine::Coroutine Interpreter::runInThread(engine::Task &task, Launch launch)
{
    const std::uint32_t line = launch.line;
    const auto submitted = submit(std::move(launch), {});
    if (const auto *exception = std::get_if<Exception>(&submitted))
        co_return Outcome{*exception};
    const auto job = std::get<std::shared_ptr<engine::Future>>(submitted);
    co_return co_await engine::FutureAwaiter(task, *job, line);
}

engine::Coroutine Interpreter::runSleep(engine::Task &task, Duration duration, std::uint32_t line)
{
    engine::Sleeping sleeping(task, duration, line);
    co_return co_await engine::SleepAwaiter(sleeping);
}

void Interpreter::log(const engine::Task &task, std::uint32_t line, const std::string &text)
{
    m_loop.environment().log(m_loop.writer(), trace::OwnerKind::Task, task.id().value, line, task.info().name, text);
}

Machine Interpreter::machineFor(Launch launch, std::size_t depth) const
{
    return {program(), std::move(launch), *this, m_loop.environment().stop, mostOps(), depth};
}

engine::Coroutine Interpreter::interpret(engine::Task &task, Launch launch, std::size_t depth)
{
    return drive(*this, task, machineFor(std::move(launch), depth));
}

} // namespace loopscope::scenario
