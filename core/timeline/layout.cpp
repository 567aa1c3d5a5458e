#include "timeline/layout.h"

#include <algorithm>
#include <cmath>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::noLane;

namespace {

/// The rows from `first` on that are seen in an area, as a whole or in part.
void appendVisible(Layout &layout, std::size_t first, std::size_t last, const Box &area)
{
    const auto rows = layout.rows->rows.begin();
    const int from = first == 0 ? 0 : layout.scroll + layout.rows->pinnedHeight; // of what is seen, among all rows
    const auto begin =
        std::partition_point(rows + static_cast<std::ptrdiff_t>(first), rows + static_cast<std::ptrdiff_t>(last),
                             [&](const Row &row) { return row.bottom() <= from; });
    for (auto row = begin; row != rows + static_cast<std::ptrdiff_t>(last) && row->y < from + area.height; ++row)
        layout.visible.push_back(layout.placed(static_cast<std::size_t>(row - rows)));
}

void place(Layout &layout, int scrollY)
{
    const Rows &rows = *layout.rows;
    layout.metrics = rows.metrics;
    layout.contentHeight = rows.height;
    layout.pinned = layout.lanes;
    layout.pinned.height = std::min(rows.pinnedHeight, layout.lanes.height);
    layout.scrolling = layout.lanes;
    layout.scrolling.y += layout.pinned.height;
    layout.scrolling.height -= layout.pinned.height;
    layout.scroll = std::clamp(scrollY, 0, std::max(0, layout.contentHeight - layout.lanes.height));
    appendVisible(layout, 0, rows.pinned, layout.pinned);
    appendVisible(layout, rows.pinned, rows.rows.size(), layout.scrolling);
    for (const int y : rows.sections) {
        const bool pinned = y <= rows.pinnedHeight;
        layout.dividers.push_back({layout.lanes.y + y - (pinned ? 0 : layout.scroll), pinned});
    }
    layout.blocks = rows.blocks;
    for (Block &block : layout.blocks)
        block.y += layout.lanes.y - layout.scroll;
}

} // namespace

Box Layout::plotOf(LaneIndex loop) const
{
    const auto block =
        std::find_if(blocks.begin(), blocks.end(), [&](const Block &candidate) { return candidate.loop == loop; });
    return block == blocks.end() ? plot() : intersected(plot(), {axis.left, block->y, axis.width, block->height});
}

Row Layout::placed(std::size_t index) const
{
    Row row = rows->rows[index];
    row.y += lanes.y - (row.pinned ? 0 : scroll);
    return row;
}

std::optional<Row> Layout::standInOf(LaneIndex lane) const
{
    if (lane >= rows->rowOfLane.size() || rows->rowOfLane[lane] < 0)
        return std::nullopt;
    return placed(static_cast<std::size_t>(rows->rowOfLane[lane]));
}

std::optional<Row> Layout::rowOf(LaneIndex lane) const
{
    const auto row = standInOf(lane);
    return row && row->lane == lane ? row : std::nullopt;
}

Layout layoutOf(const Scene &scene)
{
    Layout layout;
    const Viewport &viewport = scene.viewport;
    const Metrics metrics = metricsFor(viewport.scale);
    layout.axis = axisOf(viewport);
    const int width = std::max(0, viewport.width);
    const int height = std::max(0, viewport.height);
    layout.title = {0, 0, width, scene.title.empty() ? 0 : std::min(metrics.titleHeight, height)};
    layout.ruler = {0, layout.title.bottom(), width, std::min(metrics.rulerHeight, height - layout.title.height)};
    const int below = height - layout.ruler.bottom();
    // A picture too low for both shows lanes.
    const bool hasMinimap = scene.minimap && !scene.trace.lanes().empty() && below >= 2 * metrics.minimap;
    layout.minimap = {0, hasMinimap ? height - metrics.minimap : height, width, hasMinimap ? metrics.minimap : 0};
    layout.lanes = {0, layout.ruler.bottom(), width, layout.minimap.y - layout.ruler.bottom()};
    layout.rows = rowsOf(scene, layout.lanes.height);
    place(layout, viewport.scrollY);
    return layout;
}

const trace::Counter &counterOf(const trace::Trace &trace, const Row &row)
{
    const trace::CounterKind kind = row.kind == RowKind::ReadyQueue  ? trace::CounterKind::ReadyQueue
                                    : row.kind == RowKind::PoolQueue ? trace::CounterKind::PoolQueue
                                                                     : trace::CounterKind::Gauge;
    return trace.counter(kind, row.number);
}

std::optional<Row> rowAt(const Layout &layout, int y)
{
    if (y < layout.lanes.y || y >= layout.lanes.bottom())
        return std::nullopt;
    for (const Row &row : layout.visible) {
        const Box &area = layout.areaOf(row);
        if (y >= std::max(row.y, area.y) && y < std::min(row.bottom(), area.bottom()))
            return row;
    }
    return std::nullopt;
}

int nameLeft(const Layout &layout, const Row &row)
{
    const int margin = static_cast<int>(std::lround(16 * layout.metrics.scale));
    // However deep, a name keeps half of the column.
    const int depth = row.kind == RowKind::Worker ? 1 : row.depth;
    return margin + std::min(depth * layout.metrics.indent, layout.axis.left / 2);
}

int spanHeight(const Layout &layout, const Row &row, trace::SpanState state)
{
    const Metrics &metrics = layout.metrics;
    const auto stretched = [&](int height) {
        return row.stretch == 1.0 ? height : std::max(1, static_cast<int>(std::lround(height * row.stretch)));
    };
    switch (state) {
    case trace::SpanState::Running:
        return stretched(row.kind == RowKind::Loop ? metrics.loopRunning : metrics.running);
    case trace::SpanState::Ready:
        return stretched(metrics.ready);
    default:
        return stretched(metrics.suspended);
    }
}

} // namespace loopscope::timeline
