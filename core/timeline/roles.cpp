#include "timeline/roles.h"

#include <array>
#include <cstdint>

namespace loopscope::timeline {

using trace::Reason;
using trace::SpanState;

namespace {

Role roleOf(Reason reason)
{
    switch (reason) {
    case Reason::Io:
        return Role::Io;
    case Reason::Lock:
    case Reason::Semaphore:
    case Reason::Event:
    case Reason::Condition:
    case Reason::Barrier:
        return Role::Lock;
    case Reason::Queue:
        return Role::Queue;
    case Reason::Executor:
        return Role::Executor;
    case Reason::Task:
    case Reason::Future:
    case Reason::Gather:
    case Reason::Thread:
        return Role::Task;
    case Reason::Mutex:
        return Role::Mutex;
    case Reason::Gil:
        return Role::Gil;
    case Reason::None:
    case Reason::Sleep:
    case Reason::Block:
    case Reason::Compute:
        break;
    }
    return Role::Sleep;
}

} // namespace

Role roleOf(trace::LaneKind lane, SpanState state, Reason reason)
{
    switch (state) {
    case SpanState::Running:
        return trace::runsJobs(lane)            ? Role::Executor
               : lane == trace::LaneKind::Track ? Role::Task // many names
                                                : Role::Running;
    case SpanState::Ready:
        return Role::Ready;
    case SpanState::Suspended:
        break;
    }
    return roleOf(reason);
}

Role roleOfName(std::string_view name)
{
    // None that says what Loopscope cannot know of another program: that it ran, was ready or stalled.
    constexpr std::array roles{Role::Executor, Role::Queue, Role::Io, Role::Lock, Role::Task};
    std::uint32_t hash = 2'166'136'261U; // FNV-1a
    for (const char letter : name)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16'777'619U;
    return roles[(hash >> 8U) % roles.size()];
}

Fill fillOf(Reason reason)
{
    // Whoever waits for its turn at the interpreter could run, and is hatched as what is ready.
    return reason == Reason::Gil ? Fill::Hatched : reason == Reason::Mutex ? Fill::Striped : Fill::Solid;
}

} // namespace loopscope::timeline
