#pragma once

#include "trace/spans.h"

#include <cstdint>
#include <vector>

namespace loopscope::trace {

/// One line of the picture: what a task, a loop, a worker, a thread or a process did, from its beginning to its end.
struct Lane {
    LaneKind kind = LaneKind::Task;
    std::uint16_t loop = 0;      ///< task: the number of its loop
    std::uint16_t pool = noPool; ///< worker, process: the number of its pool
    std::uint32_t number = 0;    ///< task: its TaskId. loop: from 0. job lane: from 0, over all kinds.
                                 ///< track: how many others of its thread are above it
    NameId name{};               ///< what people call it
    NameId coroutine{};          ///< task: the coroutine it runs
    std::uint32_t line = 0;      ///< task: the line that created it
    LaneIndex parent = noLane;   ///< task: the lane of the task that created it. track: what it belongs to
    std::uint16_t depth = 0;     ///< task, track: how many ancestors it has
    Time begin{};
    Time end = openEnd;
    Ending ending = Ending::None; ///< task, thread
    NameId error{};               ///< task, thread: the exception's text, if it failed
    Spans spans;
    std::vector<std::uint32_t>
        stalls; ///< a loop's, or those that the task is the culprit of: places in Trace::stalls()
};

} // namespace loopscope::trace
