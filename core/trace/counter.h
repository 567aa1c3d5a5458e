#pragma once

#include "trace/span.h"

namespace loopscope::trace {

/// Adds `delta` to a counter from `time` on. Events may be told late (a task is ready since its deadline, but that is
/// noticed only when the loop comes round), so samples after `time` are raised too; those are few.
void addTo(Counter &counter, Time time, std::int32_t delta);

/// The value at a time; 0 before the first sample.
std::int32_t valueAt(const Counter &counter, Time time);

} // namespace loopscope::trace
