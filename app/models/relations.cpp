#include "models/relations.h"

#include <algorithm>

namespace loopscope::app {

namespace {

Time endOf(const trace::Trace &trace, Time end)
{
    return end == openEnd ? trace.end() : end;
}

} // namespace

bool contains(const trace::Trace &trace, timeline::SpanRef ref)
{
    return ref.lane < trace.lanes().size() && ref.span < trace.lane(ref.lane).spans.size();
}

trace::Cause wakerOf(const trace::Trace &trace, timeline::SpanRef ref)
{
    const auto &spans = trace.lane(ref.lane).spans;
    const trace::Span &span = spans[ref.span];
    if (span.state != trace::SpanState::Suspended)
        return span.cause;
    return ref.span + 1 < spans.size() ? spans[ref.span + 1].cause : trace::Cause{};
}

std::optional<timeline::SpanRef> wakerSpan(const trace::Trace &trace, timeline::SpanRef ref)
{
    const auto &spans = trace.lane(ref.lane).spans;
    const trace::Cause cause = wakerOf(trace, ref);
    // A task becomes ready where its ready span begins; a running span keeps the cause, but not the moment.
    const bool suspended = spans[ref.span].state == trace::SpanState::Suspended;
    const bool wasReady = spans[ref.span].state == trace::SpanState::Running && ref.span > 0 &&
                          spans[ref.span - 1].state == trace::SpanState::Ready;
    const Time woken = suspended ? endOf(trace, spans[ref.span].end) : spans[wasReady ? ref.span - 1 : ref.span].begin;
    switch (cause.kind) {
    case trace::CauseKind::Created:
    case trace::CauseKind::Task:
    case trace::CauseKind::Cancel: {
        const auto lane = trace.laneOfTask(TaskId{cause.id});
        if (!lane || *lane == ref.lane)
            return std::nullopt;
        auto waker = spanRefAt(trace, *lane, woken);
        // The waker ran until this moment at the latest: what begins just now came after.
        if (waker && waker->span > 0 && trace.lane(*lane).spans[waker->span].begin == woken)
            --waker->span;
        return waker;
    }
    case trace::CauseKind::Job: {
        const trace::Hop *hop = trace.hopOfJob(JobId{cause.id});
        if (!hop || hop->worker == trace::noLane || hop->started == openEnd)
            return std::nullopt;
        return spanRefAt(trace, hop->worker, hop->started);
    }
    default:
        return std::nullopt;
    }
}

std::optional<Duration> readyBefore(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    if (lane.kind != trace::LaneKind::Task || lane.spans[ref.span].state != trace::SpanState::Running)
        return std::nullopt;
    if (ref.span == 0 || lane.spans[ref.span - 1].state != trace::SpanState::Ready)
        return Duration::zero();
    return lane.spans[ref.span - 1].length();
}

const trace::Hop *hopOf(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span &span = lane.spans[ref.span];
    if (trace::runsJobs(lane.kind))
        return trace.hopOfJob(JobId{span.subject});
    if (lane.kind != trace::LaneKind::Task)
        return nullptr;
    if (const trace::Cause cause = wakerOf(trace, ref); cause.kind == trace::CauseKind::Job)
        return trace.hopOfJob(JobId{cause.id});
    if (span.state != trace::SpanState::Suspended || span.reason != trace::Reason::Executor)
        return nullptr;
    // It still waits: its job is the last that it submitted before.
    const auto hops = trace.hops();
    const auto hop = std::find_if(hops.rbegin(), hops.rend(), [&](const trace::Hop &candidate) {
        return candidate.submitter == ref.lane && candidate.submitted <= span.begin;
    });
    return hop == hops.rend() ? nullptr : &*hop;
}

const trace::Stall *stallOf(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Span &span = trace.lane(ref.lane).spans[ref.span];
    const auto stalls = trace.stalls();
    const auto stall = std::find_if(stalls.begin(), stalls.end(), [&](const trace::Stall &candidate) {
        return candidate.begin == span.begin && (candidate.culprit == ref.lane || candidate.loop == ref.lane);
    });
    return span.stalled && stall != stalls.end() ? &*stall : nullptr;
}

const trace::Stall *stallDuring(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span &span = lane.spans[ref.span];
    const trace::LaneIndex loop = trace.laneOfLoop(lane.loop).value_or(trace::noLane);
    const trace::Stall *longest = nullptr;
    Duration most{};
    for (const trace::Stall &stall : trace.stalls()) {
        if (stall.loop != loop)
            continue;
        const Duration overlap =
            std::min(endOf(trace, stall.end), endOf(trace, span.end)) - std::max(stall.begin, span.begin);
        if (overlap > most) {
            most = overlap;
            longest = &stall;
        }
    }
    return longest;
}

std::optional<timeline::SpanRef> spanOf(const trace::Trace &trace, const trace::Stall &stall)
{
    if (stall.culprit == trace::noLane)
        return std::nullopt;
    return spanRefAt(trace, stall.culprit, stall.begin);
}

std::optional<timeline::SpanRef> spanRefAt(const trace::Trace &trace, trace::LaneIndex lane, Time time)
{
    if (lane >= trace.lanes().size())
        return std::nullopt;
    const auto span = trace::spanAt(trace.lane(lane), time);
    return span ? std::optional(timeline::SpanRef{lane, *span}) : std::nullopt;
}

} // namespace loopscope::app
