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

} // namespace

std::string nameOf(const Trace &trace, trace::LaneIndex index)
{
    const Lane &lane = trace.lane(index);
    if (const std::string_view name = trace.text(lane.name); !name.empty() && lane.kind == LaneKind::Task)
        return std::string(name);
    switch (lane.kind) {
    case LaneKind::Loop:
        return lane.number == 0 ? "loop" : "loop " + std::to_string(lane.number + 1);
    case LaneKind::Worker:
        return "worker " + std::to_string(lane.number + 1);
    default:
        return "task " + std::to_string(lane.number);
    }
}

std::string detailOf(const Trace &trace, trace::LaneIndex index)
{
    const Lane &lane = trace.lane(index);
    if (lane.kind == LaneKind::Loop) {
        const std::string_view name = trace.text(lane.name);
        return name.empty() || name == nameOf(trace, index) ? "loop thread" : std::string(name);
    }
    if (lane.kind == LaneKind::Worker)
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
        return joined("waits for " + std::string(wordFor(span.reason)), object);
    default: // executor, gather
        return titled(wordFor(span.reason), object);
    }
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

std::vector<std::string> runningWordings(const Span &span, Duration length)
{
    const std::string text = formatDuration(length);
    const char *verb = span.reason == Reason::Block     ? "blocks "
                       : span.reason == Reason::Compute ? "computes "
                                                        : "runs ";
    return {verb + text, text};
}

trace::LaneIndex runningTaskAt(const Trace &trace, Time time, Time now)
{
    const auto lanes = trace.lanes();
    for (std::size_t index = 0; index < lanes.size(); ++index) {
        const Lane &lane = lanes[index];
        if (lane.kind != LaneKind::Task || lane.begin > time || lane.end < time)
            continue;
        const auto at = spanAt(lane, time);
        if (!at || lane.spans[*at].state != trace::SpanState::Running)
            continue;
        if (endOf(lane.spans[*at], now) >= time)
            return static_cast<trace::LaneIndex>(index);
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
