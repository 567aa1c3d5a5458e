#include "analysis/measure.h"

#include <algorithm>

namespace loopscope::analysis {

using trace::Lane;
using trace::LaneIndex;
using trace::LaneKind;
using trace::SpanState;

namespace {

/// Half open; `from` is before `to`.
struct Stretch {
    Time from;
    Time to;

    Duration shared(Time begin, Time end) const
    {
        return std::max(std::min(to, end) - std::max(from, begin), Duration::zero());
    }
    /// Also for what lasts no time at all.
    bool touches(Time begin, Time end) const { return begin < to && (end > from || begin >= from); }
};

/// What a lane has been in from its beginning up to `time`; runs that have begun by then count whole.
trace::StateTotals totalsUntil(const Lane &lane, Time time, Time now)
{
    const auto last = trace::spanAt(lane, time);
    if (!last)
        return {};
    trace::StateTotals totals = lane.spans.totalsBefore(*last);
    const auto span = lane.spans.outlineOf(*last);
    totals.add(span.state, std::max(std::min({time, span.end, now}) - span.begin, Duration::zero()));
    return totals;
}

/// How many spans of running have begun before `time`.
std::uint64_t runsBefore(const Lane &lane, Time time)
{
    const auto last = trace::spanAt(lane, time - Duration{1});
    if (!last)
        return 0;
    return lane.spans.totalsBefore(*last).runs + (lane.spans.outlineOf(*last).state == SpanState::Running ? 1U : 0U);
}

/// One that has begun before the stretch and goes on within it.
bool runsInto(const Lane &lane, const Stretch &stretch, Time now)
{
    const auto last = trace::spanAt(lane, stretch.from - Duration{1});
    if (!last)
        return false;
    const auto span = lane.spans.outlineOf(*last);
    return span.state == SpanState::Running && std::min(span.end, now) > stretch.from;
}

/// A track does nothing but run, and what runs jobs may be nothing at all for a while; of others, what is neither
/// running nor ready is suspended.
Duration suspendedIn(const Lane &lane, const Stretch &stretch, Time now, Duration otherwise)
{
    if (lane.spans.empty() || lane.kind == LaneKind::Track)
        return {};
    if (!trace::runsJobs(lane.kind))
        return stretch.shared(lane.spans.beginOf(0), std::min(lane.spans.outlineOf(lane.spans.size() - 1).end, now)) -
               otherwise;
    Duration sum{};
    for (std::size_t index = trace::spanAt(lane, stretch.from).value_or(0); index < lane.spans.size(); ++index) {
        const auto span = lane.spans.outlineOf(index);
        if (span.begin >= stretch.to)
            break;
        if (span.state == SpanState::Suspended)
            sum += stretch.shared(span.begin, std::min(span.end, now));
    }
    return sum;
}

void addLane(Measurement &sum, const Lane &lane, const Stretch &stretch, Time now)
{
    const trace::StateTotals in = totalsUntil(lane, stretch.to, now) - totalsUntil(lane, stretch.from, now);
    sum.running += in.running;
    sum.ready += in.ready;
    sum.suspended += suspendedIn(lane, stretch, now, in.running + in.ready);
    sum.slices +=
        runsBefore(lane, stretch.to) - runsBefore(lane, stretch.from) + (runsInto(lane, stretch, now) ? 1 : 0);
}

/// The loop's lane that a lane lives on; noLane for what runs jobs.
LaneIndex loopOf(const trace::Trace &trace, LaneIndex index)
{
    const Lane &lane = trace.lane(index);
    if (lane.kind == LaneKind::Loop)
        return index;
    return lane.kind == LaneKind::Task ? trace.laneOfLoop(lane.loop).value_or(trace::noLane) : trace::noLane;
}

Duration stalledIn(const trace::Trace &trace, const Stretch &stretch, Time now, std::optional<LaneIndex> loop)
{
    Duration sum{};
    for (const trace::Stall &stall : trace.stalls()) {
        if (stall.begin >= stretch.to)
            break;
        if (!loop || stall.loop == *loop)
            sum += stretch.shared(stall.begin, std::min(stall.end, now));
    }
    return sum;
}

/// The last moment that is known of a hop; openEnd where it has not even been run.
Time endOf(const trace::Hop &hop)
{
    for (const Time time : {hop.resumed, hop.ready, hop.posted, hop.finished}) {
        if (time != openEnd)
            return time;
    }
    return openEnd;
}

bool isOf(const trace::Trace &trace, const trace::Hop &hop, LaneIndex lane)
{
    if (hop.submitter == lane || hop.worker == lane)
        return true;
    return trace.lane(lane).kind == LaneKind::Loop && hop.submitter != trace::noLane &&
           loopOf(trace, hop.submitter) == lane;
}

std::uint64_t hopsIn(const trace::Trace &trace, const Stretch &stretch, std::optional<LaneIndex> lane)
{
    std::uint64_t count = 0;
    for (const trace::Hop &hop : trace.hops()) {
        if (hop.submitted >= stretch.to)
            break;
        count += stretch.touches(hop.submitted, endOf(hop)) && (!lane || isOf(trace, hop, *lane)) ? 1 : 0;
    }
    return count;
}

/// Whether all lanes together count this one: a loop's time is its tasks', and what is nested in a track is the
/// track's.
bool countsAmongAll(const trace::Trace &trace, const Lane &lane)
{
    const bool nested =
        lane.kind == LaneKind::Track && lane.parent < trace.lanes().size() && !trace.lane(lane.parent).spans.empty();
    return lane.kind != LaneKind::Loop && !nested;
}

} // namespace

Measurement measure(const trace::Trace &trace, Time from, Time to, Time now, std::optional<LaneIndex> lane)
{
    Measurement sum;
    if (to <= from || (lane && *lane >= trace.lanes().size()))
        return sum;
    const Stretch stretch{from, to};
    for (LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        if (lane ? index == *lane : countsAmongAll(trace, trace.lane(index)))
            addLane(sum, trace.lane(index), stretch, now);
    }
    const std::optional<LaneIndex> loop = lane ? std::optional(loopOf(trace, *lane)) : std::nullopt;
    sum.stalled = stalledIn(trace, stretch, now, loop);
    sum.hops = hopsIn(trace, stretch, lane);
    return sum;
}

} // namespace loopscope::analysis
