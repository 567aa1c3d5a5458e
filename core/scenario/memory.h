#pragma once

#include <cstdint>

namespace loopscope::scenario {

/// The physical memory that this process takes, in bytes; 0 where the system does not say.
std::int64_t memoryInUse();

} // namespace loopscope::scenario
