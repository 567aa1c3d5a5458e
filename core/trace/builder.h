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
    /// What is known of a lane while its last span is open, and no longer needed after.
    struct Progress {
        TaskState state = TaskState::Absent;
        Time workBegan = openEnd; ///< openEnd: no Block or Compute goes on
        Duration longestWork{};
        Reason workReason = Reason::None;
        std::uint32_t workLine = 0;
        std::vector<std::uint32_t> hops; ///< jobs that it submitted and that have not come back to it
        std::uint32_t readySlot = 0;     ///< its place in m_ready, plus one; 0: not ready
    };

    void append(const SchedulingEvent &event);
    void appendTask(const SchedulingEvent &event);
    void appendJob(const SchedulingEvent &event);
    void appendLoop(const SchedulingEvent &event);
    void appendWork(const SchedulingEvent &event);
    void leaveQueue(const Hop &hop, Time time);
    void lose(Time time, std::uint64_t events);

    LaneIndex addLane(LaneKind kind, std::uint32_t number, Time begin);
    LaneIndex laneFor(LaneKind kind, std::uint32_t number, Time time);
    LaneIndex laneOfOwner(const SchedulingEvent &event);
    LaneIndex laneOfCause(Cause cause) const;
    Hop &hopFor(JobId job);
    void arriveHops(LaneIndex lane, Time time, Cause cause);
    void resumeHops(LaneIndex lane, Time time);

    Span *openSpan(LaneIndex lane);
    Span &open(LaneIndex lane, Time begin, SpanState state);
    Time close(LaneIndex lane, Time end);
    void changeState(LaneIndex lane, TaskState state);

    void makeReady(LaneIndex lane, Time time, Cause cause);
    void makeRunning(LaneIndex lane, Time time);
    void endSlice(LaneIndex lane, Time end);
    void endStall(LaneIndex culprit, const Span &slice);
    void endCallback(const SchedulingEvent &event);
    Stall &stallFor(LaneIndex culprit, Time begin);
    static void addVictim(Stall &stall, Victim victim);
    void addLateVictim(LaneIndex lane, Time readySince);

    Trace m_trace;
    TraceLimits m_limits;
    std::vector<Progress> m_progress; ///< by LaneIndex
    std::vector<LaneIndex> m_ready;   ///< the task lanes that are ready now, in no order
    Span m_callback{openEnd};         ///< the callback that runs now; begin is openEnd: none
    std::uint32_t m_runningLoops = 0;
    std::uint64_t m_irregular = 0;
};

} // namespace loopscope::trace
