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
    QCoro::Task<Outcome> awaited() { return std::move(std::get<QCoro::Task<Outcome>>(m_pending)); }
    Outcome outcome() { return std::move(std::get<Outcome>(m_pending)); }
    void resume(Outcome outcome) { m_machine.resume(std::move(outcome)); }

private:
    friend class TaskMachineAwaiter;

    const TaskContext m_context;
    Machine &m_machine;
    std::variant<std::monostate, engine::YieldAwaiter, engine::Sleeping, engine::WorkAwaiter, QCoro::Task<Outcome>,
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

/// Either an engine::Coroutine, which is a task's own, or a QCoro::Task<Outcome>, to be awaited within a task.
template <class Result>
Result interpretAs(Interpreter &interpreter, engine::Task &task, Machine machine)
{
    TaskMachine driven(interpreter, task, machine);
    for (;;) {
        switch (driven.goOn()) {
        case TaskMachine::Next::Wait:
            co_await TaskMachineAwaiter(driven);
            break;
        case TaskMachine::Next::Await:
            driven.resume(co_await driven.awaited());
            break;
        case TaskMachine::Next::End:
            co_return driven.outcome();
        }
    }
}

} // namespace loopscope::scenario
