#include "analysis/same_span.h"

namespace loopscope::analysis {

namespace {

using trace::Lane;
using trace::LaneIndex;
using trace::Span;
using trace::Trace;

bool areNamesakes(const Trace &one, const Lane &a, const Trace &other, const Lane &b)
{
    return a.kind == b.kind && one.text(a.name) == other.text(b.name);
}

/// How many lanes before this one have its kind and name.
std::size_t placeAmongNamesakes(const Trace &trace, LaneIndex lane)
{
    std::size_t place = 0;
    for (LaneIndex i = 0; i < lane; ++i)
        place += areNamesakes(trace, trace.lane(i), trace, trace.lane(lane)) ? 1 : 0;
    return place;
}

/// The span that is as late among those that are alike as span `span` is in `lane`.
template <class AreAlike>
std::optional<std::size_t> sameAmong(const Lane &lane, std::size_t span, const Lane &other, AreAlike areAlike)
{
    const Span wanted = lane.spans[span];
    std::size_t left = 0;
    for (std::size_t i = 0; i < span; ++i)
        left += areAlike(wanted, lane.spans[i]) ? 1 : 0;
    for (std::size_t i = 0; i < other.spans.size(); ++i) {
        if (areAlike(wanted, other.spans[i]) && left-- == 0)
            return i;
    }
    return std::nullopt;
}

} // namespace

std::optional<LaneIndex> sameLane(const Trace &before, LaneIndex lane, const Trace &after)
{
    std::size_t left = placeAmongNamesakes(before, lane);
    for (LaneIndex i = 0; i < after.lanes().size(); ++i) {
        if (areNamesakes(before, before.lane(lane), after, after.lane(i)) && left-- == 0)
            return i;
    }
    return std::nullopt;
}

std::optional<SpanRef> sameSpan(const Trace &before, SpanRef ref, const Trace &after)
{
    if (!contains(before, ref))
        return std::nullopt;
    const std::optional<LaneIndex> lane = sameLane(before, ref.lane, after);
    if (!lane)
        return std::nullopt;
    const auto find = [&](auto areAlike) {
        return sameAmong(before.lane(ref.lane), ref.span, after.lane(*lane), areAlike);
    };
    const auto sameState = [](const Span &a, const Span &b) { return a.state == b.state; };
    std::optional<std::size_t> span;
    if (before.lane(ref.lane).spans[ref.span].line != 0)
        span = find([&](const Span &a, const Span &b) { return sameState(a, b) && a.line == b.line; });
    if (!span)
        span = find(sameState);
    return span ? std::optional(SpanRef{*lane, *span}) : std::nullopt;
}

} // namespace loopscope::analysis
