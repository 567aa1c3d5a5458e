#include "analysis/hops.h"

#include "analysis/causality.h"

#include <algorithm>

namespace loopscope::analysis {

using trace::Hop;
using trace::SpanState;
using trace::Trace;

namespace {

/// The job that a task gave away in the span before it began to wait: the last one.
const Hop *submittedBefore(const Trace &trace, SpanRef wait)
{
    const auto hops = trace.hops();
    const trace::Lane &lane = trace.lane(wait.lane);
    if (wait.span == 0)
        return nullptr;
    const Time began = lane.spans.beginOf(wait.span);
    const Time since = lane.spans.beginOf(wait.span - 1);
    auto hop = std::partition_point(hops.begin(), hops.end(), [&](const Hop &each) { return each.submitted <= began; });
    while (hop != hops.begin() && (--hop)->submitted >= since) {
        if (hop->submitter == wait.lane && hop->submitterSpan + 1 == wait.span)
            return &*hop;
    }
    return nullptr;
}

/// The submitter's ready span, or the running one where it did not wait for its turn.
std::optional<SpanRef> readySpanOf(const Trace &trace, const Hop &hop)
{
    const auto wakeups = trace.wakeups();
    auto wakeup = std::partition_point(wakeups.begin(), wakeups.end(),
                                       [&](const trace::Wakeup &each) { return each.time < hop.ready; });
    std::optional<SpanRef> other; // of several jobs that are waited for together, one woke their submitter
    for (; wakeup != wakeups.end() && wakeup->time == hop.ready; ++wakeup) {
        if (wakeup->to != hop.submitter)
            continue;
        if (trace.causeOf(*wakeup) == trace::Cause{trace::CauseKind::Job, hop.job.value})
            return SpanRef{wakeup->to, wakeup->toSpan};
        other = SpanRef{wakeup->to, wakeup->toSpan};
    }
    return other ? other : spanRefAt(trace, hop.submitter, hop.ready);
}

bool comesFromThread(const Trace &trace, const Hop &hop)
{
    return hop.submitter != trace::noLane && trace::runsJobs(trace.lane(hop.submitter).kind);
}

} // namespace

const Hop *hopOf(const Trace &trace, SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span span = lane.spans[ref.span];
    if (trace::runsJobs(lane.kind))
        return trace.hopOfJob(JobId{span.subject});
    if (lane.kind != trace::LaneKind::Task)
        return nullptr;
    if (const trace::Cause cause = wakerOf(trace, ref); cause.kind == trace::CauseKind::Job)
        return trace.hopOfJob(JobId{cause.id});
    const bool waits = span.state == SpanState::Suspended && span.reason == trace::Reason::Executor;
    return waits ? submittedBefore(trace, ref) : nullptr;
}

std::optional<SpanRef> lastSpanOf(const Trace &trace, const Hop &hop)
{
    if (hop.worker == trace::noLane || hop.started == openEnd)
        return std::nullopt;
    constexpr int furthest = 64; // jobs that lasted for nothing, at one moment of the virtual clock
    const SpanRef first{hop.worker, hop.workerSpan};
    auto last = spanRefAt(trace, hop.worker, endIn(trace, hop.finished));
    for (int step = 0; last && last->span > first.span && step < furthest; ++step, --last->span) {
        const trace::Span span = trace.lane(hop.worker).spans[last->span];
        if (span.subject == hop.job.value && span.begin <= hop.finished)
            return last;
    }
    return contains(trace, first) ? std::optional(first) : std::nullopt;
}

std::optional<SpanRef> returnOf(const Trace &trace, const Hop &hop)
{
    if (hop.submitter == trace::noLane || hop.ready == openEnd)
        return std::nullopt;
    return comesFromThread(trace, hop) ? spanRefAt(trace, hop.submitter, hop.ready) : readySpanOf(trace, hop);
}

std::vector<Leg> legsOf(const Trace &trace, const Hop &hop)
{
    std::vector<Leg> legs;
    if (hop.submitted == openEnd)
        return legs;
    const SpanRef submitting{hop.submitter, hop.submitterSpan};
    const auto from = contains(trace, submitting) ? std::optional(submitting) : std::nullopt;
    const bool takenBack = hop.started == openEnd && hop.finished != openEnd;
    legs.push_back({LegKind::Queued, hop.submitted, takenBack ? hop.finished : hop.started, from});
    const auto add = [&](LegKind kind, Time until, std::optional<SpanRef> span) {
        const Time began = legs.back().to;
        legs.push_back({kind, began, until == openEnd ? openEnd : std::max(until, began), span});
    };
    if (hop.started == openEnd)
        return legs;
    add(LegKind::Ran, hop.finished, lastSpanOf(trace, hop));
    if (hop.finished == openEnd || hop.submitter == trace::noLane)
        return legs;
    const auto back = returnOf(trace, hop);
    if (comesFromThread(trace, hop)) {
        if (hop.resumed != openEnd)
            add(LegKind::Ready, hop.resumed, back);
        return legs;
    }
    if (hop.posted == openEnd && hop.ready == openEnd)
        return legs;
    add(LegKind::Posted, hop.posted == openEnd ? hop.ready : hop.posted, lastSpanOf(trace, hop));
    if (hop.ready == openEnd && trace.isComplete())
        return legs; // nobody waits
    add(LegKind::Noted, hop.ready, from);
    if (hop.ready == openEnd)
        return legs;
    add(LegKind::Ready, hop.resumed, back);
    return legs;
}

} // namespace loopscope::analysis
