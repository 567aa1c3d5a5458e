#pragma once

// What spans and lanes are called. Several wordings of the same, the fullest first: the builder takes the first that
// fits.

#include "timeline/lane_query.h"
#include "timeline/scene.h"

#include <string>
#include <string_view>
#include <vector>

namespace loopscope::timeline {

/// The name of a lane: "loop", "worker 2", what the task is called.
std::string nameOf(const trace::Trace &trace, trace::LaneIndex lane);
/// The second, fainter half of it: the coroutine where it says something new, the loop's thread. May be empty.
std::string detailOf(const trace::Trace &trace, trace::LaneIndex lane);

/// Why a task is suspended: "sleep 1 s", "waits for task TWO".
std::string reasonOf(const trace::Trace &trace, const trace::Span &span, Time now);

/// "ready, waits 2.0 s", "ready 2.0 s".
std::vector<std::string> readyWordings(const trace::Trace &trace, const trace::Lane &lane, const Piece &piece);
/// "blocks 3.0 s", "runs 3.0 s".
std::vector<std::string> runningWordings(const trace::Span &span, Duration length);

/// Who held the loop at a moment; noLane if nobody did.
trace::LaneIndex runningTaskAt(const trace::Trace &trace, Time time, Time now);

/// What comes after the end of a task: "cancelled", "failed: ValueError: no". Empty where it just returned.
std::string endingOf(const trace::Trace &trace, const trace::Lane &lane);

} // namespace loopscope::timeline
