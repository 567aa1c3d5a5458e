#pragma once

// What a lane is made of. Spans of one lane follow each other in time and never overlap; those of a task leave no hole
// between its creation and its end.

#include "trace/event.h"
#include "trace/ids.h"
#include "trace/time.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loopscope::trace {

enum class SpanState : std::uint8_t {
    Ready,     ///< task: in the ready queue. job lane: never
    Running,   ///< task: holds the loop. job lane: runs a job. loop: an iteration
    Suspended, ///< task: waits for something. job lane: its thread waits. loop: idle, waits for a timer or a call
};
inline constexpr int spanStateCount = static_cast<int>(SpanState::Suspended) + 1;

struct Span {
    Time begin{};
    Time end = openEnd; ///< openEnd while it lasts
    SpanState state = SpanState::Ready;
    Reason reason = Reason::None; ///< Suspended: why. Running: what most of it was, if known. A task that waits for a
                                  ///< mutex or a thread runs, because it holds the loop
    bool stalled = false;         ///< Running, task or loop: it held the loop for longer than the threshold
    NameId object{};              ///< what is waited for. Running, job lane: the job's label
    std::uint32_t line = 0;       ///< Suspended: the line that waits. Running: the line that took longest, if known
    std::uint32_t subject = 0;    ///< job lane: the job. loop: how many callbacks the iteration ran
    Cause cause{};                ///< Ready: who made it ready. Running: the same, kept for the reader's convenience
    Time deadline = openEnd;      ///< Suspended, Sleep: when it will be over

    Duration length() const { return end - begin; }
    bool isOpen() const { return end == openEnd; }
};
static_assert(sizeof(Span) == 48, "a recorded span keeps at most 48 bytes");

/// A worker belongs to a pool; a thread is the scenario's own, of one job; a process is a worker of a pool of
/// processes. A track comes from another program: its spans run, and their objects are their names.
enum class LaneKind : std::uint8_t { Loop, Task, Worker, Thread, Process, Track };
inline constexpr int laneKindCount = static_cast<int>(LaneKind::Track) + 1;

/// Whether lanes of this kind run jobs ("job lanes").
constexpr bool runsJobs(LaneKind kind)
{
    return kind == LaneKind::Worker || kind == LaneKind::Thread || kind == LaneKind::Process;
}

/// The place of a lane in Trace::lanes(), in order of appearance.
using LaneIndex = std::uint32_t;
inline constexpr LaneIndex noLane = 0xffffffffU;

/// A span, by its place.
struct SpanRef {
    LaneIndex lane = noLane;
    std::size_t span = 0;

    bool operator==(const SpanRef &) const = default;
};

/// The way of a blocking job, to the thread or process that runs it and back. Times that have not come yet are openEnd.
struct Hop {
    JobId job{};
    NameId label{};
    std::uint32_t line = 0;
    std::uint16_t pool = noPool;     ///< the pool it was given to; noPool: it has a thread of its own
    LaneIndex submitter = noLane;    ///< whose task, or whose job's lane
    LaneIndex worker = noLane;       ///< who ran it, once started
    std::uint32_t submitterSpan = 0; ///< what the submitter did then, among its spans
    std::uint32_t workerSpan = 0;    ///< the job's first among its worker's spans
    Time submitted = openEnd;
    Time started = openEnd;
    Time finished = openEnd;
    Time posted = openEnd;
    Time ready = openEnd;   ///< the waiting task became ready; the thread that waited for it goes on
    Time resumed = openEnd; ///< the waiting task or thread ran
    Ending ending = Ending::None;
    NameId error{}; ///< the exception's text, if it failed
};

/// Workers that share a queue of jobs.
struct Pool {
    std::uint32_t number = 0;
    NameId name{};
    std::uint32_t size = 0; ///< how many workers it may have
    WorkerKind kind = WorkerKind::Pool;
};

/// From whoever made a task ready to that task; between tracks, from one span to another that it leads to. Spans are
/// kept by their place, because times do not tell them apart where they last for nothing, as they do on the virtual
/// clock.
struct Wakeup {
    Time time{};
    LaneIndex from = noLane; ///< the waker's: a task's, a worker's, or the loop's, where a callback did it
    LaneIndex to = noLane;
    std::uint32_t fromSpan = 0; ///< what the waker did: its last span that ran. Of a job: its first
    std::uint32_t toSpan = 0;   ///< the span that began by it, which knows its cause
};
static_assert(sizeof(Wakeup) == 24);

/// A cancellation: who asked, and whom it was delivered to.
struct CancelMark {
    Time time{};
    LaneIndex from = noLane;
    LaneIndex to = noLane;
    std::uint32_t line = 0;
    std::uint32_t fromSpan = 0; ///< what the one who asked did
    std::uint32_t toSpan = 0;   ///< what the other one did
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
    std::vector<Victim> victims;    ///< tasks of that loop, by lane; the first hundred
    std::uint32_t otherVictims = 0; ///< how many more there were
};

/// A line that a run wrote, or a warning about what it did.
struct LogLine {
    Time time{};
    LaneIndex lane = noLane; ///< whose it is; noLane: nobody's
    NameId text{};
    std::uint32_t line = 0;
};

/// Events that could not be recorded, and when that was noticed.
struct Loss {
    Time time{};
    std::uint64_t events = 0;
};

} // namespace loopscope::trace
