#include "engine/lock.h"

namespace loopscope::engine {

bool Lock::tryAcquire(const Task &task)
{
    if (isLocked() || !m_waiters.areAllCancelled())
        return false;
    m_holder = Holder(task);
    return true;
}

Performed Lock::acquire(Task &task, std::uint32_t line)
{
    if (tryAcquire(task))
        return Outcome{Value{true}};
    return waitToAcquire(task, line);
}

Coroutine Lock::waitToAcquire(Task &task, std::uint32_t line)
{
    if (auto wrong = bind(task.loop()))
        co_return std::move(*wrong);
    auto wakening = Wakening::Killed;
    {
        Waiter waiter(task, *this, m_waiters);
        wakening = co_await WaiterAwaiter(task, waiter, line);
    }
    if (wakening == Wakening::Cancelled && !isLocked())
        wakeFirst(); // the turn is passed on
    if (wakening != Wakening::Served)
        co_return outcomeOf(wakening);
    m_holder = Holder(task);
    co_return Value{true};
}

Outcome Lock::release()
{
    if (!isLocked())
        return Exception{"RuntimeError", "Lock is not acquired."};
    m_holder.reset();
    wakeFirst();
    return {};
}

/// The first may be cancelled and not know yet: then it passes the turn on when it does.
void Lock::wakeFirst()
{
    Waiter *first = m_waiters.first();
    if (first != nullptr && !first->isDone())
        first->wake();
}

Dependence Lock::dependence(const Waiters &waiters) const
{
    Dependence dependence{(name().empty() ? "a lock" : name()), {}};
    if (m_holder && waiters.first() != nullptr) {
        dependence.words += ", held by ";
        addHolder(dependence, *m_holder, waiters.first()->loop());
    }
    return dependence;
}

} // namespace loopscope::engine
