#pragma once

// What a scenario may share between its tasks and threads, or create: the vocabulary of kinds, as steps.h is that of
// steps.

#include <array>
#include <cstdint>
#include <string_view>

namespace loopscope::scenario {

enum class ObjectKind : std::uint8_t {
    Value,
    Lock,
    Semaphore,
    BoundedSemaphore,
    Event,
    Condition,
    Barrier,
    Queue,
    PriorityQueue,
    LifoQueue,
    Future,
    Stream,
    Mutex,
    ThreadBarrier,
    Pool,
    Processes,
    Connection,
};

/// What stands after the kind: "semaphore: 2".
enum class ObjectParameter : std::uint8_t { None, Optional, Required };

struct ObjectSpec {
    ObjectKind kind;
    std::string_view name;
    ObjectParameter parameter;
    std::string_view parameterName; ///< what the number means; empty where there is none
    std::string_view asyncio;       ///< what makes it in Python; {} is where the number stands
    std::string_view summary;
};

inline constexpr std::array<ObjectSpec, 17> objectSpecs{{
    {ObjectKind::Value, "value", ObjectParameter::Required, "its first value", "{}",
     "A whole number that everybody may read and write, without any protection."},
    {ObjectKind::Lock, "lock", ObjectParameter::None, "", "asyncio.Lock()", "Lets one task in at a time."},
    {ObjectKind::Semaphore, "semaphore", ObjectParameter::Required, "how many may be in at a time",
     "asyncio.Semaphore({})", "Lets several tasks in at a time."},
    {ObjectKind::BoundedSemaphore, "bounded_semaphore", ObjectParameter::Required, "how many may be in at a time",
     "asyncio.BoundedSemaphore({})", "A semaphore that cannot be released more often than it was acquired."},
    {ObjectKind::Event, "event", ObjectParameter::None, "", "asyncio.Event()", "Tells all who wait that it is set."},
    {ObjectKind::Condition, "condition", ObjectParameter::None, "", "asyncio.Condition()",
     "A lock whose holders can wait to be notified."},
    {ObjectKind::Barrier, "barrier", ObjectParameter::Required, "how many tasks it takes to pass",
     "asyncio.Barrier({})", "Holds tasks back until enough have come."},
    {ObjectKind::Queue, "queue", ObjectParameter::Optional, "how many items fit in; 0: any number", "asyncio.Queue({})",
     "Hands items from tasks to tasks, first in, first out."},
    {ObjectKind::PriorityQueue, "priority_queue", ObjectParameter::Optional, "how many items fit in; 0: any number",
     "asyncio.PriorityQueue({})", "A queue whose smallest item comes out first."},
    {ObjectKind::LifoQueue, "lifo_queue", ObjectParameter::Optional, "how many items fit in; 0: any number",
     "asyncio.LifoQueue({})", "A queue whose last item comes out first."},
    {ObjectKind::Future, "future", ObjectParameter::None, "", "asyncio.get_running_loop().create_future()",
     "A result that somebody will set."},
    {ObjectKind::Stream, "stream", ObjectParameter::None, "", "asyncio.StreamReader()",
     "Text that comes in pieces, to be read by line or by length."},
    {ObjectKind::Mutex, "mutex", ObjectParameter::None, "", "threading.Lock()",
     "Lets one thread in at a time; whoever waits blocks its thread."},
    {ObjectKind::ThreadBarrier, "thread_barrier", ObjectParameter::Required, "how many threads it takes to pass",
     "threading.Barrier({})", "Blocks threads until enough have come."},
    {ObjectKind::Pool, "pool", ObjectParameter::Required, "how many workers it has",
     "concurrent.futures.ThreadPoolExecutor({})", "Threads that run blocking functions."},
    {ObjectKind::Processes, "processes", ObjectParameter::Required, "how many processes it has",
     "concurrent.futures.ProcessPoolExecutor({})", "Processes that run functions, each with a core to itself."},
    {ObjectKind::Connection, "connection", ObjectParameter::None, "", "asyncio.open_connection()",
     "A TCP connection to the run's own server. One task reads it at a time; what nobody has read comes to the next."},
}};

constexpr const ObjectSpec &specOf(ObjectKind kind)
{
    return objectSpecs[static_cast<std::size_t>(kind)];
}

/// Null if there is none with this name.
constexpr const ObjectSpec *findObject(std::string_view name)
{
    for (const ObjectSpec &spec : objectSpecs) {
        if (spec.name == name)
            return &spec;
    }
    return nullptr;
}

} // namespace loopscope::scenario
