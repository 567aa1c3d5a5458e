#include "timeline/navigation.h"

#include "timeline/drawing.h"
#include "timeline/minimap.h"

#include <algorithm>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::Trace;

namespace {

bool exists(const Trace &trace, SpanRef span)
{
    return span.lane < trace.lanes().size() && span.span < trace.lane(span.lane).spans.size();
}

/// The span of a lane at `time`, or the one that is nearest to it.
std::optional<SpanRef> spanOf(const Trace &trace, LaneIndex lane, Time time)
{
    if (trace.lane(lane).spans.empty())
        return std::nullopt;
    return SpanRef{lane, spanAt(trace.lane(lane), time).value_or(0)};
}

/// Steps over rows in one direction until one has a span.
std::optional<SpanRef> spanBeside(const Scene &scene, SpanRef span, int direction)
{
    if (!exists(scene.trace, span))
        return std::nullopt;
    const Layout layout = layoutOf(scene);
    const TimeRange own = rangeOf(scene, span);
    const TimeRange &view = scene.viewport.range;
    const TimeRange seen{std::max(own.from, view.from), std::min(own.to, view.to)};
    const TimeRange &range = seen.from <= seen.to ? seen : own;
    const Time middle = plus(range.from, lengthOf(range) / 2);
    const std::vector<Row> &rows = layout.rows->rows;
    const auto count = static_cast<int>(rows.size());
    for (int row = layout.rows->rowOfLane[span.lane] + direction; row >= 0 && row < count; row += direction) {
        const LaneIndex lane = rows[static_cast<std::size_t>(row)].lane;
        if (lane == trace::noLane)
            continue;
        if (const auto found = spanOf(scene.trace, lane, middle))
            return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<SpanRef> nextSpan(const Trace &trace, SpanRef span)
{
    const SpanRef next{span.lane, span.span + 1};
    return exists(trace, span) && exists(trace, next) ? std::optional{next} : std::nullopt;
}

std::optional<SpanRef> previousSpan(const Trace &trace, SpanRef span)
{
    return exists(trace, span) && span.span > 0 ? std::optional{SpanRef{span.lane, span.span - 1}} : std::nullopt;
}

std::optional<SpanRef> spanAbove(const Scene &scene, SpanRef span)
{
    return spanBeside(scene, span, -1);
}

std::optional<SpanRef> spanBelow(const Scene &scene, SpanRef span)
{
    return spanBeside(scene, span, 1);
}

std::optional<SpanRef> firstSpan(const Scene &scene)
{
    const Layout layout = layoutOf(scene);
    for (const RowKind kind : {RowKind::Task, RowKind::Worker, RowKind::Track}) {
        for (const Row &row : layout.visible) {
            if (row.kind != kind)
                continue;
            if (const auto span = spanOf(scene.trace, row.lane, scene.viewport.range.from))
                return span;
        }
    }
    return std::nullopt;
}

TimeRange rangeOf(const Scene &scene, SpanRef ref)
{
    if (!exists(scene.trace, ref))
        return {};
    const trace::Span &span = scene.trace.lane(ref.lane).spans[ref.span];
    return {span.begin, endOf(span, presentOf(scene))};
}

Viewport showingLane(const Scene &scene, LaneIndex lane)
{
    Viewport viewport = scene.viewport;
    const Layout layout = layoutOf(scene);
    viewport.scrollY = layout.scroll;
    const auto row = layout.standInOf(lane);
    if (!row || row->pinned)
        return viewport;
    const int air = layout.metrics.sectionGap;
    const int above = layout.scrolling.y + air - row->y;
    const int below = row->bottom() + air - layout.scrolling.bottom();
    if (below > 0)
        viewport.scrollY += below;
    if (above > 0)
        viewport.scrollY -= above;
    viewport.scrollY = std::clamp(viewport.scrollY, 0, lowestScroll(scene));
    return viewport;
}

Viewport showing(const Scene &scene, SpanRef ref)
{
    Viewport viewport = showingLane(scene, ref.lane);
    if (!exists(scene.trace, ref))
        return viewport;
    const TimeRange span = rangeOf(scene, ref);
    const TimeRange view = viewport.range;
    const Duration length = lengthOf(view);
    const Duration air = length / 16;
    const bool longer = lengthOf(span) > length - 2 * air;
    if (longer ? span.from < view.to && span.to > view.from : span.from >= view.from && span.to <= view.to)
        return viewport;
    if (longer || span.from < view.from)
        viewport.range.from = plus(span.from, -air);
    else
        viewport.range.from = plus(plus(span.to, air), -length);
    viewport.range.to = plus(viewport.range.from, length);
    return clamped(viewport, presentOf(scene));
}

int lowestScroll(const Scene &scene)
{
    const Layout layout = layoutOf(scene);
    return std::max(0, layout.contentHeight - layout.lanes.height);
}

Viewport scrolled(const Scene &scene, int dy)
{
    Viewport viewport = scene.viewport;
    const int lowest = lowestScroll(scene);
    const std::int64_t wanted = std::int64_t{std::clamp(viewport.scrollY, 0, lowest)} + dy;
    viewport.scrollY = static_cast<int>(std::clamp<std::int64_t>(wanted, 0, lowest));
    return viewport;
}

Viewport movedByMinimap(const Scene &scene, int x)
{
    Viewport viewport = scene.viewport;
    const Minimap minimap = minimapOf(scene, layoutOf(scene));
    if (minimap.frame.empty())
        return viewport;
    const Duration length = lengthOf(viewport.range);
    viewport.range.from = plus(timeAt(minimap.axis, x), -(length / 2));
    viewport.range.to = plus(viewport.range.from, length);
    return clamped(viewport, presentOf(scene));
}

} // namespace loopscope::timeline
