// What lies behind the lanes, and the bands of stalls, which go through everything.

#include "timeline/drawing.h"
#include "timeline/stall_query.h"
#include "timeline/ticks.h"
#include "timeline/words.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

constexpr std::uint8_t tintAlpha = 22;

/// A vertical line from top to bottom that leaves out every text it would cross.
void gridLine(const Drawing &drawing, int x, const Box &plot)
{
    const int width = drawing.metrics().hairline;
    const int air = drawing.px(3);
    std::vector<Box> inTheWay;
    for (const Box &text : drawing.canvas.written()) {
        if (text.x - air <= x + width && x < text.right() + air)
            inTheWay.push_back(text);
    }
    std::sort(inTheWay.begin(), inTheWay.end(), [](const Box &a, const Box &b) { return a.y < b.y; });
    int y = plot.y;
    for (const Box &text : inTheWay) {
        drawing.canvas.rule(LayerKind::Ground, {x, y, width, text.y - y}, Role::Line, plot);
        y = std::max(y, text.bottom());
    }
    drawing.canvas.rule(LayerKind::Ground, {x, y, width, plot.bottom() - y}, Role::Line, plot);
}

void drawBand(const Drawing &drawing, const Row &row, const StallColumns &stall)
{
    const int height = drawing.metrics().stallBand;
    const int top = row.middle() - spanHeight(drawing.layout, row, trace::SpanState::Running) / 2;
    const int width = std::max(stall.width, drawing.px(2));
    drawing.canvas.rect(LayerKind::Marks,
                        {stall.x, top - height - drawing.px(2), width, height, Role::Stall,
                         width > 2 * height ? Fill::Striped : Fill::Solid},
                        drawing.layout.plot());
}

/// In the row of its own, or in that which it is folded into.
void drawStallsOf(const Drawing &drawing, const Row &row, trace::LaneIndex lane)
{
    const trace::Trace &trace = drawing.trace();
    for (const StallColumns &columns : stallsOf(trace, trace.lane(lane), drawing.layout.axis, drawing.now))
        drawBand(drawing, row, columns);
}

void drawLosses(const Drawing &drawing)
{
    const Axis &axis = drawing.layout.axis;
    const Box plot = drawing.layout.plot();
    const auto losses = drawing.trace().losses();
    auto loss = std::partition_point(losses.begin(), losses.end(),
                                     [&](const trace::Loss &each) { return each.time < axis.range.from; });
    while (loss != losses.end() && loss->time < axis.range.to) {
        const int x = xAt(axis, loss->time);
        const auto width = static_cast<std::uint8_t>(drawing.px(1));
        drawing.canvas.line(LayerKind::Marks, {x, plot.y, x, plot.bottom(), Role::Failed, width, true});
        const std::string words = std::to_string(loss->events) + " events lost";
        const int height = drawing.canvas.heightOf(FontRole::Note);
        drawing.canvas.text(
            LayerKind::Marks,
            {x + drawing.px(4), plot.bottom() - height - drawing.px(4), plot.right() - x - drawing.px(4), height},
            words, FontRole::Note, Role::Failed);
        const Time beyond = timeAt(axis, x + drawing.px(96));
        loss =
            std::partition_point(loss + 1, losses.end(), [&](const trace::Loss &each) { return each.time < beyond; });
    }
}

void drawLiveEdge(const Drawing &drawing)
{
    const Box plot = drawing.layout.plot();
    const int x = xAt(drawing.layout.axis, drawing.now);
    if (!drawing.scene.live || x < plot.x || x >= plot.right())
        return;
    drawing.canvas.rect(LayerKind::Marks, {x, plot.y, drawing.px(1), plot.height, Role::Accent, Fill::Solid, 0, 150},
                        plot);
}

/// Of what scrolls or of what is pinned, each on its own layer.
void drawGroundOf(const Drawing &drawing, const Box &area, bool pinned)
{
    const Layout &layout = drawing.layout;
    const Box plot = layout.plotOf(area);
    drawing.canvas.setPinned(pinned);
    drawing.canvas.rule(LayerKind::Ground, area, Role::Background, area);
    for (const StallColumns &stall : stallsOf(drawing.trace(), layout.axis, drawing.now)) {
        const Box held = pinned ? plot : layout.plotOf(drawing.trace().stalls()[stall.stall].loop);
        drawing.canvas.rect(LayerKind::Ground,
                            {stall.x, held.y, stall.width, held.height, Role::Stall, Fill::Solid, 0, tintAlpha}, plot);
    }
    for (const Tick &tick : ticksFor(layout.axis, drawing.px(72)))
        gridLine(drawing, tick.x, plot);
    const int hairline = drawing.metrics().hairline;
    for (const Divider &divider : layout.dividers) {
        if (divider.pinned == pinned)
            drawing.canvas.rule(LayerKind::Ground, {0, divider.y, area.width, hairline}, Role::Line, layout.lanes);
    }
    drawing.canvas.setPinned(false);
}

} // namespace

void drawGround(const Drawing &drawing)
{
    const Layout &layout = drawing.layout;
    const Box whole{0, 0, drawing.scene.viewport.width, drawing.scene.viewport.height};
    drawing.canvas.rule(LayerKind::Ground, whole, Role::Background, whole);
    drawGroundOf(drawing, layout.scrolling, false);
    if (!layout.pinned.empty())
        drawGroundOf(drawing, layout.pinned, true);
    drawLosses(drawing);
    drawLiveEdge(drawing);
}

void drawStalls(const Drawing &drawing)
{
    for (const Row &row : drawing.layout.visible) {
        if (row.lane == trace::noLane)
            continue;
        drawing.canvas.setPinned(row.pinned);
        drawStallsOf(drawing, row, row.lane);
        for (const trace::LaneIndex hidden : drawing.layout.rows->hiddenOf(row))
            drawStallsOf(drawing, row, hidden);
    }
    drawing.canvas.setPinned(false);
}

void drawEmpty(const Drawing &drawing)
{
    const Box &lanes = drawing.layout.lanes;
    const int height = drawing.canvas.heightOf(FontRole::Lane);
    const int y = lanes.y + (lanes.height - 2 * height) * 2 / 5;
    const bool live = drawing.scene.live;
    drawing.canvas.text(LayerKind::Spans, {0, y, lanes.width, height},
                        live ? "Waiting for the loop to start" : "Nothing has run yet", FontRole::LaneBold, Role::Text,
                        Align::Centre);
    drawing.canvas.text(LayerKind::Spans, {0, y + height + drawing.px(8), lanes.width, height},
                        live ? "The first task appears as soon as it is created."
                             : "Run the scenario, and who ran and who had to wait is drawn here.",
                        FontRole::Lane, Role::Dim, Align::Centre);
}

} // namespace loopscope::timeline
