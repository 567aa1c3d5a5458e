#pragma once

// What states and reasons look like, the same on the timeline, in the inspector and in miniatures.

#include "timeline/draw_list.h"
#include "trace/span.h"

#include <string_view>

namespace loopscope::timeline {

/// The colour of a state, and of the reason where it is suspended.
Role roleOf(trace::LaneKind lane, trace::SpanState state, trace::Reason reason);

/// The colour of a track's span: one of a few, the same for the same name.
Role roleOfName(std::string_view name);

/// The texture of the bar that stands for a wait.
Fill fillOf(trace::Reason reason);

} // namespace loopscope::timeline
