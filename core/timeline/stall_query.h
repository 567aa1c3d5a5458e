#pragma once

// Which stalls can be seen. Apart from the lanes' pieces, because no stall may ever be merged away.

#include "timeline/coordinates.h"
#include "trace/trace.h"

#include <cstddef>
#include <vector>

namespace loopscope::timeline {

/// Columns [x, x + width), at least one, that a stall touches.
struct StallColumns {
    int x = 0;
    int width = 0;
    std::size_t stall = 0; ///< of the trace: the first of those that are over within the same column
};

/// All columns of the axis in which a loop was held, or in which a task held its loop, by whose lane it is. What begins
/// and ends in the same column is told once, so that there are at most two entries for a column, and the cost follows
/// the columns.
std::vector<StallColumns> stallsOf(const trace::Trace &trace, const trace::Lane &lane, const Axis &axis, Time now);

/// The same of all loops, one after the other.
std::vector<StallColumns> stallsOf(const trace::Trace &trace, const Axis &axis, Time now);

} // namespace loopscope::timeline
