#pragma once

// Which pieces of a lane can be seen. The one door between a trace and the pictures of its lanes: what looks for spans
// behind it may change (an index, a pyramid) without anyone noticing.
//
// A pixel's column often holds more than one span. It shows the state that covers most of it; that alone would hide
// what matters, since a task runs for microseconds and waits for seconds. So running that lost its column is told
// beside, as a slice. Stalls have a list of their own in the trace and are never merged away.

#include "timeline/coordinates.h"
#include "trace/span.h"

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
    std::uint32_t count = 0; ///< how many there are, as far as they were counted
    double share = 0;        ///< of the column's time
};

struct LanePieces {
    std::vector<Piece> pieces; ///< from left to right, without overlap
    std::vector<Slice> slices;
};

/// What bounds the spans that are still open.
struct Present {
    Time now{};
    bool loopIsHeld = false; ///< the lane's loop runs a task right now: whoever slept past its deadline cannot be woken
};

/// The pieces within the axis' pixels. Its cost follows the columns: at most a fixed number of spans is looked at per
/// column, and the spans between are found by bisection.
LanePieces piecesOf(const trace::Lane &lane, const Axis &axis, Present present);

/// The end of a span as it is drawn.
Time endOf(const trace::Span &span, Time now);

} // namespace loopscope::timeline
