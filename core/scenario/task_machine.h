#pragma once

// What the coroutine of a scenario's task does between two suspensions, and what it waits for meanwhile. All that can
// be waited for shares one place, because a compiler gives each awaiter in a coroutine a place of its own, and there
// may be a hundred thousand of these.

#include "engine/awaiters.h"
#include "scenario/perform_context.h"

#include <variant>

namespace loopscope::scenario {

/// A machine in a task. Lives in the coroutine's frame, and never moves.
class TaskMachine {
public:
    TaskMachine(Interpreter &interpreter, engine::Task &task, Machine &machine)
        : m_context{interpreter, task}
        , m_machine(machine)
    {
    }

    enum class Next : std::uint8_t {
        Wait,  ///< co_await TaskMachineAwaiter
        Await, ///< co_await awaited(), and resume() with what comes of it
        End    ///< co_return outcome()
    };
    /// Runs the machine until it has to wait.
    Next goOn();
    engine::Coroutine awaited() { return std::move(std::get<engine::Coroutine>(m_pending)); }
    Outcome outcome() { return std::move(std::get<Outcome>(m_pending)); }
    void resume(Outcome outcome) { m_machine.resume(std::move(outcome)); }

private:
    friend class TaskMachineAwaiter;

    TaskContext m_context;
    Machine &m_machine;
    std::variant<std::monostate, engine::YieldAwaiter, engine::Sleeping, engine::WorkAwaiter, engine::Coroutine,
                 Outcome>
        m_pending;
};

class TaskMachineAwaiter {
public:
    explicit TaskMachineAwaiter(TaskMachine &machine) : m_machine(machine) {}

    bool await_ready();
    void await_suspend(std::coroutine_handle<> handle);
    /// The machine knows by then.
    void await_resume();

private:
    TaskMachine &m_machine;
};

/// Runs the machine to its end: a task's own coroutine, or one that is awaited within a task.
engine::Coroutine drive(Interpreter &interpreter, engine::Task &task, Machine machine);

} // namespace loopscope::scenario
