#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <utility>

namespace loopscope::engine {

/// Says once, to every thread of a run, that the run is to end, and wakes those that block. Any thread may call
/// anything.
class StopSignal {
public:
    /// Something that is called when the stop is requested, for as long as this lives: after its destruction it is not
    /// running and will not.
    class Hook {
    public:
        Hook(StopSignal &signal, std::function<void()> call) : m_signal(signal)
        {
            const std::scoped_lock lock(m_signal.m_mutex);
            if (m_signal.isRequested())
                call();
            m_place = m_signal.m_hooks.insert(m_signal.m_hooks.end(), std::move(call));
        }
        ~Hook()
        {
            const std::scoped_lock lock(m_signal.m_mutex);
            m_signal.m_hooks.erase(m_place);
        }
        Hook(const Hook &) = delete;
        Hook &operator=(const Hook &) = delete;

    private:
        StopSignal &m_signal;
        std::list<std::function<void()>>::iterator m_place;
    };

    void request()
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_requested.exchange(true, std::memory_order_acq_rel))
                return;
            for (const auto &call : m_hooks)
                call();
        }
        m_changed.notify_all();
    }

    /// Has `call` called by request(), on the thread that calls it; at once if it was called already. What is called
    /// may not make or destroy hooks, nor wait.
    [[nodiscard]] Hook onRequest(std::function<void()> call) { return Hook(*this, std::move(call)); }

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
    std::mutex m_mutex; ///< protects m_hooks, and the wake-up from being missed
    std::list<std::function<void()>> m_hooks;
    std::condition_variable m_changed;
    std::atomic<bool> m_requested{false};
};

} // namespace loopscope::engine
