#pragma once

// Turns events into a trace, batch by batch.

#include "trace/trace.h"
#include "trace/transitions.h"

namespace loopscope::trace {

/// How much a trace may hold before it goes on counting but stops growing.
struct TraceLimits {
    std::uint64_t events = 16'000'000; ///< about a gigabyte of spans
};

/// Owns the trace that it builds. Whatever the events are, in whatever order, the trace stays well formed: an event
/// that contradicts what came before (see transitions.h) closes or opens what is needed, and is counted as irregular.
/// Belongs to one thread.
class TraceBuilder {
public:
    TraceBuilder() = default;
    explicit TraceBuilder(const TraceLimits &limits) : m_limits(limits) {}

    void append(const EventBatch &batch);
    const Trace &trace() const { return m_trace; }
    std::uint64_t irregularCount() const { return m_irregular; }

    /// Tells how late it is, so that what is still open can be drawn up to here.
    void advanceTo(Time now);

private:
    /// What keeps a task, a callback or a job busy.
    struct Work {
        Time began = openEnd; ///< openEnd: nothing does
        Reason reason = Reason::None;
        NameId object{};
        std::uint32_t line = 0;
    };

    /// What is known of a lane while its last span is open, and no longer needed after.
    struct Progress {
        TaskState state = TaskState::Absent;
        Work work;
        Duration longestWork{};
        std::vector<std::uint32_t> hops; ///< task: jobs that it submitted and that have not come back to it
        std::uint32_t arrived = 0;       ///< job lane: the last job of its own that ended while it waits for one
        std::uint32_t readySlot = 0;     ///< its place in m_ready, plus one; 0: not ready
    };

    struct LoopProgress {
        Span callback{openEnd}; ///< the callback that runs now; begin is openEnd: none
        Time lastStallEnd{};
        bool running = false;
    };

    void append(const SchedulingEvent &event);
    void appendTask(const SchedulingEvent &event);
    void appendJob(const SchedulingEvent &event);
    void appendLoop(const SchedulingEvent &event);
    void appendWork(const SchedulingEvent &event);
    void appendNote(const SchedulingEvent &event);
    void startLoop(const SchedulingEvent &event);
    void stopLoop(const SchedulingEvent &event);
    void startPool(const SchedulingEvent &event);
    void startWorker(const SchedulingEvent &event);
    void leaveQueue(const Hop &hop, Time time);
    void lose(Time time, std::uint64_t events);

    LaneIndex addLane(LaneKind kind, std::uint32_t number, Time begin);
    LaneIndex laneFor(LaneKind kind, std::uint32_t number, Time time);
    LaneIndex laneOfOwner(const SchedulingEvent &event);
    LaneIndex laneOfCause(LaneIndex woken, Cause cause) const;
    std::uint32_t actingSpanOf(LaneIndex lane) const;
    LaneIndex loopOf(LaneIndex lane) const;
    Counter &counterFor(CounterKind kind, std::uint32_t number);
    Counter &readyQueueOf(LaneIndex task);
    LoopProgress &progressOf(std::uint32_t loop);
    Hop &hopFor(JobId job);
    void startJob(Hop &hop, const SchedulingEvent &event);
    void finishJob(Hop &hop, const SchedulingEvent &event);
    void goOn(LaneIndex lane, Time time, JobId job);
    void beginWait(LaneIndex lane, const SchedulingEvent &event);
    void endWait(LaneIndex lane, Time time);
    static void note(Span &span, const Work &work);
    void arriveHops(LaneIndex lane, Time time, Cause cause);
    void resumeHops(LaneIndex lane, Time time);

    Span *openSpan(LaneIndex lane);
    Span &open(LaneIndex lane, Time begin, SpanState state);
    Time close(LaneIndex lane, Time end);
    void changeState(LaneIndex lane, TaskState state);

    void makeReady(LaneIndex lane, Time time, Cause cause);
    void makeRunning(LaneIndex lane, Time time);
    void endSlice(LaneIndex lane, Time end);
    void detectStall(const SchedulingEvent &event);
    void endStall(LaneIndex culprit, const Span &slice);
    void dropStall(LaneIndex culprit);
    void endCallback(const SchedulingEvent &event);
    Stall *openStall(LaneIndex culprit);
    Stall &stallFor(LaneIndex culprit, Time begin);
    std::vector<std::vector<std::uint32_t> *> stallListsOf(std::size_t stall);
    void listStall(std::size_t stall);
    void unlistStall(std::size_t stall);
    static void addVictim(Stall &stall, Victim victim);
    void addLateVictim(LaneIndex lane, Time readySince);

    Trace m_trace;
    TraceLimits m_limits;
    std::vector<Progress> m_progress;  ///< by LaneIndex
    std::vector<LaneIndex> m_ready;    ///< the task lanes that are ready now, in no order
    std::vector<LoopProgress> m_loops; ///< by number
    std::uint64_t m_irregular = 0;
};

} // namespace loopscope::trace
