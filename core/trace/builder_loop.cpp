// The loops' own lanes, what there is besides them from the start, and what people are told: see builder.cpp.

#include "trace/builder.h"

#include <algorithm>

namespace loopscope::trace {

void TraceBuilder::appendLoop(const SchedulingEvent &event)
{
    switch (event.kind) {
    case EventKind::LoopStarted:
        return startLoop(event);
    case EventKind::LoopStopped:
        return stopLoop(event);
    case EventKind::IterationBegan: {
        const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
        Span &span = open(lane, close(lane, event.time), SpanState::Running);
        span.subject = static_cast<std::uint32_t>(std::clamp<std::int64_t>(event.detail, 0, 0xffffffff));
        m_progress[lane].longestWork = {};
        m_progress[lane].work = {};
        return;
    }
    case EventKind::LoopIdle: {
        const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
        Span &span = open(lane, close(lane, event.time), SpanState::Suspended);
        if (event.detail >= 0) {
            span.reason = Reason::Sleep;
            span.deadline = timeFromNs(event.detail);
        }
        return;
    }
    case EventKind::CallbackBegan: {
        endCallback(event);
        Span &callback = progressOf(event.lane).callback;
        callback.begin = event.time;
        callback.line = event.line;
        const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
        m_progress[lane].longestWork = {};
        m_progress[lane].work = {};
        return;
    }
    case EventKind::CallbackEnded:
        return endCallback(event);
    case EventKind::StallDetected:
        return detectStall(event);
    default:
        ++m_irregular; // a number that is no kind
        return;
    }
}

void TraceBuilder::startLoop(const SchedulingEvent &event)
{
    const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
    m_trace.m_lanes[lane].name = event.object;
    m_trace.m_lanes[lane].end = openEnd;
    if (event.detail > 0)
        m_trace.m_stallThreshold = Duration{event.detail};
    progressOf(event.lane).running = true;
    m_trace.m_complete = false;
}

void TraceBuilder::stopLoop(const SchedulingEvent &event)
{
    const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
    m_trace.m_lanes[lane].end = close(lane, event.time);
    progressOf(event.lane).running = false;
    m_trace.m_complete =
        std::none_of(m_loops.begin(), m_loops.end(), [](const LoopProgress &loop) { return loop.running; });
}

void TraceBuilder::startPool(const SchedulingEvent &event)
{
    auto &pools = m_trace.m_pools;
    auto place = std::lower_bound(pools.begin(), pools.end(), event.lane,
                                  [](const Pool &pool, std::uint32_t number) { return pool.number < number; });
    if (place == pools.end() || place->number != event.lane)
        place = pools.insert(place, Pool{});
    place->number = event.lane;
    place->name = event.object;
    place->size = std::min(lowOf(event.detail), 0xffffU);
    place->kind = highOf(event.detail) == static_cast<std::uint32_t>(WorkerKind::Process) ? WorkerKind::Process
                                                                                          : WorkerKind::Pool;
}

void TraceBuilder::startWorker(const SchedulingEvent &event)
{
    const auto kind = static_cast<WorkerKind>(std::min(highOf(event.detail), 0xffU));
    const LaneIndex lane = laneFor(LaneKind::Worker, event.lane, event.time);
    Lane &worker = m_trace.m_lanes[lane];
    worker.kind = kind == WorkerKind::Thread    ? LaneKind::Thread
                  : kind == WorkerKind::Process ? LaneKind::Process
                                                : LaneKind::Worker;
    worker.name = event.object;
    worker.pool = static_cast<std::uint16_t>(std::min<std::uint32_t>(lowOf(event.detail), noPool));
}

/// What people are told: it moves no lane.
void TraceBuilder::appendNote(const SchedulingEvent &event)
{
    if (event.kind == EventKind::CancelRequested) {
        CancelMark mark;
        mark.time = event.time;
        mark.from = m_trace.laneOfTask(TaskId{static_cast<std::uint32_t>(event.detail)}).value_or(noLane);
        mark.to = m_trace.laneOfTask(TaskId{event.subject}).value_or(noLane);
        mark.line = event.line;
        mark.fromSpan = mark.from == noLane ? 0 : actingSpanOf(mark.from);
        mark.toSpan =
            mark.to == noLane
                ? 0
                : static_cast<std::uint32_t>(std::max(m_trace.lane(mark.to).spans.size(), std::size_t{1}) - 1);
        m_trace.m_cancels.push_back(mark);
        return;
    }
    auto &lines = event.kind == EventKind::Warned ? m_trace.m_warnings : m_trace.m_log;
    lines.push_back({event.time, laneOfOwner(event), event.object, event.line});
}

TraceBuilder::LoopProgress &TraceBuilder::progressOf(std::uint32_t loop)
{
    if (loop >= m_loops.size())
        m_loops.resize(std::size_t{loop} + 1);
    return m_loops[loop];
}

} // namespace loopscope::trace
