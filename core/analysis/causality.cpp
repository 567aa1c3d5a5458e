#include "analysis/causality.h"

#include "analysis/hops.h"

#include <algorithm>

namespace loopscope::analysis {

using trace::CauseKind;
using trace::Lane;
using trace::LaneIndex;
using trace::LaneKind;
using trace::SpanState;
using trace::Trace;

namespace {

/// How many records of a trace are looked at, at most, behind the place where they begin to be of interest.
constexpr std::ptrdiff_t mostLooked = 1'000'000;

trace::Span spanOf(const Trace &trace, SpanRef ref)
{
    return trace.lane(ref.lane).spans[ref.span];
}

/// The records of one kind from a time on, as many as are looked at.
template <class Record, class TimeOf>
std::span<const Record> from(std::span<const Record> records, Time time, TimeOf timeOf)
{
    const auto first = std::partition_point(records.begin(), records.end(),
                                            [&](const Record &record) { return timeOf(record) < time; });
    return {first, std::min<std::size_t>(static_cast<std::size_t>(records.end() - first), mostLooked)};
}

std::span<const trace::Wakeup> wakeupsFrom(const Trace &trace, Time time)
{
    return from(trace.wakeups(), time, [](const trace::Wakeup &wakeup) { return wakeup.time; });
}

LinkKind kindFor(CauseKind kind)
{
    switch (kind) {
    case CauseKind::Created:
        return LinkKind::Create;
    case CauseKind::Yielded:
        return LinkKind::Yield;
    case CauseKind::Timer:
        return LinkKind::Timer;
    case CauseKind::Io:
        return LinkKind::Io;
    case CauseKind::Job:
        return LinkKind::Return;
    case CauseKind::Cancel:
        return LinkKind::Cancel;
    case CauseKind::Callback:
        return LinkKind::Callback;
    case CauseKind::Task:
    case CauseKind::None:
        break;
    }
    return LinkKind::Wake;
}

/// From one span of a lane to the next.
Link next(const Trace &trace, LinkKind kind, SpanRef ref)
{
    const SpanRef after{ref.lane, ref.span + 1};
    const Time began = trace.lane(ref.lane).spans.beginOf(after.span);
    return {kind, ref, began, after, began};
}

/// Into a span at whose beginning the task became ready.
std::optional<Link> linkInto(const Trace &trace, SpanRef ref)
{
    const trace::Span span = spanOf(trace, ref);
    const LinkKind kind = kindFor(span.cause.kind);
    const bool ownDoing = kind == LinkKind::Timer || kind == LinkKind::Io || kind == LinkKind::Yield;
    if (ownDoing)
        return ref.span > 0 ? std::optional(next(trace, kind, {ref.lane, ref.span - 1})) : std::nullopt;
    if (span.cause.kind == CauseKind::None)
        return std::nullopt;
    for (const trace::Wakeup &wakeup : wakeupsFrom(trace, span.begin)) {
        if (wakeup.time > span.begin)
            break;
        if (wakeup.to != ref.lane || wakeup.toSpan != ref.span)
            continue;
        Link link{kind, {wakeup.from, wakeup.fromSpan}, wakeup.time, ref, span.begin};
        if (const trace::Hop *hop = kind == LinkKind::Return ? trace.hopOfJob(JobId{span.cause.id}) : nullptr) {
            link.from = lastSpanOf(trace, *hop).value_or(link.from);
            link.left = std::min(hop->posted, std::min(hop->finished, wakeup.time));
        }
        return contains(trace, link.from) ? std::optional(link) : std::nullopt;
    }
    return std::nullopt;
}

/// Where a running span's task became ready: its wait in the queue, or itself, where it did not wait.
SpanRef readinessOf(const Trace &trace, SpanRef ref)
{
    const auto &spans = trace.lane(ref.lane).spans;
    const bool waited = ref.span > 0 && spans.outlineOf(ref.span).state == SpanState::Running &&
                        spans.outlineOf(ref.span - 1).state == SpanState::Ready;
    return {ref.lane, waited ? ref.span - 1 : ref.span};
}

std::optional<Link> causeOfTaskSpan(const Trace &trace, SpanRef ref)
{
    if (spanOf(trace, ref).state == SpanState::Suspended)
        return ref.span > 0 ? std::optional(next(trace, LinkKind::Wait, {ref.lane, ref.span - 1})) : std::nullopt;
    const SpanRef ready = readinessOf(trace, ref);
    return ready == ref ? linkInto(trace, ref) : next(trace, LinkKind::Turn, ready);
}

std::optional<Link> causeOfJob(const Trace &trace, SpanRef ref)
{
    const trace::Hop *hop = trace.hopOfJob(JobId{spanOf(trace, ref).subject});
    if (hop == nullptr || hop->submitter == trace::noLane || hop->worker != ref.lane)
        return std::nullopt;
    const Link link{LinkKind::Submit,
                    {hop->submitter, hop->submitterSpan},
                    hop->submitted,
                    {hop->worker, hop->workerSpan},
                    hop->started};
    return contains(trace, link.from) ? std::optional(link) : std::nullopt;
}

/// Collects links, of which it keeps the first.
class Collector {
public:
    Collector(const Trace &trace, SpanRef of, std::size_t most) : m_trace(trace), m_of(of), m_most(most) {}

    void submits()
    {
        const trace::Span span = spanOf(m_trace, m_of);
        const Time end = endIn(m_trace, span.end);
        for (const trace::Hop &hop :
             from(m_trace.hops(), span.begin, [](const trace::Hop &each) { return each.submitted; })) {
            if (hop.submitted > end)
                break;
            if (hop.submitter == m_of.lane && hop.submitterSpan == m_of.span && hop.worker != trace::noLane)
                m_links.push_back({LinkKind::Submit, m_of, hop.submitted, {hop.worker, hop.workerSpan}, hop.started});
        }
    }

    /// Also of those that happen when the span is over already: what a task left behind is done a little later.
    void wakeups()
    {
        for (const trace::Wakeup &wakeup : wakeupsFrom(m_trace, spanOf(m_trace, m_of).begin)) {
            if (wakeup.from != m_of.lane)
                continue;
            if (wakeup.fromSpan > m_of.span)
                break;
            if (wakeup.fromSpan == m_of.span)
                m_links.push_back({kindFor(m_trace.causeOf(wakeup).kind),
                                   m_of,
                                   wakeup.time,
                                   {wakeup.to, wakeup.toSpan},
                                   wakeup.time});
        }
    }

    /// Of those who were ready or ran already; the others have been woken.
    void cancels()
    {
        const Time end = endIn(m_trace, spanOf(m_trace, m_of).end);
        const std::size_t woken = m_links.size();
        for (const trace::CancelMark &mark : from(m_trace.cancels(), spanOf(m_trace, m_of).begin,
                                                  [](const trace::CancelMark &each) { return each.time; })) {
            if (mark.time > end)
                break;
            const auto told = std::find_if(m_links.begin(), m_links.begin() + static_cast<std::ptrdiff_t>(woken),
                                           [&](const Link &link) { return link.to.lane == mark.to; });
            if (mark.from == m_of.lane && mark.fromSpan == m_of.span && mark.to != trace::noLane &&
                told == m_links.begin() + static_cast<std::ptrdiff_t>(woken))
                m_links.push_back({LinkKind::Cancel, m_of, mark.time, {mark.to, mark.toSpan}, mark.time});
        }
    }

    /// Back to whoever waits for the job that the span is of.
    void returns()
    {
        const trace::Hop *hop = m_trace.hopOfJob(JobId{spanOf(m_trace, m_of).subject});
        if (hop == nullptr || hop->submitter == trace::noLane || hop->ready == openEnd)
            return;
        std::optional<SpanRef> to = returnOf(m_trace, *hop);
        if (to)
            m_links.push_back({LinkKind::Return, m_of, std::min(hop->finished, hop->ready), *to, hop->ready});
    }

    /// What the lane itself did next.
    void own()
    {
        const auto &spans = m_trace.lane(m_of.lane).spans;
        if (m_of.span + 1 >= spans.size())
            return;
        const SpanState state = spans.outlineOf(m_of.span).state;
        const SpanState after = spans.outlineOf(m_of.span + 1).state;
        LinkKind kind = LinkKind::Turn;
        if (state == SpanState::Running)
            kind = after == SpanState::Suspended ? LinkKind::Wait : LinkKind::Yield;
        else if (const LinkKind ending = kindFor(spans[m_of.span + 1].cause.kind);
                 state == SpanState::Suspended && (ending == LinkKind::Timer || ending == LinkKind::Io))
            kind = ending;
        m_own = next(m_trace, kind, m_of);
    }

    Effects take()
    {
        std::stable_sort(m_links.begin(), m_links.end(), [](const Link &a, const Link &b) { return a.left < b.left; });
        if (m_own)
            m_links.push_back(*m_own);
        Effects effects;
        effects.more = m_links.size() - std::min(m_links.size(), m_most);
        m_links.resize(m_links.size() - effects.more);
        effects.links = std::move(m_links);
        return effects;
    }

private:
    const Trace &m_trace;
    SpanRef m_of;
    std::size_t m_most;
    std::vector<Link> m_links;
    std::optional<Link> m_own;
};

} // namespace

std::optional<Link> causeOf(const Trace &trace, SpanRef ref)
{
    const LaneKind kind = trace.lane(ref.lane).kind;
    if (kind == LaneKind::Task)
        return causeOfTaskSpan(trace, ref);
    return trace::runsJobs(kind) ? causeOfJob(trace, ref) : std::nullopt;
}

Effects effectsOf(const Trace &trace, SpanRef ref, std::size_t most)
{
    const LaneKind kind = trace.lane(ref.lane).kind;
    const bool runs = trace.lane(ref.lane).spans.outlineOf(ref.span).state == SpanState::Running;
    Collector effects(trace, ref, most);
    if (trace::runsJobs(kind)) {
        effects.submits();
        effects.returns();
        return effects.take();
    }
    if (runs) {
        effects.wakeups();
        if (kind == LaneKind::Task) {
            effects.submits();
            effects.cancels();
        }
    }
    if (kind == LaneKind::Task)
        effects.own();
    return effects.take();
}

trace::Cause wakerOf(const Trace &trace, SpanRef ref)
{
    const auto &spans = trace.lane(ref.lane).spans;
    const trace::Span span = spans[ref.span];
    if (span.state != SpanState::Suspended)
        return span.cause;
    return ref.span + 1 < spans.size() ? spans[ref.span + 1].cause : trace::Cause{};
}

std::optional<Link> wakingOf(const Trace &trace, SpanRef ref)
{
    const Lane &lane = trace.lane(ref.lane);
    if (lane.kind != LaneKind::Task)
        return std::nullopt;
    if (lane.spans.outlineOf(ref.span).state != SpanState::Suspended)
        return linkInto(trace, readinessOf(trace, ref));
    return ref.span + 1 < lane.spans.size() ? linkInto(trace, {ref.lane, ref.span + 1}) : std::nullopt;
}

} // namespace loopscope::analysis
