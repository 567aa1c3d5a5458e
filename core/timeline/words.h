#pragma once

// What spans and lanes are called. Several wordings of the same, the fullest first: the builder takes the first that
// fits.

#include "timeline/lane_query.h"
#include "timeline/scene.h"

#include <string>
#include <string_view>
#include <vector>

namespace loopscope::timeline {

/// The name of a lane: "loop", what the task, the thread or the process is called, else "worker 2".
std::string nameOf(const trace::Trace &trace, trace::LaneIndex lane);
/// The second, fainter half of it: the coroutine where it says something new, the loop's thread. May be empty.
std::string detailOf(const trace::Trace &trace, trace::LaneIndex lane);

/// Why a task or a job is suspended: "sleep 1 s", "waits for task TWO", "waits for the GIL".
std::string reasonOf(const trace::Trace &trace, const trace::Span &span, Time now);
/// "waits for mutex db", "mutex db".
std::vector<std::string> waitWordings(const trace::Trace &trace, const trace::Span &span, Time now);

/// "ready, waits 2.0 s", "ready 2.0 s".
std::vector<std::string> readyWordings(const trace::Trace &trace, const trace::Lane &lane, const Piece &piece);
/// "blocks 3.0 s", "runs 3.0 s", "waits 3.0 s for mutex db".
std::vector<std::string> runningWordings(const trace::Trace &trace, const trace::Span &span, Duration length);
/// For a piece of a job: "resize  3.0 s"; "3.0 s" where the job was named before.
std::vector<std::string> jobWordings(const trace::Trace &trace, const trace::Span &span, Duration length, bool named);

/// Who held a loop at a moment; noLane if nobody did, or nobody for long among thousands.
trace::LaneIndex runningTaskAt(const trace::Trace &trace, std::uint32_t loop, Time time, Time now);

/// The name of a pool: "pool", or what the scenario calls it.
std::string poolNameOf(const trace::Trace &trace, std::uint32_t pool);
/// "3 workers", "3".
std::vector<std::string> poolSizeWordings(const trace::Trace &trace, std::uint32_t pool);
/// What a counter of one among several is about: "loop 2", "pool db"; empty where it is the only one of its kind.
std::string ownerOf(const trace::Trace &trace, trace::CounterKind kind, std::uint32_t number);

/// What comes after the end of a task or a thread: "cancelled", "failed: ValueError: no". Empty where it just returned.
std::string endingOf(const trace::Trace &trace, const trace::Lane &lane);

} // namespace loopscope::timeline
