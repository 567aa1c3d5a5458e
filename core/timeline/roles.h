#pragma once

// What states and reasons look like, the same on the timeline, in the inspector and in miniatures.

#include "timeline/draw_list.h"
#include "trace/span.h"

namespace loopscope::timeline {

/// The colour of a state, and of the reason where it is suspended.
Role roleOf(trace::LaneKind lane, trace::SpanState state, trace::Reason reason);

/// The texture of the bar that stands for a wait.
Fill fillOf(trace::Reason reason);

} // namespace loopscope::timeline
