#include "engine/thread_barrier.h"

#include <algorithm>

namespace loopscope::engine {

class ThreadBarrier::Wait final : public ThreadWait {
public:
    Wait(ThreadBarrier &barrier, WaitInfo info)
        : ThreadWait(std::move(info), trace::Reason::Barrier, barrier.name())
        , m_barrier(barrier)
    {
    }
    ~Wait() override { giveUp(); }

    Outcome outcome() override
    {
        if (m_isBroken)
            return Exception{"BrokenBarrierError", {}};
        return Value{m_place};
    }
    std::string words() const override
    {
        return "barrier " + m_barrier.name() + " (" + std::to_string(m_barrier.m_waiting.size()) + " of " +
               std::to_string(m_barrier.m_parties) + " threads)";
    }

private:
    bool enter() override
    {
        const std::scoped_lock lock(m_barrier.m_mutex);
        auto &others = m_barrier.m_waiting;
        m_place = static_cast<std::int64_t>(others.size());
        m_isBroken = m_barrier.m_isBroken;
        if (m_isBroken)
            return true;
        if (m_place + 1 < m_barrier.m_parties) {
            others.push_back(this);
            return false;
        }
        for (Wait *each : std::exchange(others, {}))
            each->finish();
        return true;
    }
    void leave() override
    {
        const std::scoped_lock lock(m_barrier.m_mutex);
        auto &others = m_barrier.m_waiting;
        if (std::erase(others, this) == 0)
            return;
        m_barrier.m_isBroken = true;
        m_isBroken = true;
        for (Wait *each : std::exchange(others, {})) {
            each->m_isBroken = true;
            each->finish();
        }
    }

    ThreadBarrier &m_barrier;
    std::int64_t m_place = 0;
    bool m_isBroken = false; ///< written before it is over
};

std::int64_t ThreadBarrier::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<std::int64_t>(m_waiting.size());
}

bool ThreadBarrier::isBroken() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isBroken;
}

std::shared_ptr<ThreadWait> ThreadBarrier::wait(WaitInfo info)
{
    return std::make_shared<Wait>(*this, std::move(info));
}

} // namespace loopscope::engine
