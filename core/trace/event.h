#pragma once

// One thing that a scheduler did. Events are what threads write down while they run: 32 bytes each, without ownership,
// so that a chunk of them can be copied, drained and thrown away as plain memory. What an event *means* is decided
// later and elsewhere, by the trace's builder; here is only what each kind carries.

#include "trace/ids.h"
#include "trace/time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace loopscope::trace {

/// What happened. The comment names the fields that are used; `lane` is a loop's or a worker's number, from 0.
enum class EventKind : std::uint8_t {
    LoopStarted,    ///< lane: loop; object: its name; detail: stall threshold in ns
    LoopStopped,    ///< lane: loop
    PoolStarted,    ///< lane: pool; object: its name; detail: packPair(how many workers, WorkerKind)
    WorkerStarted,  ///< lane: worker; object: the lane's name; detail: packPair(pool, WorkerKind). Before its first job
    IterationBegan, ///< lane: loop; detail: how many callbacks are ready and will run
    LoopIdle,       ///< lane: loop; detail: ns of the next timer, or -1: the loop sleeps until then or until woken
    TaskCreated,    ///< lane: loop; subject: task; object: label; line; detail: packPair(parent task, coroutine name)
    TaskReady,      ///< subject: task; detail: packCause(). A running task that becomes ready has yielded
    TaskRunning,    ///< lane: loop; subject: task
    TaskSuspended,  ///< subject: task; reason, object: what it waits for; line; detail: deadline ns for Sleep, else 0
    TaskFinished,   ///< subject: task; detail: Ending; object: the exception's text, if it failed
    CancelRequested, ///< subject: the task to cancel; detail: the task that asked (0: the loop); line
    WorkBegan,       ///< subject: task or job (detail: OwnerKind); reason: what keeps its thread; object: of that; line
    WorkEnded,       ///< as WorkBegan
    CallbackBegan,   ///< lane: loop; object: label; line: code of the scenario runs without a task
    CallbackEnded,   ///< lane: loop
    JobSubmitted,    ///< lane: pool (noPool: a thread of its own); subject: job; object: label; line; detail:
                     ///< packPair(task, job) that submitted it
    JobStarted,      ///< lane: worker; subject: job
    JobFinished,     ///< lane: worker; subject: job; detail: Ending; object: the exception's text, if it failed
    JobPosted,       ///< lane: worker; subject: job: its result is in the loop's inbox
    StallDetected, ///< lane: loop; subject: task, 0 for a callback; detail: ns since when it holds the loop. Told while
                   ///< it lasts
    Warned,        ///< subject: task, or 0; object: what is wrong, as asyncio logs it; line
    Logged,        ///< subject: task, 0 for a callback, or job (detail: OwnerKind); object: the line's text; line
    EventsLost,    ///< detail: how many events this thread could not record since the last one that it could
};
inline constexpr int eventKindCount = static_cast<int>(EventKind::EventsLost) + 1;

/// Why a task does not run, or what a thread is busy with.
enum class Reason : std::uint8_t {
    None,
    Sleep,
    Io,
    Lock,
    Semaphore,
    Event,
    Condition,
    Barrier,
    Queue,
    Executor,
    Task,
    Future,
    Gather,
    Block,
    Compute,
    Mutex,
    Thread, ///< waits for a thread to end
    Gil,    ///< waits for its turn at the interpreter
};
inline constexpr int reasonCount = static_cast<int>(Reason::Gil) + 1;

/// Whether a thread with this reason does nothing until others let it go on. One that blocks, as in a sleep or a read,
/// is busy: that is what its job was given away for.
constexpr bool isWait(Reason reason)
{
    switch (reason) {
    case Reason::None:
    case Reason::Sleep:
    case Reason::Io:
    case Reason::Block:
    case Reason::Compute:
        return false;
    default:
        return static_cast<int>(reason) < reasonCount; // damaged input may hold any number
    }
}

/// How a task or a job ended.
enum class Ending : std::uint8_t { None, Returned, Failed, Cancelled, Abandoned };
inline constexpr int endingCount = static_cast<int>(Ending::Abandoned) + 1;

/// Whether an event's subject is a task or a job, for the kinds that allow both.
enum class OwnerKind : std::uint8_t { Task, Job };

/// What runs jobs: a worker of a thread pool, a thread of the scenario's own, a process.
enum class WorkerKind : std::uint8_t { Pool, Thread, Process };

/// The pool of a job that runs on a thread of its own.
inline constexpr std::uint16_t noPool = 0xffff;

/// Who or what made a task ready.
enum class CauseKind : std::uint8_t { None, Created, Yielded, Timer, Task, Job, Cancel, Callback, Io };
inline constexpr int causeKindCount = static_cast<int>(CauseKind::Io) + 1;

struct Cause {
    CauseKind kind = CauseKind::None;
    std::uint32_t id = 0; ///< the task for Created, Task and Cancel, the job for Job, else 0

    bool operator==(const Cause &) const = default;
};

struct SchedulingEvent {
    Time time{};
    EventKind kind = EventKind::LoopStarted;
    Reason reason = Reason::None;
    std::uint16_t lane = 0;
    std::uint32_t subject = 0;
    NameId object{};
    std::uint32_t line = 0; ///< of the scenario's source, from 1; 0 where there is none
    std::int64_t detail = 0;

    bool operator==(const SchedulingEvent &) const = default;
};
static_assert(sizeof(SchedulingEvent) == 32, "an event is half a cache line");
static_assert(std::is_trivially_copyable_v<SchedulingEvent>);

constexpr std::int64_t packPair(std::uint32_t low, std::uint32_t high)
{
    return static_cast<std::int64_t>((static_cast<std::uint64_t>(high) << 32U) | low);
}
constexpr std::uint32_t lowOf(std::int64_t pair)
{
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(pair) & 0xffffffffU);
}
constexpr std::uint32_t highOf(std::int64_t pair)
{
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(pair) >> 32U);
}
constexpr std::int64_t packCause(Cause cause)
{
    return packPair(cause.id, static_cast<std::uint32_t>(cause.kind));
}
constexpr Cause causeOf(std::int64_t detail)
{
    return {static_cast<CauseKind>(highOf(detail)), lowOf(detail)};
}

/// The words for the enumerators, lower case with dashes: "task-ready", "sleep", "cancelled", "timer".
std::string_view wordFor(EventKind kind);
std::string_view wordFor(Reason reason);
std::string_view wordFor(Ending ending);
std::string_view wordFor(CauseKind cause);

/// One line for one event, as tests and dumps write it: "1500 task-suspended subject=2 reason=sleep line=4 detail=9".
/// Fields that are zero are left out.
std::string toText(const SchedulingEvent &event);

} // namespace loopscope::trace
