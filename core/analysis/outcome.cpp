#include "analysis/outcome.h"

#include "analysis/places.h"

#include <algorithm>

namespace loopscope::analysis {

namespace {

using trace::Reason;
using trace::SpanState;
using trace::Trace;

bool isForLock(Reason reason)
{
    return reason == Reason::Lock || reason == Reason::Semaphore || reason == Reason::Condition ||
           reason == Reason::Mutex;
}

void add(WaitTotals &waits, Duration wait)
{
    waits.total += wait;
    waits.longest = std::max(waits.longest, wait);
}

void addLane(Outcome &outcome, const Trace &trace, const trace::Lane &lane)
{
    if (lane.kind == trace::LaneKind::Loop)
        return;
    for (const trace::Span &span : lane.spans) {
        const Duration length = endIn(trace, span.end) - span.begin;
        if (span.state == SpanState::Ready)
            add(outcome.loop, length);
        else if (isForLock(span.reason)) // a task that holds its loop while it waits for a mutex runs
            add(outcome.locks, length);
    }
}

} // namespace

Outcome outcomeOf(const Trace &trace)
{
    Outcome outcome;
    outcome.length = trace.end() - Time{};
    outcome.stalls = trace.stalls().size();
    for (const trace::Stall &stall : trace.stalls())
        outcome.longestStall = std::max(outcome.longestStall, endIn(trace, stall.end) - stall.begin);
    for (const trace::Lane &lane : trace.lanes())
        addLane(outcome, trace, lane);
    for (const trace::Hop &hop : trace.hops()) {
        if (hop.pool != trace::noPool)
            add(outcome.workers, endIn(trace, hop.started) - hop.submitted);
    }
    return outcome;
}

} // namespace loopscope::analysis
