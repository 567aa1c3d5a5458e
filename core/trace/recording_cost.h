#pragma once

namespace loopscope::trace {

/// How many seconds it takes to record one event on this machine: measured here and now, in some tens of microseconds.
double recordingCost();

} // namespace loopscope::trace
