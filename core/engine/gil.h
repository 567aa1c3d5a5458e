#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace loopscope::engine {

/// How long a thread computes before it lets others have their turn: CPython's sys.getswitchinterval().
inline constexpr std::chrono::milliseconds switchInterval{5};

/// A global interpreter lock in real time: threads that compute take turns, in the order in which they ask. Any thread.
class Gil {
public:
    /// Takes it, if nobody has it or waits for it.
    bool tryAcquire()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_serving != m_next)
            return false;
        ++m_next;
        return true;
    }

    /// Blocks until it is the caller's turn. To be called by one who was stopped, too, who then has his turn soon:
    /// everybody else lets go then.
    void acquire()
    {
        std::unique_lock lock(m_mutex);
        const std::uint64_t ticket = m_next++;
        m_changed.wait(lock, [&] { return m_serving == ticket; });
    }

    void release()
    {
        {
            const std::scoped_lock lock(m_mutex);
            ++m_serving;
        }
        m_changed.notify_all();
    }

    /// Whether somebody waits; for the one who has it.
    bool isWanted() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_next > m_serving + 1;
    }

private:
    mutable std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_changed;
    std::uint64_t m_next = 0;    ///< ticket
    std::uint64_t m_serving = 0; ///< whose turn it is, or will be
};

} // namespace loopscope::engine
