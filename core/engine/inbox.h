#pragma once

#include "engine/callback.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace loopscope::engine {

/// Callbacks from other threads, on their way into a ready queue (asyncio's call_soon_threadsafe).
class Inbox {
public:
    /// Whether the loop is to take notice at once, or is left to find it when it comes round for another reason: that
    /// is what becomes of a call_soon() from a wrong thread.
    enum class Notice : std::uint8_t { AtOnce, ByChance };
    enum class Put : std::uint8_t {
        Wake,   ///< the loop has to be woken
        Done,   ///< somebody else has woken it, or nobody shall
        Refused ///< the inbox is closed
    };

    /// Any thread.
    Put put(Callback callback, Notice notice = Notice::AtOnce)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isClosed)
            return Put::Refused;
        m_callbacks.push_back(callback);
        m_waiting.store(true, std::memory_order_release);
        if (notice == Notice::ByChance || std::exchange(m_isNoticed, true))
            return Put::Done;
        return Put::Wake;
    }

    /// Loop thread only: what is in it now is never drained, and nothing else gets in.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        m_callbacks.clear();
        m_waiting.store(false, std::memory_order_relaxed);
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
            m_isNoticed = false;
        }
        for (const Callback &callback : m_drained)
            take(callback);
        m_drained.clear();
    }

private:
    std::mutex m_mutex; ///< protects m_callbacks and what follows up to m_waiting
    std::vector<Callback> m_callbacks;
    bool m_isNoticed = false; ///< the loop was woken, or is about to be
    bool m_isClosed = false;
    std::atomic<bool> m_waiting{false};
    std::vector<Callback> m_drained; ///< loop thread only; kept for its memory
};

} // namespace loopscope::engine
