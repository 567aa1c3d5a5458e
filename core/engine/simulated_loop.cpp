#include "engine/simulated_loop.h"

namespace loopscope::engine {

void SimulatedLoop::join(Loop &loop, std::function<void()> finished)
{
    m_loop = &loop;
    m_finished = std::move(finished);
    m_simulation.m_loops.push_back(this);
}

void SimulatedLoop::leave()
{
    m_simulation.m_loops.remove(this);
    m_loop = nullptr;
}

void SimulatedLoop::occupy(const Occupation &occupation, Owner owner)
{
    m_simulation.occupy(occupation, owner, m_hasGil, Rank::Loop, [this] {
        if (m_loop == nullptr)
            return;
        m_isAsleep = false;
        m_isToldIdle = false;
        m_loop->resumeOccupant();
    });
}

bool SimulatedLoop::isReady()
{
    if (m_loop->isOccupied())
        return false;
    if (!m_isAsleep) {
        m_loop->checkJoined();
        if (m_loop->hasReady() || m_loop->isFinished())
            return true;
        m_isAsleep = true;
    }
    const std::optional<Time> timer = m_loop->nextTimer();
    return timer && *timer <= m_simulation.m_now;
}

void SimulatedLoop::turn()
{
    m_isAsleep = false;
    m_isToldIdle = false;
    if (!m_loop->isFinished())
        m_loop->iterate();
    if (m_loop->isOccupied())
        return;
    m_loop->checkJoined();
    if (!m_loop->isFinished())
        return;
    const std::function<void()> finished = std::move(m_finished);
    leave();
    if (finished)
        finished();
}

std::optional<Time> SimulatedLoop::nextTimer()
{
    return m_loop->isOccupied() ? std::nullopt : m_loop->nextTimer();
}

void SimulatedLoop::tellIdle()
{
    if (!m_isToldIdle && !m_loop->isOccupied())
        m_loop->recordIdle();
    m_isToldIdle = true;
}

} // namespace loopscope::engine
