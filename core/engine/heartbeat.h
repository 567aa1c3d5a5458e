#pragma once

// How a watchdog on another thread can see that a loop hangs while it hangs. The loop writes three words when a slice
// begins and one when it ends; it never reads a clock for it (the recorder has just read one), never waits, and never
// learns whether anybody looks. Why not a deadline timer per slice: arming one costs a system call, forty times more
// than a short slice.

#include <atomic>
#include <cstdint>
#include <optional>

namespace loopscope::engine {

class Heartbeat {
public:
    struct Slice {
        std::uint64_t sequence = 0; ///< tells one slice from another
        std::int64_t since = 0;     ///< the recorder's ticks when it began
        std::uint32_t task = 0;
    };

    /// Loop thread only.
    void begin(std::int64_t since, std::uint32_t task)
    {
        m_since.store(since, std::memory_order_release); // not before the end of the slice before
        m_task.store(task, std::memory_order_release);
        m_sequence.store(m_sequence.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    /// Loop thread only.
    void end() { m_sequence.store(m_sequence.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

    /// Any thread: the slice that runs now, if one does. What it says belongs together: the sequence is read again
    /// after the rest, and a slice that ended meanwhile is not told.
    std::optional<Slice> current() const
    {
        const std::uint64_t before = m_sequence.load(std::memory_order_acquire);
        const Slice slice{before, m_since.load(std::memory_order_acquire), m_task.load(std::memory_order_acquire)};
        const bool same = m_sequence.load(std::memory_order_relaxed) == before;
        if (!same || before % 2 == 0)
            return std::nullopt;
        return slice;
    }

private:
    std::atomic<std::uint64_t> m_sequence{0}; ///< odd while a slice runs
    std::atomic<std::int64_t> m_since{0};
    std::atomic<std::uint32_t> m_task{0};
};

} // namespace loopscope::engine
