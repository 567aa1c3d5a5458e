// Jobs and their hops: see builder.cpp.

#include "trace/builder.h"
#include "trace/counter.h"

#include <algorithm>

namespace loopscope::trace {

void TraceBuilder::appendJob(const SchedulingEvent &event)
{
    Hop &hop = hopFor(JobId{event.subject});
    switch (event.kind) {
    case EventKind::JobSubmitted: {
        if (hop.submitted == openEnd && hop.started == openEnd && hop.finished == openEnd) {
            hop.pool = event.lane;
            if (hop.pool != noPool)
                addTo(counterFor(CounterKind::PoolQueue, hop.pool), event.time, 1);
        } else {
            ++m_irregular;
        }
        hop.label = event.object;
        hop.line = event.line;
        hop.submitted = event.time;
        const auto task = m_trace.laneOfTask(TaskId{lowOf(event.detail)});
        const Hop *parent = m_trace.hopOfJob(JobId{highOf(event.detail)});
        hop.submitter = task ? *task : parent != nullptr ? parent->worker : noLane;
        hop.submitterSpan = hop.submitter == noLane ? 0 : actingSpanOf(hop.submitter);
        if (task)
            m_progress[*task].hops.push_back(event.subject);
        return;
    }
    case EventKind::JobStarted:
        return startJob(hop, event);
    case EventKind::JobFinished:
        return finishJob(hop, event);
    default: // JobPosted
        hop.posted = event.time;
        return;
    }
}

void TraceBuilder::startJob(Hop &hop, const SchedulingEvent &event)
{
    leaveQueue(hop, event.time);
    hop.started = event.time;
    hop.worker = laneFor(LaneKind::Worker, event.lane, event.time);
    Lane &worker = m_trace.m_lanes[hop.worker];
    if (worker.kind == LaneKind::Worker && worker.pool == noPool)
        worker.pool = hop.pool; // nobody said whose worker it is
    worker.end = openEnd;
    m_progress[hop.worker].work = {};
    goOn(hop.worker, close(hop.worker, event.time), hop.job);
    hop.workerSpan = static_cast<std::uint32_t>(m_trace.lane(hop.worker).spans.size() - 1);
}

void TraceBuilder::finishJob(Hop &hop, const SchedulingEvent &event)
{
    leaveQueue(hop, event.time); // it was taken back
    hop.finished = event.time;
    hop.ending = static_cast<Ending>(event.detail);
    hop.error = event.object;
    if (hop.worker != noLane) {
        Lane &worker = m_trace.m_lanes[hop.worker];
        const Time end = close(hop.worker, event.time);
        if (worker.kind == LaneKind::Thread) { // it has no other
            worker.end = end;
            worker.ending = hop.ending;
            worker.error = hop.error;
        }
    }
    if (hop.submitter != noLane && runsJobs(m_trace.lane(hop.submitter).kind))
        m_progress[hop.submitter].arrived = event.subject;
}

/// A job leaves its pool's queue once: when a worker takes it, or when it is cancelled before that.
void TraceBuilder::leaveQueue(const Hop &hop, Time time)
{
    if (hop.pool != noPool && hop.submitted != openEnd && hop.started == openEnd && hop.finished == openEnd)
        addTo(counterFor(CounterKind::PoolQueue, hop.pool), time, -1);
}

/// The task that submitted a job has become ready: what has come back by then, it was waiting for. Several jobs make
/// one task ready where it gathers them.
void TraceBuilder::arriveHops(LaneIndex lane, Time time, Cause cause)
{
    for (const std::uint32_t job : m_progress[lane].hops) {
        Hop &hop = hopFor(JobId{job});
        const bool isCause = cause == Cause{CauseKind::Job, job};
        if (hop.ready == openEnd && (isCause || hop.posted <= time))
            hop.ready = time;
    }
}

void TraceBuilder::resumeHops(LaneIndex lane, Time time)
{
    std::erase_if(m_progress[lane].hops, [&](std::uint32_t job) {
        Hop &hop = hopFor(JobId{job});
        if (hop.ready == openEnd)
            return hop.finished != openEnd && hop.started == openEnd; // it was taken back
        hop.resumed = time;
        return true;
    });
}

Hop &TraceBuilder::hopFor(JobId job)
{
    auto &table = m_trace.m_hopByJob;
    if (job.value >= table.size())
        table.resize(std::size_t{job.value} + 1, 0);
    if (table[job.value] == 0) {
        Hop hop;
        hop.job = job;
        m_trace.m_hops.push_back(hop);
        table[job.value] = static_cast<std::uint32_t>(m_trace.m_hops.size());
    }
    return m_trace.m_hops[table[job.value] - 1];
}

} // namespace loopscope::trace
