// What a search has found: washed and underlined in the lanes, a tick on the minimap.

#include "timeline/drawing.h"
#include "timeline/minimap.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

/// Where a lane was marked last: matches that fall into the same pixels are drawn once.
struct Marked {
    int right = 0;
};

void drawInLane(const Drawing &drawing, const SpanRef &match, const Row &row, std::vector<Marked> &marked)
{
    const Box plot = drawing.layout.plotOf(row);
    const Box box = boxOf(drawing.scene, drawing.layout, match);
    const int width = std::max(box.width, drawing.px(4));
    Marked &last = marked[match.lane];
    if (box.x + width <= last.right || box.x >= plot.right() || box.x + width <= plot.x)
        return;
    const int left = std::max({box.x, last.right, plot.x});
    last.right = box.x + width;
    const Box strip{left, row.y + drawing.px(2), std::min(last.right, plot.right()) - left, row.height - drawing.px(4)};
    drawing.canvas.rect(LayerKind::Marks,
                        {strip.x, strip.y, strip.width, strip.height, Role::Accent, Fill::Solid, 0, 40}, plot);
    drawing.canvas.rule(LayerKind::Marks, {strip.x, strip.bottom() - drawing.px(2), strip.width, drawing.px(2)},
                        Role::Accent, plot);
}

} // namespace

void drawMatches(const Drawing &drawing)
{
    if (drawing.scene.matches.empty())
        return;
    const Minimap minimap = minimapOf(drawing.scene, drawing.layout);
    std::vector<Marked> marked(drawing.trace().lanes().size());
    int tick = minimap.frame.x - 1;
    for (const SpanRef &match : drawing.scene.matches) {
        if (match.lane >= marked.size() || match.span >= drawing.trace().lane(match.lane).spans.size())
            continue;
        const auto row = drawing.layout.rowOf(match.lane);
        if (row && drawing.layout.isVisible(*row))
            drawInLane(drawing, match, *row, marked);
        if (minimap.frame.empty())
            continue;
        const int x = xAt(minimap.axis, drawing.trace().lane(match.lane).spans.beginOf(match.span));
        if (x == tick)
            continue;
        tick = x;
        const int height = drawing.px(6);
        drawing.canvas.rule(LayerKind::Overlay, {x, minimap.frame.bottom() - height, drawing.px(2), height},
                            Role::Accent, minimap.frame);
    }
}

} // namespace loopscope::timeline
