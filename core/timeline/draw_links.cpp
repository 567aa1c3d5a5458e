// From one lane to another: a job's way out of the loop and back, who woke whom, who cancelled whom. Only what begins
// and ends in view is drawn, and no more of it than can be told apart; what a selected span caused is drawn in full.

#include "timeline/drawing.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace loopscope::timeline {

using trace::CauseKind;
using trace::LaneIndex;
using trace::Wakeup;

namespace {

/// Wake-ups that nobody asked for are drawn this far apart at least, in logical pixels.
constexpr int wakeupGap = 18;
/// A job that ran for less than this has no arrows of its own, in logical pixels.
constexpr int hopGap = 6;

struct End {
    int x = 0;
    Row row;
};

/// Where a link can begin or end; nullopt out of view.
std::optional<End> endAt(const Drawing &drawing, LaneIndex lane, Time time)
{
    const auto row = drawing.layout.standInOf(lane);
    if (!row || time == openEnd)
        return std::nullopt;
    const Axis &axis = drawing.layout.axis;
    const int x = xAt(axis, time);
    if (x < axis.left || x >= axis.left + axis.width || !drawing.layout.isInView(*row))
        return std::nullopt;
    return End{x, *row};
}

/// Out of the one lane towards the other: from its lower edge if that is below, else from its upper one.
int edgeOf(const Drawing &drawing, const Row &row, bool downwards)
{
    const int half = spanHeight(drawing.layout, row, trace::SpanState::Running) / 2;
    return downwards ? row.middle() + half : row.middle() - half;
}

void link(const Drawing &drawing, const std::optional<End> &from, const std::optional<End> &to, Role role,
          std::uint8_t alpha)
{
    if (!from || !to || from->row.lane == to->row.lane)
        return;
    const bool down = to->row.y > from->row.y;
    const int y1 = edgeOf(drawing, from->row, down);
    const int y2 = edgeOf(drawing, to->row, !down);
    Arrow arrow{from->x, y1, from->x, y1, to->x, y2, to->x, y2, role, static_cast<std::uint8_t>(drawing.px(1)), alpha};
    if (std::abs(to->x - from->x) < drawing.px(12)) { // straight up or down: a bow, or it would hide in the spans
        const int bow = std::clamp(std::abs(y2 - y1) / 4, drawing.px(12), drawing.px(20));
        const int right = std::max(from->x, to->x) + bow;
        arrow.controlX1 = right;
        arrow.controlX2 = right;
    } else {
        const int reach = (y2 - y1) * 2 / 3;
        arrow.controlY1 = y1 + reach;
        arrow.controlY2 = y2 - reach;
    }
    drawing.canvas.setPinned(from->row.pinned || to->row.pinned);
    drawing.canvas.arrow(LayerKind::Marks, arrow);
}

void drawHop(const Drawing &drawing, const trace::Hop &hop, std::uint8_t alpha)
{
    link(drawing, endAt(drawing, hop.submitter, hop.submitted), endAt(drawing, hop.worker, hop.started), Role::Executor,
         alpha);
    link(drawing, endAt(drawing, hop.worker, hop.finished), endAt(drawing, hop.submitter, hop.ready), Role::Executor,
         alpha);
}

int widthOf(const Drawing &drawing, const trace::Hop &hop)
{
    const Time end = hop.finished == openEnd ? drawing.now : hop.finished;
    return xAt(drawing.layout.axis, end) - xAt(drawing.layout.axis, hop.started);
}

bool belongsTo(const Drawing &drawing, const trace::Hop &hop, const SpanRef &selection)
{
    const trace::Lane &lane = drawing.trace().lane(selection.lane);
    const trace::Span &span = lane.spans[selection.span];
    const Time end = endOf(span, drawing.now);
    if (selection.lane == hop.worker && span.subject == hop.job.value)
        return true;
    const auto within = [&](Time time) { return time >= span.begin && time <= end; };
    if (selection.lane == hop.submitter && trace::runsJobs(lane.kind)) // it need not wait for the job
        return within(hop.submitted) || within(hop.resumed);
    return selection.lane == hop.submitter && hop.submitted <= end &&
           (hop.resumed == openEnd || hop.resumed >= span.begin);
}

std::optional<SpanRef> validSelection(const Drawing &drawing)
{
    const auto &selection = drawing.scene.selection;
    if (!selection || selection->lane >= drawing.trace().lanes().size() ||
        selection->span >= drawing.trace().lane(selection->lane).spans.size())
        return std::nullopt;
    return selection;
}

/// Hops are found through the spans of the workers in view, so that a long queue outside of it costs nothing.
void drawHops(const Drawing &drawing)
{
    const auto selection = validSelection(drawing);
    for (const Row &row : drawing.layout.visible) {
        if (row.kind != RowKind::Worker)
            continue;
        const trace::Lane &lane = drawing.trace().lane(row.lane);
        const trace::Hop *last = nullptr;
        for (const Piece &piece : piecesOf(lane, drawing.layout.axis, drawing.presentOf(lane)).pieces) {
            const trace::Hop *hop = drawing.trace().hopOfJob(JobId{lane.spans[piece.span].subject});
            if (hop == nullptr || hop == last)
                continue; // a job that waits has many pieces and one way
            last = hop;
            const bool chosen = selection && belongsTo(drawing, *hop, *selection);
            if (chosen || widthOf(drawing, *hop) >= drawing.px(hopGap))
                drawHop(drawing, *hop, chosen ? 255 : 140);
        }
    }
}

void drawWakeup(const Drawing &drawing, const Wakeup &wakeup, Role role, std::uint8_t alpha)
{
    link(drawing, endAt(drawing, wakeup.from, drawing.trace().sentAt(wakeup)), endAt(drawing, wakeup.to, wakeup.time),
         role, alpha);
}

auto firstWakeup(const Drawing &drawing, Time time)
{
    const auto wakeups = drawing.trace().wakeups();
    return std::partition_point(wakeups.begin(), wakeups.end(),
                                [&](const Wakeup &wakeup) { return wakeup.time < time; });
}

/// The one that woke the selected span's task, and those that it woke: at most one for a pixel.
void drawChosenWakeups(const Drawing &drawing, const SpanRef &selection)
{
    const trace::Lane &lane = drawing.trace().lane(selection.lane);
    const trace::Span &span = lane.spans[selection.span];
    Time since = span.begin; // a running span was woken when the ready span before it began
    if (span.state == trace::SpanState::Running && selection.span > 0 &&
        lane.spans[selection.span - 1].state == trace::SpanState::Ready)
        since = lane.spans[selection.span - 1].begin;
    const bool isTrack = lane.kind == trace::LaneKind::Track; // what flows from it may arrive long after
    const Time end = endOf(span, drawing.now);
    const Time until = std::min(isTrack ? openEnd : end, drawing.layout.axis.range.to);
    const auto wakeups = drawing.trace().wakeups();
    int looked = 64 * std::max(drawing.layout.axis.width, 1);
    for (auto wakeup = firstWakeup(drawing, std::max(since, drawing.layout.axis.range.from));
         wakeup != wakeups.end() && wakeup->time <= until && looked-- > 0; ++wakeup) {
        const bool woken =
            wakeup->to == selection.lane && (isTrack ? wakeup->toSpan == selection.span : wakeup->time == since);
        const bool woke = wakeup->from == selection.lane &&
                          (isTrack ? wakeup->fromSpan == selection.span : wakeup->time >= span.begin);
        if ((woken || woke) && drawing.trace().causeOf(*wakeup).kind != CauseKind::Job)
            drawWakeup(drawing, *wakeup, Role::Accent, 230);
    }
}

/// Of everyone's: those of tasks that woke tasks (children are told by the tree, jobs by their hops), thinned out.
void drawSomeWakeups(const Drawing &drawing)
{
    const Axis &axis = drawing.layout.axis;
    const auto wakeups = drawing.trace().wakeups();
    for (auto wakeup = firstWakeup(drawing, axis.range.from);
         wakeup != wakeups.end() && wakeup->time < axis.range.to;) {
        const int x = xAt(axis, wakeup->time);
        const CauseKind kind = drawing.trace().causeOf(*wakeup).kind;
        const bool plain = kind == CauseKind::Task || kind == CauseKind::Callback ||
                           drawing.trace().lane(wakeup->to).kind == trace::LaneKind::Track;
        const bool seen = plain && endAt(drawing, wakeup->from, drawing.trace().sentAt(*wakeup)) &&
                          endAt(drawing, wakeup->to, wakeup->time);
        if (!seen) {
            ++wakeup;
            // Many in one column that are none of these: try the next column.
            const auto next = firstWakeup(drawing, timeAt(axis, x + 1));
            if (next - wakeup > 16)
                wakeup = next;
            continue;
        }
        drawWakeup(drawing, *wakeup, Role::Dim, 130);
        wakeup = std::max(wakeup + 1, firstWakeup(drawing, timeAt(axis, x + drawing.px(wakeupGap))));
    }
}

void drawCancels(const Drawing &drawing)
{
    const Axis &axis = drawing.layout.axis;
    const auto cancels = drawing.trace().cancels();
    auto cancel = std::partition_point(cancels.begin(), cancels.end(),
                                       [&](const trace::CancelMark &mark) { return mark.time < axis.range.from; });
    for (; cancel != cancels.end() && cancel->time < axis.range.to;) {
        link(drawing, endAt(drawing, cancel->from, cancel->time), endAt(drawing, cancel->to, cancel->time),
             Role::Cancelled, 200);
        const Time beyond = timeAt(axis, xAt(axis, cancel->time) + drawing.px(4));
        ++cancel;
        while (cancel != cancels.end() && cancel->time < beyond && cancel - cancels.begin() > 1024)
            ++cancel;
    }
}

} // namespace

void drawLinks(const Drawing &drawing)
{
    drawHops(drawing);
    drawSomeWakeups(drawing);
    drawCancels(drawing);
    if (const auto selection = validSelection(drawing))
        drawChosenWakeups(drawing, *selection);
    drawing.canvas.setPinned(false);
}

} // namespace loopscope::timeline
