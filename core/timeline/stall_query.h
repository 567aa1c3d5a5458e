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
    std::size_t stall = 0; ///< of the trace: the first of those that share the columns
};

/// All columns of the axis in which the loop was held; stalls within one column are one. The cost follows the columns.
std::vector<StallColumns> stallsOf(const trace::Trace &trace, const Axis &axis, Time now);

} // namespace loopscope::timeline
