#include "timeline/viewport.h"

#include <algorithm>
#include <cmath>

namespace loopscope::timeline {

namespace {

constexpr Duration emptyRun = std::chrono::seconds{1};

/// Room beside what is fitted, so that the end of a run can be seen to be its end.
Duration roomFor(Duration length)
{
    return length / 32;
}

Duration runLength(Time end)
{
    return end > Time{} ? lengthOf({Time{}, end}) : emptyRun;
}

Duration longestRange(Time end)
{
    const Duration run = runLength(end);
    return run > Duration::max() / 2 ? Duration::max() : std::max(run * 2, shortestRange);
}

} // namespace

Axis axisOf(const Viewport &viewport)
{
    const double scale = std::isfinite(viewport.scale) && viewport.scale > 0 ? viewport.scale : 1.0;
    const auto toDevice = [&](int logical) { return static_cast<int>(std::lround(logical * scale)); };
    const int chosen = toDevice(std::clamp(viewport.nameColumn, leastNameColumn, mostNameColumn));
    const int names = std::min(chosen, std::max(toDevice(usualNameColumn), viewport.width / 2));
    return {viewport.range, names, std::max(0, viewport.width - names)};
}

Viewport fitted(Viewport viewport, Time end)
{
    const Duration run = runLength(end);
    viewport.range = {Time{}, plus(Time{run}, roomFor(run))};
    return clamped(viewport, end);
}

Viewport fittedTo(Viewport viewport, TimeRange range, Time end)
{
    const Duration room = std::max(roomFor(lengthOf(range)) * 4, shortestRange / 2);
    viewport.range = {plus(range.from, -room), plus(std::max(range.from, range.to), room)};
    return clamped(viewport, end);
}

Anchor anchorAt(const Viewport &viewport, int x)
{
    const Axis axis = axisOf(viewport);
    const int within = std::clamp(x, axis.left, axis.left + axis.width);
    return {timeAt(axis, within), within};
}

Viewport zoomedAbout(Viewport viewport, const Anchor &anchor, Duration length, Time end)
{
    const Axis axis = axisOf(viewport);
    if (axis.width <= 0)
        return viewport;
    length = std::clamp(length, shortestRange, longestRange(end));
    const Time before = timeAt({{Time{}, Time{length}}, axis.left, axis.width}, anchor.x);
    viewport.range.from = plus(anchor.time, -before.time_since_epoch());
    viewport.range.to = plus(viewport.range.from, length);
    return clamped(viewport, end);
}

Duration zoomedLength(Duration length, double factor, Time end)
{
    if (!(factor > 0) || !std::isfinite(factor))
        return length;
    const double wanted =
        std::clamp(static_cast<double>(length.count()) / factor, static_cast<double>(shortestRange.count()), 9.2e18);
    return std::min(Duration{std::llround(wanted)}, longestRange(end));
}

Viewport zoomed(Viewport viewport, int x, double factor, Time end)
{
    return zoomedAbout(viewport, anchorAt(viewport, x), zoomedLength(lengthOf(viewport.range), factor, end), end);
}

Viewport showingTime(Viewport viewport, Time time, Time end)
{
    if (time >= viewport.range.from && time < viewport.range.to)
        return viewport;
    const Duration length = lengthOf(viewport.range);
    viewport.range.from = plus(time, -(length / 2));
    viewport.range.to = plus(viewport.range.from, length);
    return clamped(viewport, end);
}

Viewport panned(Viewport viewport, int dx, Time end)
{
    const Duration by{std::llround(std::clamp(dx * nsPerPixel(axisOf(viewport)), -9.2e18, 9.2e18))};
    const Duration length = lengthOf(viewport.range);
    viewport.range.from = plus(viewport.range.from, by);
    viewport.range.to = plus(viewport.range.from, length);
    return clamped(viewport, end);
}

Viewport following(Viewport viewport, Time time)
{
    const Duration length = lengthOf(viewport.range);
    const Time to = plus(time, roomFor(length));
    viewport.range.from = std::max(Time{}, plus(to, -length));
    viewport.range.to = plus(viewport.range.from, length);
    return clamped(viewport, time);
}

/// The middle of the picture stays within the run: whichever way it was pushed, something of the run is in view.
Viewport clamped(Viewport viewport, Time end)
{
    const Duration length = std::clamp(lengthOf(viewport.range), shortestRange, longestRange(end));
    const Time first = plus(Time{}, -(length / 2));
    const Time last = plus(Time{runLength(end)}, -(length / 2));
    viewport.range.from = std::clamp(viewport.range.from, first, last);
    viewport.range.to = plus(viewport.range.from, length);
    return viewport;
}

} // namespace loopscope::timeline
