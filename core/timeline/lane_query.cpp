#include "timeline/lane_query.h"

#include "timeline/columns.h"
#include "timeline/tally_cursor.h"
#include "trace/trace.h"

#include <algorithm>
#include <array>
#include <utility>

namespace loopscope::timeline {

using trace::Lane;
using trace::Reason;
using trace::Span;
using trace::Spans;
using trace::SpanState;
using trace::StateTotals;

namespace {

/// More spans than this within a column are told as a mixture.
constexpr std::size_t fewSpans = 4;
/// Up to so many spans within a column are summed up one by one.
constexpr std::size_t spansToScan = 24;

/// Goes from column to column.
class Reader {
public:
    Reader(const Lane &lane, const Axis &axis, Present present)
        : m_lane(lane)
        , m_spans(lane.spans)
        , m_axis(axis)
        , m_present(present)
        , m_right(axis.left + axis.width)
        , m_edges(axis)
        , m_tallies(lane.spans)
    {
    }

    LanePieces read()
    {
        int x = m_axis.left;
        m_from = m_axis.range.from;
        while (x < m_right) {
            m_to = m_edges.at(x + 1);
            if (mixPair(x)) {
                m_from = m_to;
                x += 2;
                continue;
            }
            const int next = mixByTallies(x, 1) ? x + 1 : readSpans(x);
            m_from = next == x + 1 ? m_to : m_edges.at(std::min(next, m_right));
            x = next;
        }
        return std::move(m_out);
    }

    Contents contents(int x)
    {
        m_from = std::max(timeAt(m_axis, x), m_axis.range.from);
        m_to = timeAt(m_axis, x + 1);
        const std::size_t first = firstInColumn();
        const std::size_t end = std::max(first, firstFrom(m_to));
        return {end - first, totalsUntil(end, m_to) - totalsUntil(firstFrom(m_from), m_from), m_to - m_from};
    }

private:
    static constexpr std::size_t unknown = TallyCursor::none;

    /// Two columns as one, where each holds far more than anyone can see: half of the time, and of what is drawn.
    bool mixPair(int x)
    {
        if (!m_isDense || (x - m_axis.left) % 2 != 0 || x + 1 >= m_right)
            return false;
        const TallyCursor::Position position = m_tallies.position();
        const TallyCursor::Place nearest = m_nearest;
        const Time edge = std::exchange(m_to, m_edges.at(x + 2));
        if (mixByTallies(x, 2))
            return true;
        m_tallies.setPosition(position);
        m_nearest = nearest;
        m_to = edge;
        return false;
    }

    /// The mixture of one column or of two, if there are tallies close enough to both edges.
    bool mixByTallies(int x, int columns)
    {
        if (m_spans.tallies() < 2)
            return false;
        const Duration half = (m_to - m_from) / 2;
        const TallyCursor::Place first = m_nearest.number == unknown ? m_tallies.nearestTo(m_from) : m_nearest;
        m_nearest.number = unknown;
        if (m_tallies.timeOrNever(first.number + 1) > plus(m_to, half))
            return false; // nearly always so where spans are not dense
        const TallyCursor::Place last = m_tallies.nearestTo(m_to);
        const auto isNear = [&](Time a, Time b) { return (a < b ? b - a : a - b) <= half; };
        if (first.number == last.number || !isNear(first.time, m_from) || !isNear(last.time, m_to))
            return false;
        emitMixture(x, columns, last.before - first.before, {first.time, last.time}, m_spans.tally(last.number).wait);
        m_isDense = last.number - first.number >= 2 * static_cast<std::size_t>(columns);
        m_index = unknown;
        m_nearest = last;
        return true;
    }

    /// The first span that begins at or after `time`.
    std::size_t firstFrom(Time time) const
    {
        if (m_spans.empty() || m_spans.beginOf(0) >= time)
            return 0;
        const std::size_t number = m_spans.tallies() == 0 ? 0 : m_tallies.tallyAt(time);
        std::size_t low = number * Spans::tallyEvery; // begins before it, or at it
        std::size_t high = std::min(low + Spans::tallyEvery, m_spans.size());
        if (m_spans.beginOf(low) >= time) // several begin there, in tallies before this one
            low = 0;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (m_spans.beginOf(middle) < time)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    Time endAt(std::size_t index) const { return endOf(m_spans.outlineOf(index)); }
    Time endOf(const Spans::Outline &span) const
    {
        return std::max(span.begin, span.end == openEnd ? m_present.now : span.end);
    }

    /// Of everything before `time`; `index` is the first span that begins at or after it.
    StateTotals totalsUntil(std::size_t index, Time time) const
    {
        if (index == 0)
            return {};
        StateTotals totals = m_spans.totalsBefore(index - 1);
        const Spans::Outline last = m_spans.outlineOf(index - 1);
        totals.add(last.state, std::min(time, endOf(last)) - last.begin);
        return totals;
    }

    /// The first span that is in the column, or after it.
    std::size_t firstInColumn() const
    {
        if (m_index == unknown) {
            const std::size_t index = firstFrom(m_from);
            return index > 0 && endAt(index - 1) > m_from ? index - 1 : index;
        }
        std::size_t index = m_index;
        while (index < m_spans.size() && endAt(index) <= m_from && m_spans.beginOf(index) < m_from)
            ++index;
        return index;
    }

    /// The column by its spans. Returns the next column to look at: a span may cover more than this one.
    int readSpans(int x)
    {
        std::size_t index = firstInColumn();
        m_index = index;
        if (index >= m_spans.size())
            return m_right;
        if (m_spans.beginOf(index) >= m_to)
            return std::min(m_right, std::max(x + 1, xAt(m_axis, m_spans.beginOf(index))));
        if (reaches(index + fewSpans)) {
            if (!mixByScan(x, index))
                mixByTotals(x, index);
            return x + 1;
        }
        Column column;
        for (; index < m_spans.size(); ++index) {
            const Spans::Outline span = m_spans.outlineOf(index);
            if (span.begin >= m_to)
                break;
            m_index = index;
            if (span.end == openEnd)
                return addOpen(column, x, index);
            if (column.isEmpty() && span.begin <= m_from && span.end >= m_to)
                return emitWhole(x, {index, span.state, Reason::None, false, {span.begin, span.end}});
            column.add(index, span.state, std::min(span.end, m_to) - std::max(span.begin, m_from),
                       span.begin >= m_from);
        }
        emitColumn(x, column);
        return x + 1;
    }

    /// Whether a span is in the column, or before it.
    bool reaches(std::size_t index) const { return index < m_spans.size() && m_spans.beginOf(index) < m_to; }

    /// Exact, by a look at each span, if they are not too many.
    bool mixByScan(int x, std::size_t index)
    {
        std::array<Duration, trace::spanStateCount> lengths{};
        std::array<std::uint32_t, trace::spanStateCount> counts{};
        Duration longest{-1};
        std::size_t wait = index;
        const std::size_t most = std::min(index + spansToScan, m_spans.size());
        std::size_t last = index;
        for (; index < most; ++index) {
            const Spans::Outline span = m_spans.outlineOf(index);
            if (span.begin >= m_to)
                break;
            last = index;
            const Duration length = std::min(endOf(span), m_to) - std::max(span.begin, m_from);
            const auto state = static_cast<std::size_t>(span.state);
            lengths[state] += length;
            ++counts[state];
            const bool waitsLonger = span.state == SpanState::Suspended && length > longest;
            longest = waitsLonger ? length : longest;
            wait = waitsLonger ? index : wait;
        }
        if (index == most && reaches(most))
            return false;
        m_index = last;
        constexpr auto ready = static_cast<std::size_t>(SpanState::Ready);
        constexpr auto running = static_cast<std::size_t>(SpanState::Running);
        emitMixture(x, 1, {lengths[ready], lengths[running], counts[running]}, {m_from, m_to},
                    longest < Duration{} ? Reason::None : m_spans.reasonOf(wait));
        return true;
    }

    /// Of the first span from `index` on that waits.
    Reason waitAfter(std::size_t index) const
    {
        while (index + 1 < m_spans.size() && m_spans.outlineOf(index).state != SpanState::Suspended)
            ++index;
        return m_spans.outlineOf(index).state == SpanState::Suspended ? m_spans.reasonOf(index) : Reason::None;
    }

    /// Exact, by two looks at some dozens of spans.
    void mixByTotals(int x, std::size_t index)
    {
        m_index = unknown;
        const StateTotals before = totalsUntil(firstFrom(m_from), m_from);
        const std::size_t end = firstFrom(m_to);
        // The wait that a tally near its end tells of; a lane with few spans has none, and then that of its first wait.
        const std::size_t tally = std::min(end / Spans::tallyEvery + 1, m_spans.tallies() - 1);
        const Reason wait = m_spans.tallies() == 0 ? waitAfter(index) : m_spans.tally(tally).wait;
        emitMixture(x, 1, totalsUntil(end, m_to) - before, {m_from, m_to}, wait);
    }

    /// The last span, as long as it goes on. Whoever sleeps past the deadline while the loop is held is ready.
    int addOpen(Column &column, int x, std::size_t index)
    {
        const Span span = m_spans[index];
        const TimeRange whole{span.begin, endAt(index)};
        const bool overdue = m_lane.kind == trace::LaneKind::Task && span.state == SpanState::Suspended &&
                             m_present.loopIsHeld && span.deadline < whole.to;
        if (!overdue)
            return addPart(column, x, {index, span.state, span.reason, false, whole});
        const Time deadline = std::max(span.begin, span.deadline);
        if (deadline > m_from && deadline >= m_to)
            return addPart(column, x, {index, SpanState::Suspended, span.reason, false, {whole.from, deadline}});
        if (deadline > m_from)
            column.add(index, SpanState::Suspended, deadline - std::max(span.begin, m_from), span.begin >= m_from);
        return addPart(column, x, {index, SpanState::Ready, Reason::None, true, {deadline, whole.to}});
    }

    int addPart(Column &column, int x, const SpanPart &part)
    {
        if (column.isEmpty() && part.time.from <= m_from && part.time.to >= m_to)
            return emitWhole(x, part);
        column.add(part.span, part.state, std::min(part.time.to, m_to) - std::max(part.time.from, m_from),
                   part.time.from >= m_from);
        emitColumn(x, column, part.overdue);
        return x + 1;
    }

    /// A part that covers this column, and maybe more. Returns where it ends.
    int emitWhole(int x, SpanPart part)
    {
        if (!part.overdue)
            part.reason = m_spans.reasonOf(part.span);
        const int end = std::min(xAt(m_axis, part.time.to), m_right);
        emit({x, end - x, part.state, part.reason, part.overdue, false, part.span, part.time});
        return end;
    }

    /// `isOverdue`: what is ready in it is the last span, which thinks that it still sleeps.
    void emitColumn(int x, const Column &column, bool isOverdue = false)
    {
        if (column.isEmpty())
            return;
        const SpanState most = column.most();
        const std::size_t index = column.longest(most);
        const bool overdue = isOverdue && most == SpanState::Ready;
        TimeRange time{m_spans.beginOf(index), endAt(index)};
        if (isOverdue && index + 1 == m_spans.size())
            (overdue ? time.from : time.to) = std::max(time.from, m_spans.back().deadline);
        emit({x, 1, most, overdue ? Reason::None : m_spans.reasonOf(index), overdue, column.isMerged(), index, time});
        if (column.runs() == 0 || most == SpanState::Running)
            return;
        m_shares.setWhole(m_to - m_from);
        m_out.slices.push_back(
            {x, column.longest(SpanState::Running), column.runs(), m_shares.of(column.covered(SpanState::Running))});
    }

    void emitMixture(int x, int columns, const StateTotals &totals, TimeRange range, Reason wait)
    {
        m_shares.setWhole(lengthOf(range));
        const Mixture mixture{x,   columns, m_shares.of(totals.ready), m_shares.of(totals.running), totals.runs > 0,
                              wait};
        if (!m_out.mixtures.empty()) {
            Mixture &last = m_out.mixtures.back();
            if (last.right() == x && last.ready == mixture.ready && last.running == mixture.running &&
                last.ran == mixture.ran && last.wait == wait) {
                last.width += columns;
                return;
            }
        }
        if (m_out.mixtures.empty()) // where there is one, there are mostly as many as columns
            m_out.mixtures.reserve(static_cast<std::size_t>(m_right - x));
        m_out.mixtures.push_back(mixture);
    }

    /// Joins what looks the same.
    void emit(const Piece &piece)
    {
        if (!m_out.pieces.empty()) {
            Piece &last = m_out.pieces.back();
            const bool same = last.state == piece.state && last.reason == piece.reason && last.overdue == piece.overdue;
            const bool isMore = last.span == piece.span || (last.merged && piece.merged);
            if (last.right() == piece.x && same && isMore) {
                last.merged = last.merged && (piece.merged || last.span != piece.span);
                last.width += piece.width;
                return;
            }
        }
        m_out.pieces.push_back(piece);
    }

    const Lane &m_lane;
    const Spans &m_spans;
    const Axis &m_axis;
    const Present m_present;
    const int m_right;
    Edges m_edges;
    LanePieces m_out;
    Shares m_shares;
    Time m_from{}; ///< of the column that is looked at
    Time m_to{};
    TallyCursor m_tallies;
    TallyCursor::Place m_nearest;  ///< the tally that stands for m_from, where the column before ended with it
    bool m_isDense = false;        ///< the last columns were mixed of two tallies or more each
    std::size_t m_index = unknown; ///< not after the first span of the column
};

} // namespace

Time endOf(const Span &span, Time now)
{
    return std::max(span.begin, span.isOpen() ? now : span.end);
}

LanePieces piecesOf(const Lane &lane, const Axis &axis, Present present)
{
    if (axis.width <= 0 || axis.range.to <= axis.range.from || lane.spans.empty())
        return {};
    return Reader(lane, axis, present).read();
}

trace::StateTotals totalsIn(const Lane &lane, TimeRange range, Time now)
{
    const Spans &spans = lane.spans;
    const auto last = spanAt(lane, plus(range.to, Duration{-1}));
    if (!last || range.to <= range.from)
        return {};
    const auto cut = [&](std::size_t index) -> trace::StateTotals {
        const Span span = spans[index];
        const Time end = endOf(span, now);
        const Time from = std::max(span.begin, range.from);
        trace::StateTotals totals;
        if (end > range.from || span.begin >= range.from)
            totals.add(span.state, lengthOf({from, std::min(end, range.to)}));
        return totals;
    };
    const std::size_t first = spanAt(lane, range.from).value_or(0);
    trace::StateTotals totals = cut(first);
    if (first == *last)
        return totals;
    const trace::StateTotals between = spans.totalsBefore(*last) - spans.totalsBefore(first + 1);
    const trace::StateTotals end = cut(*last);
    return {totals.ready + between.ready + end.ready, totals.running + between.running + end.running,
            totals.runs + between.runs + end.runs};
}

Contents contentsOf(const Lane &lane, const Axis &axis, int x, Present present)
{
    if (axis.width <= 0 || axis.range.to <= axis.range.from || lane.spans.empty())
        return {};
    return Reader(lane, axis, present).contents(x);
}

} // namespace loopscope::timeline
