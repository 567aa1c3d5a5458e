#include "timeline/coordinates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loopscope::timeline {

namespace {

using Ns = std::int64_t;
constexpr Ns maxNs = std::numeric_limits<Ns>::max();
constexpr Ns minNs = std::numeric_limits<Ns>::min();
constexpr int farAway = 1 << 28;

Ns sumOf(Ns a, Ns b)
{
    if (b > 0 && a > maxNs - b)
        return maxNs;
    if (b < 0 && a < minNs - b)
        return minNs;
    return a + b;
}

Ns differenceOf(Ns a, Ns b)
{
    if (b < 0 && a > maxNs + b)
        return maxNs;
    if (b > 0 && a < minNs + b)
        return minNs;
    return a - b;
}

bool isDegenerate(const Axis &axis)
{
    return axis.width <= 0 || axis.range.to <= axis.range.from;
}

} // namespace

Time plus(Time time, Duration by)
{
    return timeFromNs(sumOf(toNs(time), by.count()));
}

Duration lengthOf(TimeRange range)
{
    return Duration{std::max<Ns>(0, differenceOf(toNs(range.to), toNs(range.from)))};
}

TimeRange united(TimeRange a, TimeRange b)
{
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

int xAt(const Axis &axis, Time time)
{
    if (isDegenerate(axis))
        return time <= axis.range.from ? axis.left : axis.left + std::max(axis.width, 0);
    const auto offset = static_cast<double>(differenceOf(toNs(time), toNs(axis.range.from)));
    const double x = std::floor(offset * axis.width / static_cast<double>(lengthOf(axis.range).count()));
    return axis.left + static_cast<int>(std::clamp(x, -static_cast<double>(farAway), static_cast<double>(farAway)));
}

Time timeAt(const Axis &axis, int x)
{
    if (isDegenerate(axis))
        return axis.range.from;
    const double offset = std::ceil((static_cast<double>(x) - axis.left) * nsPerPixel(axis));
    constexpr double limit = 9.2e18; // just inside of 64 bits
    const auto ns = static_cast<Ns>(std::clamp(offset, -limit, limit));
    const Time time = timeFromNs(sumOf(toNs(axis.range.from), ns));
    if (xAt(axis, time) < x)
        return plus(time, Duration{1}); // rounding: the product fell just short of the pixel's edge
    const Time before = plus(time, Duration{-1});
    return xAt(axis, before) >= x ? before : time;
}

double nsPerPixel(const Axis &axis)
{
    if (isDegenerate(axis))
        return 1.0;
    return static_cast<double>(lengthOf(axis.range).count()) / axis.width;
}

} // namespace loopscope::timeline
