#include "engine/activity.h"

namespace loopscope::engine {

void Activity::onQuiet(std::function<std::string()> quiet, std::function<void(std::string)> told)
{
    m_quiet = std::move(quiet);
    m_told = std::move(told);
}

void Activity::begin()
{
    const std::scoped_lock lock(m_mutex);
    ++m_count;
}

void Activity::end()
{
    if (leave())
        settle();
}

bool Activity::leave()
{
    const std::scoped_lock lock(m_mutex);
    --m_count;
    return m_count == 0 && m_quiet && !m_isTold;
}

/// Whoever a stop wakes counts itself in first, and so waits for the mutex until this has looked at it.
void Activity::settle()
{
    std::string words;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_count != 0 || m_isTold || m_stop.isRequested())
            return;
        m_isTold = true;
        words = m_quiet();
    }
    m_told(std::move(words)); // without the mutex: a stop wakes everybody, who then count themselves in
}

Activity::Waiting::Waiting(Activity &activity, const ThreadWait &wait) : m_activity(activity)
{
    const std::scoped_lock lock(m_activity.m_mutex);
    m_place = m_activity.m_waiting.insert(m_activity.m_waiting.end(), &wait);
}

Activity::Waiting::~Waiting()
{
    const std::scoped_lock lock(m_activity.m_mutex);
    m_activity.m_waiting.erase(m_place);
}

} // namespace loopscope::engine
