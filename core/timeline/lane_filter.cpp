#include "timeline/lane_filter.h"

#include "timeline/lane_query.h"
#include "timeline/words.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace loopscope::timeline {

using trace::Lane;
using trace::LaneIndex;
using trace::LaneKind;
using trace::Reason;
using trace::SpanState;
using trace::Trace;

namespace {

/// So many spans of a worker are looked at, at most, to find out whether it waits in view.
constexpr std::size_t mostLooked = 4096;

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool has(std::string_view text, std::string_view needle)
{
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

/// Workers and threads by the jobs that they ran.
void passJobs(const Trace &trace, std::string_view needle, std::vector<bool> &passing)
{
    std::unordered_map<std::uint32_t, bool> known; // a few labels for many jobs
    for (const trace::Hop &hop : trace.hops()) {
        if (hop.worker >= passing.size() || passing[hop.worker])
            continue;
        const auto [label, isNew] = known.try_emplace(hop.label.value, false);
        if (isNew)
            label->second = has(trace.text(hop.label), needle);
        if (label->second)
            passing[hop.worker] = true;
    }
}

std::vector<bool> passingText(const Trace &trace, std::string_view needle)
{
    std::vector<bool> passing(trace.lanes().size(), needle.empty());
    if (needle.empty())
        return passing;
    for (LaneIndex index = 0; index < passing.size(); ++index)
        passing[index] = has(nameOf(trace, index), needle) || has(trace.text(trace.lane(index).coroutine), needle);
    passJobs(trace, needle, passing);
    return passing;
}

EnumSet<LaneTopic> topicsOf(const Lane &lane)
{
    EnumSet<LaneTopic> topics;
    for (int reason = 0; reason < trace::reasonCount; ++reason) {
        if ((lane.spans.waits() >> static_cast<unsigned>(reason) & 1U) == 0)
            continue;
        if (const auto topic = topicOf(static_cast<Reason>(reason)))
            topics.insert(*topic);
    }
    return topics;
}

bool waitsIn(const Lane &lane, TimeRange range, Time now)
{
    if (lane.spans.empty())
        return false;
    const std::size_t first = spanAt(lane, range.from).value_or(0);
    const std::size_t last = std::min(lane.spans.size(), first + mostLooked);
    for (std::size_t index = first; index < last; ++index) {
        const auto span = lane.spans.outlineOf(index);
        if (span.begin >= range.to)
            break;
        const Time end = span.end == openEnd ? now : span.end;
        if (span.state == SpanState::Suspended && end > range.from)
            return true;
    }
    return false;
}

EnumSet<LaneActivity> activitiesOf(const Lane &lane, TimeRange range, Time now)
{
    EnumSet<LaneActivity> activities;
    const trace::StateTotals totals = totalsIn(lane, range, now);
    if (totals.runs > 0)
        activities.insert(LaneActivity::Running);
    if (totals.ready > Duration::zero())
        activities.insert(LaneActivity::Ready);
    if (waitsIn(lane, range, now))
        activities.insert(LaneActivity::Suspended);
    return activities;
}

std::vector<EnumSet<LaneActivity>> activitiesIn(const Scene &scene)
{
    const TimeRange &range = scene.viewport.range;
    const Time now = presentOf(scene);
    std::vector<EnumSet<LaneActivity>> activities;
    for (const Lane &lane : scene.trace.lanes())
        activities.push_back(activitiesOf(lane, range, now));
    for (const trace::Stall &stall : scene.trace.stalls()) {
        const bool isSeen = stall.begin < range.to && (stall.end == openEnd || stall.end > range.from);
        if (isSeen && stall.culprit < activities.size())
            activities[stall.culprit].insert(LaneActivity::Stalling);
    }
    return activities;
}

} // namespace

std::vector<bool> passingLanes(const Scene &scene)
{
    const LaneFilter &filter = scene.arrangement.filter;
    const auto lanes = scene.trace.lanes();
    std::vector<bool> passing = passingText(scene.trace, filter.text);
    if (!filter.topics.empty()) {
        for (std::size_t index = 0; index < lanes.size(); ++index)
            passing[index] = passing[index] && topicsOf(lanes[index]).intersects(filter.topics);
    }
    if (!filter.activities.empty()) {
        const auto activities = activitiesIn(scene);
        for (std::size_t index = 0; index < lanes.size(); ++index)
            passing[index] = passing[index] && activities[index].intersects(filter.activities);
    }
    for (std::size_t index = 0; index < lanes.size(); ++index) {
        if (lanes[index].kind == LaneKind::Loop)
            passing[index] = true;
    }
    return passing;
}

} // namespace loopscope::timeline
