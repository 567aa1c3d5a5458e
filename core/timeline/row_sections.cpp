#include "timeline/row_sections.h"

#include "timeline/lane_order.h"

#include <algorithm>
#include <utility>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::LaneKind;
using trace::noLane;

namespace {

/// More counters of one kind than this are not drawn.
constexpr std::size_t mostCounters = 3;
constexpr std::size_t mostGauges = 16;
Row rowFor(RowKind kind, LaneIndex lane, std::uint32_t number)
{
    Row row;
    row.kind = kind;
    row.lane = lane;
    row.number = number;
    return row;
}

RowKind rowOf(trace::CounterKind kind)
{
    switch (kind) {
    case trace::CounterKind::ReadyQueue:
        return RowKind::ReadyQueue;
    case trace::CounterKind::PoolQueue:
        return RowKind::PoolQueue;
    case trace::CounterKind::Gauge:
        break;
    }
    return RowKind::Gauge;
}

class Sections {
public:
    Sections(const Scene &scene, const std::vector<bool> &passing, TaskRows tasks)
        : m_scene(scene)
        , m_trace(scene.trace)
        , m_passing(passing)
        , m_tasks(std::move(tasks.byLoop))
    {
    }

    std::vector<Section> take()
    {
        appendLoops();
        appendPools();
        append(withHead(rowFor(RowKind::ThreadsHead, noLane, 0), jobLanes(LaneKind::Thread)));
        if (m_scene.counters)
            appendCounters();
        return std::move(m_sections);
    }

private:
    void append(Section section)
    {
        if (!section.empty())
            m_sections.push_back(std::move(section));
    }

    static Section withHead(const Row &head, Section rows)
    {
        if (!rows.empty())
            rows.insert(rows.begin(), head);
        return rows;
    }

    /// In the order of their numbers.
    std::vector<Row> loops() const
    {
        std::vector<Row> rows;
        for (LaneIndex lane = 0; lane < m_trace.lanes().size(); ++lane) {
            if (m_trace.lane(lane).kind == LaneKind::Loop)
                rows.push_back(rowFor(RowKind::Loop, lane, m_trace.lane(lane).number));
        }
        std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.number < b.number; });
        return rows;
    }

    /// Those of a kind that are shown, in the scene's order.
    std::vector<Row> jobLanes(LaneKind kind) const
    {
        std::vector<LaneIndex> lanes;
        for (LaneIndex lane = 0; lane < m_trace.lanes().size(); ++lane) {
            if (m_trace.lane(lane).kind == kind && (m_passing[lane] || isPinned(lane)))
                lanes.push_back(lane);
        }
        std::stable_sort(lanes.begin(), lanes.end(),
                         [&](LaneIndex a, LaneIndex b) { return m_trace.lane(a).number < m_trace.lane(b).number; });
        sortLanes(lanes, m_trace, m_scene.arrangement.order, presentOf(m_scene));
        std::vector<Row> rows;
        for (const LaneIndex lane : lanes) {
            rows.push_back(rowFor(RowKind::Worker, lane, m_trace.lane(lane).number));
            rows.back().pinned = isPinned(lane);
        }
        return rows;
    }

    bool isPinned(LaneIndex lane) const { return m_scene.arrangement.pinned.contains(lane); }

    /// A loop above its tasks. One loop is the frame of all that happens and has a section of its own; of several, each
    /// has one together with its tasks, so that it is seen whose they are.
    void appendLoops()
    {
        const std::vector<Row> rows = loops();
        for (const Row &loop : rows) {
            Section section{loop};
            Section own = std::move(m_tasks[loop.number]);
            m_tasks.erase(loop.number);
            if (rows.size() > 1)
                section.insert(section.end(), own.begin(), own.end());
            append(std::move(section));
            if (rows.size() == 1)
                append(std::move(own));
        }
        for (auto &[loop, own] : m_tasks) { // of other programs, or whose loop nobody has heard of
            auto begin = own.begin();
            for (auto row = begin; row != own.end(); ++row) {
                if (row->kind == RowKind::ProcessHead)
                    append({std::exchange(begin, row), row});
            }
            append({begin, own.end()});
        }
    }

    void appendPools()
    {
        std::map<std::uint32_t, std::pair<Section, bool>> pools; // and whether a pool has workers at all
        for (const trace::Pool &pool : m_trace.pools())
            pools[pool.number];
        for (const trace::Lane &lane : m_trace.lanes()) {
            if (lane.kind == LaneKind::Worker || lane.kind == LaneKind::Process)
                pools[lane.pool].second = true;
        }
        for (const LaneKind kind : {LaneKind::Worker, LaneKind::Process}) {
            for (const Row &row : jobLanes(kind))
                pools[m_trace.lane(row.lane).pool].first.push_back(row);
        }
        for (auto &[pool, own] : pools) {
            auto &[workers, isUsed] = own;
            if (!isUsed && m_scene.arrangement.filter.empty())
                workers.push_back(rowFor(RowKind::EmptyPool, noLane, pool));
            else
                workers = withHead(rowFor(RowKind::PoolHead, noLane, pool), std::move(workers));
            append(std::move(workers));
        }
    }

    /// Those that were ever more than zero; of many, those that rose highest.
    void appendCounters()
    {
        using trace::CounterKind;
        for (const CounterKind kind : {CounterKind::ReadyQueue, CounterKind::PoolQueue, CounterKind::Gauge}) {
            const std::size_t most = kind == CounterKind::Gauge ? mostGauges : mostCounters;
            std::vector<const trace::Counter *> counters;
            for (const trace::Counter &counter : m_trace.counters()) {
                if (counter.kind == kind && counter.highest > 0)
                    counters.push_back(&counter);
            }
            if (counters.size() > most) {
                std::stable_sort(counters.begin(), counters.end(),
                                 [](const auto *a, const auto *b) { return a->highest > b->highest; });
                counters.resize(most);
                std::sort(counters.begin(), counters.end(),
                          [](const auto *a, const auto *b) { return a->number < b->number; });
            }
            for (const trace::Counter *counter : counters)
                append({rowFor(rowOf(kind), noLane, counter->number)});
        }
    }

    const Scene &m_scene;
    const trace::Trace &m_trace;
    const std::vector<bool> &m_passing;
    std::map<std::uint32_t, std::vector<Row>> m_tasks;
    std::vector<Section> m_sections;
};

} // namespace

std::vector<Section> sectionsOf(const Scene &scene, const std::vector<bool> &passing, TaskRows tasks)
{
    return Sections(scene, passing, std::move(tasks)).take();
}

} // namespace loopscope::timeline
