#include "timeline/ticks.h"

#include "timeline/format.h"

#include <algorithm>
#include <array>

namespace loopscope::timeline {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;

/// Above a second people count in sixties, and a mark at every 100 s would help nobody.
constexpr std::array longSteps{1 * second,    2 * second,    5 * second, 10 * second, 15 * second, 30 * second,
                               1 * minute,    2 * minute,    5 * minute, 10 * minute, 15 * minute, 30 * minute,
                               1 * hour,      2 * hour,      6 * hour,   12 * hour,   24 * hour,   48 * hour,
                               120 * hour,    240 * hour,    720 * hour, 2400 * hour, 8760 * hour, 24'000 * hour,
                               87'600 * hour, 876'000 * hour};

std::int64_t stepFor(double leastNs)
{
    for (std::int64_t unit = 1; unit < second; unit *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (static_cast<double>(unit * factor) >= leastNs)
                return unit * factor;
        }
    }
    const auto step = std::find_if(longSteps.begin(), longSteps.end(),
                                   [&](std::int64_t candidate) { return static_cast<double>(candidate) >= leastNs; });
    return step == longSteps.end() ? longSteps.back() : *step;
}

} // namespace

Duration tickStep(const Axis &axis, int minimumGap)
{
    return Duration{stepFor(nsPerPixel(axis) * std::max(minimumGap, 1))};
}

std::vector<Tick> ticksFor(const Axis &axis, int minimumGap)
{
    std::vector<Tick> ticks;
    if (axis.width <= 0 || axis.range.to <= axis.range.from)
        return ticks;
    const Duration step = tickStep(axis, minimumGap);
    const std::int64_t from = std::max<std::int64_t>(0, toNs(axis.range.from));
    std::int64_t ns = from / step.count() * step.count();
    if (ns < from)
        ns = toNs(plus(timeFromNs(ns), step));
    for (; ns < toNs(axis.range.to) && ticks.size() < 4096; ns = toNs(plus(timeFromNs(ns), step))) {
        ticks.push_back({timeFromNs(ns), xAt(axis, timeFromNs(ns)), formatTick(timeFromNs(ns), step)});
        if (ns > toNs(Time::max()) - step.count())
            break;
    }
    return ticks;
}

} // namespace loopscope::timeline
