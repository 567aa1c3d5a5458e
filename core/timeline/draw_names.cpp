// The names of the lanes, and the marks beside them.

#include "timeline/drawing.h"
#include "timeline/format.h"
#include "timeline/handles.h"
#include "timeline/words.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

/// The first wording that fits, else the last one.
std::string_view fitting(const Drawing &drawing, const std::vector<std::string> &wordings, int width)
{
    for (const std::string &wording : wordings) {
        if (drawing.canvas.widthOf(wording, FontRole::Note) <= width)
            return wording;
    }
    return wordings.empty() ? std::string_view{} : std::string_view{wordings.back()};
}

/// Points right where something is folded away, else down.
void drawFoldMark(const Drawing &drawing, const Row &row)
{
    const Box mark = foldMarkOf(drawing.layout, row);
    if (mark.empty() || (!drawing.scene.handles && row.hidden == 0))
        return;
    const int half = drawing.px(3);
    const int x = mark.x + mark.width / 2;
    const int y = row.middle();
    const auto width = static_cast<std::uint8_t>(std::max(1, drawing.px(3) / 2));
    const auto stroke = [&](int x1, int y1, int x2, int y2) {
        drawing.canvas.line(LayerKind::Marks, {x1, y1, x2, y2, Role::Dim, width});
    };
    if (row.hidden > 0) {
        stroke(x - half / 2, y - half, x - half / 2 + half, y);
        stroke(x - half / 2 + half, y, x - half / 2, y + half);
    } else {
        stroke(x - half, y - half / 2, x, y - half / 2 + half);
        stroke(x, y - half / 2 + half, x + half, y - half / 2);
    }
}

/// A pin behind the name of what is pinned, and fainter where the pointer could pin it.
int drawPinMark(const Drawing &drawing, const Row &row)
{
    const bool pinned = drawing.scene.arrangement.pinned.contains(row.lane);
    const bool offered = drawing.scene.handles && drawing.scene.pointed == row.lane;
    const Box mark = pinMarkOf(drawing.layout, row);
    if (mark.empty() || (!pinned && !offered))
        return 0;
    const Role role = pinned ? Role::Accent : Role::Dim;
    const int head = drawing.px(6);
    const int needle = drawing.px(5);
    const int x = mark.x + (mark.width - head) / 2;
    const int y = row.middle() - (head + needle) / 2;
    drawing.canvas.rect(LayerKind::Marks,
                        {x, y, head, head, role, pinned ? Fill::Solid : Fill::Outline,
                         static_cast<std::uint8_t>(head / 2), 255, static_cast<std::uint8_t>(drawing.px(1))},
                        drawing.layout.lanes);
    drawing.canvas.rule(LayerKind::Marks, {x + head / 2 - drawing.px(1) / 2, y + head, drawing.px(1), needle}, role,
                        drawing.layout.lanes);
    return mark.width;
}

/// How many are folded away below it, at the right end of the column. Returns the room that it takes.
int drawHiddenTasks(const Drawing &drawing, const Row &row, int right)
{
    if (row.hidden == 0)
        return 0;
    const std::string count = '+' + std::to_string(row.hidden);
    const int width = drawing.canvas.widthOf(count, FontRole::Note) + drawing.px(10);
    const int height = std::min(drawing.canvas.heightOf(FontRole::Note) + drawing.px(4), row.height);
    const Box chip{right - width, row.middle() - height / 2, width, height};
    drawing.canvas.rect(
        LayerKind::Spans,
        {chip.x, chip.y, chip.width, chip.height, Role::Line, Fill::Solid, static_cast<std::uint8_t>(height / 2)},
        drawing.layout.lanes);
    drawing.canvas.text(LayerKind::Spans, chip, count, FontRole::Note, Role::Text, Align::Centre);
    return width + drawing.px(6);
}

/// A name in bold or plain, and behind it, fainter, what else is known, as far as there is room.
void writeName(const Drawing &drawing, const Row &row, std::string_view name, FontRole font, Role role,
               const std::vector<std::string> &details)
{
    const int left = nameLeft(drawing.layout, row);
    int right = drawing.layout.axis.left - drawing.px(8);
    if (row.lane != trace::noLane) {
        drawFoldMark(drawing, row);
        right -= drawPinMark(drawing, row);
        right -= drawHiddenTasks(drawing, row, right);
    }
    if (!fitsInto(drawing, row, font))
        return;
    const Box box{left, row.y, right - left, row.height};
    const Box written = drawing.canvas.text(LayerKind::Spans, box, name, font, role);
    const int from = written.right() + drawing.px(7);
    drawing.canvas.text(LayerKind::Spans, {from, row.y + drawing.px(1), right - from, row.height},
                        fitting(drawing, details, right - from), FontRole::Note, Role::Faint, Align::Left,
                        drawing.px(28));
}

/// A name with a line of explanation below it.
void writeTwoLines(const Drawing &drawing, const Row &row, std::string_view name,
                   const std::vector<std::string> &details)
{
    const int left = drawing.px(16);
    const int width = drawing.layout.axis.left - drawing.px(8) - left;
    const int first = drawing.canvas.heightOf(FontRole::LaneBold);
    const int second = drawing.canvas.heightOf(FontRole::Note);
    const int top = row.y + (row.height - first - second) / 2;
    drawing.canvas.text(LayerKind::Spans, {left, top, width, first}, name, FontRole::LaneBold, Role::Text);
    drawing.canvas.text(LayerKind::Spans, {left, top + first, width, second}, fitting(drawing, details, width),
                        FontRole::Note, Role::Faint);
}

/// "at most 3 jobs"; with its owner, where there are several: "db: at most 3".
std::vector<std::string> counterWordings(const trace::Trace &trace, const trace::Counter &counter)
{
    const std::string most = "at most " + formatNumber(counter.highest);
    if (counter.kind == trace::CounterKind::Gauge)
        return {most};
    const bool ofPool = counter.kind == trace::CounterKind::PoolQueue;
    const char *what = ofPool ? (counter.highest == 1 ? " job" : " jobs") : (counter.highest == 1 ? " task" : " tasks");
    const std::string owner = ownerOf(trace, counter.kind, counter.number);
    if (owner.empty())
        return {most + what};
    return {owner + ": " + most + what, owner + ": " + most, owner};
}

std::string threadsOf(const trace::Trace &trace)
{
    const auto lanes = trace.lanes();
    return std::to_string(std::count_if(lanes.begin(), lanes.end(),
                                        [](const trace::Lane &lane) { return lane.kind == trace::LaneKind::Thread; }));
}

void drawName(const Drawing &drawing, const Row &row)
{
    const trace::Trace &trace = drawing.trace();
    switch (row.kind) {
    case RowKind::Loop:
        return writeTwoLines(drawing, row, nameOf(trace, row.lane), {detailOf(trace, row.lane)});
    case RowKind::Task:
        return writeName(drawing, row, nameOf(trace, row.lane), row.depth == 0 ? FontRole::LaneBold : FontRole::Lane,
                         Role::Text, {detailOf(trace, row.lane)});
    case RowKind::Worker:
        return writeName(drawing, row, nameOf(trace, row.lane), FontRole::Lane, Role::Dim, {});
    case RowKind::ProcessHead:
        return writeName(drawing, row, nameOf(trace, row.lane), FontRole::LaneBold, Role::Text, {});
    case RowKind::Track:
    case RowKind::Subtrack: {
        // What nests in a thread's spans needs no name, unless it stands somewhere else.
        const bool isNested = row.depth > 0 && trace.lane(row.lane).number > 0;
        return writeName(drawing, row, isNested ? std::string{} : nameOf(trace, row.lane), FontRole::Lane, Role::Text,
                         {});
    }
    case RowKind::PoolHead:
        return writeName(drawing, row, poolNameOf(trace, row.number), FontRole::LaneBold, Role::Text,
                         poolSizeWordings(trace, row.number));
    case RowKind::ThreadsHead:
        return writeName(drawing, row, "threads", FontRole::LaneBold, Role::Text, {threadsOf(trace)});
    case RowKind::EmptyPool:
        return writeTwoLines(drawing, row, poolNameOf(trace, row.number), poolSizeWordings(trace, row.number));
    case RowKind::ReadyQueue:
        return writeTwoLines(drawing, row, "ready queue", counterWordings(trace, trace.readyQueue(row.number)));
    case RowKind::PoolQueue:
        return writeTwoLines(drawing, row, "pool queue", counterWordings(trace, trace.poolQueue(row.number)));
    case RowKind::Gauge: {
        const trace::Counter &counter = counterOf(trace, row);
        return writeTwoLines(drawing, row, trace.text(counter.name), counterWordings(trace, counter));
    }
    }
}

/// How many lanes are further down: nothing else would tell that there are any.
void drawHiddenCount(const Drawing &drawing)
{
    const Layout &layout = drawing.layout;
    const std::vector<Row> &rows = layout.rows->rows;
    const int seen = layout.scroll + layout.lanes.height; // of all rows, down to there
    const auto hidden = rows.end() - std::partition_point(rows.begin(), rows.end(),
                                                          [&](const Row &row) { return row.middle() < seen; });
    if (hidden == 0)
        return;
    const std::string words = std::to_string(hidden) + " more below";
    const int height = drawing.canvas.heightOf(FontRole::Note) + drawing.px(6);
    const int width = drawing.canvas.widthOf(words, FontRole::Note) + drawing.px(14);
    const Box chip{drawing.px(9), layout.lanes.bottom() - height - drawing.px(6), width, height};
    drawing.canvas.rect(
        LayerKind::Marks,
        {0, chip.y - drawing.px(6), layout.axis.left, height + drawing.px(12), Role::Background, Fill::Solid, 0, 215},
        layout.lanes);
    drawing.canvas.rect(
        LayerKind::Marks,
        {chip.x, chip.y, chip.width, chip.height, Role::Line, Fill::Solid, static_cast<std::uint8_t>(height / 2)},
        layout.lanes);
    drawing.canvas.text(LayerKind::Marks, chip, words, FontRole::Note, Role::Text, Align::Centre);
}

} // namespace

void drawNames(const Drawing &drawing)
{
    for (const Row &row : drawing.layout.visible) {
        drawing.canvas.setPinned(row.pinned);
        drawName(drawing, row);
    }
    drawing.canvas.setPinned(false);
    drawHiddenCount(drawing);
}

} // namespace loopscope::timeline
