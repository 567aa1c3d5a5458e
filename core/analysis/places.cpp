#include "analysis/places.h"

namespace loopscope::analysis {

bool contains(const trace::Trace &trace, SpanRef ref)
{
    return ref.lane < trace.lanes().size() && ref.span < trace.lane(ref.lane).spans.size();
}

std::optional<SpanRef> spanRefAt(const trace::Trace &trace, trace::LaneIndex lane, Time time)
{
    if (lane >= trace.lanes().size())
        return std::nullopt;
    const auto span = trace::spanAt(trace.lane(lane), time);
    return span ? std::optional(SpanRef{lane, *span}) : std::nullopt;
}

Time endIn(const trace::Trace &trace, Time end)
{
    return end == openEnd ? trace.end() : end;
}

} // namespace loopscope::analysis
