#pragma once

#include "engine/condition.h"

namespace loopscope::engine {

/// asyncio.Barrier of 3.11: fills, drains (nobody new comes in meanwhile), and fills again.
class Barrier final : public Primitive {
public:
    /// `parties` is at least 1, see objection().
    Barrier(std::string name, std::int64_t parties);
    static std::optional<Exception> objection(std::int64_t parties);

    std::string_view kindName() const override { return "Barrier"; }
    std::int64_t parties() const { return m_parties; }
    /// How many wait for it to be full.
    std::int64_t waitingCount() const { return m_state == State::Filling ? m_count : 0; }
    bool isBroken() const { return m_state == State::Broken; }

    /// Gives everybody a number of their own, from 0. BrokenBarrierError if it is, or becomes, reset or broken.
    Coroutine wait(Task &task, std::uint32_t line);
    /// Those who wait get a BrokenBarrierError, and it fills anew.
    Coroutine reset(Task &task, std::uint32_t line);
    /// Breaks it for good.
    Coroutine abort(Task &task, std::uint32_t line);

    Dependence dependence(const Waiters &waiters) const override;

private:
    enum class State : std::uint8_t { Filling, Draining, Resetting, Broken };

    Coroutine enter(Task &task, std::uint32_t line);
    Coroutine pass(Task &task, std::uint32_t line);
    Coroutine waitUntilFull(Task &task, std::uint32_t line);
    void leave();
    bool isClosed() const { return m_state == State::Draining || m_state == State::Resetting; }

    const std::int64_t m_parties;
    std::int64_t m_count = 0; ///< who is inside
    State m_state = State::Filling;
    Condition m_condition; ///< notified when the state changes
};

} // namespace loopscope::engine
