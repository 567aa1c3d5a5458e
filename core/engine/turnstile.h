#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace loopscope::engine {

/// Lets threads through one after the other, in the order of their numbers, which begin at 0.
///
/// Jobs begin in the order in which they were submitted, and each runs up to the first thing that takes time before the
/// next one begins. CPython's interpreter lock has the same effect; without it two jobs that start on two free workers
/// would log their first lines in an order that nobody could rely on.
class Turnstile {
public:
    /// Blocks until everybody before `number` has left.
    void enter(std::uint64_t number)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_next == number; });
    }

    /// Called once for each number, by whoever entered with it.
    void leave()
    {
        {
            const std::scoped_lock lock(m_mutex);
            ++m_next;
        }
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex; ///< protects m_next
    std::condition_variable m_changed;
    std::uint64_t m_next = 0;
};

} // namespace loopscope::engine
