#include "support/trace_checks.h"

#include "trace/counter.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace loopscope::test {

using trace::Lane;
using trace::LaneIndex;
using trace::LaneKind;
using trace::noLane;
using trace::Span;
using trace::SpanState;
using trace::Stall;
using trace::Trace;

namespace {

std::string timeText(Time time)
{
    if (time == openEnd)
        return "…";
    const std::int64_t ns = toNs(time);
    return ns % 1'000'000 == 0 ? std::to_string(ns / 1'000'000) : std::to_string(ns) + "ns";
}

std::string nameOf(const Trace &trace, LaneIndex lane)
{
    if (lane == noLane)
        return "nobody";
    const Lane &named = trace.lane(lane);
    const std::string text(trace.text(named.name));
    return "lane " + std::to_string(lane) + " (" + (text.empty() ? std::to_string(named.number) : text) + ')';
}

std::string laneFlaw(const Trace &trace, LaneIndex index)
{
    const Lane &lane = trace.lane(index);
    const std::string who = nameOf(trace, index);
    if (lane.end < lane.begin)
        return who + " ends before it begins";
    if (lane.parent != noLane &&
        (lane.parent >= index || lane.depth != std::min(trace.lane(lane.parent).depth + 1, 0xffff)))
        return who + " does not come one below its parent";
    const auto &spans = lane.spans;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto flaw = [&](const char *what) {
            return who + ", span " + std::to_string(i) + " of " + lifeOf(trace, lane) + ": " + what;
        };
        if (spans[i].end < spans[i].begin)
            return flaw("ends before it begins");
        if (spans[i].isOpen() && (i + 1 != spans.size() || (lane.kind == LaneKind::Task && lane.end != openEnd)))
            return flaw("is open, but something follows it");
        if (i > 0 && spans[i].begin < spans[i - 1].end)
            return flaw("overlaps the one before");
        if (lane.kind == LaneKind::Task && i > 0 && spans[i].begin != spans[i - 1].end)
            return flaw("leaves a hole");
    }
    if (lane.kind != LaneKind::Task || spans.empty())
        return {};
    if (spans.front().begin != lane.begin)
        return who + ": a hole after its creation: " + lifeOf(trace, lane);
    if (lane.end != openEnd && spans.back().end != lane.end)
        return who + ": a hole before its end: " + lifeOf(trace, lane);
    return {};
}

std::string jobLaneFlaw(const Trace &trace, LaneIndex index)
{
    for (const Span &span : trace.lane(index).spans) {
        if (span.state == SpanState::Ready)
            return nameOf(trace, index) + ": a job is ready";
        if (span.state == SpanState::Suspended && span.reason == trace::Reason::None)
            return nameOf(trace, index) + ": a job waits for nothing";
    }
    return {};
}

/// A job that waited goes on at once.
std::string jobHoleFlaw(const Trace &trace, const Lane &lane)
{
    for (std::size_t i = 1; i < lane.spans.size(); ++i) {
        if (lane.spans[i].subject == lane.spans[i - 1].subject && lane.spans[i].begin != lane.spans[i - 1].end)
            return "a job has a hole: " + lifeOf(trace, lane);
    }
    return {};
}

std::string sampleFlaw(const trace::Counter &counter)
{
    for (std::size_t i = 1; i < counter.samples.size(); ++i) {
        if (counter.samples[i].time <= counter.samples[i - 1].time)
            return "samples of a counter are out of order";
    }
    return {};
}

/// Running spans of a loop's tasks, by begin.
std::string exclusionFlaw(const Trace &trace, std::uint32_t loop)
{
    std::vector<std::pair<Span, LaneIndex>> slices;
    for (LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
        if (trace.lane(lane).kind != LaneKind::Task || trace.lane(lane).loop != loop)
            continue;
        for (const Span &span : trace.lane(lane).spans) {
            if (span.state == SpanState::Running)
                slices.emplace_back(span, lane);
        }
    }
    // Many slices have no length on the virtual clock; among those that begin together, they come first.
    std::stable_sort(slices.begin(), slices.end(), [](const auto &a, const auto &b) {
        return a.first.begin != b.first.begin ? a.first.begin < b.first.begin : a.first.end < b.first.end;
    });
    for (std::size_t i = 1; i < slices.size(); ++i) {
        if (slices[i].first.begin < slices[i - 1].first.end)
            return nameOf(trace, slices[i - 1].second) + " and " + nameOf(trace, slices[i].second) +
                   " run at the same time, at " + timeText(slices[i].first.begin);
    }
    return {};
}

std::string counterFlaw(const trace::Counter &counter, std::string_view what, bool cameToItsEnd)
{
    for (const trace::Sample &sample : counter.samples) {
        if (sample.value < 0)
            return std::string(what) + " is negative at " + timeText(sample.time);
    }
    if (cameToItsEnd && !counter.samples.empty() && counter.samples.back().value != 0)
        return std::string(what) + " ends at " + std::to_string(std::lround(counter.samples.back().value));
    return {};
}

std::map<LaneIndex, Duration> victimsByCount(const Trace &trace, const Stall &stall)
{
    std::map<LaneIndex, Duration> victims;
    for (LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
        if (trace.lane(lane).kind != LaneKind::Task || trace.laneOfLoop(trace.lane(lane).loop) != stall.loop)
            continue;
        for (const Span &span : trace.lane(lane).spans) {
            const Duration lost = std::min(span.end, stall.end) - std::max(span.begin, stall.begin);
            if (span.state == SpanState::Ready && lost > Duration::zero())
                victims[lane] += lost;
        }
    }
    return victims;
}

std::string victimsText(const Trace &trace, const std::map<LaneIndex, Duration> &victims)
{
    std::string text;
    for (const auto &[lane, lost] : victims)
        text += ' ' + nameOf(trace, lane) + ' ' + std::to_string(lost.count()) + "ns";
    return text.empty() ? " nobody" : text;
}

std::string stallFlaw(const Trace &trace, const Stall &stall)
{
    if (stall.end == openEnd)
        return "a stall is still open";
    if (stall.end - stall.begin < trace.stallThreshold())
        return "a stall is shorter than the threshold";
    std::map<LaneIndex, Duration> told;
    for (const trace::Victim &victim : stall.victims)
        told[victim.lane] += victim.lost;
    // Its first victims by name, the others by number.
    const auto counted = victimsByCount(trace, stall);
    const bool areThose = std::all_of(told.begin(), told.end(), [&](const auto &each) {
        const auto place = counted.find(each.first);
        return place != counted.end() && place->second == each.second;
    });
    if (areThose && told.size() + stall.otherVictims == counted.size())
        return {};
    return "the stall " + timeText(stall.begin) + '-' + timeText(stall.end) + " tells" + victimsText(trace, told) +
           " where there are" + victimsText(trace, counted);
}

} // namespace

std::string shapeFlaw(const Trace &trace)
{
    for (LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
        if (std::string flaw = laneFlaw(trace, lane); !flaw.empty())
            return flaw;
        if (!runsJobs(trace.lane(lane).kind))
            continue;
        if (std::string flaw = jobLaneFlaw(trace, lane); !flaw.empty())
            return flaw;
    }
    for (std::size_t i = 1; i < trace.stalls().size(); ++i) {
        if (trace.stalls()[i].begin < trace.stalls()[i - 1].begin)
            return "stalls are not in order of their begin";
    }
    for (const Stall &stall : trace.stalls()) {
        if (stall.end < stall.begin)
            return "a stall ends before it begins";
    }
    for (const trace::Counter &counter : trace.counters()) {
        if (std::string flaw = sampleFlaw(counter); !flaw.empty())
            return flaw;
    }
    return {};
}

std::string runFlaw(const Trace &trace, bool cameToItsEnd)
{
    if (std::string flaw = shapeFlaw(trace); !flaw.empty())
        return flaw;
    for (const trace::Counter &counter : trace.counters()) {
        const bool ofLoop = counter.kind == trace::CounterKind::ReadyQueue;
        const std::string what =
            (ofLoop ? "the ready queue of loop " : "the queue of pool ") + std::to_string(counter.number);
        if (std::string flaw = counterFlaw(counter, what, ofLoop || cameToItsEnd); !flaw.empty())
            return flaw;
    }
    for (const Lane &lane : trace.lanes()) {
        std::string flaw;
        if (lane.kind == LaneKind::Loop)
            flaw = exclusionFlaw(trace, lane.number);
        else if (runsJobs(lane.kind))
            flaw = jobHoleFlaw(trace, lane);
        if (!flaw.empty())
            return flaw;
        if (lane.kind == LaneKind::Task && lane.end == openEnd)
            return "a task has no end: " + lifeOf(trace, lane);
    }
    for (const Stall &stall : trace.stalls()) {
        if (std::string flaw = stallFlaw(trace, stall); !flaw.empty())
            return flaw;
    }
    const auto isLoop = [](const Lane &lane) { return lane.kind == LaneKind::Loop; };
    const bool hasLoop = std::any_of(trace.lanes().begin(), trace.lanes().end(), isLoop);
    return !hasLoop || trace.isComplete() ? std::string{} : "a loop has not stopped";
}

std::string lifeOf(const Trace &trace, std::string_view task)
{
    for (const Lane &lane : trace.lanes()) {
        if (lane.kind == LaneKind::Task && trace.text(lane.name) == task)
            return lifeOf(trace, lane);
    }
    return "there is no such task";
}

std::string lifeOf(const Trace &trace, const Lane &lane)
{
    std::string text;
    for (const Span &span : lane.spans) {
        text += text.empty() ? "" : " | ";
        if (span.state == SpanState::Ready)
            text += "ready";
        else if (span.state == SpanState::Running && runsJobs(lane.kind))
            text += trace.text(span.object);
        else if (span.state == SpanState::Running)
            text += span.stalled ? "stall" : "run";
        else
            text += lane.kind == LaneKind::Loop ? "idle" : wordFor(span.reason);
        text += ' ' + timeText(span.begin) + '-' + timeText(span.end);
    }
    return text;
}

} // namespace loopscope::test
