#include "timeline/lane_query.h"

#include <algorithm>
#include <array>
#include <span>

namespace loopscope::timeline {

using trace::Span;
using trace::SpanState;

namespace {

/// More spans than this within one column are sampled.
constexpr std::size_t spansPerColumn = 64;

/// A span, or the part of one that has the same state throughout.
struct Part {
    std::size_t span = 0;
    SpanState state = SpanState::Ready;
    trace::Reason reason = trace::Reason::None;
    bool overdue = false;
    TimeRange time;
};

class Columns {
public:
    Columns(const Axis &axis, LanePieces &out) : m_axis(axis), m_out(out) {}

    /// Parts come in order. `weight` is how many spans like this one it stands for.
    void add(const Part &part, std::uint32_t weight)
    {
        const int first = std::max(xAt(m_axis, part.time.from), m_axis.left);
        const int last = std::min(xAt(m_axis, part.time.to), m_axis.left + m_axis.width);
        if (first >= m_axis.left + m_axis.width && part.time.from >= m_axis.range.to)
            return;
        if (first != m_x) {
            close();
            m_x = first;
        }
        if (last <= first)
            return gather(part, {std::max(part.time.from, m_axis.range.from), part.time.to}, weight);
        gather(part, {std::max(part.time.from, m_axis.range.from), std::min(part.time.to, timeAt(m_axis, first + 1))},
               weight);
        close();
        if (last > first + 1)
            emit(part, first + 1, last, false);
        m_x = last;
        if (last < m_axis.left + m_axis.width)
            gather(part, {timeAt(m_axis, last), part.time.to}, 0);
    }

    void close()
    {
        if (m_count == 0 && m_covered == Duration{})
            return;
        const auto best = std::max_element(m_states.begin(), m_states.end(), [](const State &a, const State &b) {
            return a.covered != b.covered ? a.covered < b.covered : a.spans < b.spans;
        });
        emit(best->longest, m_x, m_x + 1, m_count > 1);
        const State &running = m_states[static_cast<std::size_t>(SpanState::Running)];
        if (running.spans > 0 && best->longest.state != SpanState::Running) {
            const double all = std::max(1.0, static_cast<double>(m_covered.count()));
            m_out.slices.push_back(
                {m_x, running.longest.span, running.spans, static_cast<double>(running.covered.count()) / all});
        }
        m_states = {};
        m_covered = {};
        m_count = 0;
    }

private:
    /// What one state has of the open column.
    struct State {
        Duration covered{};
        Duration longestLength{-1};
        std::uint32_t spans = 0;
        Part longest;
    };

    /// A part that began in an earlier column is not counted again (weight 0), but covers.
    void gather(const Part &part, TimeRange within, std::uint32_t weight)
    {
        const Duration length = lengthOf(within);
        if (weight == 0 && length == Duration{})
            return;
        State &state = m_states[static_cast<std::size_t>(part.state)];
        state.covered += length * std::max(weight, 1U);
        m_covered += length * std::max(weight, 1U);
        state.spans += weight;
        m_count += std::max(weight, 1U);
        if (length > state.longestLength) {
            state.longestLength = length;
            state.longest = part;
        }
    }

    void emit(const Part &part, int from, int to, bool merged)
    {
        from = std::max(from, m_axis.left);
        to = std::min(to, m_axis.left + m_axis.width);
        if (to <= from)
            return;
        if (!m_out.pieces.empty()) {
            Piece &last = m_out.pieces.back();
            const bool same = last.state == part.state && last.reason == part.reason && last.overdue == part.overdue;
            if (last.right() == from && same && (last.span == part.span || (last.merged && merged))) {
                last.merged = last.merged && (merged || last.span != part.span);
                last.width = to - last.x;
                return;
            }
        }
        m_out.pieces.push_back({from, to - from, part.state, part.reason, part.overdue, merged, part.span, part.time});
    }

    const Axis &m_axis;
    LanePieces &m_out;
    int m_x = 0;
    std::array<State, trace::spanStateCount> m_states;
    Duration m_covered{};
    std::uint32_t m_count = 0;
};

/// The first span from `from` on that ends after `time`; doubling steps, because it is near most of the time.
std::size_t firstEndingAfter(std::span<const Span> spans, std::size_t from, Time time)
{
    std::size_t step = 1;
    std::size_t low = from;
    while (low + step < spans.size() && spans[low + step].end <= time) {
        low += step;
        step *= 2;
    }
    const auto begin = spans.begin() + static_cast<std::ptrdiff_t>(low);
    const auto end = spans.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, spans.size()));
    return static_cast<std::size_t>(
        std::partition_point(begin, end, [&](const Span &span) { return span.end <= time; }) - spans.begin());
}

void addSpan(Columns &columns, const trace::Lane &lane, std::size_t index, Present present, std::uint32_t weight)
{
    const Span &span = lane.spans[index];
    const TimeRange whole{span.begin, endOf(span, present.now)};
    const bool overdue = lane.kind == trace::LaneKind::Task && span.state == SpanState::Suspended && span.isOpen() &&
                         present.loopIsHeld && span.deadline < whole.to;
    if (!overdue)
        return columns.add({index, span.state, span.reason, false, whole}, weight);
    const Time deadline = std::max(span.begin, span.deadline);
    columns.add({index, SpanState::Suspended, span.reason, false, {whole.from, deadline}}, weight);
    columns.add({index, SpanState::Ready, trace::Reason::None, true, {deadline, whole.to}}, weight);
}

} // namespace

Time endOf(const Span &span, Time now)
{
    return std::max(span.begin, span.isOpen() ? now : span.end);
}

LanePieces piecesOf(const trace::Lane &lane, const Axis &axis, Present present)
{
    LanePieces out;
    if (axis.width <= 0 || axis.range.to <= axis.range.from)
        return out;
    const std::span<const Span> spans = lane.spans;
    Columns columns(axis, out);
    // A span of no length at the very start of the axis ends there and is still seen.
    std::size_t index = firstEndingAfter(spans, 0, plus(axis.range.from, Duration{-1}));
    while (index < spans.size() && spans[index].begin < axis.range.to) {
        const int x = xAt(axis, std::max(spans[index].begin, axis.range.from));
        const std::size_t few = std::min(index + spansPerColumn, spans.size());
        for (; index < few && xAt(axis, spans[index].begin) <= x; ++index)
            addSpan(columns, lane, index, present, 1);
        if (index != few || index == spans.size())
            continue;
        const std::size_t beyond = firstEndingAfter(spans, index, plus(timeAt(axis, x + 1), Duration{-1}));
        const std::size_t skipped = beyond - index;
        const std::size_t samples = std::min(skipped, spansPerColumn);
        for (std::size_t sample = 0; sample < samples; ++sample)
            addSpan(columns, lane, index + sample * skipped / samples, present,
                    static_cast<std::uint32_t>(skipped / samples));
        index = beyond;
    }
    columns.close();
    return out;
}

} // namespace loopscope::timeline
