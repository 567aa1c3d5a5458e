#pragma once

// A scenario on the engine and the virtual clock, on the calling thread: no monitor, no watchdog, no signals.

#include "fuzz/telling.h"
#include "scenario/scenario.h"

#include <memory>

namespace loopscope::fuzz {

/// Threads: any number of runs at the same time.
Telling runOnEngine(const std::shared_ptr<const scenario::Scenario> &scenario);

} // namespace loopscope::fuzz
