#include "engine/barrier.h"

namespace loopscope::engine {

namespace {

Exception broken(const char *why)
{
    return {"BrokenBarrierError", why};
}

} // namespace

Barrier::Barrier(std::string name, std::int64_t parties)
    : Primitive(name, trace::Reason::Barrier)
    , m_parties(parties)
    , m_condition(std::move(name), this)
{
}

std::optional<Exception> Barrier::objection(std::int64_t parties)
{
    if (parties < 1)
        return Exception{"ValueError", "parties must be > 0"};
    return std::nullopt;
}

Coroutine Barrier::enter(Task &task, std::uint32_t line)
{
    Outcome outcome;
    if (!m_condition.lock().tryAcquire(task))
        outcome = co_await m_condition.lock().waitToAcquire(task, line);
    co_return outcome;
}

Coroutine Barrier::wait(Task &task, std::uint32_t line)
{
    Outcome outcome = co_await enter(task, line);
    if (!outcome.isValue())
        co_return outcome;
    outcome = co_await pass(task, line);
    if (!outcome.isKilled())
        m_condition.lock().release();
    co_return outcome;
}

/// With the lock held.
Coroutine Barrier::pass(Task &task, std::uint32_t line)
{
    while (isClosed()) {
        const Outcome outcome = co_await m_condition.waitForNotice(task, line);
        if (!outcome.isValue())
            co_return outcome;
    }
    if (m_state == State::Broken)
        co_return broken("Barrier aborted");
    const std::int64_t index = m_count++;
    Outcome outcome = Value{index};
    if (index + 1 == m_parties) {
        m_state = State::Draining;
        m_condition.notifyAll();
    } else {
        const Outcome waited = co_await waitUntilFull(task, line);
        if (!waited.isValue())
            outcome = waited;
    }
    if (!outcome.isKilled())
        leave();
    co_return outcome;
}

Coroutine Barrier::waitUntilFull(Task &task, std::uint32_t line)
{
    while (m_state == State::Filling) {
        const Outcome outcome = co_await m_condition.waitForNotice(task, line);
        if (!outcome.isValue())
            co_return outcome;
    }
    if (m_state == State::Broken || m_state == State::Resetting)
        co_return broken("Abort or reset of barrier");
    co_return Outcome{};
}

void Barrier::leave()
{
    if (--m_count > 0)
        return;
    if (isClosed())
        m_state = State::Filling;
    m_condition.notifyAll();
}

Coroutine Barrier::reset(Task &task, std::uint32_t line)
{
    const Outcome outcome = co_await enter(task, line);
    if (!outcome.isValue())
        co_return outcome;
    m_state = m_count > 0 ? State::Resetting : State::Filling;
    m_condition.notifyAll();
    co_return m_condition.lock().release();
}

Coroutine Barrier::abort(Task &task, std::uint32_t line)
{
    const Outcome outcome = co_await enter(task, line);
    if (!outcome.isValue())
        co_return outcome;
    m_state = State::Broken;
    m_condition.notifyAll();
    co_return m_condition.lock().release();
}

Dependence Barrier::dependence(const Waiters &) const
{
    const std::string what = name().empty() ? "a barrier" : name();
    if (m_state == State::Filling)
        return {what + ", where " + std::to_string(m_count) + " of " + std::to_string(m_parties) + " have come", {}};
    return {what + ", which is not empty yet", {}};
}

} // namespace loopscope::engine
