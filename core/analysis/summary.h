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

/// What became of the time of a thread, a process or a pool's worker.
struct WorkerSummary {
    trace::LaneIndex lane = trace::noLane;
    std::uint32_t jobs = 0;
    Duration running{};
    Duration waiting{};
    Duration waitingForMutex{}; ///< of waiting
    Duration waitingForGil{};   ///< of waiting
};

/// One per lane that runs jobs, in order of appearance.
std::vector<WorkerSummary> summarizeWorkers(const trace::Trace &trace);

} // namespace loopscope::analysis
