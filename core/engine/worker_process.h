#pragma once

// The worker's side of a process pool: see process_pool.h for the other one, and process_protocol.h for what they say.

#include "engine/job.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace loopscope::engine {

/// Makes code from the bytes that describe it.
class JobSource {
public:
    JobSource() = default;
    virtual ~JobSource() = default;
    JobSource(const JobSource &) = delete;
    JobSource &operator=(const JobSource &) = delete;

    /// Once, before the first job, with the environment of all jobs. Returns what is wrong with the bytes.
    virtual std::optional<std::string> setUp(std::string_view bytes, Environment &environment) = 0;
    /// Null if these bytes describe no job.
    virtual std::unique_ptr<JobCode> job(std::string_view bytes, const StopSignal &stop) = 0;
};

/// Makes this process end as soon as its parent does. False if that is gone already.
bool dieWithParent(long parent);

/// Does what it is told on this descriptor, until the other end is closed. False if it was told what it does not
/// understand.
bool serveJobs(int descriptor, JobSource &source);

} // namespace loopscope::engine
