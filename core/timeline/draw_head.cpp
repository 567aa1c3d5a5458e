// What stays in place while lanes scroll: title and ruler.

#include "timeline/drawing.h"
#include "timeline/format.h"
#include "timeline/ticks.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

/// Marks far enough apart for their labels, however long those are at this zoom.
std::vector<Tick> labelledTicks(const Drawing &drawing)
{
    int gap = drawing.px(72);
    std::vector<Tick> ticks = ticksFor(drawing.layout.axis, gap);
    int widest = 0;
    for (const Tick &tick : ticks)
        widest = std::max(widest, drawing.canvas.widthOf(tick.label, FontRole::Mono));
    if (widest + drawing.px(16) <= gap)
        return ticks;
    return ticksFor(drawing.layout.axis, widest + drawing.px(16));
}

void drawTitle(const Drawing &drawing)
{
    const Box &title = drawing.layout.title;
    if (title.empty())
        return;
    drawing.canvas.rule(LayerKind::Head, title, Role::Panel, title);
    const int left = drawing.px(16);
    const Box written = drawing.canvas.text(LayerKind::Head, {left, title.y, title.width - 2 * left, title.height},
                                            drawing.scene.title, FontRole::Title, Role::Text);
    const int from = written.right() + drawing.px(12);
    drawing.canvas.text(LayerKind::Head, {from, title.y + drawing.px(1), title.width - left - from, title.height},
                        drawing.scene.subtitle, FontRole::Lane, Role::Dim, Align::Left, drawing.px(40));
}

/// The line under the pointer and its time; returns where the time stands, so that the ruler's labels keep clear.
Box drawCursor(const Drawing &drawing)
{
    const Axis &axis = drawing.layout.axis;
    const Box &ruler = drawing.layout.ruler;
    if (!drawing.scene.cursorX || *drawing.scene.cursorX < axis.left ||
        *drawing.scene.cursorX >= axis.left + axis.width)
        return {};
    const int x = *drawing.scene.cursorX;
    const Duration resolution{static_cast<std::int64_t>(std::max(1.0, nsPerPixel(axis)))};
    const std::string label = formatTime(timeAt(axis, x), resolution);
    const int width = drawing.canvas.widthOf(label, FontRole::Mono) + drawing.px(12);
    const int height = std::min(drawing.canvas.heightOf(FontRole::Mono) + drawing.px(6), ruler.height);
    const int left = std::clamp(x - width / 2, axis.left, std::max(axis.left, ruler.right() - width));
    const Box chip{left, ruler.y + (ruler.height - height) / 2, width, height};
    const Box plot = drawing.layout.plot();
    drawing.canvas.rect(LayerKind::Overlay,
                        {x, chip.bottom(), drawing.px(1), plot.bottom() - chip.bottom(), Role::Accent},
                        {0, ruler.y, ruler.width, plot.bottom() - ruler.y});
    drawing.canvas.rect(
        LayerKind::Overlay,
        {chip.x, chip.y, chip.width, chip.height, Role::Accent, Fill::Solid, static_cast<std::uint8_t>(drawing.px(4))},
        ruler);
    drawing.canvas.text(LayerKind::Overlay, chip, label, FontRole::Mono, Role::OnAccent, Align::Centre);
    return grown(chip, drawing.px(4));
}

void drawRuler(const Drawing &drawing)
{
    const Box &ruler = drawing.layout.ruler;
    const Axis &axis = drawing.layout.axis;
    const int hairline = drawing.metrics().hairline;
    drawing.canvas.rule(LayerKind::Head, ruler, Role::Panel, ruler);
    drawing.canvas.rule(LayerKind::Head, {ruler.x, ruler.bottom() - hairline, ruler.width, hairline}, Role::Line,
                        ruler);
    std::vector<Box> taken = drawNotes(drawing);
    taken.push_back(drawCursor(drawing));
    int written = axis.left;
    for (const Tick &tick : labelledTicks(drawing)) {
        const int height = drawing.px(8);
        drawing.canvas.rule(LayerKind::Head, {tick.x, ruler.bottom() - height, hairline, height}, Role::Faint,
                            {axis.left, ruler.y, axis.width, ruler.height});
        const int width = drawing.canvas.widthOf(tick.label, FontRole::Mono);
        const int gap = drawing.px(5);
        // Right of its mark; the last one left of it, where it would stick out.
        const bool fits = tick.x + gap + width <= ruler.right() - gap;
        const Box label{fits ? tick.x + gap : tick.x - gap - width, ruler.y, width, ruler.height};
        const auto covers = [&](const Box &box) { return !intersected(label, box).empty(); };
        if (tick.x < axis.left || label.x < written || std::any_of(taken.begin(), taken.end(), covers))
            continue;
        drawing.canvas.text(LayerKind::Head, label, tick.label, FontRole::Mono, Role::Dim);
        written = label.right() + gap;
    }
    for (const Tick &tick : ticksFor(axis, drawing.px(12))) {
        const int height = drawing.px(4);
        drawing.canvas.rule(LayerKind::Head, {tick.x, ruler.bottom() - height, hairline, height}, Role::Line,
                            {axis.left, ruler.y, axis.width, ruler.height});
    }
}

} // namespace

void drawHead(const Drawing &drawing)
{
    drawTitle(drawing);
    drawRuler(drawing);
}

} // namespace loopscope::timeline
