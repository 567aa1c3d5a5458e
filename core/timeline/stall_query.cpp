#include "timeline/stall_query.h"

#include <algorithm>

namespace loopscope::timeline {

std::vector<StallColumns> stallsOf(const trace::Trace &trace, const trace::Lane &lane, const Axis &axis, Time now)
{
    std::vector<StallColumns> columns;
    const int right = axis.left + axis.width;
    const auto stallAt = [&](std::uint32_t index) -> const trace::Stall & { return trace.stalls()[index]; };
    const auto endOf = [&](const trace::Stall &stall) {
        return stall.end == openEnd ? std::max(now, stall.begin) : stall.end;
    };
    // A loop has one stall at a time, so they are in order of their ends, too.
    auto next = std::partition_point(lane.stalls.begin(), lane.stalls.end(),
                                     [&](std::uint32_t index) { return endOf(stallAt(index)) < axis.range.from; });
    while (next != lane.stalls.end() && stallAt(*next).begin < axis.range.to) {
        const trace::Stall &stall = stallAt(*next);
        const int from = std::max(axis.left, xAt(axis, stall.begin));
        const int to = std::min(right, std::max(xAt(axis, endOf(stall)), from + 1));
        if (to > from)
            columns.push_back({from, to - from, *next});
        ++next;
        if (to - from > 1)
            continue;
        const Time beyond = timeAt(axis, from + 1);
        next = std::partition_point(next, lane.stalls.end(), [&](std::uint32_t index) {
            return stallAt(index).begin < beyond && endOf(stallAt(index)) < beyond;
        });
    }
    return columns;
}

std::vector<StallColumns> stallsOf(const trace::Trace &trace, const Axis &axis, Time now)
{
    std::vector<StallColumns> all;
    for (const trace::Lane &lane : trace.lanes()) {
        // Where events were lost, nobody may have heard of a culprit's loop.
        const bool speaksForLoop = !lane.stalls.empty() && (lane.kind == trace::LaneKind::Loop ||
                                                            trace.stalls()[lane.stalls.front()].loop == trace::noLane);
        if (!speaksForLoop)
            continue;
        const std::vector<StallColumns> columns = stallsOf(trace, lane, axis, now);
        all.insert(all.end(), columns.begin(), columns.end());
    }
    return all;
}

} // namespace loopscope::timeline
