#pragma once

#include "engine/host.h"
#include "engine/stop_signal.h"

namespace loopscope::engine {

/// Keeps the calling thread busy for as long as the work takes, in real time; returns early if the run is stopped.
void doWork(const Work &work, StopSignal &stop);

} // namespace loopscope::engine
