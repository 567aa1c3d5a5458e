// What keeps a task, a callback or a job busy, and what keeps a job's thread waiting: see builder.cpp.

#include "trace/builder.h"

#include <algorithm>

namespace loopscope::trace {

namespace {

/// Whether it waits for what another job brings.
bool isForJob(Reason reason)
{
    return reason == Reason::Future || reason == Reason::Thread || reason == Reason::Executor;
}

} // namespace

void TraceBuilder::appendWork(const SchedulingEvent &event)
{
    const LaneIndex lane = laneOfOwner(event);
    Span *span = lane == noLane ? nullptr : openSpan(lane);
    const bool waits = span != nullptr && isWait(event.reason) && runsJobs(m_trace.lane(lane).kind);
    if (waits && event.kind == EventKind::WorkBegan)
        return beginWait(lane, event);
    if (waits && span->state == SpanState::Suspended)
        return endWait(lane, event.time);
    if (waits || span == nullptr || span->state != SpanState::Running) {
        ++m_irregular;
        return;
    }
    if (m_trace.lane(lane).kind == LaneKind::Loop) {
        if (Span &callback = progressOf(m_trace.lane(lane).number).callback; callback.begin != openEnd)
            span = &callback;
    }
    Progress &progress = m_progress[lane];
    if (event.kind == EventKind::WorkBegan) {
        progress.work = {event.time, event.reason, event.object, event.line};
        if (progress.longestWork == Duration::zero())
            note(*span, progress.work);
        return;
    }
    if (progress.work.began == openEnd)
        return;
    const Duration length = event.time - progress.work.began;
    progress.work.began = openEnd;
    if (length < progress.longestWork)
        return;
    progress.longestWork = length;
    note(*span, {event.time, event.reason, event.object, event.line});
}

/// A span is called after the longest work in it.
void TraceBuilder::note(Span &span, const Work &work)
{
    span.reason = work.reason;
    span.line = work.line;
    if (span.subject == 0) // a job's label stays
        span.object = isWait(work.reason) ? work.object : NameId{};
}

/// Whatever the job was busy with goes on after the wait: a computation waits for its turn many times.
void TraceBuilder::beginWait(LaneIndex lane, const SchedulingEvent &event)
{
    Span &before = m_trace.m_lanes[lane].spans.back();
    const std::uint32_t job = before.subject;
    Progress &progress = m_progress[lane];
    const bool works = before.state == SpanState::Running && progress.work.began != openEnd;
    if (works && event.time - progress.work.began >= progress.longestWork)
        note(before, progress.work);
    Span &span = open(lane, event.time, SpanState::Suspended);
    span.reason = event.reason;
    span.object = event.object;
    span.line = event.line;
    span.subject = job;
    progress.arrived = 0;
}

void TraceBuilder::endWait(LaneIndex lane, Time time)
{
    auto &spans = m_trace.m_lanes[lane].spans;
    Progress &progress = m_progress[lane];
    time = close(lane, time);
    const Span wait = spans.back();
    if (progress.arrived != 0 && isForJob(wait.reason)) {
        Hop &hop = hopFor(JobId{progress.arrived});
        hop.ready = time;
        hop.resumed = time;
    }
    if (wait.length() > Duration::zero() || spans.size() == 1)
        return goOn(lane, time, JobId{wait.subject});
    spans.pop_back(); // it never waited
    Span &before = spans.back();
    if (before.state == SpanState::Running && before.subject == wait.subject && before.end == time)
        before.end = openEnd;
    else
        goOn(lane, time, JobId{wait.subject});
}

/// A job runs from `time` on, at its beginning or after a wait.
void TraceBuilder::goOn(LaneIndex lane, Time time, JobId job)
{
    const Hop &hop = hopFor(job);
    Span &span = open(lane, time, SpanState::Running);
    span.object = hop.label;
    span.subject = job.value;
    span.line = hop.line;
    span.reason = Reason::Executor;
    Progress &progress = m_progress[lane];
    progress.longestWork = {};
    if (progress.work.began == openEnd)
        return;
    progress.work.began = time;
    note(span, progress.work);
}

} // namespace loopscope::trace
