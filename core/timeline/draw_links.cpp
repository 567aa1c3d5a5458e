// Arrows between lanes; where one stands for others, with their number.

#include "timeline/drawing.h"
#include "timeline/links.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

void drawCount(const Drawing &drawing, const Link &link)
{
    const std::string count = countOf(link);
    const Point middle = middleOf(link.arrow);
    const int width = drawing.canvas.widthOf(count, FontRole::Note) + drawing.px(8);
    const int height = drawing.canvas.heightOf(FontRole::Note) + drawing.px(2);
    const Box chip{middle.x - width / 2, middle.y - height / 2, width, height};
    const Box plot = drawing.layout.plot();
    if (intersected(chip, plot) != chip)
        return;
    drawing.canvas.rect(LayerKind::Marks,
                        {chip.x, chip.y, chip.width, chip.height, Role::Background, Fill::Solid,
                         static_cast<std::uint8_t>(height / 2), 225},
                        plot);
    drawing.canvas.text(LayerKind::Marks, chip, count, FontRole::Note,
                        link.arrow.role == Role::Dim ? Role::Text : link.arrow.role, Align::Centre);
}

} // namespace

void drawLinks(const Drawing &drawing)
{
    for (const Link &link : linksOf(drawing.scene, drawing.layout)) {
        drawing.canvas.setPinned(link.pinned);
        drawing.canvas.arrow(LayerKind::Marks, link.arrow);
        if (link.others > 0)
            drawCount(drawing, link);
    }
    for (const Link &link : trailOf(drawing.scene, drawing.layout)) {
        drawing.canvas.setPinned(link.pinned);
        drawing.canvas.arrow(LayerKind::Marks, link.arrow);
    }
    drawing.canvas.setPinned(false);
}

} // namespace loopscope::timeline
