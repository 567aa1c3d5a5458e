#pragma once

#include "engine/primitive.h"

#include <vector>

namespace loopscope::engine {

/// asyncio.Semaphore and BoundedSemaphore. Who releases takes the permit away again for the first who waits; so a
/// running task cannot come before it.
class Semaphore final : public Primitive {
public:
    enum class Kind : std::uint8_t { Plain, Bounded };

    /// `permits` is at least 0, see objection().
    Semaphore(std::string name, std::int64_t permits, Kind kind = Kind::Plain);
    static std::optional<Exception> objection(std::int64_t permits);

    std::string_view kindName() const override { return m_kind == Kind::Bounded ? "BoundedSemaphore" : "Semaphore"; }
    /// Whether acquiring has to wait.
    bool isLocked() const { return m_permits == 0 || !m_waiters.isEmpty() || m_woken > 0; }

    bool tryAcquire(const Task &task);
    Performed acquire(Task &task, std::uint32_t line);
    /// ValueError if a bounded one would get more permits than it had. `task`: who gives the permit back, if known.
    Outcome release(const Task *task = nullptr);

    Dependence dependence(const Waiters &waiters) const override;

private:
    Coroutine waitToAcquire(Task &task, std::uint32_t line);
    void wakeNext();
    void remember(const Task &task);

    const Kind m_kind;
    const std::int64_t m_initial;
    std::int64_t m_permits;
    std::size_t m_woken = 0; ///< have got a permit and not gone on yet
    Waiters m_waiters;
    std::vector<Holder> m_holders; ///< for telling people, as far as it can be known; a few
};

} // namespace loopscope::engine
