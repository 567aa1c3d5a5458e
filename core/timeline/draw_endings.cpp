// How tasks, threads and jobs ended, where that was not a plain return.

#include "timeline/drawing.h"
#include "timeline/words.h"

#include <algorithm>

namespace loopscope::timeline {

using trace::SpanState;

namespace {

/// Right of the end, or above what led to it where the picture ends too soon and nothing else is written there.
void writeEnding(const Drawing &drawing, const Row &row, int x, std::string_view words, Role role)
{
    const Box plot = drawing.layout.plot();
    if (!fitsInto(drawing, row, FontRole::Note))
        return;
    const int gap = drawing.px(11);
    const int width = drawing.canvas.widthOf(words, FontRole::Note);
    const int height = drawing.canvas.heightOf(FontRole::Note);
    const int left = std::max(x, plot.x) + gap;
    const Box above{x - gap - width, row.middle() - drawing.metrics().suspended / 2 - drawing.px(2) - height, width,
                    height};
    const auto &written = drawing.canvas.written();
    const bool isFree = above.x >= plot.x && std::none_of(written.begin(), written.end(), [&](const Box &text) {
                            return !intersected(grown(text, drawing.px(4)), above).empty();
                        });
    if (left + width > plot.right() && isFree)
        drawing.canvas.text(LayerKind::Marks, above, words, FontRole::Note, role);
    else
        drawing.canvas.text(LayerKind::Marks, {left, row.y, plot.right() - left - drawing.px(4), row.height}, words,
                            FontRole::Note, role, Align::Left, drawing.px(40));
}

} // namespace

void drawEnding(const Drawing &drawing, const Row &row, const trace::Lane &lane)
{
    const std::string words = endingOf(drawing.trace(), lane);
    const int x = xAt(drawing.layout.axis, lane.end);
    const Box plot = drawing.layout.plot();
    const int half = drawing.px(5);
    if (words.empty() || x + half < plot.x || x - half >= plot.right())
        return;
    const int y = row.middle();
    const bool failed = lane.ending == trace::Ending::Failed;
    const Role role = failed ? Role::Failed : Role::Cancelled;
    const bool whole = x - half >= plot.x && x + half <= plot.right();
    if (failed) {
        // A stop: higher than any span, so that it stands out beside one, too.
        const int height = drawing.metrics().running + drawing.px(6);
        drawing.canvas.rule(LayerKind::Marks, {x, y - height / 2, drawing.px(4), height}, role, plot);
    } else if (whole) {
        const auto width = static_cast<std::uint8_t>(drawing.px(2));
        drawing.canvas.line(LayerKind::Marks, {x - half, y - half, x + half, y + half, role, width});
        drawing.canvas.line(LayerKind::Marks, {x - half, y + half, x + half, y - half, role, width});
    }
    writeEnding(drawing, row, x, words, role);
}

void drawJobEnding(const Drawing &drawing, const Row &row, const trace::Lane &lane, const Piece &piece)
{
    const trace::Span &span = lane.spans[piece.span];
    const trace::Hop *hop = drawing.trace().hopOfJob(JobId{span.subject});
    const bool fails = hop != nullptr && hop->finished == span.end && hop->ending != trace::Ending::None &&
                       hop->ending != trace::Ending::Returned;
    if (!fails || lane.kind == trace::LaneKind::Thread)
        return;
    const Box box = boxOf(drawing.layout, row, piece.time, SpanState::Running);
    drawing.canvas.rule(LayerKind::Marks, {box.right() - drawing.px(3), box.y, drawing.px(3), box.height},
                        hop->ending == trace::Ending::Failed ? Role::Failed : Role::Cancelled, drawing.layout.plot());
}

} // namespace loopscope::timeline
