// How events become spans.
//
// Every task event moves one lane from one state to another: the open span is closed and the next one opened at the
// same moment, which is why spans can neither overlap nor leave a hole. The only moment that may lie in the past is
// that of TaskReady: a sleeper whose deadline passes while another task holds the loop was ready since the deadline,
// but nobody could write that down before the loop came round. It is cut to the end of the task's previous span, and
// what was counted meanwhile (the ready queue, a stall's victims) is corrected.
//
// A job's lane runs, and is suspended while its thread waits for a mutex, for another thread or for its turn at the
// interpreter. A task that does the same is not: it holds the loop, and so it runs.

#include "trace/builder.h"

#include "trace/counter.h"

#include <algorithm>
#include <utility>

namespace loopscope::trace {

namespace {

/// Tasks and jobs are numbered from 1 and looked up by number; no run has as many.
constexpr std::uint32_t maxNumber = 50'000'000;
/// Nearly three hundred years after the run began; the clock's last moment means that something has not ended.
constexpr Time latest = openEnd - Duration{1};

} // namespace

void TraceBuilder::append(const EventBatch &batch)
{
    m_trace.m_names.insert(m_trace.m_names.end(), batch.names.begin(), batch.names.end());
    for (const SchedulingEvent &event : batch.events)
        append(event);
}

void TraceBuilder::advanceTo(Time now)
{
    m_trace.m_end = std::max(m_trace.m_end, now);
}

void TraceBuilder::append(const SchedulingEvent &event)
{
    if (event.kind == EventKind::EventsLost)
        return lose(event.time, static_cast<std::uint64_t>(std::max<std::int64_t>(event.detail, 0)));
    // A trace can do without a damaged event, but neither with a time that breaks sums nor with a table of any size.
    const bool isDamaged = event.time < Time{} || event.time > latest || event.subject > maxNumber ||
                           (event.kind == EventKind::TaskReady && causeOf(event.detail).id > maxNumber);
    if (isDamaged) {
        ++m_irregular;
        return;
    }
    const bool full = m_trace.m_eventCount >= m_limits.events;
    if (full && event.kind != EventKind::LoopStopped && event.kind != EventKind::TaskFinished)
        return lose(event.time, 1);
    ++m_trace.m_eventCount;
    advanceTo(event.time);
    switch (event.kind) {
    case EventKind::TaskCreated:
    case EventKind::TaskReady:
    case EventKind::TaskRunning:
    case EventKind::TaskSuspended:
    case EventKind::TaskFinished:
        return appendTask(event);
    case EventKind::JobSubmitted:
    case EventKind::JobStarted:
    case EventKind::JobFinished:
    case EventKind::JobPosted:
        return appendJob(event);
    case EventKind::WorkBegan:
    case EventKind::WorkEnded:
        return appendWork(event);
    case EventKind::PoolStarted:
        return startPool(event);
    case EventKind::WorkerStarted:
        return startWorker(event);
    case EventKind::CancelRequested:
    case EventKind::Warned:
    case EventKind::Logged:
        return appendNote(event);
    default:
        return appendLoop(event);
    }
}

/// A full trace loses every event that follows; those losses are one entry that grows.
void TraceBuilder::lose(Time time, std::uint64_t events)
{
    m_trace.m_lostCount += events;
    auto &losses = m_trace.m_losses;
    const bool goesOn = m_trace.m_eventCount >= m_limits.events && !losses.empty();
    if (goesOn)
        losses.back().events += events;
    else
        losses.push_back({time, events});
}

void TraceBuilder::appendTask(const SchedulingEvent &event)
{
    const LaneIndex lane = laneFor(LaneKind::Task, event.subject, event.time);
    const TaskState before = m_progress[lane].state;
    const std::optional<TaskState> after = stateAfter(before, event.kind);
    if (!after) {
        ++m_irregular;
        if (before == TaskState::Finished)
            return;
    }
    switch (event.kind) {
    case EventKind::TaskCreated: {
        Lane &created = m_trace.m_lanes[lane];
        created.name = event.object;
        created.line = event.line;
        created.coroutine = NameId{highOf(event.detail)};
        if (before == TaskState::Absent)
            created.loop = event.lane;
        // Only now, when it has no children yet: so nobody is their own ancestor, whatever the events say.
        const auto parent = m_trace.laneOfTask(TaskId{lowOf(event.detail)});
        if (before == TaskState::Absent && parent && *parent != lane) {
            created.parent = *parent;
            created.depth = static_cast<std::uint16_t>(std::min(m_trace.lane(*parent).depth + 1, 0xffff));
        }
        return makeReady(lane, event.time, {CauseKind::Created, lowOf(event.detail)});
    }
    case EventKind::TaskReady:
        return makeReady(lane, event.time, causeOf(event.detail));
    case EventKind::TaskRunning:
        return makeRunning(lane, event.time);
    case EventKind::TaskSuspended: {
        endSlice(lane, event.time);
        Span &span = open(lane, event.time, SpanState::Suspended);
        span.reason = event.reason;
        span.object = event.object;
        span.line = event.line;
        if (event.reason == Reason::Sleep)
            span.deadline = timeFromNs(event.detail);
        return changeState(lane, TaskState::Suspended);
    }
    default: { // TaskFinished
        endSlice(lane, event.time);
        Lane &finished = m_trace.m_lanes[lane];
        finished.end = close(lane, event.time);
        finished.ending = static_cast<Ending>(event.detail);
        finished.error = event.object;
        return changeState(lane, TaskState::Finished);
    }
    }
}

void TraceBuilder::makeReady(LaneIndex lane, Time time, Cause cause)
{
    if (m_progress[lane].state == TaskState::Running)
        endSlice(lane, time);
    else if (m_progress[lane].state == TaskState::Ready)
        return; // irregular: it is ready since before
    if (const auto &spans = m_trace.lane(lane).spans; !spans.empty())
        time = std::max(time, spans.back().isOpen() ? spans.back().begin : spans.back().end);
    Span &span = open(lane, time, SpanState::Ready);
    span.cause = cause;
    changeState(lane, TaskState::Ready);
    addTo(readyQueueOf(lane), span.begin, 1);
    addLateVictim(lane, span.begin);
    arriveHops(lane, time, cause);
    const LaneIndex from = laneOfCause(lane, cause);
    if (from == noLane)
        return;
    const Hop *hop = cause.kind == CauseKind::Job ? m_trace.hopOfJob(JobId{cause.id}) : nullptr;
    m_trace.m_wakeups.push_back({time, from, lane, hop != nullptr ? hop->workerSpan : actingSpanOf(from),
                                 static_cast<std::uint32_t>(m_trace.lane(lane).spans.size() - 1)});
}

void TraceBuilder::makeRunning(LaneIndex lane, Time time)
{
    Cause cause;
    auto &spans = m_trace.m_lanes[lane].spans;
    if (m_progress[lane].state == TaskState::Ready) {
        cause = spans.back().cause;
        time = close(lane, time);
        if (spans.back().length() == Duration::zero())
            spans.pop_back(); // it never waited; the running span keeps the cause
        addTo(readyQueueOf(lane), time, -1);
    } else if (m_progress[lane].state == TaskState::Running) {
        return; // irregular: it runs since before
    }
    Span &span = open(lane, time, SpanState::Running);
    span.cause = cause;
    m_progress[lane].longestWork = {};
    m_progress[lane].work = {};
    changeState(lane, TaskState::Running);
    resumeHops(lane, span.begin);
}

/// Closes whatever is open in a task's lane, and draws the conclusions of a slice that was too long.
void TraceBuilder::endSlice(LaneIndex lane, Time end)
{
    Span *span = openSpan(lane);
    if (span == nullptr)
        return;
    const SpanState state = span->state;
    close(lane, end);
    if (state == SpanState::Ready)
        addTo(readyQueueOf(lane), span->end, -1);
    if (state != SpanState::Running)
        return;
    const bool wasTold = std::exchange(span->stalled, span->length() >= m_trace.m_stallThreshold);
    if (span->stalled)
        endStall(lane, *span);
    else if (wasTold)
        dropStall(lane);
}

LaneIndex TraceBuilder::addLane(LaneKind kind, std::uint32_t number, Time begin)
{
    Lane lane;
    lane.kind = kind;
    lane.number = number;
    lane.begin = begin;
    m_trace.m_lanes.push_back(std::move(lane));
    m_progress.emplace_back();
    return static_cast<LaneIndex>(m_trace.m_lanes.size() - 1);
}

LaneIndex TraceBuilder::laneFor(LaneKind kind, std::uint32_t number, Time time)
{
    auto &table = kind == LaneKind::Task ? m_trace.m_laneByTask
                  : runsJobs(kind)       ? m_trace.m_laneByWorker
                                         : m_trace.m_laneByLoop;
    if (number >= table.size())
        table.resize(std::size_t{number} + 1, noLane);
    if (table[number] == noLane)
        table[number] = addLane(kind, number, time);
    return table[number];
}

LaneIndex TraceBuilder::laneOfOwner(const SchedulingEvent &event)
{
    if (static_cast<OwnerKind>(event.detail) == OwnerKind::Task && event.subject == 0)
        return m_trace.laneOfLoop(event.lane).value_or(noLane);
    if (static_cast<OwnerKind>(event.detail) == OwnerKind::Task)
        return m_trace.laneOfTask(TaskId{event.subject}).value_or(noLane);
    const Hop *hop = m_trace.hopOfJob(JobId{event.subject});
    return hop == nullptr ? noLane : hop->worker;
}

LaneIndex TraceBuilder::laneOfCause(LaneIndex woken, Cause cause) const
{
    switch (cause.kind) {
    case CauseKind::Created:
    case CauseKind::Task:
    case CauseKind::Cancel:
        return m_trace.laneOfTask(TaskId{cause.id}).value_or(noLane);
    case CauseKind::Job: {
        const Hop *hop = m_trace.hopOfJob(JobId{cause.id});
        return hop == nullptr ? noLane : hop->worker;
    }
    case CauseKind::Callback:
        return loopOf(woken);
    default:
        return noLane;
    }
}

/// The place of what a lane does, or did last. A task that ended or waits by now may still wake others: what it left
/// behind is done a little later.
std::uint32_t TraceBuilder::actingSpanOf(LaneIndex lane) const
{
    constexpr int furthest = 4; // spans of a lane take turns
    const auto &spans = m_trace.lane(lane).spans;
    std::size_t span = spans.size();
    for (int step = 0; span > 0 && step < furthest; ++step) {
        if (spans.outlineOf(--span).state == SpanState::Running)
            return static_cast<std::uint32_t>(span);
    }
    return static_cast<std::uint32_t>(spans.empty() ? 0 : spans.size() - 1);
}

/// The lane of the loop that a task, or a callback, holds.
LaneIndex TraceBuilder::loopOf(LaneIndex lane) const
{
    const Lane &holder = m_trace.lane(lane);
    return holder.kind == LaneKind::Task ? m_trace.laneOfLoop(holder.loop).value_or(noLane) : lane;
}

Counter &TraceBuilder::counterFor(CounterKind kind, std::uint32_t number)
{
    auto &counters = m_trace.m_counters;
    const auto place = std::lower_bound(counters.begin(), counters.end(), std::pair{kind, number},
                                        [](const Counter &counter, const std::pair<CounterKind, std::uint32_t> &key) {
                                            return std::pair{counter.kind, counter.number} < key;
                                        });
    if (place != counters.end() && place->kind == kind && place->number == number)
        return *place;
    Counter counter;
    counter.kind = kind;
    counter.number = number;
    if (const auto loop = m_trace.laneOfLoop(number); kind == CounterKind::ReadyQueue && loop)
        counter.name = m_trace.lane(*loop).name;
    if (const Pool *pool = m_trace.pool(number); kind == CounterKind::PoolQueue && pool != nullptr)
        counter.name = pool->name;
    return *counters.insert(place, std::move(counter));
}

Counter &TraceBuilder::readyQueueOf(LaneIndex task)
{
    return counterFor(CounterKind::ReadyQueue, m_trace.lane(task).loop);
}

Span *TraceBuilder::openSpan(LaneIndex lane)
{
    auto &spans = m_trace.m_lanes[lane].spans;
    return spans.empty() || !spans.back().isOpen() ? nullptr : &spans.back();
}

Span &TraceBuilder::open(LaneIndex lane, Time begin, SpanState state)
{
    begin = close(lane, begin);
    Span span;
    span.begin = begin;
    span.state = state;
    return m_trace.m_lanes[lane].spans.emplace_back(span);
}

/// Ends the open span, if there is one, at `end` or where the lane is by then, whichever is later, and returns that.
Time TraceBuilder::close(LaneIndex lane, Time end)
{
    auto &spans = m_trace.m_lanes[lane].spans;
    if (spans.empty())
        return std::max(end, m_trace.m_lanes[lane].begin);
    Span &last = spans.back();
    if (!last.isOpen())
        return std::max(end, last.end);
    last.end = std::max(end, last.begin);
    return last.end;
}

void TraceBuilder::changeState(LaneIndex lane, TaskState state)
{
    Progress &progress = m_progress[lane];
    if (progress.state == TaskState::Ready && state != TaskState::Ready) {
        const std::uint32_t slot = progress.readySlot - 1;
        m_ready[slot] = m_ready.back();
        m_progress[m_ready[slot]].readySlot = slot + 1;
        m_ready.pop_back();
        progress.readySlot = 0;
    } else if (progress.state != TaskState::Ready && state == TaskState::Ready) {
        m_ready.push_back(lane);
        progress.readySlot = static_cast<std::uint32_t>(m_ready.size());
    }
    progress.state = state;
}

} // namespace loopscope::trace
