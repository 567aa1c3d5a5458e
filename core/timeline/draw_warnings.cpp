// Where the run was warned: a round mark on the lane that it is about. What it says is among the findings.

#include "timeline/drawing.h"

#include <algorithm>
#include <map>

namespace loopscope::timeline {

namespace {

constexpr int diameter = 13; // in logical pixels

void drawMark(const Drawing &drawing, const Row &row, int x)
{
    const Box plot = drawing.layout.plotOf(row);
    drawing.canvas.setPinned(row.pinned);
    const int size = drawing.px(diameter);
    const int top = row.middle() - spanHeight(drawing.layout, row, trace::SpanState::Running) / 2 - size / 2;
    const Box mark{std::clamp(x - size / 2, plot.x, std::max(plot.x, plot.right() - size)), top, size, size};
    if (intersected(mark, plot) != mark)
        return;
    // A rim of the ground sets it apart from a span of any colour.
    const auto disc = [&](const Box &box, Role role) {
        drawing.canvas.rect(LayerKind::Marks,
                            {box.x, box.y, box.width, box.height, role, Fill::Solid,
                             static_cast<std::uint8_t>(std::min(box.width / 2, 255))},
                            plot);
    };
    disc(grown(mark, drawing.px(1)), Role::Background);
    disc(mark, Role::Ready);
    drawing.canvas.text(LayerKind::Marks, mark, "!", FontRole::Label, Role::OnRunning, Align::Centre);
}

} // namespace

void drawWarnings(const Drawing &drawing)
{
    const Axis &axis = drawing.layout.axis;
    const auto warnings = drawing.trace().warnings();
    auto warning = std::partition_point(warnings.begin(), warnings.end(),
                                        [&](const trace::LogLine &each) { return each.time < axis.range.from; });
    std::map<trace::LaneIndex, int> marked; // up to where a lane has a mark already
    int looked = 64 * std::max(axis.width, 1);
    for (; warning != warnings.end() && warning->time < axis.range.to && looked-- > 0; ++warning) {
        const auto row = drawing.layout.standInOf(warning->lane);
        const int x = xAt(axis, warning->time);
        const auto last = row ? marked.find(row->lane) : marked.end();
        if (!row || !drawing.layout.isVisible(*row) || (last != marked.end() && x < last->second))
            continue;
        drawMark(drawing, *row, x);
        marked[row->lane] = x + drawing.px(diameter) + drawing.px(1);
    }
    drawing.canvas.setPinned(false);
}

} // namespace loopscope::timeline
