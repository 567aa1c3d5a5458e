#pragma once

#include "engine/job.h"

#include <functional>

namespace loopscope::engine {

class Gil;

/// What a job runs on.
struct Lane {
    std::uint16_t number = 0; ///< of the worker, unique in a run
    trace::WorkerKind kind = trace::WorkerKind::Pool;
};

/// Tells the trace of a lane, before its first job. `pool` may be trace::noPool.
void recordLane(Environment &environment, Lane lane, std::string_view name, std::uint16_t pool);

/// Runs a job's code on the calling thread, in real time, to its end; the job has been started. `atFirstStop` is called
/// once, when the code has to work or to wait for the first time, or is done.
Outcome runJob(Environment &environment, const Job &job, Lane lane, Gil *gil, const std::function<void()> &atFirstStop);

} // namespace loopscope::engine
