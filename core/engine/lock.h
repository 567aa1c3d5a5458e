#pragma once

#include "engine/primitive.h"

namespace loopscope::engine {

/// asyncio.Lock: fair, and not re-entrant. It goes to the first who waits, but only when that task runs again; until
/// then nobody else gets it, either.
class Lock final : public Primitive {
public:
    /// A lock that is part of another primitive is shown as that one.
    explicit Lock(std::string name, trace::Reason reason = trace::Reason::Lock) : Primitive(std::move(name), reason) {}

    std::string_view kindName() const override { return "Lock"; }
    bool isLocked() const { return m_holder.has_value(); }
    /// Who has it, if anybody does; anybody may release it, as in asyncio.
    const std::optional<Holder> &holder() const { return m_holder; }

    /// True for who may not come past those that wait.
    bool tryAcquire(const Task &task);
    Performed acquire(Task &task, std::uint32_t line);
    /// As acquire(), if tryAcquire() was refused.
    Coroutine waitToAcquire(Task &task, std::uint32_t line);
    /// RuntimeError if nobody holds it.
    Outcome release();

    Dependence dependence(const Waiters &waiters) const override;

private:
    void wakeFirst();

    std::optional<Holder> m_holder;
    Waiters m_waiters{Waiters::Leaving::WhenResumed};
};

} // namespace loopscope::engine
