#pragma once

// Columns of pixels as the query of a lane sees them: when each begins, and what was found in one.

#include "timeline/coordinates.h"
#include "trace/spans.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace loopscope::timeline {

/// A span, or the part of one that has the same state throughout.
struct SpanPart {
    std::size_t span = 0;
    trace::SpanState state = trace::SpanState::Ready;
    trace::Reason reason = trace::Reason::None;
    bool overdue = false;
    TimeRange time;
};

/// Shares of a stretch of time, in 255ths. Most columns have the same length, and then there is nothing to divide.
class Shares {
public:
    void setWhole(Duration whole)
    {
        if (whole == m_whole)
            return;
        m_whole = whole;
        m_factor = 255.0 / static_cast<double>(std::max<std::int64_t>(whole.count(), 1));
    }
    std::uint8_t of(Duration part) const
    {
        const double share = static_cast<double>(part.count()) * m_factor;
        return static_cast<std::uint8_t>(std::min(std::max(share, 0.0), 255.0));
    }

private:
    Duration m_whole{-1};
    double m_factor = 0;
};

/// The first moments of columns, one after the other, as timeAt() tells them but without its divisions.
class Edges {
public:
    explicit Edges(const Axis &axis)
        : m_axis(axis)
        , m_whole(lengthOf(axis.range).count() / axis.width)
        , m_rest(lengthOf(axis.range).count() % axis.width)
    {
    }

    /// Of column x.
    Time at(int x)
    {
        if (x != m_x + 1)
            jump(x);
        else
            step();
        m_x = x;
        return plus(m_axis.range.from, Duration{m_offset + (m_fraction > 0 ? 1 : 0)});
    }

private:
    void step()
    {
        m_offset += m_whole;
        m_fraction += m_rest;
        if (m_fraction < m_axis.width)
            return;
        m_fraction -= m_axis.width;
        ++m_offset;
    }
    void jump(int x)
    {
        const std::int64_t columns = x - m_axis.left;
        const std::int64_t fractions = columns * m_rest;
        m_offset = columns * m_whole + fractions / m_axis.width;
        m_fraction = fractions % m_axis.width;
    }

    const Axis &m_axis;
    const std::int64_t m_whole; ///< ns of each column
    const std::int64_t m_rest;  ///< and so many width-ths of one
    std::int64_t m_offset = 0;  ///< of column m_x, rounded down
    std::int64_t m_fraction = 0;
    int m_x = std::numeric_limits<int>::min();
};

/// What was found of a column that holds more than one part.
class Column {
public:
    /// A part that began in an earlier column covers, but is not counted again.
    void add(std::size_t span, trace::SpanState state, Duration length, bool isCounted)
    {
        if (!isCounted && length == Duration{})
            return;
        State &all = m_states[static_cast<std::size_t>(state)];
        all.covered += length;
        all.spans += isCounted ? 1 : 0;
        ++m_parts;
        if (length <= all.longestLength)
            return;
        all.longestLength = length;
        all.longest = span;
    }

    bool isEmpty() const { return m_parts == 0; }
    bool isMerged() const { return m_parts > 1; }
    /// The longest span of a state that there is.
    std::size_t longest(trace::SpanState state) const { return of(state).longest; }
    Duration covered(trace::SpanState state) const { return of(state).covered; }
    std::uint32_t runs() const { return of(trace::SpanState::Running).spans; }
    /// What covers most of it; where nothing has any length, what there is most of.
    trace::SpanState most() const
    {
        const auto most = std::max_element(m_states.begin(), m_states.end(), [](const State &a, const State &b) {
            return a.covered != b.covered ? a.covered < b.covered : a.spans < b.spans;
        });
        return static_cast<trace::SpanState>(most - m_states.begin());
    }

private:
    struct State {
        Duration covered{};
        Duration longestLength{-1};
        std::size_t longest = 0;
        std::uint32_t spans = 0;
    };
    const State &of(trace::SpanState state) const { return m_states[static_cast<std::size_t>(state)]; }

    std::array<State, trace::spanStateCount> m_states;
    std::uint32_t m_parts = 0;
};

} // namespace loopscope::timeline
