#include "trace/trace.h"

#include <algorithm>

namespace loopscope::trace {

namespace {

std::optional<LaneIndex> lookUp(const std::vector<LaneIndex> &lanes, std::uint32_t number)
{
    if (number >= lanes.size() || lanes[number] == noLane)
        return std::nullopt;
    return lanes[number];
}

} // namespace

std::string_view Trace::text(NameId name) const
{
    if (name.value == 0 || name.value > m_names.size())
        return {};
    return m_names[name.value - 1];
}

std::optional<LaneIndex> Trace::laneOfTask(TaskId task) const
{
    return lookUp(m_laneByTask, task.value);
}

std::optional<LaneIndex> Trace::laneOfWorker(std::uint32_t worker) const
{
    return lookUp(m_laneByWorker, worker);
}

std::optional<LaneIndex> Trace::laneOfLoop(std::uint32_t loop) const
{
    return lookUp(m_laneByLoop, loop);
}

const Pool *Trace::pool(std::uint32_t number) const
{
    const auto place = std::lower_bound(m_pools.begin(), m_pools.end(), number,
                                        [](const Pool &pool, std::uint32_t wanted) { return pool.number < wanted; });
    return place == m_pools.end() || place->number != number ? nullptr : &*place;
}

const Counter &Trace::counter(CounterKind kind, std::uint32_t number) const
{
    static const Counter nothing;
    const auto found = std::find_if(m_counters.begin(), m_counters.end(), [&](const Counter &counter) {
        return counter.kind == kind && counter.number == number;
    });
    return found == m_counters.end() ? nothing : *found;
}

const Hop *Trace::hopOfJob(JobId job) const
{
    if (job.value >= m_hopByJob.size() || m_hopByJob[job.value] == 0)
        return nullptr;
    return &m_hops[m_hopByJob[job.value] - 1];
}

Time Trace::sentAt(const Wakeup &wakeup) const
{
    const Lane &from = m_lanes[wakeup.from];
    return from.kind == LaneKind::Track ? std::min(wakeup.time, from.spans[wakeup.fromSpan].end) : wakeup.time;
}

std::optional<std::size_t> spanAt(const Lane &lane, Time time)
{
    const auto after = std::upper_bound(lane.spans.begin(), lane.spans.end(), time,
                                        [](Time t, const Span &span) { return t < span.begin; });
    if (after == lane.spans.begin())
        return std::nullopt;
    return static_cast<std::size_t>(after - lane.spans.begin()) - 1;
}

} // namespace loopscope::trace
