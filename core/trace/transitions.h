#pragma once

// Which event may follow which in the life of a task. One table, used by the builder, which must survive anything, and
// by the tests, which must not let the engine get away with anything.

#include "trace/event.h"

#include <array>
#include <optional>

namespace loopscope::trace {

enum class TaskState : std::uint8_t { Absent, Ready, Running, Suspended, Finished };

struct Transition {
    TaskState from;
    EventKind event;
    TaskState to;
};

inline constexpr std::array<Transition, 8> taskTransitions{{
    {TaskState::Absent, EventKind::TaskCreated, TaskState::Ready},
    {TaskState::Ready, EventKind::TaskRunning, TaskState::Running},
    {TaskState::Running, EventKind::TaskReady, TaskState::Ready}, // it yielded
    {TaskState::Running, EventKind::TaskSuspended, TaskState::Suspended},
    {TaskState::Running, EventKind::TaskFinished, TaskState::Finished},
    {TaskState::Suspended, EventKind::TaskReady, TaskState::Ready},
    // A run that is stopped kills its tasks where they are.
    {TaskState::Suspended, EventKind::TaskFinished, TaskState::Finished},
    {TaskState::Ready, EventKind::TaskFinished, TaskState::Finished},
}};

/// The state after a legal event; nullopt where the event is not one of a task's life or may not happen now.
constexpr std::optional<TaskState> stateAfter(TaskState state, EventKind event)
{
    for (const Transition &transition : taskTransitions) {
        if (transition.from == state && transition.event == event)
            return transition.to;
    }
    return std::nullopt;
}

} // namespace loopscope::trace
