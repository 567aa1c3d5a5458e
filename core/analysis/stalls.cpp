#include "analysis/stalls.h"

#include <algorithm>

namespace loopscope::analysis {

using trace::Stall;
using trace::Trace;

namespace {

/// The stalls that begin before a moment, the last one first, until `wanted` says that it has seen enough.
template <class Visit>
void eachBefore(const Trace &trace, Time time, Visit visit)
{
    const auto stalls = trace.stalls();
    auto stall =
        std::partition_point(stalls.begin(), stalls.end(), [&](const Stall &each) { return each.begin < time; });
    while (stall != stalls.begin() && visit(*--stall)) {
    }
}

} // namespace

const Stall *stallOf(const Trace &trace, SpanRef ref)
{
    const trace::Span span = trace.lane(ref.lane).spans[ref.span];
    const Stall *found = nullptr;
    if (!span.stalled)
        return found;
    eachBefore(trace, laterBy(span.begin, std::max(endIn(trace, span.end) - span.begin, Duration{1})),
               [&](const Stall &stall) {
                   const bool isOwn = stall.culprit == ref.lane || stall.loop == ref.lane;
                   if (isOwn && stall.begin >= span.begin)
                       found = &stall;
                   return stall.begin >= span.begin;
               });
    return found;
}

const Stall *stallDuring(const Trace &trace, SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span span = lane.spans[ref.span];
    const auto loop = trace.laneOfLoop(lane.loop);
    const Time end = endIn(trace, span.end);
    const Stall *longest = nullptr;
    Duration most{};
    eachBefore(trace, end, [&](const Stall &stall) {
        if (stall.loop != loop)
            return true;
        const Duration overlap = std::min(endIn(trace, stall.end), end) - std::max(stall.begin, span.begin);
        if (overlap > most) {
            most = overlap;
            longest = &stall;
        }
        return overlap > Duration::zero(); // those of one loop do not overlap each other
    });
    return longest;
}

std::optional<SpanRef> culpritSpanOf(const Trace &trace, const Stall &stall)
{
    return spanRefAt(trace, stall.culprit, stall.begin);
}

std::vector<trace::Victim> victimsOf(const Stall &stall)
{
    std::vector<trace::Victim> victims = stall.victims;
    std::stable_sort(victims.begin(), victims.end(),
                     [](const trace::Victim &a, const trace::Victim &b) { return a.lost > b.lost; });
    return victims;
}

std::optional<SpanRef> victimSpanOf(const Trace &trace, const Stall &stall, const trace::Victim &victim)
{
    const auto span = spanRefAt(trace, victim.lane, std::max(stall.begin, endIn(trace, stall.end) - victim.lost));
    if (!span)
        return span;
    // Where it was ready for a moment before, that one ended as the other began.
    const auto &spans = trace.lane(span->lane).spans;
    for (std::size_t at = span->span; at < std::min(spans.size(), span->span + 2); ++at) {
        if (spans.outlineOf(at).state == trace::SpanState::Ready)
            return SpanRef{span->lane, at};
    }
    return span;
}

bool couldNotStart(const Trace &trace, const Stall &stall, const trace::Victim &victim)
{
    const trace::Lane &lane = trace.lane(victim.lane);
    const auto at = trace::spanAt(lane, stall.begin);
    return !at || lane.spans.totalsBefore(*at).runs == 0;
}

Duration lossOf(const Stall &stall)
{
    Duration loss{};
    for (const trace::Victim &victim : stall.victims)
        loss += victim.lost;
    return loss;
}

} // namespace loopscope::analysis
