#pragma once

// Which pieces of a lane can be seen. The one door between a trace and the pictures of its lanes: what looks for spans
// behind it may change (an index, a pyramid) without anyone noticing.
//
// A pixel's column often holds more than one span. With a few in it, it shows the state that covers most of it; that
// alone would hide what matters, since a task runs for microseconds and waits for seconds, so running that lost its
// column is told beside, as a slice. With more, it shows how its time is shared among the states. Stalls have a list of
// their own in the trace and are never merged away.

#include "timeline/coordinates.h"
#include "trace/lane.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loopscope::timeline {

/// Columns [x, x + width) that show one state.
struct Piece {
    int x = 0;
    int width = 0;
    trace::SpanState state = trace::SpanState::Ready;
    trace::Reason reason = trace::Reason::None;
    bool overdue = false; ///< a sleep that is over: the task is ready, but the loop has not come round to see it
    bool merged = false;  ///< more than one span is behind it
    std::size_t span = 0; ///< of the lane: the one that covers most, or the first of those that were merged
    TimeRange time;       ///< of the span, cut at the present and where a sleep became overdue

    int right() const { return x + width; }
};

/// Running within a column that shows another state.
struct Slice {
    int x = 0;
    std::size_t span = 0;    ///< the longest one
    std::uint32_t count = 0; ///< how many there are
    std::uint8_t share = 0;  ///< of the column's time; 255 is all of it
};

/// Columns [x, x + width) that hold more than a few spans, and how their time is shared. What is neither ready nor
/// running is suspended, or nothing.
struct Mixture {
    int x = 0;
    int width = 0;
    std::uint8_t ready = 0;   ///< 255 is all of it
    std::uint8_t running = 0; ///< may be 0 where something ran for no time at all
    bool ran = false;
    trace::Reason wait = trace::Reason::None; ///< what most of the waiting is for

    int right() const { return x + width; }
};

/// Pieces and mixtures go from left to right and do not overlap, neither among themselves nor with each other.
struct LanePieces {
    std::vector<Piece> pieces;
    std::vector<Slice> slices;
    std::vector<Mixture> mixtures;
};

/// What bounds the spans that are still open.
struct Present {
    Time now{};
    bool loopIsHeld = false; ///< the lane's loop runs a task right now: whoever slept past its deadline cannot be woken
};

/// The pieces within the axis' pixels. Its cost follows the columns: no more than some dozens of spans are looked at
/// for each. Where spans are so small that 32 of them are narrower than a column, none is: the edges of a mixture's
/// column are then moved to the nearest tally (see trace/spans.h), by half a column at most. Where twice as many are,
/// two columns have one mixture.
LanePieces piecesOf(const trace::Lane &lane, const Axis &axis, Present present);

/// What one column holds, exactly.
struct Contents {
    std::size_t spans = 0; ///< how many are in it, in whole or in part
    trace::StateTotals totals;
    Duration length{}; ///< of the column
};

/// Cheap, however many they are.
Contents contentsOf(const trace::Lane &lane, const Axis &axis, int x, Present present);

/// How long a lane is in each state within a stretch of time, exactly, and how often it runs in it. Cheap.
trace::StateTotals totalsIn(const trace::Lane &lane, TimeRange range, Time now);

/// The end of a span as it is drawn.
Time endOf(const trace::Span &span, Time now);

} // namespace loopscope::timeline
