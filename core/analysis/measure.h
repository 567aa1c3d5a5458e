#pragma once

#include "trace/trace.h"

#include <optional>

namespace loopscope::analysis {

/// What became of the time between two moments. Of several lanes, their times are added up.
struct Measurement {
    Duration running{};
    Duration ready{};
    Duration suspended{};
    Duration stalled{};       ///< how long the lane's loop was stalled, by whomever
    std::uint64_t slices = 0; ///< spans of running, in whole or in part
    std::uint64_t hops = 0;   ///< jobs that were on their way to a thread or process and back, in whole or in part

    bool operator==(const Measurement &) const = default;
};

/// Of one lane, or of all (loops then count for stalls alone: their time is their tasks'; tracks within tracks not at
/// all). Spans that are still open last up to `now`. Exact. What it costs does not depend on how many spans a task or a
/// loop has between the two moments; those of a lane that runs jobs are looked at, as are all hops before `to`.
Measurement measure(const trace::Trace &trace, Time from, Time to, Time now,
                    std::optional<trace::LaneIndex> lane = std::nullopt);

} // namespace loopscope::analysis
