#pragma once

// What watching costs what is watched.

#include "trace/trace.h"

namespace loopscope::analysis {

/// How many seconds it takes to record one event on this machine: measured here and now, in some tens of microseconds.
double recordingCost();

/// The part of a run's time that recording it took, from 0 to 1. Only where the run was on the real clock: nothing can
/// take time from a simulated one.
double overheadOf(const trace::Trace &trace, double recordingCost);

} // namespace loopscope::analysis
