#include "engine/semaphore.h"

#include <algorithm>

namespace loopscope::engine {

namespace {

constexpr std::size_t mostHolders = 16; // who can hold more at once is no case for naming each

}

Semaphore::Semaphore(std::string name, std::int64_t permits, Kind kind)
    : Primitive(std::move(name), trace::Reason::Semaphore)
    , m_kind(kind)
    , m_initial(permits)
    , m_permits(permits)
{
}

std::optional<Exception> Semaphore::objection(std::int64_t permits)
{
    if (permits < 0)
        return Exception{"ValueError", "Semaphore initial value must be >= 0"};
    return std::nullopt;
}

bool Semaphore::tryAcquire(const Task &task)
{
    if (isLocked())
        return false;
    --m_permits;
    remember(task);
    return true;
}

Performed Semaphore::acquire(Task &task, std::uint32_t line)
{
    if (tryAcquire(task))
        return Outcome{Value{true}};
    if (auto wrong = bind(task.loop()))
        return Outcome{std::move(*wrong)};
    return waitToAcquire(task, line);
}

Coroutine Semaphore::waitToAcquire(Task &task, std::uint32_t line)
{
    auto wakening = Wakening::Killed;
    bool wasServed = false;
    {
        Waiter waiter(task, *this, m_waiters);
        wakening = co_await WaiterAwaiter(task, waiter, line);
        wasServed = waiter.isDone() && !waiter.isCancelled();
    }
    if (wasServed)
        --m_woken;
    if (wakening == Wakening::Cancelled && wasServed) {
        ++m_permits;
        wakeNext();
    }
    if (wakening != Wakening::Served)
        co_return outcomeOf(wakening);
    remember(task);
    if (m_permits > 0)
        wakeNext();
    co_return Value{true};
}

Outcome Semaphore::release(const Task *task)
{
    if (m_kind == Kind::Bounded && m_permits >= m_initial)
        return Exception{"ValueError", "BoundedSemaphore released too many times"};
    ++m_permits;
    const auto own = std::find_if(m_holders.begin(), m_holders.end(), [task](const Holder &holder) {
        return task != nullptr && holder.task == task->id();
    });
    if (own != m_holders.end())
        m_holders.erase(own);
    wakeNext();
    return {};
}

void Semaphore::wakeNext()
{
    if (m_waiters.isEmpty())
        return;
    --m_permits;
    ++m_woken;
    m_waiters.wakeFirst();
}

void Semaphore::remember(const Task &task)
{
    if (m_holders.size() < mostHolders)
        m_holders.emplace_back(task);
}

Dependence Semaphore::dependence(const Waiters &waiters) const
{
    Dependence dependence{(name().empty() ? "a semaphore" : name()), {}};
    if (waiters.first() == nullptr)
        return dependence;
    const char *before = ", held by ";
    for (const Holder &holder : m_holders) {
        dependence.words += std::exchange(before, " and ");
        addHolder(dependence, holder, waiters.first()->loop());
    }
    return dependence;
}

} // namespace loopscope::engine
