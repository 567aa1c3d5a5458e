#include "timeline/hit_test.h"

#include "timeline/drawing.h"
#include "timeline/flags.h"
#include "timeline/minimap.h"

#include <algorithm>
#include <cstdlib>

namespace loopscope::timeline {

using trace::Span;
using trace::SpanState;

namespace {

/// How far beside a narrow span the pointer may be, in logical pixels, and how many spans around it are tried.
constexpr int reach = 3;
constexpr int tried = 32;

/// The narrow running span next to the pixel: nobody can hit two pixels. Else the span that covers the pixel.
std::optional<std::size_t> spanNear(const Scene &scene, const Layout &layout, const trace::Lane &lane, int x)
{
    const Time now = presentOf(scene);
    const int slack = std::max(1, static_cast<int>(reach * layout.metrics.scale));
    const auto last = spanAt(lane, timeAt(layout.axis, x + slack));
    if (!last)
        return std::nullopt;
    std::optional<std::size_t> nearest;
    int distance = slack + 1;
    for (std::size_t index = *last + 1, left = tried; index-- > 0 && left > 0; --left) {
        const Span &span = lane.spans[index];
        const int from = xAt(layout.axis, span.begin);
        const int to = xAt(layout.axis, endOf(span, now));
        if (to < x - slack)
            break;
        if (span.state == SpanState::Running && to - from <= slack && std::abs(from - x) < distance) {
            nearest = index;
            distance = std::abs(from - x);
        }
    }
    if (nearest)
        return nearest;
    const auto covering = spanAt(lane, plus(timeAt(layout.axis, x + 1), Duration{-1}));
    if (!covering || endOf(lane.spans[*covering], now) < timeAt(layout.axis, x))
        return std::nullopt;
    return covering;
}

/// The stall of that loop, or of any where the pixel belongs to none.
std::optional<std::size_t> stallAt(const trace::Trace &trace, Time time, Time now,
                                   trace::LaneIndex loop = trace::noLane)
{
    const auto stalls = trace.stalls();
    auto stall = std::partition_point(stalls.begin(), stalls.end(),
                                      [&](const trace::Stall &each) { return each.begin <= time; });
    while (stall != stalls.begin()) {
        --stall;
        const Time end = stall->end == openEnd ? now : stall->end;
        if (end >= time && (loop == trace::noLane || stall->loop == loop))
            return static_cast<std::size_t>(stall - stalls.begin());
        if (stalls.end() - stall > 8 && end < time)
            break;
    }
    return std::nullopt;
}

std::optional<std::size_t> hopOf(const trace::Trace &trace, const trace::Lane &lane, std::optional<std::size_t> span)
{
    if (!span || !trace::runsJobs(lane.kind))
        return std::nullopt;
    const trace::Hop *hop = trace.hopOfJob(JobId{lane.spans[*span].subject});
    if (hop == nullptr)
        return std::nullopt;
    return static_cast<std::size_t>(hop - trace.hops().data());
}

/// The topmost flag, which is the last one.
std::optional<std::size_t> noteNear(const Scene &scene, const Layout &layout, int x, int y)
{
    std::optional<std::size_t> found;
    const int slack = std::max(1, static_cast<int>(reach * layout.metrics.scale));
    for (const Flag &flag : flagsOf(scene, layout)) {
        if (grown(flag.box, slack).contains(x, y))
            found = flag.note;
    }
    return found;
}

trace::LaneIndex loopOf(const trace::Trace &trace, const Row &row)
{
    if (row.kind == RowKind::Task)
        return trace.laneOfLoop(trace.lane(row.lane).loop).value_or(trace::noLane);
    return row.kind == RowKind::Loop ? row.lane : trace::noLane;
}

Hit hitRow(const Scene &scene, const Layout &layout, const Row &row, int x, int y, Time time)
{
    Hit hit{.part = Part::Lane,
            .time = time,
            .lane = row.lane,
            .handle = handleAt(scene, layout, &row, x, y),
            .row = row.kind,
            .number = row.number,
            .span = {},
            .stall = {},
            .hop = {}};
    if (x < layout.axis.left) {
        hit.part = Part::LaneName;
        return hit;
    }
    hit.stall = stallAt(scene.trace, time, presentOf(scene), loopOf(scene.trace, row));
    if (row.lane == trace::noLane) {
        hit.part = isCounter(row) ? Part::Counter : Part::Ground;
        return hit;
    }
    const trace::Lane &lane = scene.trace.lane(row.lane);
    hit.span = spanNear(scene, layout, lane, x);
    hit.hop = hopOf(scene.trace, lane, hit.span);
    if (hit.span)
        hit.part = Part::Span;
    return hit;
}

} // namespace

std::optional<Hit> hitTest(const Scene &scene, int x, int y)
{
    const Box whole{0, 0, scene.viewport.width, scene.viewport.height};
    if (!whole.contains(x, y))
        return std::nullopt;
    const Layout layout = layoutOf(scene);
    Hit hit;
    hit.handle = handleAt(scene, layout, nullptr, x, y);
    hit.time = timeAt(layout.axis, std::max(x, layout.axis.left));
    if (layout.minimap.contains(x, y)) {
        hit.part = Part::Minimap;
        hit.time = timeAt(minimapOf(scene, layout).axis, x);
    } else if (layout.ruler.contains(x, y)) {
        hit.part = Part::Ruler;
        hit.note = noteNear(scene, layout, x, y);
        if (hit.note)
            hit.part = Part::Note;
    } else if (const auto row = rowAt(layout, y)) {
        return hitRow(scene, layout, *row, x, y, hit.time);
    } else if (layout.lanes.contains(x, y) && x >= layout.axis.left) {
        hit.stall = stallAt(scene.trace, hit.time, presentOf(scene));
    }
    return hit;
}

} // namespace loopscope::timeline
