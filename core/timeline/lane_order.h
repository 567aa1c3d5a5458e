#pragma once

#include "timeline/arrangement.h"
#include "trace/trace.h"

#include <vector>

namespace loopscope::timeline {

/// Brings lanes into an order other than that of their creation, which they have already; those that are equal keep it.
void sortLanes(std::vector<trace::LaneIndex> &lanes, const trace::Trace &trace, LaneOrder order, Time now);

/// Whether a name comes before another, with the numbers in them taken as numbers: "task 9" before "task 10".
bool isNameBefore(std::string_view a, std::string_view b);

} // namespace loopscope::timeline
