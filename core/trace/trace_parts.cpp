// How a trace that comes from a file is put together. A file may say anything, be damaged, or lack what one of its
// parts speaks of; whoever reads a trace relies on its numbers being good, and looks at none of them twice.

#include "trace/trace.h"

#include <algorithm>

namespace loopscope::trace {

namespace {

/// Lanes and jobs with a higher number are found by nobody: a table of any size would take what memory there is.
constexpr std::uint32_t mostNumber = 20'000'000;

void enter(std::vector<LaneIndex> &table, std::uint32_t number, LaneIndex lane)
{
    if (number > mostNumber)
        return;
    if (number >= table.size())
        table.resize(std::size_t{number} + 1, noLane);
    if (table[number] == noLane)
        table[number] = lane;
}

/// Parents come before their children, so that nobody is their own ancestor.
void mendTree(std::vector<Lane> &lanes)
{
    for (std::size_t index = 0; index < lanes.size(); ++index) {
        Lane &lane = lanes[index];
        if (lane.parent != noLane && (lane.parent >= index || lanes[lane.parent].kind != lane.kind))
            lane.parent = noLane;
        lane.depth = 0;
        if (lane.parent != noLane)
            lane.depth = static_cast<std::uint16_t>(std::min(lanes[lane.parent].depth + 1, 0xffff));
    }
}

void mendCounter(Counter &counter)
{
    Counter whole{counter.kind, counter.number, counter.name, 0, {}, {}};
    std::stable_sort(counter.samples.begin(), counter.samples.end(),
                     [](const Sample &a, const Sample &b) { return a.time < b.time; });
    for (const Sample &sample : counter.samples)
        set(whole, sample.time, sample.value);
    whole.highest = std::max(whole.highest, counter.highest); // a moment's, of which no sample tells
    counter = std::move(whole);
}

template <class Record, class When>
void sortBy(std::vector<Record> &records, When when)
{
    const auto isEarlier = [when](const Record &a, const Record &b) { return when(a) < when(b); };
    if (!std::is_sorted(records.begin(), records.end(), isEarlier))
        std::stable_sort(records.begin(), records.end(), isEarlier);
}

} // namespace

Trace::Trace(TraceParts parts)
    : m_lanes(std::move(parts.lanes))
    , m_hops(std::move(parts.hops))
    , m_wakeups(std::move(parts.wakeups))
    , m_cancels(std::move(parts.cancels))
    , m_stalls(std::move(parts.stalls))
    , m_log(std::move(parts.log))
    , m_warnings(std::move(parts.warnings))
    , m_losses(std::move(parts.losses))
    , m_pools(std::move(parts.pools))
    , m_counters(std::move(parts.counters))
    , m_names(std::move(parts.names))
    , m_end(parts.end)
    , m_eventCount(parts.eventCount)
    , m_lostCount(parts.lostCount)
    , m_stallThreshold(parts.stallThreshold)
    , m_complete(parts.isComplete)
{
    const auto isLane = [this](LaneIndex lane) { return lane < m_lanes.size(); };
    const auto mend = [&](LaneIndex &lane) { lane = isLane(lane) ? lane : noLane; };
    const auto isSpan = [&](LaneIndex lane, std::uint32_t span) {
        return isLane(lane) && span < m_lanes[lane].spans.size();
    };
    mendTree(m_lanes);
    for (LaneIndex index = 0; index < m_lanes.size(); ++index) {
        const Lane &lane = m_lanes[index];
        if (lane.kind == LaneKind::Task)
            enter(m_laneByTask, lane.number, index);
        else if (runsJobs(lane.kind))
            enter(m_laneByWorker, lane.number, index);
        else if (lane.kind == LaneKind::Loop)
            enter(m_laneByLoop, lane.number, index);
    }
    std::erase_if(m_hops, [](const Hop &hop) { return hop.job.value == 0 || hop.job.value > mostNumber; });
    sortBy(m_hops, [](const Hop &hop) { return hop.submitted; });
    for (std::uint32_t index = 0; index < m_hops.size(); ++index) {
        Hop &hop = m_hops[index];
        hop.submitter = isSpan(hop.submitter, hop.submitterSpan) ? hop.submitter : noLane;
        hop.worker = isSpan(hop.worker, hop.workerSpan) ? hop.worker : noLane;
        if (hop.job.value >= m_hopByJob.size())
            m_hopByJob.resize(std::size_t{hop.job.value} + 1, 0);
        m_hopByJob[hop.job.value] = index + 1;
    }
    std::erase_if(m_wakeups, [&](const Wakeup &wakeup) {
        return !isSpan(wakeup.from, wakeup.fromSpan) || !isSpan(wakeup.to, wakeup.toSpan);
    });
    std::erase_if(m_cancels, [&](const CancelMark &cancel) { return !isSpan(cancel.to, cancel.toSpan); });
    for (CancelMark &cancel : m_cancels)
        cancel.from = isSpan(cancel.from, cancel.fromSpan) ? cancel.from : noLane;
    std::erase_if(m_stalls, [&](const Stall &stall) { return !isLane(stall.loop) || !isLane(stall.culprit); });
    for (Stall &stall : m_stalls)
        std::erase_if(stall.victims, [&](const Victim &victim) { return !isLane(victim.lane); });
    for (LogLine &line : m_log)
        mend(line.lane);
    for (LogLine &warning : m_warnings)
        mend(warning.lane);
    sortBy(m_stalls, [](const Stall &stall) { return stall.begin; });
    for (std::uint32_t index = 0; index < m_stalls.size(); ++index) {
        const Stall &stall = m_stalls[index];
        m_lanes[stall.loop].stalls.push_back(index);
        if (stall.culprit != stall.loop)
            m_lanes[stall.culprit].stalls.push_back(index);
    }
    sortBy(m_log, [](const LogLine &line) { return line.time; });
    sortBy(m_warnings, [](const LogLine &line) { return line.time; });
    sortBy(m_pools, [](const Pool &pool) { return pool.number; });
    for (Counter &counter : m_counters)
        mendCounter(counter);
}

} // namespace loopscope::trace
