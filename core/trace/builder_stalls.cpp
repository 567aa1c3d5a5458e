// What a loop's being held for too long means for others: see builder.cpp.

#include "trace/builder.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace loopscope::trace {

namespace {

constexpr std::ptrdiff_t mostLoops = 16;
constexpr std::size_t mostVictims = 100;

} // namespace

/// The watchdog tells while it lasts what the end of the slice would tell later.
void TraceBuilder::detectStall(const SchedulingEvent &event)
{
    const auto culprit =
        event.subject == 0 ? m_trace.laneOfLoop(event.lane) : m_trace.laneOfTask(TaskId{event.subject});
    if (!culprit)
        return;
    const bool isCallback = event.subject == 0;
    Span *span = isCallback ? &progressOf(event.lane).callback : openSpan(*culprit);
    const bool isRunning = span != nullptr && (isCallback ? span->begin != openEnd : span->state == SpanState::Running);
    if (!isRunning || span->begin > timeFromNs(event.detail))
        return; // it is over
    const Span slice = *span;
    span->stalled = !isCallback;
    Stall &stall = stallFor(*culprit, slice.begin);
    stall.reason = slice.reason;
    stall.line = slice.line;
}

/// A callback that was too long is a stall like a slice that was.
void TraceBuilder::endCallback(const SchedulingEvent &event)
{
    Span &callback = progressOf(event.lane).callback;
    if (callback.begin == openEnd)
        return;
    Span slice = std::exchange(callback, Span{openEnd});
    slice.end = std::max(event.time, slice.begin);
    const LaneIndex lane = laneFor(LaneKind::Loop, event.lane, slice.begin);
    if (slice.length() < m_trace.m_stallThreshold)
        return dropStall(lane);
    if (Span *iteration = openSpan(lane)) {
        iteration->reason = slice.reason;
        iteration->line = slice.line;
    }
    endStall(lane, slice);
}

/// A loop has one stall at a time, so an open one is among the last.
Stall *TraceBuilder::openStall(LaneIndex culprit)
{
    auto &stalls = m_trace.m_stalls;
    const auto last = stalls.rbegin() + std::min<std::ptrdiff_t>(std::ssize(stalls), mostLoops);
    const auto open = std::find_if(
        stalls.rbegin(), last, [&](const Stall &stall) { return stall.end == openEnd && stall.culprit == culprit; });
    return open == last ? nullptr : &*open;
}

Stall &TraceBuilder::stallFor(LaneIndex culprit, Time begin)
{
    if (Stall *open = openStall(culprit))
        return *open;
    auto &stalls = m_trace.m_stalls;
    const auto place = std::upper_bound(stalls.begin(), stalls.end(), begin,
                                        [](Time time, const Stall &stall) { return time < stall.begin; });
    Stall stall;
    stall.loop = loopOf(culprit);
    stall.culprit = culprit;
    stall.begin = begin;
    const auto index = static_cast<std::size_t>(place - stalls.begin());
    stalls.insert(place, std::move(stall));
    listStall(index);
    return stalls[index];
}

/// Of the loop that was held, and of the culprit.
std::vector<std::vector<std::uint32_t> *> TraceBuilder::stallListsOf(std::size_t index)
{
    const Stall &stall = m_trace.m_stalls[index];
    std::vector<std::vector<std::uint32_t> *> lists;
    if (stall.loop != noLane)
        lists.push_back(&m_trace.m_lanes[stall.loop].stalls);
    if (stall.culprit != stall.loop)
        lists.push_back(&m_trace.m_lanes[stall.culprit].stalls);
    return lists;
}

/// Those behind it, of other loops, have moved on by one. They are few.
void TraceBuilder::listStall(std::size_t index)
{
    for (std::size_t moved = m_trace.m_stalls.size() - 1; moved > index; --moved) {
        for (std::vector<std::uint32_t> *list : stallListsOf(moved))
            ++*std::find(list->rbegin(), list->rend(), static_cast<std::uint32_t>(moved - 1));
    }
    const auto place = static_cast<std::uint32_t>(index);
    for (std::vector<std::uint32_t> *list : stallListsOf(index))
        list->insert(std::upper_bound(list->begin(), list->end(), place), place);
}

/// Before it is erased.
void TraceBuilder::unlistStall(std::size_t index)
{
    for (std::vector<std::uint32_t> *list : stallListsOf(index))
        list->erase(std::find(list->begin(), list->end(), static_cast<std::uint32_t>(index)));
    for (std::size_t moved = index + 1; moved < m_trace.m_stalls.size(); ++moved) {
        for (std::vector<std::uint32_t> *list : stallListsOf(moved))
            --*std::find(list->rbegin(), list->rend(), static_cast<std::uint32_t>(moved));
    }
}

/// The watchdog reads the clock after the slice. Where its thread stood still in between, it tells of a stall of a
/// slice that was short enough.
void TraceBuilder::dropStall(LaneIndex culprit)
{
    const Stall *open = openStall(culprit);
    if (open == nullptr)
        return;
    const std::ptrdiff_t index = open - m_trace.m_stalls.data();
    unlistStall(static_cast<std::size_t>(index));
    m_trace.m_stalls.erase(m_trace.m_stalls.begin() + index);
}

void TraceBuilder::endStall(LaneIndex culprit, const Span &slice)
{
    Stall &stall = stallFor(culprit, slice.begin);
    stall.end = std::max(slice.end, stall.begin);
    stall.reason = slice.reason;
    stall.line = slice.line;
    const Lane &holder = m_trace.lane(culprit);
    const std::uint32_t loop = holder.kind == LaneKind::Task ? holder.loop : holder.number;
    progressOf(loop).lastStallEnd = std::max(progressOf(loop).lastStallEnd, stall.end);
    stall.victims.clear();
    stall.otherVictims = 0;
    std::vector<Victim> victims;
    for (const LaneIndex lane : m_ready) {
        if (m_trace.lane(lane).loop != loop)
            continue;
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

/// A task that turns out to have been ready while its loop was stalled was held up by that stall.
void TraceBuilder::addLateVictim(LaneIndex lane, Time readySince)
{
    if (readySince >= progressOf(m_trace.lane(lane).loop).lastStallEnd)
        return;
    const LaneIndex loop = loopOf(lane);
    for (std::size_t index = m_trace.m_stalls.size(); index-- > 0;) {
        Stall &stall = m_trace.m_stalls[index];
        if (stall.loop != loop)
            continue;
        if (stall.end == openEnd || readySince >= stall.end)
            return;
        if (stall.culprit != lane)
            addVictim(stall, {lane, stall.end - std::max(stall.begin, readySince)});
    }
}

} // namespace loopscope::trace
