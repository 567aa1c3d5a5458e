#include "timeline/layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::LaneKind;
using trace::noLane;

namespace {

/// Lanes grow no further than this where there is room: higher ones would be bars, not lanes.
constexpr double mostStretch = 1.35;
/// And they shrink no further: lower ones have no room for their words.
constexpr double leastStretch = 0.8;
/// More counters of one kind than this are not drawn.
constexpr std::size_t mostCounters = 3;

struct Section {
    std::vector<Row> rows;
};

/// The tasks of each loop, by its number, depth first: every child right below its parent and its siblings before it.
/// No recursion: a chain of tasks may be as deep as there are tasks.
std::map<std::uint32_t, std::vector<Row>> taskRows(const trace::Trace &trace, int height)
{
    const auto lanes = trace.lanes();
    std::vector<LaneIndex> firstChild(lanes.size() + 1, noLane); // the last entry stands for "no parent"
    std::vector<LaneIndex> nextSibling(lanes.size(), noLane);
    for (std::size_t index = lanes.size(); index-- > 0;) {
        if (lanes[index].kind != LaneKind::Task)
            continue;
        const bool hasParent = lanes[index].parent < index && lanes[lanes[index].parent].loop == lanes[index].loop;
        const std::size_t parent = hasParent ? lanes[index].parent : lanes.size();
        nextSibling[index] = firstChild[parent];
        firstChild[parent] = static_cast<LaneIndex>(index);
    }
    std::map<std::uint32_t, std::vector<Row>> rows;
    std::vector<std::pair<LaneIndex, int>> open{{firstChild[lanes.size()], 0}};
    while (!open.empty()) {
        const auto [lane, depth] = open.back();
        open.pop_back();
        if (lane == noLane)
            continue;
        rows[lanes[lane].loop].push_back({RowKind::Task, lane, 0, 0, height, depth});
        open.emplace_back(nextSibling[lane], depth);
        open.emplace_back(firstChild[lane], depth + 1);
    }
    return rows;
}

/// In the order of their numbers.
std::vector<Row> lanesOfKind(const trace::Trace &trace, LaneKind kind, RowKind row, int height)
{
    std::vector<Row> rows;
    for (LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
        if (trace.lane(lane).kind == kind)
            rows.push_back({row, lane, trace.lane(lane).number, 0, height, 0});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.number < b.number; });
    return rows;
}

/// A loop above its tasks. One loop is the frame of all that happens and has a section of its own; of several, each has
/// one together with its tasks, so that it is seen whose they are.
void appendLoops(std::vector<Section> &sections, const trace::Trace &trace, const Metrics &metrics)
{
    const std::vector<Row> loops = lanesOfKind(trace, LaneKind::Loop, RowKind::Loop, metrics.loopLane);
    auto tasks = taskRows(trace, metrics.taskLane);
    for (const Row &loop : loops) {
        sections.push_back({{loop}});
        std::vector<Row> own = std::move(tasks[loop.number]);
        tasks.erase(loop.number);
        if (loops.size() > 1)
            sections.back().rows.insert(sections.back().rows.end(), own.begin(), own.end());
        else
            sections.push_back({std::move(own)});
    }
    for (auto &[loop, rows] : tasks) // whose loop nobody has heard of
        sections.push_back({std::move(rows)});
}

void appendPools(std::vector<Section> &sections, const trace::Trace &trace, const Metrics &metrics)
{
    std::map<std::uint32_t, std::vector<Row>> workers;
    for (const trace::Pool &pool : trace.pools())
        workers[pool.number];
    for (const LaneKind kind : {LaneKind::Worker, LaneKind::Process}) {
        for (const Row &row : lanesOfKind(trace, kind, RowKind::Worker, metrics.workerLane))
            workers[trace.lane(row.lane).pool].push_back(row);
    }
    for (auto &[pool, rows] : workers) {
        if (rows.empty())
            rows.push_back({RowKind::EmptyPool, noLane, pool, 0, metrics.emptyGroup, 0});
        else
            rows.insert(rows.begin(), {RowKind::PoolHead, noLane, pool, 0, metrics.groupHead, 0});
        sections.push_back({std::move(rows)});
    }
}

void appendThreads(std::vector<Section> &sections, const trace::Trace &trace, const Metrics &metrics)
{
    std::vector<Row> rows = lanesOfKind(trace, LaneKind::Thread, RowKind::Worker, metrics.workerLane);
    if (!rows.empty())
        rows.insert(rows.begin(), {RowKind::ThreadsHead, noLane, 0, 0, metrics.groupHead, 0});
    sections.push_back({std::move(rows)});
}

/// Those that were ever more than zero; of many, those that rose highest.
void appendCounters(std::vector<Section> &sections, const trace::Trace &trace, const Metrics &metrics)
{
    for (const trace::CounterKind kind : {trace::CounterKind::ReadyQueue, trace::CounterKind::PoolQueue}) {
        std::vector<const trace::Counter *> counters;
        for (const trace::Counter &counter : trace.counters()) {
            if (counter.kind == kind && counter.highest > 0)
                counters.push_back(&counter);
        }
        if (counters.size() > mostCounters) {
            std::stable_sort(counters.begin(), counters.end(),
                             [](const auto *a, const auto *b) { return a->highest > b->highest; });
            counters.resize(mostCounters);
            std::sort(counters.begin(), counters.end(),
                      [](const auto *a, const auto *b) { return a->number < b->number; });
        }
        const RowKind row = kind == trace::CounterKind::ReadyQueue ? RowKind::ReadyQueue : RowKind::PoolQueue;
        for (const trace::Counter *counter : counters)
            sections.push_back({{{row, noLane, counter->number, 0, metrics.counterLane, 0}}});
    }
}

std::vector<Section> sectionsOf(const trace::Trace &trace, const Metrics &metrics)
{
    std::vector<Section> sections;
    appendLoops(sections, trace, metrics);
    appendPools(sections, trace, metrics);
    appendThreads(sections, trace, metrics);
    appendCounters(sections, trace, metrics);
    std::erase_if(sections, [](const Section &section) { return section.rows.empty(); });
    return sections;
}

/// Puts the rows below each other, from 0.
void stack(Layout &layout, std::vector<Section> sections)
{
    layout.rows.clear();
    layout.sections.clear();
    int y = 0;
    for (Section &section : sections) {
        y += layout.metrics.sectionGap;
        for (Row &row : section.rows) {
            row.y = y;
            y += row.height;
            layout.rows.push_back(row);
        }
        y += layout.metrics.sectionGap;
        layout.sections.push_back(y);
    }
    layout.contentHeight = y;
}

bool isCounter(const Row &row)
{
    return row.kind == RowKind::ReadyQueue || row.kind == RowKind::PoolQueue;
}

std::vector<Block> blocksOf(const Layout &layout)
{
    std::vector<Block> blocks;
    const int gap = layout.metrics.sectionGap;
    for (const Row &row : layout.rows) {
        if (row.kind == RowKind::Loop)
            blocks.push_back({row.lane, row.y - gap, row.height + 2 * gap});
        else if (row.kind != RowKind::Task)
            break;
        else if (!blocks.empty())
            blocks.back().height += row.height;
    }
    if (blocks.size() == 1)
        blocks.clear();
    return blocks;
}

/// Lanes and what is in them, larger or smaller by a factor.
void resizeLanes(Layout &layout, const trace::Trace &trace, double factor)
{
    Metrics &metrics = layout.metrics;
    for (int Metrics::*length : {&Metrics::loopLane, &Metrics::taskLane, &Metrics::workerLane, &Metrics::emptyGroup,
                                 &Metrics::groupHead, &Metrics::running, &Metrics::loopRunning, &Metrics::ready})
        metrics.*length = std::max(1, static_cast<int>(std::floor(metrics.*length * factor)));
    stack(layout, sectionsOf(trace, metrics));
}

/// Where lanes leave room, they take some of it, and what is left goes to the counters, which gain the most from it.
/// Where they stick out a little, they give way: a picture that shows everything is better than one that scrolls.
void useRoom(Layout &layout, const trace::Trace &trace)
{
    int lanes = 0;
    for (const Row &row : layout.rows)
        lanes += isCounter(row) ? 0 : row.height;
    if (lanes == 0)
        return;
    const int spare = layout.lanes.height - layout.contentHeight;
    const double factor = 1.0 + static_cast<double>(spare) / lanes;
    if (factor < leastStretch)
        return;
    resizeLanes(layout, trace, std::min(factor, mostStretch));
    const auto counters = static_cast<int>(std::count_if(layout.rows.begin(), layout.rows.end(), isCounter));
    const int rest = layout.lanes.height - layout.contentHeight;
    if (counters == 0 || rest <= 0)
        return;
    layout.metrics.counterLane += std::min(rest / counters, layout.metrics.counterLane);
    stack(layout, sectionsOf(trace, layout.metrics));
}

} // namespace

Box Layout::plotOf(LaneIndex loop) const
{
    const auto block =
        std::find_if(blocks.begin(), blocks.end(), [&](const Block &candidate) { return candidate.loop == loop; });
    return block == blocks.end() ? plot() : intersected(plot(), {axis.left, block->y, axis.width, block->height});
}

const Row *Layout::rowOf(LaneIndex lane) const
{
    if (lane >= rowOfLane.size() || rowOfLane[lane] < 0)
        return nullptr;
    return &rows[static_cast<std::size_t>(rowOfLane[lane])];
}

Layout layoutOf(const Scene &scene)
{
    Layout layout;
    const Viewport &viewport = scene.viewport;
    layout.metrics = metricsFor(viewport.scale);
    const Metrics &metrics = layout.metrics;
    layout.axis = axisOf(viewport);
    const int width = std::max(0, viewport.width);
    const int height = std::max(0, viewport.height);
    layout.title = {0, 0, width, scene.title.empty() ? 0 : std::min(metrics.titleHeight, height)};
    layout.ruler = {0, layout.title.bottom(), width, std::min(metrics.rulerHeight, height - layout.title.height)};
    const int below = height - layout.ruler.bottom();
    // A picture too low for both shows lanes.
    const bool hasMinimap = scene.minimap && !scene.trace.lanes().empty() && below >= 2 * metrics.minimap;
    layout.minimap = {0, hasMinimap ? height - metrics.minimap : height, width, hasMinimap ? metrics.minimap : 0};
    layout.lanes = {0, layout.ruler.bottom(), width, layout.minimap.y - layout.ruler.bottom()};

    stack(layout, sectionsOf(scene.trace, metrics));
    useRoom(layout, scene.trace);
    layout.scroll = std::clamp(viewport.scrollY, 0, std::max(0, layout.contentHeight - layout.lanes.height));
    const int offset = layout.lanes.y - layout.scroll;
    layout.rowOfLane.assign(scene.trace.lanes().size(), -1);
    for (std::size_t index = 0; index < layout.rows.size(); ++index) {
        layout.rows[index].y += offset;
        if (layout.rows[index].lane != noLane)
            layout.rowOfLane[layout.rows[index].lane] = static_cast<int>(index);
    }
    for (int &y : layout.sections)
        y += offset;
    layout.blocks = blocksOf(layout);
    return layout;
}

const Row *rowAt(const Layout &layout, int y)
{
    if (y < layout.lanes.y || y >= layout.lanes.bottom())
        return nullptr;
    const auto row = std::partition_point(layout.rows.begin(), layout.rows.end(),
                                          [&](const Row &each) { return each.bottom() <= y; });
    return row == layout.rows.end() || row->y > y ? nullptr : &*row;
}

int spanHeight(const Layout &layout, const Row &row, trace::SpanState state)
{
    const Metrics &metrics = layout.metrics;
    switch (state) {
    case trace::SpanState::Running:
        return row.kind == RowKind::Loop ? metrics.loopRunning : metrics.running;
    case trace::SpanState::Ready:
        return metrics.ready;
    default:
        return metrics.suspended;
    }
}

} // namespace loopscope::timeline
