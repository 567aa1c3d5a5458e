#include "timeline/build.h"

#include "timeline/drawing.h"

#include <algorithm>
#include <cmath>

namespace loopscope::timeline {

using trace::SpanState;

Time presentOf(const Scene &scene)
{
    return scene.live ? std::max(scene.now, scene.trace.end()) : scene.trace.end();
}

namespace {

/// Whether loops run a task or a callback right now, by number.
std::vector<bool> heldLoops(const Scene &scene)
{
    std::vector<bool> held;
    if (!scene.live)
        return held;
    for (const trace::Lane &lane : scene.trace.lanes()) {
        if (lane.kind != trace::LaneKind::Loop || lane.spans.empty() || !lane.spans.back().isOpen() ||
            lane.spans.back().state != SpanState::Running)
            continue;
        held.resize(std::max<std::size_t>(held.size(), lane.number + 1));
        held[lane.number] = true;
    }
    return held;
}

} // namespace

Present Drawing::presentOf(const trace::Lane &lane) const
{
    return {now, lane.loop < heldLoops.size() && heldLoops[lane.loop]};
}

int Drawing::px(int logical) const
{
    return std::max(1, static_cast<int>(std::lround(logical * layout.metrics.scale)));
}

Box boxOf(const Layout &layout, const Row &row, TimeRange time, SpanState state)
{
    const int from = xAt(layout.axis, time.from);
    const int to = xAt(layout.axis, time.to);
    const int least = std::max(1, static_cast<int>(std::lround(2 * layout.metrics.scale)));
    const int height = spanHeight(layout, row, state);
    return {from, row.y + (row.height - height) / 2, std::max(to - from, least), height};
}

Box boxOf(const Scene &scene, const Layout &layout, SpanRef ref)
{
    const auto row = layout.rowOf(ref.lane);
    if (!row || ref.span >= scene.trace.lane(ref.lane).spans.size())
        return {};
    const trace::Span &span = scene.trace.lane(ref.lane).spans[ref.span];
    return boxOf(layout, *row, {span.begin, endOf(span, presentOf(scene))}, span.state);
}

bool fitsInto(const Drawing &drawing, const Row &row, FontRole font)
{
    return row.stretch >= 1.0 || row.height + drawing.px(2) >= drawing.canvas.heightOf(font);
}

DrawList build(const Scene &scene, const TextMetrics &metrics)
{
    const int width = std::max(0, scene.viewport.width);
    const int height = std::max(0, scene.viewport.height);
    const Layout layout = layoutOf(scene);
    Canvas canvas(width, height, layout.metrics.scale, metrics);
    const Drawing drawing{scene, layout, canvas, presentOf(scene), heldLoops(scene)};
    for (const Row &row : layout.visible) {
        canvas.setPinned(row.pinned);
        switch (row.kind) {
        case RowKind::Loop:
            drawLoopRow(drawing, row);
            break;
        case RowKind::Task:
            drawTaskRow(drawing, row);
            drawHidden(drawing, row);
            break;
        case RowKind::Worker:
            drawWorkerRow(drawing, row);
            break;
        case RowKind::ProcessHead:
            drawHidden(drawing, row);
            break;
        case RowKind::Track:
        case RowKind::Subtrack:
            drawTrackRow(drawing, row);
            drawHidden(drawing, row);
            break;
        case RowKind::EmptyPool:
            drawEmptyPool(drawing, row);
            break;
        case RowKind::PoolHead:
        case RowKind::ThreadsHead:
            break; // a name only
        case RowKind::ReadyQueue:
        case RowKind::PoolQueue:
        case RowKind::Gauge:
            drawCounterRow(drawing, row);
            break;
        }
    }
    canvas.setPinned(false);
    drawStalls(drawing);
    drawLinks(drawing);
    drawWarnings(drawing);
    drawNames(drawing);
    drawVictims(drawing);
    drawChoice(drawing);
    if (scene.trace.lanes().empty())
        drawEmpty(drawing);
    drawGround(drawing);
    drawHead(drawing);
    drawMinimap(drawing);
    drawMatches(drawing);
    return canvas.take();
}

} // namespace loopscope::timeline
