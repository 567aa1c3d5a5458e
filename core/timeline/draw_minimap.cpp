// The whole run, small: every lane a thin row, every stall a mark, and the part that is in view framed.

#include "timeline/drawing.h"
#include "timeline/minimap.h"
#include "timeline/stall_query.h"

#include <algorithm>

namespace loopscope::timeline {

using trace::SpanState;

namespace {

/// The lanes from top to bottom; where there are more than pixels, evenly chosen ones.
std::vector<trace::LaneIndex> lanesFor(const Layout &layout, int most)
{
    std::vector<trace::LaneIndex> all;
    for (const Row &row : layout.rows->rows) {
        if (row.lane != trace::noLane)
            all.push_back(row.lane);
    }
    const auto limit = static_cast<std::size_t>(std::max(most, 1));
    if (all.size() <= limit)
        return all;
    std::vector<trace::LaneIndex> chosen;
    for (std::size_t index = 0; index < limit; ++index)
        chosen.push_back(all[index * all.size() / limit]);
    return chosen;
}

/// The state that covers most, and running where there was any: a row of a few pixels has no room for shares.
void drawMixture(const Drawing &drawing, trace::LaneKind kind, const Mixture &mixture, int y, int height,
                 const Box &clip)
{
    const bool waits = !mixture.ran && mixture.ready < 128;
    if (waits && (kind == trace::LaneKind::Loop || mixture.wait == trace::Reason::None))
        return;
    const int thickness = waits ? std::max(1, height / 3) : height;
    const SpanState state = waits ? SpanState::Suspended : mixture.ready < 128 ? SpanState::Running : SpanState::Ready;
    drawing.canvas.rule(LayerKind::Head, {mixture.x, y + (height - thickness) / 2, mixture.width, thickness},
                        roleOf(kind, state, mixture.wait), clip);
}

void drawLane(const Drawing &drawing, trace::LaneIndex index, const Axis &axis, int y, int height, const Box &clip)
{
    const trace::Lane &lane = drawing.trace().lane(index);
    const LanePieces pieces = piecesOf(lane, axis, drawing.presentOf(lane));
    for (const Piece &piece : pieces.pieces) {
        const bool idle = piece.state == SpanState::Suspended;
        if (idle && lane.kind == trace::LaneKind::Loop)
            continue;
        const Role role = roleOf(lane.kind, piece.state, piece.reason);
        const int thickness = idle ? std::max(1, height / 3) : height;
        drawing.canvas.rule(LayerKind::Head, {piece.x, y + (height - thickness) / 2, piece.width, thickness}, role,
                            clip);
    }
    for (const Mixture &mixture : pieces.mixtures)
        drawMixture(drawing, lane.kind, mixture, y, height, clip);
    for (const Slice &slice : pieces.slices)
        drawing.canvas.rule(LayerKind::Head, {slice.x, y, 1, height},
                            roleOf(lane.kind, SpanState::Running, trace::Reason::None), clip);
}

/// A short bar on each edge of the window: it can be dragged.
void drawEdges(const Drawing &drawing, const Box &window, const Box &frame)
{
    const int width = drawing.px(4);
    const int height = std::min(drawing.px(20), window.height);
    for (const int x : {window.x - width / 2, window.right() - width / 2})
        drawing.canvas.rect(LayerKind::Overlay,
                            {x, window.y + (window.height - height) / 2, width, height, Role::Accent, Fill::Solid,
                             static_cast<std::uint8_t>(width / 2)},
                            grown(frame, width));
}

/// What is out of view is veiled, what is in view is framed.
void drawWindow(const Drawing &drawing, const Minimap &minimap)
{
    const Box &frame = minimap.frame;
    const Box window = windowOf(minimap, drawing.scene.viewport.range, drawing.px(6));
    const auto veil = [&](int left, int right) {
        drawing.canvas.rect(LayerKind::Overlay,
                            {left, frame.y, right - left, frame.height, Role::Panel, Fill::Solid, 0, 150}, frame);
    };
    veil(frame.x, window.x);
    veil(window.right(), frame.right());
    drawing.canvas.rect(LayerKind::Overlay,
                        {window.x, frame.y, window.width, frame.height, Role::Accent, Fill::Outline,
                         static_cast<std::uint8_t>(drawing.px(4)), 255, static_cast<std::uint8_t>(drawing.px(1))},
                        frame);
    if (drawing.scene.handles)
        drawEdges(drawing, window, frame);
}

} // namespace

Box windowOf(const Minimap &minimap, TimeRange range, int least)
{
    const Box &frame = minimap.frame;
    const int from = std::clamp(xAt(minimap.axis, range.from), frame.x, std::max(frame.x, frame.right() - least));
    const int to = std::clamp(xAt(minimap.axis, range.to), from + least, std::max(from + least, frame.right()));
    return {from, frame.y, to - from, frame.height};
}

Minimap minimapOf(const Scene &scene, const Layout &layout)
{
    if (layout.minimap.empty())
        return {};
    const int margin = layout.metrics.minimapMargin;
    const Box frame = grown(layout.minimap, -margin);
    if (frame.empty())
        return {};
    const int inset = std::max(1, margin / 2);
    TimeRange run{Time{}, presentOf(scene)};
    if (run.to <= run.from)
        run.to = plus(run.from, std::chrono::seconds{1});
    return {frame, {run, frame.x + inset, std::max(1, frame.width - 2 * inset)}};
}

void drawMinimap(const Drawing &drawing)
{
    const Layout &layout = drawing.layout;
    if (layout.minimap.empty())
        return;
    const int hairline = drawing.metrics().hairline;
    drawing.canvas.rule(LayerKind::Head, layout.minimap, Role::Panel, layout.minimap);
    drawing.canvas.rule(LayerKind::Head, {0, layout.minimap.y, layout.minimap.width, hairline}, Role::Line,
                        layout.minimap);
    const Minimap minimap = minimapOf(drawing.scene, layout);
    if (minimap.frame.empty())
        return;
    const int top = minimap.frame.y + drawing.px(5);
    const int room = minimap.frame.bottom() - drawing.px(5) - top;
    for (const StallColumns &stall : stallsOf(drawing.trace(), minimap.axis, drawing.now)) {
        const int width = std::max(stall.width, drawing.px(1));
        drawing.canvas.rect(LayerKind::Head,
                            {stall.x, minimap.frame.y, width, minimap.frame.height, Role::Stall, Fill::Solid, 0, 40},
                            minimap.frame);
        drawing.canvas.rule(LayerKind::Head, {stall.x, minimap.frame.y, width, drawing.px(3)}, Role::Stall,
                            minimap.frame);
    }
    const std::vector<trace::LaneIndex> lanes = lanesFor(layout, room / 2);
    const int count = static_cast<int>(lanes.size());
    const int pitch = std::clamp(room / std::max(count, 1), 1, drawing.px(9));
    const int height = std::max(1, pitch * 5 / 8);
    int y = top + (room - pitch * count) / 2;
    for (const trace::LaneIndex lane : lanes) {
        drawLane(drawing, lane, minimap.axis, y, height, minimap.frame);
        y += pitch;
    }
    drawWindow(drawing, minimap);
}

} // namespace loopscope::timeline
