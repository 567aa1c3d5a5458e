#pragma once

// What a lane is made of. Spans of one lane follow each other in time and never overlap; those of a task leave no hole
// between its creation and its end.

#include "trace/event.h"
#include "trace/ids.h"
#include "trace/time.h"

#include <cstdint>
#include <vector>

namespace loopscope::trace {

enum class SpanState : std::uint8_t {
    Ready,     ///< task: in the ready queue. job lane: never
    Running,   ///< task: holds the loop. worker: runs a job. loop: an iteration
    Suspended, ///< task: waits for something. loop: idle, waits for a timer or for a call from outside
};
inline constexpr int spanStateCount = static_cast<int>(SpanState::Suspended) + 1;

struct Span {
    Time begin{};
    Time end = openEnd; ///< openEnd while it lasts
    SpanState state = SpanState::Ready;
    Reason reason = Reason::None; ///< Suspended: why. Running: Block or Compute where that was most of it
    bool stalled = false;         ///< Running, task or loop: it held the loop for longer than the threshold
    NameId object{};              ///< Suspended: what it waits for. Worker: the job's label
    std::uint32_t line = 0;       ///< Suspended: the line that waits. Running: the line that took longest, if known
    std::uint32_t subject = 0;    ///< worker: the job. loop: how many callbacks the iteration ran
    Cause cause{};                ///< Ready: who made it ready. Running: the same, kept for the reader's convenience
    Time deadline = openEnd;      ///< Suspended, Sleep: when it will be over

    Duration length() const { return end - begin; }
    bool isOpen() const { return end == openEnd; }
};
static_assert(sizeof(Span) == 48, "a recorded span keeps at most 48 bytes");

enum class LaneKind : std::uint8_t { Loop, Task, Worker };

/// The place of a lane in Trace::lanes(), in order of appearance.
using LaneIndex = std::uint32_t;
inline constexpr LaneIndex noLane = 0xffffffffU;

struct Lane {
    LaneKind kind = LaneKind::Task;
    std::uint32_t number = 0;  ///< task: its TaskId. loop, worker: from 0
    NameId name{};             ///< what people call it
    NameId coroutine{};        ///< task: the coroutine it runs
    std::uint32_t line = 0;    ///< task: the line that created it
    LaneIndex parent = noLane; ///< task: the lane of the task that created it
    std::uint16_t depth = 0;   ///< task: how many ancestors it has
    Time begin{};
    Time end = openEnd;
    Ending ending = Ending::None;
    NameId error{}; ///< task: the exception's text, if it failed
    std::vector<Span> spans;
};

/// The way of a blocking job, out of the loop and back. Times that have not come yet are openEnd.
struct Hop {
    JobId job{};
    NameId label{};
    std::uint32_t line = 0;
    LaneIndex task = noLane;   ///< who submitted it
    LaneIndex worker = noLane; ///< who ran it, once started
    Time submitted = openEnd;
    Time started = openEnd;
    Time finished = openEnd;
    Time posted = openEnd;
    Time ready = openEnd;   ///< the waiting task became ready
    Time resumed = openEnd; ///< the waiting task ran
    Ending ending = Ending::None;
};

/// From whoever made a task ready to that task.
struct Wakeup {
    Time time{};
    LaneIndex from = noLane; ///< the waker's lane; noLane for a timer
    LaneIndex to = noLane;
    Cause cause{};
};

/// A cancellation: who asked, and whom it was delivered to.
struct CancelMark {
    Time time{};
    LaneIndex from = noLane;
    LaneIndex to = noLane;
    std::uint32_t line = 0;
};

struct Victim {
    LaneIndex lane = noLane;
    Duration lost{}; ///< how long it was ready while the loop was held
};

struct Stall {
    LaneIndex loop = noLane;
    LaneIndex culprit = noLane; ///< the task's; the loop's, where a callback without a task did it
    Time begin{};
    Time end = openEnd;     ///< openEnd while it lasts
    std::uint32_t line = 0; ///< the culprit's line, if known
    Reason reason = Reason::None;
    std::vector<Victim> victims;    ///< by lane; the first hundred
    std::uint32_t otherVictims = 0; ///< how many more there were
};

struct Sample {
    Time time{};
    std::int32_t value = 0;
};

enum class CounterKind : std::uint8_t { ReadyQueue, PoolQueue };

/// A number that changes over time: samples in order, each valid until the next.
struct Counter {
    CounterKind kind = CounterKind::ReadyQueue;
    std::int32_t highest = 0;
    std::vector<Sample> samples;
};

struct LogLine {
    Time time{};
    LaneIndex lane = noLane; ///< the task or the worker that wrote it
    NameId text{};
    std::uint32_t line = 0;
};

/// Events that could not be recorded, and when that was noticed.
struct Loss {
    Time time{};
    std::uint64_t events = 0;
};

} // namespace loopscope::trace
