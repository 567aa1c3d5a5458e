#pragma once

// Time to pixel and back, in whole numbers and exact, so that a run of months can be looked at in nanoseconds. Every
// function is total: no range, width or moment makes it divide by nothing or overflow.

#include "trace/time.h"

#include <algorithm>
#include <limits>

namespace loopscope::timeline {

/// A piece of time, `to` excluded. Empty where `to` is not later than `from`.
struct TimeRange {
    Time from{};
    Time to{};

    bool operator==(const TimeRange &) const = default;
};

/// The visible range, laid over the pixels [left, left + width).
struct Axis {
    TimeRange range;
    int left = 0;
    int width = 0;
};

/// Later by `by`; stays at the ends of what can be represented instead of overflowing.
inline Time plus(Time time, Duration by)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(toNs(time), by.count(), &sum))
        sum = by < Duration{} ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
    return timeFromNs(sum);
}

/// to - from, at least zero, and at most Duration::max() where the true length has no representation.
inline Duration lengthOf(TimeRange range)
{
    std::int64_t length = 0;
    if (__builtin_sub_overflow(toNs(range.to), toNs(range.from), &length))
        return range.to < range.from ? Duration{} : Duration::max();
    return Duration{std::max<std::int64_t>(0, length)};
}

/// The whole of both.
TimeRange united(TimeRange a, TimeRange b);

/// The pixel that `time` falls into, rounded down. Times outside are extrapolated but kept within ±2^28 of the axis.
/// Where the range is empty or the axis has no width, everything before and at `from` is at the left edge, everything
/// later at the right edge.
int xAt(const Axis &axis, Time time);
/// The first moment of pixel x. Where the range is empty or the axis has no width: `from`.
Time timeAt(const Axis &axis, int x);
/// How many ns a pixel stands for, maybe less than one; 1 where the range is empty or the axis has no width.
double nsPerPixel(const Axis &axis);

} // namespace loopscope::timeline
