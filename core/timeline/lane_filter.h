#pragma once

#include "timeline/scene.h"

#include <vector>

namespace loopscope::timeline {

/// Which lanes pass the scene's filter, by their place in the trace. Loops are not asked: true.
std::vector<bool> passingLanes(const Scene &scene);

} // namespace loopscope::timeline
