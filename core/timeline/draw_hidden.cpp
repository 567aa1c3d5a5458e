// What those do that are folded into a row: a thin band at its lower edge. Their stalls are drawn with all others, over
// the row that stands in for them.

#include "timeline/drawing.h"

#include <algorithm>
#include <unordered_set>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::SpanState;

namespace {

/// As many lanes are looked at one by one; of more, it is only looked up when one of them was woken.
constexpr std::size_t mostLanes = 48;
/// And no more wake-ups than these for a column.
constexpr int mostWakeups = 48;

/// What is told of a column, the less important first.
enum class Doing : std::uint8_t { Nothing, Waits, Ready, Runs };

class Band {
public:
    explicit Band(const Axis &axis) : m_axis(axis), m_columns(static_cast<std::size_t>(std::max(axis.width, 0))) {}

    void add(int x, int width, Doing doing)
    {
        const int from = std::max(x - m_axis.left, 0);
        const int to = std::min(x - m_axis.left + width, m_axis.width);
        for (int column = from; column < to; ++column) {
            Doing &known = m_columns[static_cast<std::size_t>(column)];
            known = std::max(known, doing);
        }
    }

    /// `draw(x, width, doing)` for each stretch of equal columns.
    template <class Draw>
    void forEach(Draw draw) const
    {
        for (std::size_t from = 0; from < m_columns.size();) {
            std::size_t to = from;
            while (to < m_columns.size() && m_columns[to] == m_columns[from])
                ++to;
            if (m_columns[from] != Doing::Nothing)
                draw(m_axis.left + static_cast<int>(from), static_cast<int>(to - from), m_columns[from]);
            from = to;
        }
    }

private:
    const Axis &m_axis;
    std::vector<Doing> m_columns;
};

Doing doingOf(SpanState state)
{
    return state == SpanState::Running ? Doing::Runs : state == SpanState::Ready ? Doing::Ready : Doing::Waits;
}

void addLane(Band &band, const Drawing &drawing, const trace::Lane &lane)
{
    const LanePieces pieces = piecesOf(lane, drawing.layout.axis, drawing.presentOf(lane));
    for (const Piece &piece : pieces.pieces)
        band.add(piece.x, piece.width, doingOf(piece.state));
    for (const Slice &slice : pieces.slices)
        band.add(slice.x, drawing.px(2), Doing::Runs);
    for (const Mixture &mixture : pieces.mixtures)
        band.add(mixture.x, mixture.width, mixture.ran ? Doing::Runs : mixture.ready > 0 ? Doing::Ready : Doing::Waits);
}

/// From when to when any of them lived, and when one of them was woken: who is woken runs.
void addMany(Band &band, const Drawing &drawing, std::span<const LaneIndex> lanes)
{
    const Axis &axis = drawing.layout.axis;
    for (const LaneIndex index : lanes) {
        const trace::Lane &lane = drawing.trace().lane(index);
        const int from = std::clamp(xAt(axis, lane.begin), axis.left, axis.left + axis.width);
        const int to = std::clamp(xAt(axis, std::min(lane.end, drawing.now)), axis.left, axis.left + axis.width);
        band.add(from, to - from, Doing::Waits);
    }
    const std::unordered_set<LaneIndex> hidden(lanes.begin(), lanes.end());
    const auto wakeups = drawing.trace().wakeups();
    const auto firstAt = [&](Time time) {
        return std::partition_point(wakeups.begin(), wakeups.end(),
                                    [&](const trace::Wakeup &wakeup) { return wakeup.time < time; });
    };
    for (int column = 0; column < axis.width; ++column) {
        auto wakeup = firstAt(timeAt(axis, axis.left + column));
        if (wakeup == wakeups.end() || wakeup->time >= axis.range.to)
            break;
        column = std::max(column, xAt(axis, wakeup->time) - axis.left);
        const Time end = timeAt(axis, axis.left + column + 1);
        for (int left = mostWakeups; left > 0 && wakeup != wakeups.end() && wakeup->time < end; --left, ++wakeup) {
            if (!hidden.contains(wakeup->to))
                continue;
            band.add(axis.left + column, drawing.px(1), Doing::Runs);
            break;
        }
    }
}

} // namespace

void drawHidden(const Drawing &drawing, const Row &row)
{
    if (row.hidden == 0)
        return;
    Band band(drawing.layout.axis);
    const auto lanes = drawing.layout.rows->hiddenOf(row);
    if (lanes.size() > mostLanes) {
        addMany(band, drawing, lanes);
    } else {
        for (const LaneIndex lane : lanes)
            addLane(band, drawing, drawing.trace().lane(lane));
    }
    const Box plot = drawing.layout.plotOf(row);
    const int full = std::min(drawing.px(4), std::max(1, row.height / 4));
    const int bottom = row.bottom() - drawing.px(1);
    band.forEach([&](int x, int width, Doing doing) {
        const int height = doing == Doing::Waits ? drawing.metrics().hairline : full;
        const Role role = doing == Doing::Runs ? Role::Running : doing == Doing::Ready ? Role::Ready : Role::Faint;
        drawing.canvas.rule(LayerKind::Spans, {x, bottom - (full + height) / 2, width, height}, role, plot);
    });
}

} // namespace loopscope::timeline
