#pragma once

// Drives machines on a loop: in a task's coroutine, and as a plain callback. What steps do is in perform_*.cpp.

#include "engine/handle.h"
#include "engine/world.h"
#include "scenario/machine.h"
#include "scenario/object_methods.h"
#include "scenario/runtime.h"

#include <list>

namespace loopscope::scenario {

/// One run of a program on one loop. Belongs to the loop's thread; lives as long as the loop does.
class Interpreter final : public Surroundings, public engine::LoopGuest {
public:
    /// `main` is what the main task runs.
    Interpreter(Runtime &runtime, engine::Loop &loop, Launch main);
    ~Interpreter() override;

    /// The task of main; null if no task can be made.
    std::shared_ptr<engine::Task> start() override;

    // Surroundings of the machines.
    std::vector<std::string> allTasks() const override;
    Value shared(std::int32_t index) const override { return m_runtime.shared.value(index); }
    std::optional<Exception> write(std::int32_t index, const Value &value) const override
    {
        return m_runtime.shared.write(index, value);
    }
    Result method(const Value &object, Method method, std::span<const Value>) const override;

    // For what steps do.
    engine::Loop &loop() const { return m_loop; }
    Runtime &runtime() const { return m_runtime; }
    const Program &program() const { return m_runtime.program(); }
    /// Null if there are too many tasks; the run ends then.
    std::shared_ptr<engine::Task> spawn(Launch launch);
    std::variant<std::shared_ptr<engine::Future>, Exception> submit(Launch launch, const Value &pool);
    /// Runs a function as a callback, now.
    void callNow(Launch launch);
    /// Both: the handle, or Killed if there are too many callbacks.
    Outcome callSoon(Launch launch);
    Outcome callLater(Launch launch, Duration delay);
    /// What an awaitable is for those who gather, shield or wait for it: a coroutine becomes a task. An exception if it
    /// cannot be awaited, Killed if there are too many tasks.
    std::variant<std::shared_ptr<engine::Future>, Outcome> futureOf(Start start);
    /// Runs a coroutine within a task.
    /// `depth` calls of routines go on around it.
    engine::Coroutine interpret(engine::Task &task, Launch launch, std::size_t depth);
    void log(const engine::Task &task, std::uint32_t line, const std::string &text);
    Duration scaled(Duration duration) const;
    std::uint64_t mostOps() const { return m_runtime.mostOps(); }

private:
    class ScheduledCall;

    Machine machineFor(Launch launch, std::size_t depth = 0) const;
    bool isOneTooMany(const Launch &launch);
    void tellSlow(const engine::SlowSlice &slice);
    engine::Handle::Code callbackOf(Launch launch);
    engine::Coroutine runInThread(engine::Task &task, Launch launch);
    engine::Coroutine runSleep(engine::Task &task, Duration duration, std::uint32_t line);

    Runtime &m_runtime;
    engine::Loop &m_loop;
    Launch m_main;
    std::list<ScheduledCall> m_calls; ///< those that run; more than one where they hold the virtual clock
    std::shared_ptr<std::size_t> m_waitingCalls = std::make_shared<std::size_t>(0);
};

} // namespace loopscope::scenario
