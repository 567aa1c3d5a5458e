#include "models/miniature.h"

#include "models/words.h"

#include <algorithm>

namespace loopscope::app {

namespace {

/// Bars shorter than this part of the run are not seen; neighbours of one role become one bar.
constexpr double shortest = 0.006;

void appendLane(Miniature &miniature, const trace::Trace &trace, const trace::Lane &lane, int row)
{
    const double whole = static_cast<double>(trace.end().time_since_epoch().count());
    for (const trace::Span &span : lane.spans) {
        MiniatureBar bar;
        bar.row = row;
        bar.from = static_cast<double>(span.begin.time_since_epoch().count()) / whole;
        bar.to = bar.from + static_cast<double>(lengthOf(trace, span).count()) / whole;
        bar.role = span.stalled ? timeline::Role::Stall : roleOf(lane, span);
        if (bar.to - bar.from < shortest)
            continue;
        auto &bars = miniature.bars;
        if (!bars.empty() && bars.back().row == row && bars.back().role == bar.role &&
            bar.from - bars.back().to < shortest)
            bars.back().to = bar.to;
        else
            bars.push_back(bar);
    }
}

} // namespace

Miniature miniatureOf(const trace::Trace &trace)
{
    Miniature miniature;
    if (trace.end() <= Time{})
        return miniature;
    // The children tell more than the task that waits for them; workers come last.
    std::vector<const trace::Lane *> tasks;
    std::vector<const trace::Lane *> workers;
    bool children = false;
    for (const trace::Lane &lane : trace.lanes())
        children = children || (lane.kind == trace::LaneKind::Task && lane.depth > 0);
    for (const trace::Lane &lane : trace.lanes()) {
        if (trace::runsJobs(lane.kind) && !lane.spans.empty())
            workers.push_back(&lane);
        else if (lane.kind == trace::LaneKind::Task && (lane.depth > 0 || !children))
            tasks.push_back(&lane);
    }
    const std::size_t forWorkers = std::min<std::size_t>(workers.size(), tasks.size() > 1 ? 2 : 3);
    int row = 0;
    for (std::size_t i = 0; i < tasks.size() && row < miniatureRows - static_cast<int>(forWorkers); ++i)
        appendLane(miniature, trace, *tasks[i], row++);
    for (std::size_t i = 0; i < workers.size() && row < miniatureRows; ++i)
        appendLane(miniature, trace, *workers[i], row++);
    return miniature;
}

} // namespace loopscope::app
