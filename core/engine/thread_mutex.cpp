#include "engine/thread_mutex.h"

#include <algorithm>

namespace loopscope::engine {

class ThreadMutex::Wait final : public ThreadWait {
public:
    Wait(ThreadMutex &mutex, WaitInfo info)
        : ThreadWait(std::move(info), trace::Reason::Mutex, mutex.name())
        , m_mutex(mutex)
    {
    }
    ~Wait() override { giveUp(); }

    Outcome outcome() override { return Value{!isTimedOut()}; }
    std::string words() const override { return "mutex " + m_mutex.name() + ", held by " + m_mutex.m_holder; }
    using ThreadWait::finish;

private:
    bool enter() override
    {
        const std::scoped_lock lock(m_mutex.m_mutex);
        if (m_mutex.m_isLocked) {
            m_mutex.m_waiting.push_back(this);
            return false;
        }
        m_mutex.m_isLocked = true;
        m_mutex.m_holder = info().who;
        return true;
    }
    void leave() override
    {
        const std::scoped_lock lock(m_mutex.m_mutex);
        std::erase(m_mutex.m_waiting, this);
    }

    ThreadMutex &m_mutex;
};

bool ThreadMutex::isLocked() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isLocked;
}

std::shared_ptr<ThreadWait> ThreadMutex::acquire(WaitInfo info)
{
    return std::make_shared<Wait>(*this, std::move(info));
}

std::optional<Exception> ThreadMutex::release()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_isLocked)
        return Exception{"RuntimeError", "release unlocked lock"};
    if (m_waiting.empty()) {
        m_isLocked = false;
        m_holder.clear();
        return std::nullopt;
    }
    Wait &next = *m_waiting.front(); // it has the mutex before it has noticed: nobody can overtake it
    m_waiting.pop_front();
    m_holder = next.info().who;
    next.finish();
    return std::nullopt;
}

} // namespace loopscope::engine
