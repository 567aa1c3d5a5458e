#include "engine/condition.h"

namespace loopscope::engine {

Condition::Condition(std::string name, const Primitive *host)
    : Primitive(std::move(name), host == nullptr ? trace::Reason::Condition : host->reason())
    , m_host(host)
    , m_lock(this->name(), reason())
{
}

Performed Condition::wait(Task &task, std::uint32_t line)
{
    if (!m_lock.isLocked())
        return Outcome{Exception{"RuntimeError", "cannot wait on un-acquired lock"}};
    return waitForNotice(task, line);
}

Coroutine Condition::waitForNotice(Task &task, std::uint32_t line)
{
    m_lock.release();
    Outcome outcome;
    if (auto wrong = bind(task.loop())) {
        outcome = std::move(*wrong);
    } else {
        Waiter waiter(task, *this, m_waiters);
        outcome = co_await FutureAwaiter(task, waiter, line);
    }
    if (outcome.isKilled())
        co_return outcome;
    bool wasCancelled = false;
    while (!m_lock.tryAcquire(task)) {
        const Outcome acquired = co_await m_lock.waitToAcquire(task, line);
        if (acquired.isValue())
            break;
        if (!acquired.isCancelled())
            co_return acquired;
        wasCancelled = true;
    }
    if (wasCancelled)
        co_return Cancelled{};
    if (!outcome.isValue())
        co_return outcome;
    co_return Value{true};
}

Outcome Condition::notify(std::int64_t count)
{
    if (!m_lock.isLocked())
        return Exception{"RuntimeError", "cannot notify on un-acquired lock"};
    for (; count > 0 && m_waiters.wakeFirst(); --count) {
    }
    return {};
}

Outcome Condition::notifyAll()
{
    return notify(static_cast<std::int64_t>(m_waiters.size()));
}

Dependence Condition::dependence(const Waiters &waiters) const
{
    if (m_host != nullptr)
        return m_host->dependence(waiters);
    return {(name().empty() ? "a condition" : name()) + ", of which nobody has notified it", {}};
}

} // namespace loopscope::engine
