#pragma once

// Goes along the tallies of a lane's spans, forwards: whoever looks at column after column asks for later and later
// times, and the answer is nearly always one of the next few tallies.

#include "trace/spans.h"
#include "trace/time.h"

#include <algorithm>
#include <limits>

namespace loopscope::timeline {

class TallyCursor {
public:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    /// The last tally that is not later than the time that was asked for, or the first one.
    struct Position {
        std::size_t tally = 0;
        Time time{};
        Time next{}; ///< of the one after it; openEnd where there is none
    };
    /// A tally, and what it tells.
    struct Place {
        std::size_t number = none;
        Time time{};
        trace::StateTotals before;
    };

    /// The spans outlive it, and do not grow meanwhile.
    explicit TallyCursor(const trace::Spans &spans) : m_spans(spans), m_position{0, timeOrNever(0), timeOrNever(1)} {}

    const Position &position() const { return m_position; }
    void setPosition(const Position &position) { m_position = position; }

    /// The tally that is nearest to a time, which is not before the one that was asked for last.
    Place nearestTo(Time time)
    {
        goTo(time);
        const bool isNext = m_position.next != openEnd && m_position.next - time < time - m_position.time;
        const std::size_t number = m_position.tally + (isNext ? 1 : 0);
        return {number, isNext ? m_position.next : m_position.time, m_spans.tally(number).before()};
    }

    /// openEnd where there is no tally of this number.
    Time timeOrNever(std::size_t number)
    {
        if (number - m_block.first < m_block.tallies.size())
            return m_block.tallies[number - m_block.first].begin;
        if (number >= m_spans.tallies())
            return openEnd;
        m_block = m_spans.tallyBlock(number);
        return m_block.tallies[number - m_block.first].begin;
    }

    /// The last tally that is not later than `time`, from the position on: it is one of the next, or far away.
    std::size_t tallyAt(Time time) const
    {
        constexpr std::size_t near = 8;
        const std::size_t count = m_spans.tallies();
        std::size_t low = m_position.tally;
        for (std::size_t left = near; left > 0; --left) {
            if (low + 1 >= count || m_spans.tallyTime(low + 1) > time)
                return low;
            ++low;
        }
        std::size_t step = near;
        while (low + step < count && m_spans.tallyTime(low + step) <= time) {
            low += step;
            step *= 2;
        }
        std::size_t high = std::min(low + step, count); // the first that is known to be later
        while (high - low > 1) {
            const std::size_t middle = low + (high - low) / 2;
            (m_spans.tallyTime(middle) <= time ? low : high) = middle;
        }
        return low;
    }

private:
    void goTo(Time time)
    {
        constexpr int near = 8;
        for (int left = near; left > 0 && m_position.next <= time; --left)
            setTally(m_position.tally + 1);
        if (m_position.next <= time)
            setTally(tallyAt(time));
    }
    void setTally(std::size_t number)
    {
        m_position.time = number == m_position.tally + 1 ? m_position.next : m_spans.tallyTime(number);
        m_position.tally = number;
        m_position.next = timeOrNever(number + 1);
    }

    const trace::Spans &m_spans;
    trace::Spans::TallyBlock m_block; ///< in which the tally was that was looked at last
    Position m_position;
};

} // namespace loopscope::timeline
