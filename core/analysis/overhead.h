#pragma once

// What watching costs what is watched.

#include "trace/trace.h"

namespace loopscope::analysis {

/// The part of a run's time that recording it took, from 0 to 1, where an event costs so many seconds. Only where the
/// run was on the real clock: nothing can take time from a simulated one.
double overheadOf(const trace::Trace &trace, double recordingCost);

} // namespace loopscope::analysis
