#include "engine/parker.h"

#include <algorithm>
#include <chrono>

namespace loopscope::engine {

void ThreadParker::unpark()
{
    const std::scoped_lock lock(m_mutex);
    if (m_isUnparked)
        return;
    m_isUnparked = true;
    if (m_isCountedOut)
        m_activity.begin();
    m_changed.notify_one();
}

void ThreadParker::park(std::optional<Duration> limit)
{
    std::unique_lock lock(m_mutex);
    const auto isUnparked = [this] { return m_isUnparked; };
    if (limit) {
        constexpr Duration longest = std::chrono::hours{24 * 365 * 100}; // beyond that the library would overflow
        m_changed.wait_until(lock, std::chrono::steady_clock::now() + std::min(*limit, longest), isUnparked);
        return;
    }
    if (m_isUnparked)
        return;
    m_isCountedOut = true;
    if (m_activity.leave()) {
        lock.unlock(); // whoever settles may stop the run, and that unparks
        m_activity.settle();
        lock.lock();
    }
    m_changed.wait(lock, isUnparked);
}

} // namespace loopscope::engine
