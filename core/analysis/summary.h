#pragma once

#include "trace/trace.h"

#include <vector>

namespace loopscope::analysis {

/// What became of a task's time. Times that are still open count up to the end of the trace.
struct TaskSummary {
    trace::LaneIndex lane = trace::noLane;
    Duration running{};
    Duration ready{};
    Duration suspended{};
    std::uint32_t slices = 0;
};

/// One per task lane, in order of creation.
std::vector<TaskSummary> summarizeTasks(const trace::Trace &trace);

} // namespace loopscope::analysis
