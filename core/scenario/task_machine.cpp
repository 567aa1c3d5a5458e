#include "scenario/task_machine.h"

namespace loopscope::scenario {

TaskMachine::Next TaskMachine::goOn()
{
    engine::Task &task = m_context.task;
    for (;;) {
        Effect effect = m_machine.next();
        if (std::holds_alternative<Yield>(effect)) {
            m_pending.emplace<engine::YieldAwaiter>(task);
            return Next::Wait;
        }
        if (const auto *sleep = std::get_if<Sleep>(&effect)) {
            m_pending.emplace<engine::Sleeping>(task, m_context.interpreter.scaled(sleep->duration), m_machine.line());
            return Next::Wait;
        }
        if (auto *finished = std::get_if<Finished>(&effect)) {
            m_pending.emplace<Outcome>(std::move(finished->outcome));
            return Next::End;
        }
        if (std::holds_alternative<Pause>(effect))
            continue;
        if (std::holds_alternative<Endless>(effect)) {
            m_context.interpreter.runtime().failEndless(task.info().name, m_machine.line());
            m_pending.emplace<Outcome>(engine::Killed{});
            return Next::End;
        }
        if (const auto *logged = std::get_if<LogText>(&effect)) {
            m_context.interpreter.log(task, m_machine.line(), logged->text);
        } else if (const auto *work = std::get_if<engine::Work>(&effect)) {
            const engine::Work scaled{work->reason, m_context.interpreter.scaled(work->duration), work->line};
            m_pending.emplace<engine::WorkAwaiter>(task, scaled);
            return Next::Wait;
        } else {
            m_context.depth = m_machine.depth();
            Performed performed = performInTask(m_context, *std::get<Perform *>(effect));
            if (auto *waiting = std::get_if<engine::Coroutine>(&performed)) {
                m_pending.emplace<engine::Coroutine>(std::move(*waiting));
                return Next::Await;
            }
            m_machine.resume(std::move(std::get<Outcome>(performed)));
        }
    }
}

bool TaskMachineAwaiter::await_ready()
{
    if (auto *work = std::get_if<engine::WorkAwaiter>(&m_machine.m_pending))
        return work->await_ready();
    return m_machine.m_context.task.isKilled();
}

void TaskMachineAwaiter::await_suspend(std::coroutine_handle<> handle)
{
    auto &pending = m_machine.m_pending;
    if (auto *yield = std::get_if<engine::YieldAwaiter>(&pending))
        yield->await_suspend(handle);
    else if (auto *sleeping = std::get_if<engine::Sleeping>(&pending))
        engine::SleepAwaiter(*sleeping).await_suspend(handle);
    else
        std::get<engine::WorkAwaiter>(pending).await_suspend(handle);
}

void TaskMachineAwaiter::await_resume()
{
    auto &pending = m_machine.m_pending;
    if (auto *yield = std::get_if<engine::YieldAwaiter>(&pending))
        m_machine.resume(yield->await_resume());
    else if (auto *sleeping = std::get_if<engine::Sleeping>(&pending))
        m_machine.resume(engine::SleepAwaiter(*sleeping).await_resume());
    else
        m_machine.resume(std::get<engine::WorkAwaiter>(pending).await_resume());
    pending.emplace<std::monostate>();
}

engine::Coroutine drive(Interpreter &interpreter, engine::Task &task, Machine machine)
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
