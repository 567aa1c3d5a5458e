#pragma once

// What came of a run, in a handful of numbers: for whoever compares runs of a scenario in which one thing differs.

#include "trace/trace.h"

namespace loopscope::analysis {

/// Waits of one kind. What is still open counts up to the end of the trace.
struct WaitTotals {
    Duration total{};
    Duration longest{};

    bool operator==(const WaitTotals &) const = default;
};

struct Outcome {
    Duration length{}; ///< of the run
    std::size_t stalls = 0;
    Duration longestStall{};
    WaitTotals loop;    ///< of tasks, in a ready queue
    WaitTotals workers; ///< of jobs, for a worker of their pool
    WaitTotals locks;   ///< of tasks, for locks, semaphores and the like; of threads, for a mutex

    bool operator==(const Outcome &) const = default;
};

Outcome outcomeOf(const trace::Trace &trace);

} // namespace loopscope::analysis
