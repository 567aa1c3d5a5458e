// Who suffered from the stall that is selected: a frame around what each lost, and how much that is.

#include "analysis/stalls.h"
#include "timeline/drawing.h"
#include "timeline/format.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

/// At the right end of the frame, where the loss was complete, and off the words that the span has itself.
void drawLoss(const Drawing &drawing, const Box &seen, Duration lost)
{
    const std::string words = "lost " + formatDuration(lost);
    const int width = drawing.canvas.widthOf(words, FontRole::Label) + drawing.px(10);
    const Box chip{seen.right() - width, seen.y, width, seen.height};
    if (4 * width > seen.width)
        return;
    drawing.canvas.rule(LayerKind::Overlay, chip, Role::Stall, seen);
    drawing.canvas.text(LayerKind::Overlay, chip, words, FontRole::Label, Role::Background, Align::Centre);
}

} // namespace

void drawVictims(const Drawing &drawing)
{
    const auto &selection = drawing.scene.selection;
    if (!selection || !analysis::contains(drawing.trace(), *selection))
        return;
    const trace::Stall *stall = analysis::stallOf(drawing.trace(), *selection);
    if (stall == nullptr)
        return;
    const Time end = stall->end == openEnd ? drawing.now : stall->end;
    for (const trace::Victim &victim : stall->victims) {
        const auto row = drawing.layout.rowOf(victim.lane);
        if (!row || !drawing.layout.isVisible(*row))
            continue;
        const Box plot = drawing.layout.plotOf(*row);
        const Box box = boxOf(drawing.layout, *row, {end - victim.lost, end}, trace::SpanState::Running);
        drawing.canvas.rect(LayerKind::Overlay,
                            {box.x, box.y, box.width, box.height, Role::Stall, Fill::Outline, 0, 255,
                             static_cast<std::uint8_t>(drawing.px(2))},
                            plot);
        drawLoss(drawing, intersected(box, plot), victim.lost);
    }
}

} // namespace loopscope::timeline
