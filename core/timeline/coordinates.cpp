#include "timeline/coordinates.h"

#include <algorithm>
#include <limits>

namespace loopscope::timeline {

namespace {

using Ns = std::int64_t;
constexpr Ns maxNs = std::numeric_limits<Ns>::max();
constexpr Ns minNs = std::numeric_limits<Ns>::min();
constexpr int farAway = 1 << 28;

Ns differenceOf(Ns a, Ns b)
{
    if (b < 0 && a > maxNs + b)
        return maxNs;
    if (b > 0 && a < minNs + b)
        return minNs;
    return a - b;
}

__extension__ using Wide = __int128;

/// factor * numerator / denominator, rounded down, exact.
Wide dividedDown(Ns factor, Ns numerator, Ns denominator)
{
    Ns narrow = 0; // nearly always wide enough, and several times as fast
    if (!__builtin_mul_overflow(factor, numerator, &narrow))
        return narrow / denominator - (narrow % denominator < 0 ? 1 : 0);
    const Wide wide = static_cast<Wide>(factor) * numerator;
    return wide / denominator - (wide % denominator < 0 ? 1 : 0);
}

bool isDegenerate(const Axis &axis)
{
    return axis.width <= 0 || axis.range.to <= axis.range.from;
}

} // namespace

TimeRange united(TimeRange a, TimeRange b)
{
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

int xAt(const Axis &axis, Time time)
{
    if (isDegenerate(axis))
        return time <= axis.range.from ? axis.left : axis.left + std::max(axis.width, 0);
    const Ns offset = differenceOf(toNs(time), toNs(axis.range.from));
    const Wide pixels = dividedDown(offset, axis.width, lengthOf(axis.range).count());
    return axis.left + static_cast<int>(std::clamp<Wide>(pixels, -farAway, farAway));
}

Time timeAt(const Axis &axis, int x)
{
    if (isDegenerate(axis))
        return axis.range.from;
    const Ns pixels = static_cast<Ns>(x) - axis.left;
    const Wide offset = -dividedDown(-pixels, lengthOf(axis.range).count(), axis.width); // rounded up
    return timeFromNs(static_cast<Ns>(std::clamp<Wide>(toNs(axis.range.from) + offset, minNs, maxNs)));
}

double nsPerPixel(const Axis &axis)
{
    if (isDegenerate(axis))
        return 1.0;
    return static_cast<double>(lengthOf(axis.range).count()) / axis.width;
}

} // namespace loopscope::timeline
