#include "engine/simulated_gil.h"

#include "engine/do_work.h"
#include "engine/gil.h"

#include <algorithm>

namespace loopscope::engine {

void SimulatedGil::compute(const Work &work, Owner owner, Rank rank, std::function<void()> then)
{
    m_computing.push_back({work, owner, rank, std::move(then)});
    if (m_computing.size() == 1)
        return begin({});
    record(trace::EventKind::WorkBegan, m_computing.back());
    if (m_computing.size() == 2) { // up to now the first one had no end of its turn
        m_agenda.cancel(m_end);
        begin(now() - m_since);
    }
}

/// The first one's turn, of which so much has been used already. Whoever computes alone for long has had turn after
/// turn.
void SimulatedGil::begin(Duration already)
{
    const Computation &first = m_computing.front();
    m_since = now() - already;
    Duration turn = first.work.duration;
    if (m_computing.size() > 1) {
        const Duration begun = already - already % Duration{switchInterval};
        turn = std::min<Duration>(turn, begun + switchInterval);
    }
    m_end = m_agenda.plan(laterBy(m_since, turn), first.rank, [this] { pause(); });
}

void SimulatedGil::pause()
{
    Computation first = std::move(m_computing.front());
    m_computing.pop_front();
    first.work.duration -= now() - m_since;
    const bool isDone = first.work.duration <= Duration::zero();
    if (!m_computing.empty())
        record(trace::EventKind::WorkEnded, m_computing.front());
    std::function<void()> then = isDone ? std::move(first.then) : nullptr;
    if (!isDone) {
        record(trace::EventKind::WorkBegan, first);
        m_computing.push_back(std::move(first));
    }
    if (!m_computing.empty())
        begin({});
    if (then)
        then();
}

void SimulatedGil::record(trace::EventKind kind, const Computation &computation)
{
    recordGilWait(m_environment.recorder.writer(), kind, computation.owner, computation.work);
}

} // namespace loopscope::engine
