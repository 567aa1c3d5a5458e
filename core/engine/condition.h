#pragma once

#include "engine/lock.h"

namespace loopscope::engine {

/// asyncio.Condition with a lock of its own. Who waits gives the lock back and takes it again before it goes on, even
/// if it is cancelled.
class Condition final : public Primitive {
public:
    /// One that is part of another primitive is shown as that one, `host`, which must outlive it.
    explicit Condition(std::string name, const Primitive *host = nullptr);

    std::string_view kindName() const override { return "Condition"; }
    Lock &lock() { return m_lock; }
    const Lock &lock() const { return m_lock; }

    Performed wait(Task &task, std::uint32_t line);
    /// The same, where the lock is known to be held.
    Coroutine waitForNotice(Task &task, std::uint32_t line);
    /// Both: RuntimeError if nobody holds the lock.
    Outcome notify(std::int64_t count = 1);
    Outcome notifyAll();

    Dependence dependence(const Waiters &waiters) const override;

private:
    const Primitive *m_host;
    Lock m_lock;
    Waiters m_waiters;
};

} // namespace loopscope::engine
