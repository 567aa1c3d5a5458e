// What the hand points at: selection, hover, and the piece of time that was measured.

#include "timeline/drawing.h"
#include "timeline/format.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

void outline(const Drawing &drawing, SpanRef span, Role role, int gap, int border)
{
    const Box box = boxOf(drawing.scene, drawing.layout, span);
    const auto row = drawing.layout.rowOf(span.lane);
    const Box plot = row ? drawing.layout.plotOf(*row) : Box{};
    if (intersected(grown(box, gap), plot).empty() || box.empty())
        return;
    // The frame of a span that goes on out of view ends beyond the edge, so that it looks open there.
    Box frame = grown(box, gap);
    const int left = std::max(frame.x, plot.x - gap);
    frame = {left, frame.y, std::min(frame.right(), plot.right() + gap) - left, frame.height};
    drawing.canvas.rect(LayerKind::Overlay,
                        {frame.x, frame.y, frame.width, frame.height, role, Fill::Outline,
                         static_cast<std::uint8_t>(drawing.metrics().radius + gap / 2), 255,
                         static_cast<std::uint8_t>(border)},
                        grown(plot, gap));
}

void drawMeasured(const Drawing &drawing)
{
    const auto &measured = drawing.scene.measured;
    if (!measured)
        return;
    const Axis &axis = drawing.layout.axis;
    const Box plot = drawing.layout.plot();
    const int from = xAt(axis, std::min(measured->from, measured->to));
    const int to = xAt(axis, std::max(measured->from, measured->to));
    const int hairline = drawing.px(1);
    drawing.canvas.rect(LayerKind::Overlay, {from, plot.y, to - from, plot.height, Role::Accent, Fill::Solid, 0, 28},
                        plot);
    drawing.canvas.rule(LayerKind::Overlay, {from, plot.y, hairline, plot.height}, Role::Accent, plot);
    drawing.canvas.rule(LayerKind::Overlay, {to, plot.y, hairline, plot.height}, Role::Accent, plot);
    const Duration length{std::max(lengthOf({measured->from, measured->to}), lengthOf({measured->to, measured->from}))};
    const std::string label = formatDuration(length);
    const int width = drawing.canvas.widthOf(label, FontRole::Mono) + drawing.px(12);
    const int height = drawing.canvas.heightOf(FontRole::Mono) + drawing.px(6);
    const int middle = (std::clamp(from, plot.x, plot.right()) + std::clamp(to, plot.x, plot.right())) / 2;
    const int left = std::clamp(middle - width / 2, plot.x, std::max(plot.x, plot.right() - width));
    const Box chip{left, plot.y + drawing.px(6), width, height};
    drawing.canvas.rect(
        LayerKind::Overlay,
        {chip.x, chip.y, chip.width, chip.height, Role::Accent, Fill::Solid, static_cast<std::uint8_t>(drawing.px(4))},
        plot);
    drawing.canvas.text(LayerKind::Overlay, chip, label, FontRole::Mono, Role::OnAccent, Align::Centre);
}

} // namespace

void drawChoice(const Drawing &drawing)
{
    drawMeasured(drawing);
    for (const analysis::Link &step : drawing.scene.trail) {
        for (const SpanRef span : {step.from, step.to}) {
            if (span.lane < drawing.trace().lanes().size())
                outline(drawing, span, Role::Accent, drawing.px(1), drawing.px(1));
        }
    }
    const auto &hover = drawing.scene.hover;
    if (hover && hover != drawing.scene.selection && hover->lane < drawing.trace().lanes().size())
        outline(drawing, *hover, Role::Dim, drawing.px(2), drawing.px(1));
    const auto &selection = drawing.scene.selection;
    if (selection && selection->lane < drawing.trace().lanes().size())
        outline(drawing, *selection, Role::Accent, drawing.px(2), drawing.px(2));
}

} // namespace loopscope::timeline
