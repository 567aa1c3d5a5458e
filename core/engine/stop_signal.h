#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace loopscope::engine {

/// Says once, to every thread of a run, that the run is to end, and wakes those that block. Any thread may call
/// anything.
class StopSignal {
public:
    void request()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_requested.store(true, std::memory_order_release);
            if (m_onRequest)
                m_onRequest();
        }
        m_changed.notify_all();
    }

    /// Has `wake` called by request(), on the thread that calls it; at once if it was called already. An empty function
    /// takes that back: after it returned, the old one is not running and will not.
    void onRequest(std::function<void()> wake)
    {
        const std::scoped_lock lock(m_mutex);
        m_onRequest = std::move(wake);
        if (m_onRequest && isRequested())
            m_onRequest();
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
    std::mutex m_mutex; ///< protects m_onRequest, and the wake-up from being missed
    std::function<void()> m_onRequest;
    std::condition_variable m_changed;
    std::atomic<bool> m_requested{false};
};

} // namespace loopscope::engine
