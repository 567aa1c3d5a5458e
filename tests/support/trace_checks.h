#pragma once

// What holds of every trace, and of every run that came to its end. In words, so that a failure says what is wrong.

#include "trace/trace.h"

#include <string>
#include <string_view>

namespace loopscope::test {

/// What is wrong with a trace's shape; empty if nothing is. Spans of a lane follow each other, those of a task without
/// a hole; parents come before their children; stalls and samples are in order. Holds whatever the events were.
std::string shapeFlaw(const trace::Trace &trace);

/// The same for the trace of an engine's run: besides, one task at a time holds each loop, a job has no hole, counters
/// are never negative and end at 0 when the run came to its end by itself, and the victims of each stall are those that
/// a count over all ready spans finds.
std::string runFlaw(const trace::Trace &trace, bool cameToItsEnd);

/// A task's spans: "ready 0-1 | run 1-3 | sleep 3-17 | ready 17-…", in ms where that is a whole number, else "5ns".
std::string lifeOf(const trace::Trace &trace, std::string_view task);
/// The same for any lane; `idle` for a loop that waits.
std::string lifeOf(const trace::Trace &trace, const trace::Lane &lane);

} // namespace loopscope::test
