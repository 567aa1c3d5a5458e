// The loop's own lane, and the stalls that its being held means for others: see builder.cpp.

#include "trace/builder.h"
#include "trace/counter.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace loopscope::trace {

namespace {

constexpr std::ptrdiff_t mostLoops = 16;
constexpr std::size_t mostVictims = 100;

} // namespace

void TraceBuilder::appendLoop(const SchedulingEvent &event)
{
    switch (event.kind) {
    case EventKind::LoopStarted: {
        const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
        m_trace.m_lanes[lane].name = event.object;
        if (event.detail > 0)
            m_trace.m_stallThreshold = Duration{event.detail};
        ++m_runningLoops;
        m_trace.m_complete = false;
        return;
    }
    case EventKind::LoopStopped: {
        const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
        m_trace.m_lanes[lane].end = close(lane, event.time);
        if (m_runningLoops > 0)
            --m_runningLoops;
        m_trace.m_complete = m_runningLoops == 0;
        return;
    }
    case EventKind::PoolStarted:
        m_trace.m_poolSize = static_cast<std::uint32_t>(std::clamp<std::int64_t>(event.detail, 0, 0xffff));
        return;
    case EventKind::IterationBegan: {
        const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, event.time);
        Span &span = open(lane, close(lane, event.time), SpanState::Running);
        span.subject = static_cast<std::uint32_t>(std::clamp<std::int64_t>(event.detail, 0, 0xffffffff));
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
    case EventKind::CallbackBegan:
        endCallback(event);
        m_callback.begin = event.time;
        m_callback.line = event.line;
        return;
    case EventKind::CallbackEnded:
        return endCallback(event);
    case EventKind::CancelRequested:
        m_trace.m_cancels.push_back(
            {event.time, m_trace.laneOfTask(TaskId{static_cast<std::uint32_t>(event.detail)}).value_or(noLane),
             m_trace.laneOfTask(TaskId{event.subject}).value_or(noLane), event.line});
        return;
    case EventKind::StallDetected: {
        const auto culprit =
            event.subject == 0 ? m_trace.laneOfLoop(event.lane) : m_trace.laneOfTask(TaskId{event.subject});
        if (event.subject == 0 && culprit && m_callback.begin != openEnd) {
            Stall &stall = stallFor(*culprit, m_callback.begin);
            stall.loop = *culprit;
            stall.line = m_callback.line;
            return;
        }
        Span *span = culprit ? openSpan(*culprit) : nullptr;
        if (span == nullptr || span->state != SpanState::Running || span->begin > timeFromNs(event.detail))
            return; // it is over: the slice's end has told the same already
        span->stalled = true;
        Stall &stall = stallFor(*culprit, span->begin);
        stall.loop = m_trace.laneOfLoop(event.lane).value_or(noLane);
        stall.reason = span->reason;
        stall.line = span->line;
        return;
    }
    case EventKind::Logged: {
        m_trace.m_log.push_back({event.time, laneOfOwner(event), event.object, event.line});
        return;
    }
    default:
        ++m_irregular; // a number that is no kind
        return;
    }
}

/// A callback that was too long is a stall like a slice that was.
void TraceBuilder::endCallback(const SchedulingEvent &event)
{
    if (m_callback.begin == openEnd)
        return;
    Span slice = std::exchange(m_callback, Span{openEnd});
    slice.end = std::max(event.time, slice.begin);
    const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, slice.begin);
    const bool isTold =
        !m_trace.m_stalls.empty() && m_trace.m_stalls.back().culprit == lane && m_trace.m_stalls.back().end == openEnd;
    if (isTold || slice.length() >= m_trace.m_stallThreshold)
        endStall(lane, slice);
}

Stall &TraceBuilder::stallFor(LaneIndex culprit, Time begin)
{
    auto &stalls = m_trace.m_stalls;
    // A loop has one stall at a time, so an open one is among the last.
    const auto last = stalls.rbegin() + std::min<std::ptrdiff_t>(std::ssize(stalls), mostLoops);
    const auto open = std::find_if(
        stalls.rbegin(), last, [&](const Stall &stall) { return stall.end == openEnd && stall.culprit == culprit; });
    if (open != last)
        return *open;
    const auto place = std::upper_bound(stalls.begin(), stalls.end(), begin,
                                        [](Time time, const Stall &stall) { return time < stall.begin; });
    Stall stall;
    stall.culprit = culprit;
    stall.begin = begin;
    return *stalls.insert(place, std::move(stall));
}

void TraceBuilder::endStall(LaneIndex culprit, const Span &slice)
{
    Stall &stall = stallFor(culprit, slice.begin);
    stall.end = std::max(slice.end, stall.begin);
    stall.reason = slice.reason;
    stall.line = slice.line;
    if (stall.loop == noLane)
        stall.loop = m_trace.laneOfLoop(0).value_or(noLane);
    stall.victims.clear();
    stall.otherVictims = 0;
    std::vector<Victim> victims;
    for (const LaneIndex lane : m_ready) {
        const Duration lost = stall.end - std::max(stall.begin, m_trace.lane(lane).spans.back().begin);
        if (lost > Duration::zero())
            victims.push_back({lane, lost});
    }
    // Those who were there first have lost most.
    std::sort(victims.begin(), victims.end(), [](const Victim &a, const Victim &b) { return a.lane < b.lane; });
    std::stable_sort(victims.begin(), victims.end(), [](const Victim &a, const Victim &b) { return a.lost > b.lost; });
    for (const Victim &victim : victims)
        addVictim(stall, victim);
    std::sort(stall.victims.begin(), stall.victims.end(),
              [](const Victim &a, const Victim &b) { return a.lane < b.lane; });
    if (stall.loop == noLane)
        return;
    auto &iterations = m_trace.m_lanes[stall.loop].spans;
    if (!iterations.empty() && iterations.back().state == SpanState::Running)
        iterations.back().stalled = true;
}

/// A stall remembers its first victims by name and the rest by number: ten thousand tasks that stall each other would
/// fill the memory.
void TraceBuilder::addVictim(Stall &stall, Victim victim)
{
    if (stall.victims.size() < mostVictims)
        stall.victims.push_back(victim);
    else
        ++stall.otherVictims;
}

/// A task that turns out to have been ready while the loop was stalled was held up by that stall.
void TraceBuilder::addLateVictim(LaneIndex lane, Time readySince)
{
    auto &stalls = m_trace.m_stalls;
    for (auto stall = stalls.rbegin(); stall != stalls.rend() && stall->end != openEnd && readySince < stall->end;
         ++stall) {
        if (stall->culprit != lane)
            addVictim(*stall, {lane, stall->end - std::max(stall->begin, readySince)});
    }
}

} // namespace loopscope::trace
