#include "engine/thread.h"

#include "engine/loop.h"

namespace loopscope::engine {

class Thread::Join final : public ThreadWait {
public:
    Join(std::shared_ptr<Thread> thread, WaitInfo info)
        : ThreadWait(std::move(info), trace::Reason::Thread, thread->name())
        , m_thread(std::move(thread))
    {
    }
    ~Join() override { giveUp(); }

    Outcome outcome() override { return {}; }
    std::string words() const override { return "the end of thread " + m_thread->name(); }
    using ThreadWait::finish;

private:
    bool enter() override
    {
        const std::scoped_lock lock(m_thread->m_mutex);
        if (m_thread->m_isAlive)
            m_thread->m_joining.push_back(this);
        return !m_thread->m_isAlive;
    }
    void leave() override
    {
        const std::scoped_lock lock(m_thread->m_mutex);
        std::erase(m_thread->m_joining, this);
    }

    const std::shared_ptr<Thread> m_thread;
};

bool Thread::isAlive() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isAlive;
}

std::shared_ptr<ThreadWait> Thread::join(std::shared_ptr<Thread> thread, WaitInfo info)
{
    return std::make_shared<Join>(std::move(thread), std::move(info));
}

bool Thread::runs(const Job &job) const
{
    return m_job == job.id();
}

bool Thread::runs(const Loop &loop) const
{
    return m_loop == loop.number();
}

void Thread::end()
{
    const std::scoped_lock lock(m_mutex);
    m_isAlive = false;
    for (Join *each : std::exchange(m_joining, {}))
        each->finish();
}

} // namespace loopscope::engine
