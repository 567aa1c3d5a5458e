// What becomes of the pieces of a thread once all are known: see track_builder.cpp.
//
// Spans of one thread lie within each other, as calls do; each level has a lane. Where two overlap and neither is
// within the other, which a thread cannot do but a file can say, the later one begins another strand of lanes beside:
// it is shown where it was, and nothing is made of it that it is not. Asynchronous spans do this all the time.

#include "exchange/track_builder.h"
#include "exchange/utf8.h"

#include <algorithm>
#include <tuple>

namespace loopscope::exchange {

namespace {

/// So many spans of one name or thread may overlap at a time.
constexpr std::size_t mostStrands = 500;
/// How often cancelling is looked for.
constexpr std::size_t look = 4096;

std::string counted(std::uint64_t count, const char *one, const char *many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

} // namespace

/// Lanes within each other, and which of their spans are open at the moment.
class TrackBuilder::Strands {
public:
    /// Where a piece belongs: its strand and its depth. nullopt: all strands are taken.
    std::optional<std::pair<std::size_t, std::size_t>> find(const Piece &piece)
    {
        for (std::size_t strand = 0; strand < m_open.size(); ++strand) {
            auto &open = m_open[strand];
            while (!open.empty() && open.back().end <= piece.begin)
                open.pop_back();
            const bool fits = open.empty() || (open.back().end >= piece.end && open.back().owner == piece.owner);
            if (fits)
                return std::pair{strand, open.size()};
        }
        if (m_open.size() == mostStrands)
            return std::nullopt;
        m_open.emplace_back();
        return std::pair{m_open.size() - 1, std::size_t{0}};
    }
    void open(std::size_t strand, const Piece &piece) { m_open[strand].push_back(piece); }

private:
    std::vector<std::vector<Piece>> m_open;
};

trace::LaneIndex TrackBuilder::addLane(NameId name, trace::LaneIndex parent, std::size_t number)
{
    trace::Lane lane;
    lane.kind = trace::LaneKind::Track;
    lane.name = name;
    lane.parent = parent;
    lane.number = static_cast<std::uint32_t>(number);
    m_parts.lanes.push_back(std::move(lane));
    return static_cast<trace::LaneIndex>(m_parts.lanes.size() - 1);
}

void TrackBuilder::layOut(Group &group, trace::LaneIndex head, const Progress &progress)
{
    std::vector<Piece> pieces;
    pieces.reserve(group.pieces.size() + group.begun.size());
    for (std::size_t index = 0; index < group.pieces.size(); ++index)
        pieces.push_back(group.pieces[index]);
    group.pieces = {};
    for (const Begun &begun : group.begun)
        pieces.push_back({begun.time, never, begun.name, 0});
    const auto isBefore = [](const Piece &a, const Piece &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; // what is around comes first
    };
    if (!std::is_sorted(pieces.begin(), pieces.end(), isBefore))
        std::stable_sort(pieces.begin(), pieces.end(), isBefore);

    group.firstLane = static_cast<trace::LaneIndex>(m_parts.lanes.size());
    Strands strands;
    std::vector<std::vector<trace::LaneIndex>> lanes; // by strand, by depth
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        if (index % look == 0 && progress.isCancelled)
            return;
        const Piece &piece = pieces[index];
        const auto place = strands.find(piece);
        const std::size_t depth = place ? place->second : 0;
        if (depth >= m_limits.nesting) {
            ++m_tooDeep;
            continue;
        }
        if (place && place->first >= lanes.size())
            lanes.resize(place->first + 1);
        const bool needsLane = place && depth >= lanes[place->first].size();
        if (!place || (needsLane && m_parts.lanes.size() >= m_limits.lanes)) {
            ++m_noLane;
            continue;
        }
        auto &strand = lanes[place->first];
        if (needsLane) {
            const trace::LaneIndex parent = depth == 0 ? head : strand[depth - 1];
            strand.push_back(addLane(group.name, parent, place->first == 0 ? depth : depth + place->first));
            m_parts.lanes.back().begin = shifted(piece.begin);
        }
        strands.open(place->first, piece);
        trace::Span span;
        span.begin = shifted(piece.begin);
        span.end = piece.end == never ? openEnd : shifted(piece.end);
        span.state = trace::SpanState::Running;
        span.object = piece.name;
        trace::Lane &lane = m_parts.lanes[strand[depth]];
        lane.spans.push_back(span);
        lane.end = span.end;
    }
    group.lastLane = static_cast<trace::LaneIndex>(m_parts.lanes.size());
}

/// The innermost span around a point, or the next one that begins in its thread.
TrackBuilder::Place TrackBuilder::placeOf(const FlowPoint &point) const
{
    const Group &group = m_groups[point.group];
    const Time time = shifted(point.time);
    if (point.phase == 'f' && !point.bindsEnclosing) {
        Place next;
        for (trace::LaneIndex lane = group.firstLane; lane < group.lastLane; ++lane) {
            const trace::Spans &spans = m_parts.lanes[lane].spans;
            const auto at = trace::spanAt(m_parts.lanes[lane], time);
            const bool isNow = at && spans.beginOf(*at) == time;
            const std::size_t following = !at ? 0 : isNow ? *at : *at + 1;
            if (following < spans.size() && (next.lane == trace::noLane || spans.beginOf(following) < next.time))
                next = {lane, following, spans.beginOf(following)};
        }
        if (next.lane != trace::noLane)
            return next;
    }
    for (trace::LaneIndex lane = group.lastLane; lane-- > group.firstLane;) {
        const auto at = trace::spanAt(m_parts.lanes[lane], time);
        if (at && m_parts.lanes[lane].spans[*at].end >= time)
            return {lane, *at, time};
    }
    return {};
}

/// From each point of a flow to the next.
void TrackBuilder::connectFlows(const Progress &progress)
{
    const auto order = [](const FlowPoint &point) {
        return std::tuple{point.flow, point.time, point.phase == 's' ? 0 : point.phase == 't' ? 1 : 2};
    };
    std::stable_sort(m_flows.begin(), m_flows.end(),
                     [&](const FlowPoint &a, const FlowPoint &b) { return order(a) < order(b); });
    for (std::size_t index = 1; index < m_flows.size(); ++index) {
        if (index % look == 0 && progress.isCancelled)
            return;
        const FlowPoint &before = m_flows[index - 1];
        const FlowPoint &after = m_flows[index];
        if (before.flow != after.flow || before.phase == 'f' || after.phase == 's')
            continue;
        const Place from = placeOf(before);
        const Place to = placeOf(after);
        if (from.lane != trace::noLane && to.lane != trace::noLane)
            m_parts.wakeups.push_back({to.time, from.lane, to.lane, static_cast<std::uint32_t>(from.span),
                                       static_cast<std::uint32_t>(to.span)});
    }
    std::stable_sort(m_parts.wakeups.begin(), m_parts.wakeups.end(),
                     [](const trace::Wakeup &a, const trace::Wakeup &b) { return a.time < b.time; });
}

void TrackBuilder::tellLimits(Flaws &flaws) const
{
    const auto tell = [&flaws](std::uint64_t count, const std::string &why) {
        if (count > 0)
            flaws.add(0, counted(count, "event is", "events are") + " left out: " + why);
    };
    tell(m_tooMany, "a trace has at most " + std::to_string(m_limits.events));
    tell(m_tooDeep, "spans lie at most " + std::to_string(m_limits.nesting) + " deep in each other");
    tell(m_noLane, "a trace has at most " + std::to_string(m_limits.lanes) + " lanes, and " +
                       std::to_string(mostStrands) + " spans of one thread or name at a time");
    tell(m_unplaced, "the timeline has no place for what they tell");
    if (m_names.refused() > 0)
        flaws.add(0, counted(m_names.refused(), "name is", "names are") + " cut: all names take too much memory");
}

trace::TraceParts TrackBuilder::finish(Flaws &flaws, const Progress &progress)
{
    for (auto &[key, chain] : m_chains) {
        for (const Begun &begun : chain.begun)
            addPiece(m_groups[chain.group], {begun.time, never, begun.name, chain.owner});
    }
    m_chains.clear();
    if (m_first == never)
        m_first = 0;
    std::vector<Group *> groups;
    for (Group &group : m_groups) {
        if (group.pieces.empty() && group.begun.empty())
            continue;
        groups.push_back(&group);
        m_processes[group.process].isUsed = true;
    }
    std::stable_sort(groups.begin(), groups.end(), [this](const Group *a, const Group *b) {
        const auto key = [this](const Group &group) {
            return std::tuple{m_processes[group.process].order, group.process, !group.isThread, group.order};
        };
        return key(*a) < key(*b);
    });
    const auto used = std::count_if(m_processes.begin(), m_processes.end(), [](const Process &p) { return p.isUsed; });
    std::uint32_t process = UINT32_MAX;
    trace::LaneIndex head = trace::noLane;
    for (Group *group : groups) {
        if (group->process != process) {
            process = group->process;
            NameId name = m_processes[process].name;
            if (!name && used > 1)
                name = m_names.intern("process " + std::to_string(process + 1));
            head = name ? addLane(name, trace::noLane, 0) : trace::noLane;
        }
        layOut(*group, head, progress);
    }
    connectFlows(progress);
    for (const Mark &mark : m_marks)
        m_parts.log.push_back({shifted(mark.time), m_groups[mark.group].firstLane, mark.name, 0});
    for (trace::Counter &counter : m_parts.counters) {
        for (trace::Sample &sample : counter.samples)
            sample.time = shifted(toNs(sample.time));
    }
    tellLimits(flaws);
    for (const std::string &name : m_names.takeNew())
        m_parts.names.push_back(wellFormed(name));
    m_parts.end = m_events == 0 ? Time{} : shifted(std::max(m_last, m_first));
    m_parts.eventCount = m_events;
    return std::move(m_parts);
}

} // namespace loopscope::exchange
