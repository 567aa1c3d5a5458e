#include "timeline/words.h"

#include "timeline/format.h"

#include <algorithm>

namespace loopscope::timeline {

using trace::Lane;
using trace::LaneKind;
using trace::Reason;
using trace::Span;
using trace::Trace;

namespace {

std::string joined(std::string_view before, std::string_view object)
{
    return object.empty() ? std::string(before) : std::string(before) + ' ' + std::string(object);
}

std::string titled(std::string_view what, std::string_view object)
{
    return object.empty() ? std::string(what) : std::string(what) + ": " + std::string(object);
}

constexpr std::string_view waitsFor = "waits for ";

/// So many tasks are asked at most whether they run: of thousands that share an iteration, none is what it is about.
constexpr int mostAsked = 128;

bool startsWith(std::string_view text, std::string_view beginning)
{
    return text.substr(0, beginning.size()) == beginning;
}

} // namespace

std::string nameOf(const Trace &trace, trace::LaneIndex index)
{
    const Lane &lane = trace.lane(index);
    if (const std::string_view name = trace.text(lane.name); !name.empty() && lane.kind != LaneKind::Loop)
        return std::string(name);
    switch (lane.kind) {
    case LaneKind::Loop:
        return lane.number == 0 ? "loop" : "loop " + std::to_string(lane.number + 1);
    case LaneKind::Worker:
        return "worker " + std::to_string(lane.number + 1);
    case LaneKind::Thread:
        return "thread " + std::to_string(lane.number + 1);
    case LaneKind::Process:
        return "process " + std::to_string(lane.number + 1);
    case LaneKind::Track:
        return "track " + std::to_string(index + 1);
    case LaneKind::Task:
        break;
    }
    return "task " + std::to_string(lane.number);
}

std::string detailOf(const Trace &trace, trace::LaneIndex index)
{
    const Lane &lane = trace.lane(index);
    if (lane.kind == LaneKind::Loop) {
        const std::string_view name = trace.text(lane.name);
        return name.empty() || name == nameOf(trace, index) ? "loop thread" : std::string(name);
    }
    if (runsJobs(lane.kind))
        return {};
    const std::string_view coroutine = trace.text(lane.coroutine);
    return coroutine == nameOf(trace, index) ? std::string{} : std::string(coroutine);
}

std::string reasonOf(const Trace &trace, const Span &span, Time now)
{
    const std::string_view object = trace.text(span.object);
    switch (span.reason) {
    case Reason::Sleep:
        return "sleep " +
               formatNominal(lengthOf({span.begin, span.deadline == openEnd ? endOf(span, now) : span.deadline}));
    case Reason::Io:
        return titled("I/O", object);
    case Reason::Task:
        return joined(object.empty() ? "waits for a task" : "waits for task", object);
    case Reason::Future:
        return joined(object.empty() ? "waits for a future" : "waits for future", object);
    case Reason::None:
        return joined("waits", object.empty() ? std::string_view{} : object);
    case Reason::Event:
    case Reason::Condition:
    case Reason::Barrier:
    case Reason::Lock:
    case Reason::Semaphore:
    case Reason::Queue:
    case Reason::Mutex:
    case Reason::Thread:
        return joined("waits for " + std::string(wordFor(span.reason)), object);
    case Reason::Gil:
        return "waits for the GIL";
    default: // executor, gather
        return titled(wordFor(span.reason), object);
    }
}

std::vector<std::string> waitWordings(const Trace &trace, const Span &span, Time now)
{
    const std::string reason = reasonOf(trace, span, now);
    if (!startsWith(reason, waitsFor))
        return {reason};
    return {reason, span.reason == Reason::Gil ? "GIL" : reason.substr(waitsFor.size())};
}

std::vector<std::string> readyWordings(const Trace &trace, const Lane &lane, const Piece &piece)
{
    const std::string length = formatDuration(lengthOf(piece.time));
    std::vector<std::string> wordings;
    const bool first = piece.span == 0 && lane.spans.front().cause.kind == trace::CauseKind::Created;
    if (first && lengthOf(piece.time) >= trace.stallThreshold())
        wordings.push_back("ready, cannot start for " + length);
    wordings.push_back("ready, waits " + length);
    wordings.push_back("ready " + length);
    wordings.push_back(length);
    return wordings;
}

std::vector<std::string> runningWordings(const Trace &trace, const Span &span, Duration length)
{
    const std::string text = formatDuration(length);
    if (isWait(span.reason)) { // and holds the loop
        const std::string reason = reasonOf(trace, span, span.end);
        const std::string waits = "waits " + text;
        const bool saysFor = startsWith(reason, waitsFor);
        return {saysFor ? waits + " for " + reason.substr(waitsFor.size()) : waits, waits, text};
    }
    const char *verb = span.reason == Reason::Block     ? "blocks "
                       : span.reason == Reason::Compute ? "computes "
                                                        : "runs ";
    return {verb + text, text};
}

std::vector<std::string> jobWordings(const Trace &trace, const Span &span, Duration length, bool named)
{
    const std::string text = formatDuration(length);
    const std::string job(trace.text(span.object));
    const trace::Hop *hop = trace.hopOfJob(JobId{span.subject});
    if (hop != nullptr && hop->ending == trace::Ending::Abandoned && hop->finished == span.end)
        return {job + "  " + text + ", abandoned", "abandoned", job, text};
    return named ? std::vector{text} : std::vector{job + "  " + text, job, text};
}

std::string poolNameOf(const Trace &trace, std::uint32_t number)
{
    const trace::Pool *pool = trace.pool(number);
    if (pool != nullptr && !trace.text(pool->name).empty())
        return std::string(trace.text(pool->name));
    return number == 0 || number == trace::noPool ? "pool" : "pool " + std::to_string(number + 1);
}

std::vector<std::string> poolSizeWordings(const Trace &trace, std::uint32_t number)
{
    const trace::Pool *pool = trace.pool(number);
    const auto lanes = trace.lanes();
    const auto known = std::count_if(lanes.begin(), lanes.end(), [&](const Lane &lane) {
        return lane.pool == number && lane.kind != LaneKind::Thread && runsJobs(lane.kind);
    });
    const auto size = pool != nullptr && pool->size > 0 ? pool->size : static_cast<std::uint32_t>(known);
    const bool ofProcesses = pool != nullptr && pool->kind == trace::WorkerKind::Process;
    const char *what = ofProcesses ? (size == 1 ? " process" : " processes") : (size == 1 ? " worker" : " workers");
    return {std::to_string(size) + what, std::to_string(size)};
}

std::string ownerOf(const Trace &trace, trace::CounterKind kind, std::uint32_t number)
{
    if (kind == trace::CounterKind::PoolQueue)
        return trace.pools().size() > 1 ? poolNameOf(trace, number) : std::string{};
    const auto lanes = trace.lanes();
    const auto loops =
        std::count_if(lanes.begin(), lanes.end(), [](const Lane &lane) { return lane.kind == LaneKind::Loop; });
    const auto loop = trace.laneOfLoop(number);
    return loops > 1 && loop ? nameOf(trace, *loop) : std::string{};
}

trace::LaneIndex runningTaskAt(const Trace &trace, std::uint32_t loop, Time time, Time now)
{
    const auto runs = [&](trace::LaneIndex index) {
        const Lane &lane = trace.lane(index);
        if (lane.kind != LaneKind::Task || lane.loop != loop || lane.begin > time || lane.end < time)
            return false;
        const auto at = spanAt(lane, time);
        return at && lane.spans[*at].state == trace::SpanState::Running && endOf(lane.spans[*at], now) >= time;
    };
    // Who runs was made ready a short while ago, or is among the first, or holds the loop for long.
    const auto wakeups = trace.wakeups();
    auto wakeup = std::partition_point(wakeups.begin(), wakeups.end(),
                                       [&](const trace::Wakeup &each) { return each.time <= time; });
    for (int left = mostAsked; left > 0 && wakeup != wakeups.begin(); --left) {
        --wakeup;
        if (runs(wakeup->to))
            return wakeup->to;
    }
    const auto first = static_cast<trace::LaneIndex>(std::min<std::size_t>(trace.lanes().size(), mostAsked));
    for (trace::LaneIndex index = 0; index < first; ++index) {
        if (runs(index))
            return index;
    }
    const auto stalls = trace.stalls();
    auto stall = std::partition_point(stalls.begin(), stalls.end(),
                                      [&](const trace::Stall &each) { return each.begin <= time; });
    for (int left = mostAsked; left > 0 && stall != stalls.begin(); --left) {
        --stall;
        if (stall->culprit < trace.lanes().size() && runs(stall->culprit))
            return stall->culprit;
    }
    return trace::noLane;
}

std::string endingOf(const Trace &trace, const Lane &lane)
{
    switch (lane.ending) {
    case trace::Ending::Failed:
        return titled("failed", trace.text(lane.error));
    case trace::Ending::Cancelled:
    case trace::Ending::Abandoned:
        return std::string(wordFor(lane.ending));
    default:
        return {};
    }
}

} // namespace loopscope::timeline
