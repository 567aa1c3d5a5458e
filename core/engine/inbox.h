#pragma once

#include "engine/callback.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace loopscope::engine {

/// Callbacks from other threads, on their way into a ready queue (asyncio's call_soon_threadsafe).
class Inbox {
public:
    /// Any thread. True if the inbox was empty: then the loop has to be woken, and only then.
    bool put(Callback callback)
    {
        const std::scoped_lock lock(m_mutex);
        const bool first = m_callbacks.empty();
        m_callbacks.push_back(callback);
        m_waiting.store(true, std::memory_order_release);
        return first;
    }

    /// Any thread: cheap enough to ask before every call_soon.
    bool isEmpty() const { return !m_waiting.load(std::memory_order_acquire); }

    /// Loop thread only. Gives each callback to `take`, in order of arrival.
    template <class Take>
    void drain(Take take)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_drained.swap(m_callbacks);
            m_waiting.store(false, std::memory_order_relaxed);
        }
        for (const Callback &callback : m_drained)
            take(callback);
        m_drained.clear();
    }

private:
    std::mutex m_mutex; ///< protects m_callbacks
    std::vector<Callback> m_callbacks;
    std::atomic<bool> m_waiting{false};
    std::vector<Callback> m_drained; ///< loop thread only; kept for its memory
};

} // namespace loopscope::engine
