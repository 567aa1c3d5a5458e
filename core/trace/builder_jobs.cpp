// Jobs and their hops, and the work that keeps a task or a worker busy: see builder.cpp.

#include "trace/builder.h"
#include "trace/counter.h"

#include <algorithm>

namespace loopscope::trace {

void TraceBuilder::appendJob(const SchedulingEvent &event)
{
    Hop &hop = hopFor(JobId{event.subject});
    switch (event.kind) {
    case EventKind::JobSubmitted:
        if (hop.submitted == openEnd && hop.started == openEnd && hop.finished == openEnd)
            addTo(m_trace.m_poolQueue, event.time, 1);
        else
            ++m_irregular;
        hop.label = event.object;
        hop.line = event.line;
        hop.task = m_trace.laneOfTask(TaskId{static_cast<std::uint32_t>(event.detail)}).value_or(noLane);
        hop.submitted = event.time;
        if (hop.task != noLane)
            m_progress[hop.task].hops.push_back(event.subject);
        return;
    case EventKind::JobStarted: {
        leaveQueue(hop, event.time);
        hop.started = event.time;
        const LaneIndex worker = laneFor(LaneKind::Worker, event.lane, event.time);
        hop.worker = worker;
        Span &span = open(worker, close(worker, event.time), SpanState::Running);
        span.object = hop.label;
        span.subject = event.subject;
        span.line = hop.line;
        span.reason = Reason::Executor;
        m_progress[worker].longestWork = {};
        m_progress[worker].workBegan = openEnd;
        return;
    }
    case EventKind::JobFinished:
        leaveQueue(hop, event.time); // it was taken back
        hop.finished = event.time;
        hop.ending = static_cast<Ending>(event.detail);
        if (hop.worker != noLane)
            close(hop.worker, event.time);
        return;
    default: // JobPosted
        hop.posted = event.time;
        return;
    }
}

/// A job leaves the pool's queue once: when a worker takes it, or when it is cancelled before that.
void TraceBuilder::leaveQueue(const Hop &hop, Time time)
{
    if (hop.submitted != openEnd && hop.started == openEnd && hop.finished == openEnd)
        addTo(m_trace.m_poolQueue, time, -1);
}

void TraceBuilder::appendWork(const SchedulingEvent &event)
{
    const LaneIndex lane = laneOfOwner(event);
    Span *span = lane == noLane ? nullptr : openSpan(lane);
    if (span == nullptr || span->state != SpanState::Running) {
        ++m_irregular;
        return;
    }
    Progress &progress = m_progress[lane];
    if (event.kind == EventKind::WorkBegan) {
        progress.workBegan = event.time;
        progress.workReason = event.reason;
        progress.workLine = event.line;
        if (progress.longestWork > Duration::zero())
            return;
    } else {
        if (progress.workBegan == openEnd)
            return;
        const Duration length = event.time - progress.workBegan;
        progress.workBegan = openEnd;
        if (length < progress.longestWork)
            return;
        progress.longestWork = length;
    }
    span->reason = event.reason;
    span->line = event.line;
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
