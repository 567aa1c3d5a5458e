#include "timeline/rows.h"

#include "timeline/lane_filter.h"
#include "timeline/row_sections.h"
#include "timeline/scene.h"

#include <algorithm>
#include <cmath>
#include <iterator>
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
/// What stays at the top takes no more than this part of the lanes' room: the others must have some to scroll in.
constexpr int pinnedPart = 2;

bool isHead(const Row &row)
{
    return row.kind == RowKind::PoolHead || row.kind == RowKind::ThreadsHead;
}

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
            scene.viewport.scale,
            scene.counters};
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
    Placing(*rows, sectionsOf(scene, passing, std::move(tasks)), scene.arrangement, height).place();
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
