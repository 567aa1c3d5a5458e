#include "timeline/task_tree.h"

#include "timeline/lane_order.h"

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::LaneKind;
using trace::noLane;

namespace {

/// Tracks belong to no loop: their rows have a number that none has.
constexpr std::uint32_t noLoop = 0x1'0000;

bool standsInTree(const trace::Lane &lane)
{
    return lane.kind == LaneKind::Task || lane.kind == LaneKind::Track;
}

std::uint32_t loopOf(const trace::Lane &lane)
{
    return lane.kind == LaneKind::Task ? lane.loop : noLoop;
}

/// Children by their parents, as lists through arrays.
struct Family {
    std::vector<LaneIndex> firstChild; ///< the last entry stands for "no parent"
    std::vector<LaneIndex> nextSibling;
};

Family familyOf(const trace::Trace &trace)
{
    const auto lanes = trace.lanes();
    Family family{std::vector<LaneIndex>(lanes.size() + 1, noLane), std::vector<LaneIndex>(lanes.size(), noLane)};
    for (std::size_t index = lanes.size(); index-- > 0;) {
        if (!standsInTree(lanes[index]))
            continue;
        const bool hasParent =
            lanes[index].parent < index && loopOf(lanes[lanes[index].parent]) == loopOf(lanes[index]);
        const std::size_t parent = hasParent ? lanes[index].parent : lanes.size();
        family.nextSibling[index] = family.firstChild[parent];
        family.firstChild[parent] = static_cast<LaneIndex>(index);
    }
    return family;
}

RowKind kindOf(const trace::Lane &lane)
{
    if (lane.kind == LaneKind::Task)
        return RowKind::Task;
    return lane.spans.empty() ? RowKind::ProcessHead : lane.number > 0 ? RowKind::Subtrack : RowKind::Track;
}

Row rowFor(const trace::Trace &trace, LaneIndex lane, int depth, bool pinned)
{
    Row row;
    row.kind = kindOf(trace.lane(lane));
    row.lane = lane;
    row.depth = depth;
    row.pinned = pinned;
    return row;
}

constexpr std::size_t noRow = static_cast<std::size_t>(-1);

/// A task that is still to be visited, with the rows (of its loop) that it stands below.
struct Open {
    LaneIndex lane = noLane;
    int depth = 0;
    std::size_t parent = noRow; ///< the nearest ancestor that is shown
    std::size_t folder = noRow; ///< the ancestor that has it folded away
};

/// No recursion: a chain of tasks may be as deep as there are tasks.
class TreeWalk {
public:
    TreeWalk(const Scene &scene, const std::vector<bool> &passing) : m_scene(scene), m_passing(passing)
    {
        m_result.folders.assign(scene.trace.lanes().size(), noLane);
    }

    TaskRows walk()
    {
        const Family family = familyOf(m_scene.trace);
        std::vector<Open> open{{family.firstChild.back()}};
        while (!open.empty()) {
            const Open here = open.back();
            open.pop_back();
            if (here.lane == noLane)
                continue;
            const LaneIndex child = family.firstChild[here.lane];
            Open next = here;
            next.lane = family.nextSibling[here.lane];
            open.push_back(next);
            Open below = visit(here, child != noLane);
            below.lane = child;
            open.push_back(below);
        }
        return std::move(m_result);
    }

private:
    /// Returns where its children stand.
    Open visit(const Open &here, bool hasChildren)
    {
        const Arrangement &arrangement = m_scene.arrangement;
        std::vector<Row> &rows = m_result.byLoop[loopOf(m_scene.trace.lane(here.lane))];
        const bool pinned = arrangement.pinned.contains(here.lane);
        Open below = here;
        if (!m_passing[here.lane] && !pinned)
            return below;
        if (here.parent != noRow)
            rows[here.parent].parent = true;
        if (here.folder != noRow && !pinned) {
            hide(rows[here.folder], here.lane);
            return below;
        }
        rows.push_back(rowFor(m_scene.trace, here.lane, pinned ? 0 : here.depth, pinned));
        if (here.folder != noRow)
            return below;
        below.parent = rows.size() - 1;
        below.depth = pinned ? here.depth : here.depth + 1; // a pinned one leaves its place to its children
        if (hasChildren && arrangement.folded.contains(here.lane))
            below.folder = below.parent;
        return below;
    }

    void hide(Row &folder, LaneIndex lane)
    {
        if (folder.hidden++ == 0)
            folder.firstHidden = m_result.hidden.size();
        m_result.hidden.push_back(lane);
        m_result.folders[lane] = folder.lane;
    }

    const Scene &m_scene;
    const std::vector<bool> &m_passing;
    TaskRows m_result;
};

TaskRows flatRowsOf(const Scene &scene, const std::vector<bool> &passing)
{
    std::vector<LaneIndex> lanes;
    for (LaneIndex lane = 0; lane < passing.size(); ++lane) {
        if (standsInTree(scene.trace.lane(lane)) && (passing[lane] || scene.arrangement.pinned.contains(lane)))
            lanes.push_back(lane);
    }
    sortLanes(lanes, scene.trace, scene.arrangement.order, presentOf(scene));
    TaskRows rows;
    rows.folders.assign(passing.size(), noLane);
    for (const LaneIndex lane : lanes)
        rows.byLoop[loopOf(scene.trace.lane(lane))].push_back(
            rowFor(scene.trace, lane, 0, scene.arrangement.pinned.contains(lane)));
    return rows;
}

} // namespace

TaskRows taskRowsOf(const Scene &scene, const std::vector<bool> &passing)
{
    return scene.arrangement.order == LaneOrder::Creation ? TreeWalk(scene, passing).walk()
                                                          : flatRowsOf(scene, passing);
}

} // namespace loopscope::timeline
