#include "timeline/stall_query.h"

#include <algorithm>

namespace loopscope::timeline {

std::vector<StallColumns> stallsOf(const trace::Trace &trace, const Axis &axis, Time now)
{
    std::vector<StallColumns> columns;
    const auto stalls = trace.stalls();
    const int right = axis.left + axis.width;
    // In order of begin; of one loop, also in order of end. Several loops may overlap, hence a few steps back.
    constexpr std::ptrdiff_t overlap = 8;
    auto stall = std::partition_point(stalls.begin(), stalls.end(),
                                      [&](const trace::Stall &each) { return each.end < axis.range.from; });
    stall -= std::min(overlap, stall - stalls.begin());
    while (stall != stalls.end() && stall->begin < axis.range.to) {
        const Time end = stall->end == openEnd ? std::max(now, stall->begin) : stall->end;
        const int from = std::max(axis.left, xAt(axis, stall->begin));
        const int to = std::min(right, std::max(xAt(axis, end), from + 1));
        if (end >= axis.range.from && to > from)
            columns.push_back({from, to - from, static_cast<std::size_t>(stall - stalls.begin())});
        // The next one that begins right of this one's first column, or the very next where this one is wider.
        const Time beyond = timeAt(axis, from + 1);
        ++stall;
        if (to - from == 1)
            stall = std::partition_point(stall, stalls.end(), [&](const trace::Stall &each) {
                return each.begin < beyond && each.end != openEnd && each.end < beyond;
            });
    }
    return columns;
}

} // namespace loopscope::timeline
