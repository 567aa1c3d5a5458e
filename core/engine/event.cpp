#include "engine/event.h"

namespace loopscope::engine {

void Event::set()
{
    if (std::exchange(m_isSet, true))
        return;
    m_waiters.wakeAll();
}

Performed Event::wait(Task &task, std::uint32_t line)
{
    if (m_isSet)
        return Outcome{Value{true}};
    if (auto wrong = bind(task.loop()))
        return Outcome{std::move(*wrong)};
    return waitUntilSet(task, line);
}

Coroutine Event::waitUntilSet(Task &task, std::uint32_t line)
{
    Waiter waiter(task, *this, m_waiters);
    const Wakening wakening = co_await WaiterAwaiter(task, waiter, line);
    if (wakening != Wakening::Served)
        co_return outcomeOf(wakening);
    co_return Value{true};
}

Dependence Event::dependence(const Waiters &) const
{
    return {(name().empty() ? "an event" : name()) + ", which nobody has set", {}};
}

} // namespace loopscope::engine
