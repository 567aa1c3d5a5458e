#pragma once

#include "timeline/draw_list.h"
#include "timeline/scene.h"
#include "timeline/text_metrics.h"

namespace loopscope::timeline {

/// The picture of a scene. Cost follows the pixels and the lanes in view, not the events.
DrawList build(const Scene &scene, const TextMetrics &metrics);

} // namespace loopscope::timeline
