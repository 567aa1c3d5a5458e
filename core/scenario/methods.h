#pragma once

// What values of scenarios can be asked with a dot: task.done(), queue.qsize(), error.args. A closed table, as steps.h
// is that of steps.

#include <array>
#include <cstdint>
#include <string_view>

namespace loopscope::scenario {

enum class Method : std::uint8_t {
    Done,
    Cancelled,
    Result,
    Exception,
    GetName,
    Cancelling,
    Locked,
    IsSet,
    Qsize,
    Empty,
    Full,
    NWaiting,
    Parties,
    IsAlive,
    AtEof,
    Args,
    Exceptions,
};

struct MethodSpec {
    Method method;
    std::string_view name;
    bool isCall; ///< written with "()"; otherwise it is an attribute
    std::string_view belongsTo;
    std::string_view summary;
};

inline constexpr std::array<MethodSpec, 17> methodSpecs{{
    {Method::Done, "done", true, "tasks and futures", "Whether it has ended, in whatever way."},
    {Method::Cancelled, "cancelled", true, "tasks, futures and handles", "Whether it was cancelled."},
    {Method::Result, "result", true, "tasks and futures", "What came out; raises what it ended with instead."},
    {Method::Exception, "exception", true, "tasks and futures", "The exception that it ended with, or None."},
    {Method::GetName, "get_name", true, "tasks", "The task's name."},
    {Method::Cancelling, "cancelling", true, "tasks", "How many requests for its cancellation are not taken back."},
    {Method::Locked, "locked", true, "locks, semaphores, conditions and mutexes", "Whether nobody can get in now."},
    {Method::IsSet, "is_set", true, "events", "Whether the event is set."},
    {Method::Qsize, "qsize", true, "queues", "How many items are in it."},
    {Method::Empty, "empty", true, "queues", "Whether there is nothing in it."},
    {Method::Full, "full", true, "queues", "Whether nothing more fits in."},
    {Method::NWaiting, "n_waiting", false, "barriers", "How many wait at it now."},
    {Method::Parties, "parties", false, "barriers", "How many it takes to pass."},
    {Method::IsAlive, "is_alive", true, "threads", "Whether the thread has not ended."},
    {Method::AtEof, "at_eof", true, "streams", "Whether everything has been read and nothing more will come."},
    {Method::Args, "args", false, "exceptions", "What it was raised with, as a list."},
    {Method::Exceptions, "exceptions", false, "exception groups", "The exceptions in it, as a list."},
}};

constexpr const MethodSpec &specOf(Method method)
{
    return methodSpecs[static_cast<std::size_t>(method)];
}

} // namespace loopscope::scenario
