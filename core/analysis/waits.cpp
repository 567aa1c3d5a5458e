#include "analysis/waits.h"

#include <algorithm>

namespace loopscope::analysis {

using trace::Lane;
using trace::LaneIndex;
using trace::LaneKind;
using trace::SpanState;
using trace::Trace;

namespace {

/// How long a lane has run up to a moment.
Duration runningUpTo(const Trace &trace, const Lane &lane, Time time)
{
    const auto index = trace::spanAt(lane, time);
    if (!index)
        return {};
    const auto span = lane.spans.outlineOf(*index);
    const Duration part = std::min(endIn(trace, span.end), time) - span.begin;
    return lane.spans.totalsBefore(*index).running + (span.state == SpanState::Running ? part : Duration::zero());
}

/// What a lane that ran at some time after `since` did then.
std::size_t firstRunningAfter(const Lane &lane, Time since)
{
    std::size_t span = trace::spanAt(lane, since).value_or(0);
    while (span + 1 < lane.spans.size()) {
        const auto outline = lane.spans.outlineOf(span);
        if (outline.state == SpanState::Running && outline.end > since)
            break;
        ++span; // spans take turns: two steps at most
    }
    return span;
}

std::optional<SpanRef> readySpanOf(const Trace &trace, SpanRef ref)
{
    const Lane &lane = trace.lane(ref.lane);
    if (lane.kind != LaneKind::Task)
        return std::nullopt;
    if (lane.spans.outlineOf(ref.span).state == SpanState::Ready)
        return ref;
    const bool follows = lane.spans.outlineOf(ref.span).state == SpanState::Running && ref.span > 0 &&
                         lane.spans.outlineOf(ref.span - 1).state == SpanState::Ready;
    return follows ? std::optional(SpanRef{ref.lane, ref.span - 1}) : std::nullopt;
}

} // namespace

std::optional<Duration> readyBefore(const Trace &trace, SpanRef ref)
{
    const Lane &lane = trace.lane(ref.lane);
    if (lane.kind != LaneKind::Task || lane.spans.outlineOf(ref.span).state != SpanState::Running)
        return std::nullopt;
    const auto ready = readySpanOf(trace, ref);
    return ready ? lane.spans[ready->span].length() : Duration::zero();
}

std::optional<QueueWait> queueWaitOf(const Trace &trace, SpanRef ref, std::size_t most)
{
    const auto ready = readySpanOf(trace, ref);
    if (!ready)
        return std::nullopt;
    const Lane &own = trace.lane(ref.lane);
    const auto span = own.spans.outlineOf(ready->span);
    QueueWait wait{span.begin, span.end, {}, 0};
    const Time until = endIn(trace, span.end);
    for (LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        const Lane &lane = trace.lane(index);
        if (lane.kind != LaneKind::Task || lane.loop != own.loop || index == ref.lane || lane.begin >= until ||
            lane.end <= wait.since)
            continue;
        const Duration held = runningUpTo(trace, lane, until) - runningUpTo(trace, lane, wait.since);
        if (held > Duration::zero())
            wait.holders.push_back({{index, firstRunningAfter(lane, wait.since)}, held});
    }
    std::stable_sort(wait.holders.begin(), wait.holders.end(),
                     [](const Holder &a, const Holder &b) { return a.held > b.held; });
    wait.otherHolders = wait.holders.size() - std::min(wait.holders.size(), most);
    wait.holders.resize(wait.holders.size() - wait.otherHolders);
    return wait;
}

} // namespace loopscope::analysis
