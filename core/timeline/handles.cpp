#include "timeline/handles.h"

#include "timeline/lane_filter.h"
#include "timeline/layout.h"
#include "timeline/minimap.h"

#include <algorithm>
#include <cmath>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::LaneKind;

namespace {

/// Half of how wide an edge is for the pointer, in logical pixels.
constexpr int grip = 4;
/// A window on the minimap that is narrower than this is taken at its edges from outside, so that it can be moved, too.
constexpr int narrow = 18;

int px(const Layout &layout, int logical)
{
    return std::max(1, static_cast<int>(std::lround(logical * layout.metrics.scale)));
}

bool isLane(const Row &row)
{
    return row.kind == RowKind::Task || row.kind == RowKind::Worker || row.kind == RowKind::Track ||
           row.kind == RowKind::Subtrack;
}

Handle onMinimap(const Scene &scene, const Layout &layout, int x)
{
    const Minimap minimap = minimapOf(scene, layout);
    if (minimap.frame.empty())
        return Handle::None;
    const Box window = windowOf(minimap, scene.viewport.range, px(layout, 6));
    const int reach = px(layout, grip);
    const int inside = window.width < px(layout, narrow) ? 0 : reach;
    if (x >= window.x - reach && x < window.x + inside)
        return Handle::MinimapFrom;
    if (x >= window.right() - inside && x < window.right() + reach)
        return Handle::MinimapTo;
    return x >= window.x && x < window.right() ? Handle::MinimapWindow : Handle::None;
}

bool hasChildren(const trace::Trace &trace, LaneIndex lane)
{
    const auto lanes = trace.lanes();
    return std::any_of(lanes.begin(), lanes.end(), [&](const trace::Lane &each) { return each.parent == lane; });
}

LaneSet parentsOf(const trace::Trace &trace)
{
    std::vector<bool> isParent(trace.lanes().size());
    for (const trace::Lane &lane : trace.lanes()) {
        if (lane.parent < isParent.size())
            isParent[lane.parent] = true;
    }
    LaneSet parents;
    for (LaneIndex lane = 0; lane < isParent.size(); ++lane) {
        if (isParent[lane])
            parents.insert(lane);
    }
    return parents;
}

} // namespace

Box foldMarkOf(const Layout &layout, const Row &row)
{
    if (!row.parent || row.kind == RowKind::Subtrack) // that is folded with its track
        return {};
    const int width = px(layout, 14);
    return {nameLeft(layout, row) - width, row.y, width, row.height};
}

Box pinMarkOf(const Layout &layout, const Row &row)
{
    if (!isLane(row))
        return {};
    const int width = px(layout, 18);
    return {layout.axis.left - px(layout, grip) - width, row.y, width, row.height};
}

Handle handleAt(const Scene &scene, const Layout &layout, const Row *row, int x, int y)
{
    if (layout.minimap.contains(x, y))
        return onMinimap(scene, layout, x);
    const int edge = layout.axis.left;
    if (y < layout.minimap.y && y >= layout.ruler.y && x >= edge - px(layout, grip) && x <= edge)
        return Handle::NameColumn;
    if (row == nullptr || x >= edge)
        return Handle::None;
    if (foldMarkOf(layout, *row).contains(x, y))
        return Handle::Fold;
    if (isLane(*row) && y >= row->bottom() - px(layout, grip) && row->height > 3 * px(layout, grip))
        return Handle::LaneEdge;
    return pinMarkOf(layout, *row).contains(x, y) ? Handle::Pin : Handle::None;
}

Viewport dragged(const Scene &scene, Handle handle, int fromX, int toX)
{
    Viewport viewport = scene.viewport;
    TimeRange &range = viewport.range;
    const Axis axis = minimapOf(scene, layoutOf(scene)).axis;
    const Duration by = timeAt(axis, toX) - timeAt(axis, fromX);
    switch (handle) {
    case Handle::NameColumn:
        viewport.nameColumn = std::clamp(
            static_cast<int>(std::lround((axisOf(viewport).left + toX - fromX) / std::max(viewport.scale, 0.1))),
            leastNameColumn, mostNameColumn);
        return viewport;
    case Handle::MinimapWindow:
        range = {plus(range.from, by), plus(range.to, by)};
        break;
    case Handle::MinimapFrom:
        range.from = std::min(plus(range.from, by), plus(range.to, -shortestRange));
        break;
    case Handle::MinimapTo:
        range.to = std::max(plus(range.to, by), plus(range.from, shortestRange));
        break;
    default:
        return viewport;
    }
    return clamped(viewport, presentOf(scene));
}

Arrangement laneDragged(const Scene &scene, LaneIndex lane, int dy)
{
    Arrangement arrangement = scene.arrangement;
    const auto row = layoutOf(scene).rowOf(lane);
    if (!row || row->height <= 0)
        return arrangement;
    const double others = arrangement.height.value_or(1.0);
    const double before = row->stretch;
    const double after = before * std::max(1, row->height + dy) / row->height;
    arrangement.heights[lane] = std::clamp(after, leastLaneHeight, mostLaneHeight) / others;
    return arrangement;
}

Arrangement lanesResized(const Scene &scene, double factor)
{
    Arrangement arrangement = scene.arrangement;
    if (!(factor > 0) || !std::isfinite(factor))
        return arrangement;
    const Layout layout = layoutOf(scene);
    const double usual = static_cast<double>(layout.metrics.taskLane) / metricsFor(scene.viewport.scale).taskLane;
    const double height = arrangement.height.value_or(usual) * factor;
    arrangement.height = std::clamp(height, leastLaneHeight, mostLaneHeight);
    return arrangement;
}

Arrangement laneReset(Arrangement arrangement, LaneIndex lane)
{
    arrangement.heights.erase(lane);
    return arrangement;
}

Arrangement foldToggled(const Scene &scene, LaneIndex lane)
{
    Arrangement arrangement = scene.arrangement;
    if (arrangement.folded.contains(lane) || hasChildren(scene.trace, lane))
        arrangement.folded.toggle(lane);
    return arrangement;
}

Arrangement allFoldToggled(const Scene &scene)
{
    Arrangement arrangement = scene.arrangement;
    const LaneSet parents = parentsOf(scene.trace);
    arrangement.folded = arrangement.folded.empty() ? parents : LaneSet{};
    return arrangement;
}

Arrangement pinToggled(const Scene &scene, LaneIndex lane)
{
    Arrangement arrangement = scene.arrangement;
    if (lane < scene.trace.lanes().size() && scene.trace.lane(lane).kind != LaneKind::Loop)
        arrangement.pinned.toggle(lane);
    return arrangement;
}

Arrangement revealing(const Scene &scene, LaneIndex lane)
{
    Arrangement arrangement = scene.arrangement;
    const auto lanes = scene.trace.lanes();
    if (lane >= lanes.size() || arrangement.pinned.contains(lane))
        return arrangement;
    for (LaneIndex ancestor = lanes[lane].parent; ancestor < lanes.size(); ancestor = lanes[ancestor].parent) {
        if (ancestor >= lane) // damaged
            break;
        arrangement.folded.erase(ancestor);
    }
    if (!arrangement.filter.empty() && !passingLanes(scene)[lane])
        arrangement.filter = {};
    return arrangement;
}

} // namespace loopscope::timeline
