#include "timeline/rows.h"

#include "timeline/lane_filter.h"
#include "timeline/lane_order.h"
#include "timeline/scene.h"
#include "timeline/task_tree.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::LaneKind;
using trace::noLane;

bool isCounter(const Row &row)
{
    return row.kind == RowKind::ReadyQueue || row.kind == RowKind::PoolQueue || row.kind == RowKind::Gauge;
}

namespace {

/// Lanes grow no further than this where there is room: higher ones would be bars, not lanes.
constexpr double mostStretch = 1.35;
/// And they shrink no further: lower ones have no room for their words.
constexpr double leastStretch = 0.8;
/// More counters of one kind than this are not drawn.
constexpr std::size_t mostCounters = 3;
constexpr std::size_t mostGauges = 16;
/// What stays at the top takes no more than this part of the lanes' room: the others must have some to scroll in.
constexpr int pinnedPart = 2;

using Section = std::vector<Row>;

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

bool isHead(const Row &row)
{
    return row.kind == RowKind::PoolHead || row.kind == RowKind::ThreadsHead;
}

/// The sections of a picture from top to bottom, of rows without a place.
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

/// What is pinned becomes a section of its own; heads whose last row went with it go too.
Section takePinned(std::vector<Section> &sections)
{
    Section pinned;
    for (Section &section : sections) {
        std::copy_if(section.begin(), section.end(), std::back_inserter(pinned),
                     [](const Row &row) { return row.pinned; });
        std::erase_if(section, [](const Row &row) { return row.pinned; });
        if (section.size() == 1 && isHead(section.front()))
            section.clear();
    }
    std::erase_if(sections, [](const Section &section) { return section.empty(); });
    return pinned;
}

/// Gives rows their heights and their places.
class Placing {
public:
    Placing(Rows &rows, std::vector<Section> sections, const Arrangement &arrangement, int room)
        : m_rows(rows)
        , m_arrangement(arrangement)
        , m_room(room)
    {
        m_pinned = takePinned(sections);
        m_sections = std::move(sections);
        const auto loops = std::count_if(m_sections.begin(), m_sections.end(),
                                         [](const Section &section) { return section.front().kind == RowKind::Loop; });
        m_isOneLoop = loops == 1;
    }

    void place()
    {
        measure();
        stack(false);
        useRoom();
        if (!m_pinned.empty() || m_rows.height > m_room)
            stack(true);
    }

private:
    void measure()
    {
        const auto measureAll = [&](Section &section) {
            for (Row &row : section) {
                const bool isLane = row.kind == RowKind::Task || row.kind == RowKind::Worker ||
                                    row.kind == RowKind::Track || row.kind == RowKind::Subtrack;
                row.stretch = isLane ? stretchOf(row.lane) : 1.0;
                row.height =
                    std::max(1, static_cast<int>(std::lround(heightOf(row.kind, m_rows.metrics) * row.stretch)));
            }
        };
        measureAll(m_pinned);
        for (Section &section : m_sections)
            measureAll(section);
    }

    double stretchOf(LaneIndex lane) const
    {
        const auto own = m_arrangement.heights.find(lane);
        const double stretch =
            m_arrangement.height.value_or(1.0) * (own == m_arrangement.heights.end() ? 1.0 : own->second);
        return std::isfinite(stretch) ? std::clamp(stretch, leastLaneHeight, mostLaneHeight) : 1.0;
    }

    int heightOfSection(const Section &section) const
    {
        int height = 2 * m_rows.metrics.sectionGap;
        for (const Row &row : section)
            height += row.height;
        return height;
    }

    /// How many of the pinned rows there is room for.
    std::size_t fittingPins(int room) const
    {
        std::size_t count = 0;
        room -= 2 * m_rows.metrics.sectionGap;
        while (count < m_pinned.size() && room >= m_pinned[count].height)
            room -= m_pinned[count++].height;
        return count;
    }

    /// Puts the rows below each other. `holds`: the loop and what is pinned stay at the top, as far as there is room.
    void stack(bool holds)
    {
        m_rows.rows.clear();
        m_rows.sections.clear();
        m_rows.height = 0;
        m_rows.pinned = 0;
        m_rows.pinnedHeight = 0;
        auto section = m_sections.begin();
        const int half = m_room / pinnedPart;
        const bool holdsLoop = holds && m_isOneLoop && heightOfSection(*section) <= half;
        if (holdsLoop)
            add(*section++);
        const std::size_t held = holds ? fittingPins(half - m_rows.height) : 0;
        add({m_pinned.begin(), m_pinned.begin() + static_cast<std::ptrdiff_t>(held)});
        m_rows.pinned = m_rows.rows.size();
        m_rows.pinnedHeight = m_rows.height;
        for (std::size_t index = 0; index < m_rows.pinned; ++index)
            m_rows.rows[index].pinned = true;
        if (!holdsLoop && m_isOneLoop)
            add(*section++);
        add({m_pinned.begin() + static_cast<std::ptrdiff_t>(held), m_pinned.end()});
        for (std::size_t index = m_rows.pinned; index < m_rows.rows.size(); ++index)
            m_rows.rows[index].pinned = false; // there is no room for it: it scrolls
        for (; section != m_sections.end(); ++section)
            add(*section);
    }

    void add(const Section &section)
    {
        if (section.empty())
            return;
        m_rows.height += m_rows.metrics.sectionGap;
        for (Row row : section) {
            row.y = m_rows.height;
            m_rows.height += row.height;
            m_rows.rows.push_back(row);
        }
        m_rows.height += m_rows.metrics.sectionGap;
        m_rows.sections.push_back(m_rows.height);
    }

    /// Lanes and what is in them, larger or smaller by a factor.
    void resizeLanes(double factor)
    {
        Metrics &metrics = m_rows.metrics;
        for (int Metrics::*length :
             {&Metrics::loopLane, &Metrics::taskLane, &Metrics::workerLane, &Metrics::trackLane, &Metrics::emptyGroup,
              &Metrics::groupHead, &Metrics::running, &Metrics::loopRunning, &Metrics::ready})
            metrics.*length = std::max(1, static_cast<int>(std::floor(metrics.*length * factor)));
        measure();
        stack(false);
    }

    /// Where lanes leave room, they take some of it, and what is left goes to the counters, which gain the most from
    /// it. Where they stick out a little, they give way: a picture that shows everything is better than one that
    /// scrolls. Unless the reader said how high they should be.
    void useRoom()
    {
        int lanes = 0;
        for (const Row &row : m_rows.rows)
            lanes += isCounter(row) ? 0 : row.height;
        if (lanes == 0)
            return;
        const double factor = 1.0 + static_cast<double>(m_room - m_rows.height) / lanes;
        if (factor < leastStretch)
            return;
        if (!m_arrangement.height)
            resizeLanes(std::min(factor, mostStretch));
        const auto counters = static_cast<int>(std::count_if(m_rows.rows.begin(), m_rows.rows.end(), isCounter));
        const int rest = m_room - m_rows.height;
        if (counters == 0 || rest <= 0)
            return;
        m_rows.metrics.counterLane += std::min(rest / counters, m_rows.metrics.counterLane);
        measure();
        stack(false);
    }

    Rows &m_rows;
    const Arrangement &m_arrangement;
    const int m_room;
    std::vector<Section> m_sections;
    Section m_pinned;
    bool m_isOneLoop = false; ///< which stands first, alone in its section
};

std::vector<Block> blocksOf(const Rows &rows)
{
    std::vector<Block> blocks;
    const int gap = rows.metrics.sectionGap;
    for (std::size_t index = rows.pinned; index < rows.rows.size(); ++index) {
        const Row &row = rows.rows[index];
        if (row.kind == RowKind::Loop)
            blocks.push_back({row.lane, row.y - gap, row.height + 2 * gap});
        else if (row.kind == RowKind::Task && !blocks.empty())
            blocks.back().height += row.height;
        else if (row.kind != RowKind::Task)
            break;
    }
    if (blocks.size() == 1)
        blocks.clear();
    return blocks;
}

std::vector<std::int32_t> rowsOfLanes(const Rows &rows, const std::vector<LaneIndex> &folders)
{
    std::vector<std::int32_t> found(folders.size(), -1);
    for (std::size_t index = 0; index < rows.rows.size(); ++index) {
        if (rows.rows[index].lane != noLane)
            found[rows.rows[index].lane] = static_cast<std::int32_t>(index);
    }
    for (std::size_t lane = 0; lane < folders.size(); ++lane) {
        if (folders[lane] != noLane)
            found[lane] = found[folders[lane]];
    }
    return found;
}

RowsKey keyOf(const Scene &scene, int height)
{
    const Arrangement &arrangement = scene.arrangement;
    const bool byActivity = !arrangement.filter.activities.empty();
    const bool byTime = arrangement.order == LaneOrder::RunTime || arrangement.order == LaneOrder::WaitTime;
    return {&scene.trace,
            scene.trace.lanes().size(),
            scene.trace.eventCount(),
            scene.trace.end(),
            byActivity || byTime ? presentOf(scene) : Time{},
            byActivity ? scene.viewport.range : TimeRange{},
            arrangement,
            height,
            scene.viewport.scale};
}

} // namespace

std::shared_ptr<const Rows> rowsOf(const Scene &scene, int height)
{
    RowsKey key = keyOf(scene, height);
    if (scene.rows && scene.rows->key == key)
        return scene.rows;
    auto rows = std::make_shared<Rows>();
    rows->key = std::move(key);
    rows->metrics = metricsFor(scene.viewport.scale);
    const std::vector<bool> passing = passingLanes(scene);
    TaskRows tasks = taskRowsOf(scene, passing);
    rows->hidden = std::move(tasks.hidden);
    const std::vector<LaneIndex> folders = std::move(tasks.folders);
    Placing(*rows, Sections(scene, passing, std::move(tasks)).take(), scene.arrangement, height).place();
    rows->blocks = blocksOf(*rows);
    rows->rowOfLane = rowsOfLanes(*rows, folders);
    for (LaneIndex lane = 0; lane < passing.size(); ++lane) {
        const bool counts = scene.trace.lane(lane).kind != LaneKind::Loop;
        rows->lanes += counts ? 1 : 0;
        rows->shown += counts && (passing[lane] || scene.arrangement.pinned.contains(lane)) ? 1 : 0;
    }
    return rows;
}

int heightOf(RowKind kind, const Metrics &metrics)
{
    switch (kind) {
    case RowKind::Loop:
        return metrics.loopLane;
    case RowKind::Task:
        return metrics.taskLane;
    case RowKind::PoolHead:
    case RowKind::ThreadsHead:
    case RowKind::ProcessHead:
        return metrics.groupHead;
    case RowKind::Worker:
    case RowKind::Track:
        return metrics.workerLane;
    case RowKind::Subtrack:
        return metrics.trackLane;
    case RowKind::EmptyPool:
        return metrics.emptyGroup;
    case RowKind::ReadyQueue:
    case RowKind::PoolQueue:
    case RowKind::Gauge:
        return metrics.counterLane;
    }
    return 0;
}

} // namespace loopscope::timeline
