#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace loopscope::engine {

/// Says once, to every thread of a run, that the run is to end, and wakes those that block. Any thread may call anything.
class StopSignal {
public:
    void request()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_requested.store(true, std::memory_order_release);
        }
        m_changed.notify_all();
    }

    bool isRequested() const { return m_requested.load(std::memory_order_acquire); }

    /// Blocks the calling thread for a while; true if the run was stopped meanwhile.
    bool waitFor(std::chrono::nanoseconds duration)
    {
        // A wait until "now + ten years" is fine; until the clock's last moment it would overflow in the library.
        constexpr std::chrono::nanoseconds longest = std::chrono::hours{24 * 365 * 100};
        const auto deadline = std::chrono::steady_clock::now() + std::min(duration, longest);
        std::unique_lock lock(m_mutex);
        return m_changed.wait_until(lock, deadline, [this] { return m_requested.load(std::memory_order_relaxed); });
    }

private:
    std::mutex m_mutex; ///< protects nothing but the wake-up: the flag is atomic
    std::condition_variable m_changed;
    std::atomic<bool> m_requested{false};
};

} // namespace loopscope::engine
