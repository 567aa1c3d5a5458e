// The lanes: what each state looks like.

#include "timeline/drawing.h"
#include "timeline/format.h"
#include "timeline/words.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace loopscope::timeline {

using trace::SpanState;

namespace {

/// So far apart are the words of a job's waits for the same thing, in logical pixels.
constexpr int waitWordsGap = 220;

std::uint8_t radiusFor(const Drawing &drawing, int width, int height)
{
    return static_cast<std::uint8_t>(std::clamp(std::min(width, height) / 2 - 1, 0, drawing.metrics().radius));
}

/// The first wording that fits, centred in height, `pad` from the left edge. Nothing where none fits.
Box writeFirstFitting(const Drawing &drawing, const Box &box, const std::vector<std::string> &wordings, Role role)
{
    for (const std::string &wording : wordings) {
        if (drawing.canvas.widthOf(wording, FontRole::Label) <= box.width)
            return drawing.canvas.text(LayerKind::Spans, box, wording, FontRole::Label, role);
    }
    return {};
}

Box boxOfPiece(const Drawing &drawing, const Row &row, const Piece &piece)
{
    const int height = spanHeight(drawing.layout, row, piece.state);
    const int least = piece.state == SpanState::Running ? drawing.px(2) : 1;
    return {piece.x, row.y + (row.height - height) / 2, std::max(piece.width, least), height};
}

/// Where text may stand in a box: inside the plot and not at the very edge.
Box textRoom(const Drawing &drawing, const Box &box)
{
    const Box seen = intersected(box, drawing.layout.plot());
    const int pad = drawing.px(6);
    return {seen.x + pad, box.y, seen.width - 2 * pad, box.height};
}

/// Whether not even one letter would fit. Then words are not made up: there may be a hundred thousand such spans.
bool isTooSmallForWords(const Drawing &drawing, const Piece &piece)
{
    return piece.merged || piece.width < 2 * drawing.px(6) + drawing.px(3);
}

/// Where slices are closer than this, in logical pixels, each is as high as its share of the time: nobody can tell them
/// apart, and a solid bar would say that the task ran all the time.
constexpr int crowd = 5;

int heightOf(const Drawing &drawing, const std::vector<Slice> &slices, std::size_t index, int full)
{
    const int x = slices[index].x;
    const bool isCrowded = (index > 0 && x - slices[index - 1].x < drawing.px(crowd)) ||
                           (index + 1 < slices.size() && slices[index + 1].x - x < drawing.px(crowd));
    return isCrowded ? std::clamp(full * slices[index].share / 255, drawing.px(2), full) : full;
}

void drawSlices(const Drawing &drawing, const Row &row, const LanePieces &pieces, Role role)
{
    const int full = spanHeight(drawing.layout, row, SpanState::Running);
    const Box plot = drawing.layout.plot();
    auto piece = pieces.pieces.begin();
    for (std::size_t index = 0; index < pieces.slices.size(); ++index) {
        const Slice &slice = pieces.slices[index];
        while (piece != pieces.pieces.end() && piece->right() < slice.x)
            ++piece;
        const auto near = pieces.pieces.end() - piece > 3 ? piece + 3 : pieces.pieces.end();
        const bool isEdge = std::any_of(piece, near, [&](const Piece &beside) {
            return beside.state == SpanState::Running && beside.span == slice.span && slice.count == 1;
        });
        if (isEdge)
            continue; // of a span that is drawn already
        const int height = heightOf(drawing, pieces.slices, index, full);
        const int width = drawing.px(2);
        const int x = std::min(slice.x, plot.right() - width);
        drawing.canvas.rule(LayerKind::Marks, {x, row.y + (row.height - height) / 2, width, height}, role, plot);
    }
}

/// A cap where it became ready, and hatching as long as it has to wait. Words stand on the same colour without the
/// stripes, so that the span stays one body and its words stay legible.
void drawReady(const Drawing &drawing, const Row &row, const trace::Lane &lane, const Piece &piece)
{
    const Box box = boxOfPiece(drawing, row, piece);
    const Box plot = drawing.layout.plot();
    const auto part = [&](int from, int to, Fill fill, std::uint8_t alpha) {
        drawing.canvas.rect(LayerKind::Spans, {from, box.y, to - from, box.height, Role::Ready, fill, 0, alpha}, plot);
    };
    const int cap = std::min(drawing.px(3), box.width);
    part(box.x, box.x + cap, Fill::Solid, 255);
    int hatched = box.x + cap;
    const bool hasRoom = row.stretch >= 1.0 || box.height + drawing.px(2) >= drawing.canvas.heightOf(FontRole::Note);
    if (hasRoom && !isTooSmallForWords(drawing, piece)) {
        const int pad = drawing.px(6);
        const int left = std::max(hatched, plot.x) + pad;
        for (const std::string &wording : readyWordings(drawing.trace(), lane, piece)) {
            const int width = drawing.canvas.widthOf(wording, FontRole::Note);
            if (left + width + pad > std::min(box.right(), plot.right()))
                continue;
            part(hatched, left + width + pad, Fill::Solid, 60);
            hatched = left + width + pad;
            drawing.canvas.text(LayerKind::Spans, {left, box.y, width, box.height}, wording, FontRole::Note,
                                Role::Text);
            break;
        }
    }
    part(hatched, box.right(), Fill::Hatched, 255);
}

void drawWait(const Drawing &drawing, const Row &row, const trace::Lane &lane, const Piece &piece)
{
    const Box box = boxOfPiece(drawing, row, piece);
    const Fill fill = fillOf(piece.reason);
    drawing.canvas.rect(LayerKind::Spans,
                        {box.x, box.y, box.width, box.height, roleOf(lane.kind, piece.state, piece.reason), fill,
                         fill == Fill::Solid ? radiusFor(drawing, box.width, box.height) : std::uint8_t{0}},
                        drawing.layout.plot());
}

/// Why it waits, above the bar: the first wording that fits, else the last one as far as it does.
Box writeWait(const Drawing &drawing, const Row &row, const trace::Span &span, const Piece &piece)
{
    const Box box = boxOfPiece(drawing, row, piece);
    const int height = drawing.canvas.heightOf(FontRole::Note);
    if (row.stretch < 1.0 && row.height + drawing.px(8) < box.height + 2 * height)
        return {};
    Box room = textRoom(drawing, box);
    room.y = box.y - height - drawing.px(2);
    room.height = height;
    const std::vector<std::string> wordings = waitWordings(drawing.trace(), span, drawing.now);
    const auto fits = std::find_if(wordings.begin(), wordings.end() - 1, [&](const std::string &wording) {
        return drawing.canvas.widthOf(wording, FontRole::Note) <= room.width;
    });
    return drawing.canvas.text(LayerKind::Spans, room, *fits, FontRole::Note, Role::Dim, Align::Left, drawing.px(56));
}

void drawSuspended(const Drawing &drawing, const Row &row, const trace::Lane &lane, const Piece &piece)
{
    drawWait(drawing, row, lane, piece);
    if (!isTooSmallForWords(drawing, piece))
        writeWait(drawing, row, lane.spans[piece.span], piece);
}

/// What runs of columns look alike by, and how they are drawn as one: there may be a million rectangles otherwise.
template <class Look, class Draw>
void drawAlike(const std::vector<Mixture> &mixtures, Look lookOf, Draw draw)
{
    for (auto first = mixtures.begin(); first != mixtures.end();) {
        const auto look = lookOf(*first);
        int right = first->right();
        auto next = first + 1;
        while (next != mixtures.end() && next->x == right && lookOf(*next) == look) {
            right = next->right();
            ++next;
        }
        draw(first->x, right - first->x, look);
        first = next;
    }
}

/// Many spans in few columns: as high as they ran, and around that as high as they were ready and had to wait. The
/// outline is that of a wave whose height is the time that was wanted of the loop.
void drawMixtures(const Drawing &drawing, const Row &row, const trace::Lane &lane, const std::vector<Mixture> &mixtures)
{
    using trace::Reason;
    const int full = spanHeight(drawing.layout, row, SpanState::Running);
    const auto wantedOf = [](const Mixture &mixture) { return mixture.ready + mixture.running; };
    const auto waitOf = [&](const Mixture &mixture) {
        return wantedOf(mixture) < 255 && lane.kind != trace::LaneKind::Loop ? mixture.wait : Reason::None;
    };
    const auto readyHeightOf = [&](const Mixture &mixture) {
        return mixture.ready > 0 ? std::clamp(full * wantedOf(mixture) / 255, 1, full) : 0;
    };
    const auto runningHeightOf = [&](const Mixture &mixture) {
        return mixture.ran ? std::clamp(full * mixture.running / 255, drawing.px(2), full) : 0;
    };
    const auto drawBody = [&](Role role) {
        return [&drawing, &row, role](int x, int width, int height) {
            drawing.canvas.rule(LayerKind::Spans, {x, row.y + (row.height - height) / 2, width, height}, role,
                                drawing.layout.plot());
        };
    };
    const int waitHeight = spanHeight(drawing.layout, row, SpanState::Suspended);
    drawAlike(mixtures, waitOf, [&](int x, int width, Reason reason) {
        if (reason != Reason::None)
            drawing.canvas.rect(LayerKind::Spans,
                                {x, row.y + (row.height - waitHeight) / 2, width, waitHeight,
                                 roleOf(lane.kind, SpanState::Suspended, reason), fillOf(reason)},
                                drawing.layout.plot());
    });
    drawAlike(mixtures, readyHeightOf, drawBody(Role::Ready));
    drawAlike(mixtures, runningHeightOf, drawBody(roleOf(lane.kind, SpanState::Running, Reason::None)));
}

/// Returns where it wrote.
Box drawRunning(const Drawing &drawing, const Row &row, const Piece &piece, Role role,
                const std::vector<std::string> &wordings)
{
    const Box box = boxOfPiece(drawing, row, piece);
    drawing.canvas.rect(
        LayerKind::Spans,
        {box.x, box.y, box.width, box.height, role, Fill::Solid, radiusFor(drawing, box.width, box.height)},
        drawing.layout.plot());
    const bool hasRoom = row.stretch >= 1.0 || box.height + drawing.px(2) >= drawing.canvas.heightOf(FontRole::Label);
    return piece.merged || !hasRoom ? Box{}
                                    : writeFirstFitting(drawing, textRoom(drawing, box), wordings, Role::OnRunning);
}

/// A dotted line with words in its middle: nothing happens, and that is right.
void drawIdle(const Drawing &drawing, const Row &row, const Piece &piece, std::string_view words)
{
    const Box plot = drawing.layout.plot();
    const int from = std::max(piece.x, plot.x);
    const int to = std::min(piece.right(), plot.right());
    const int y = row.middle();
    Box text{from, y, 0, 0};
    const int pad = drawing.px(10);
    if (drawing.canvas.widthOf(words, FontRole::Note) + 4 * pad <= to - from)
        text = drawing.canvas.text(LayerKind::Spans, {from, row.y, to - from, row.height}, words, FontRole::Note,
                                   Role::Dim, Align::Centre);
    const auto width = static_cast<std::uint8_t>(drawing.metrics().hairline);
    const auto dotted = [&](int left, int right) {
        if (right > left && y >= plot.y && y < plot.bottom())
            drawing.canvas.line(LayerKind::Spans, {left, y, right, y, Role::Faint, width, true});
    };
    if (text.width == 0)
        return dotted(from, to);
    dotted(from, text.x - pad);
    dotted(text.right() + pad, to);
}

/// An iteration is called after the task, or the callback, that held it for most of the time, else after how many
/// callbacks it ran.
std::vector<std::string> iterationWordings(const Drawing &drawing, std::uint32_t loop, const trace::Span &iteration,
                                           const Piece &piece)
{
    const trace::Trace &trace = drawing.trace();
    const Time middle = plus(piece.time.from, lengthOf(piece.time) / 2);
    const trace::LaneIndex task = runningTaskAt(trace, loop, middle, drawing.now);
    if (task != trace::noLane) {
        const trace::Lane &lane = trace.lane(task);
        const trace::Span &span = lane.spans[*spanAt(lane, middle)];
        const Duration length = lengthOf({span.begin, endOf(span, drawing.now)});
        const std::string name = nameOf(trace, task);
        const std::string text = formatDuration(length);
        if (span.stalled || length >= trace.stallThreshold())
            return {name + " blocks the loop for " + text, name + " blocks " + text, name, text};
        if (length > lengthOf(piece.time) / 2)
            return {name + " runs " + text, name};
    }
    if (iteration.stalled) {
        const std::string text = formatDuration(lengthOf({iteration.begin, endOf(iteration, drawing.now)}));
        return {"a callback blocks the loop for " + text, "a callback, " + text, text};
    }
    const std::string count = std::to_string(iteration.subject);
    return {count + (iteration.subject == 1 ? " callback" : " callbacks")};
}

} // namespace

void drawLoopRow(const Drawing &drawing, const Row &row)
{
    const trace::Lane &lane = drawing.trace().lane(row.lane);
    const LanePieces pieces = piecesOf(lane, drawing.layout.axis, drawing.presentOf(lane));
    for (const Piece &piece : pieces.pieces) {
        const trace::Span &span = lane.spans[piece.span];
        if (piece.state != SpanState::Running)
            drawIdle(drawing, row, piece,
                     span.reason == trace::Reason::Sleep ? "idle, waits for a timer" : "idle, waits to be woken");
        else if (piece.merged || piece.width < drawing.px(24))
            drawRunning(drawing, row, piece, Role::Running, {});
        else
            drawRunning(drawing, row, piece, Role::Running, iterationWordings(drawing, lane.number, span, piece));
    }
    drawMixtures(drawing, row, lane, pieces.mixtures);
    drawSlices(drawing, row, pieces, Role::Running);
}

void drawTaskRow(const Drawing &drawing, const Row &row)
{
    const trace::Lane &lane = drawing.trace().lane(row.lane);
    const LanePieces pieces = piecesOf(lane, drawing.layout.axis, drawing.presentOf(lane));
    for (const Piece &piece : pieces.pieces) {
        if (piece.state == SpanState::Suspended)
            drawSuspended(drawing, row, lane, piece);
        else if (piece.state == SpanState::Ready)
            drawReady(drawing, row, lane, piece);
        else if (isTooSmallForWords(drawing, piece))
            drawRunning(drawing, row, piece, Role::Running, {});
        else
            drawRunning(drawing, row, piece, Role::Running,
                        runningWordings(drawing.trace(), lane.spans[piece.span], lengthOf(piece.time)));
    }
    drawMixtures(drawing, row, lane, pieces.mixtures);
    drawSlices(drawing, row, pieces, Role::Running);
    drawEnding(drawing, row, lane);
}

/// Jobs that take turns wait for the same again and again: it is said where a reader may have lost it, not each time.
void drawWorkerRow(const Drawing &drawing, const Row &row)
{
    const trace::Lane &lane = drawing.trace().lane(row.lane);
    const LanePieces pieces = piecesOf(lane, drawing.layout.axis, drawing.presentOf(lane));
    std::uint32_t namedJob = 0;
    std::optional<trace::Span> toldWait;
    Box told;
    for (const Piece &piece : pieces.pieces) {
        const trace::Span &span = lane.spans[piece.span];
        if (piece.state == SpanState::Suspended) {
            drawWait(drawing, row, lane, piece);
            const bool isKnown = toldWait && toldWait->reason == span.reason && toldWait->object == span.object &&
                                 piece.x < told.right() + drawing.px(waitWordsGap);
            if (const Box written =
                    isTooSmallForWords(drawing, piece) || isKnown ? Box{} : writeWait(drawing, row, span, piece);
                written.width > 0) {
                toldWait = span;
                told = written;
            }
        } else {
            const bool isNamed = span.subject == namedJob;
            const std::vector<std::string> wordings =
                isTooSmallForWords(drawing, piece) ? std::vector<std::string>{}
                                                   : jobWordings(drawing.trace(), span, lengthOf(piece.time), isNamed);
            const Box written =
                drawRunning(drawing, row, piece, roleOf(lane.kind, piece.state, piece.reason), wordings);
            const int label = drawing.canvas.widthOf(drawing.trace().text(span.object), FontRole::Label);
            if (written.width > 0 && written.width >= label)
                namedJob = span.subject;
        }
        if (!piece.merged)
            drawJobEnding(drawing, row, lane, piece);
    }
    drawMixtures(drawing, row, lane, pieces.mixtures);
    drawSlices(drawing, row, pieces, Role::Executor);
    drawEnding(drawing, row, lane);
}

/// The same name has the same colour everywhere. What does not fit is cut: the beginning of a name is better than none.
void drawTrackRow(const Drawing &drawing, const Row &row)
{
    const trace::Lane &lane = drawing.trace().lane(row.lane);
    const LanePieces pieces = piecesOf(lane, drawing.layout.axis, drawing.presentOf(lane));
    for (const Piece &piece : pieces.pieces) {
        const std::string_view name = drawing.trace().text(lane.spans[piece.span].object);
        const std::string full = std::string(name) + "  " + formatDuration(lengthOf(piece.time));
        const Box written = drawRunning(drawing, row, piece, roleOfName(name), {full});
        if (written.width == 0 && !piece.merged)
            drawing.canvas.text(LayerKind::Spans, textRoom(drawing, boxOfPiece(drawing, row, piece)), name,
                                FontRole::Label, Role::OnRunning, Align::Left, drawing.px(20));
    }
    drawMixtures(drawing, row, lane, pieces.mixtures);
    drawSlices(drawing, row, pieces, roleOf(lane.kind, SpanState::Running, trace::Reason::None));
}

void drawEmptyPool(const Drawing &drawing, const Row &row)
{
    const int left = drawing.layout.axis.left;
    Piece whole;
    whole.x = left;
    whole.width = std::max(0, xAt(drawing.layout.axis, drawing.now) - left);
    drawIdle(drawing, row, whole, drawing.trace().isComplete() ? "no job was given to the pool" : "");
}

} // namespace loopscope::timeline
