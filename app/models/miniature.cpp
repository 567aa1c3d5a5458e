#include "models/miniature.h"

#include "models/words.h"

#include <algorithm>
#include <optional>

namespace loopscope::app {

namespace {

/// Bars shorter than this part of the run are not seen: neighbours that are become one bar, of what lasted longest.
constexpr double shortest = 0.006;

void append(Miniature &miniature, const MiniatureBar &bar)
{
    auto &bars = miniature.bars;
    if (!bars.empty() && bars.back().row == bar.row && bars.back().role == bar.role &&
        bar.from - bars.back().to < shortest)
        bars.back().to = bar.to;
    else
        bars.push_back(bar);
}

void appendLane(Miniature &miniature, const trace::Trace &trace, const trace::Lane &lane, int row)
{
    const double whole = static_cast<double>(trace.end().time_since_epoch().count());
    std::optional<MiniatureBar> sliver; // of short spans, as long as they are not seen together
    double longest = 0;
    for (const trace::Span &span : lane.spans) {
        MiniatureBar bar;
        bar.row = row;
        bar.from = static_cast<double>(span.begin.time_since_epoch().count()) / whole;
        bar.to = bar.from + static_cast<double>(lengthOf(trace, span).count()) / whole;
        bar.role = span.stalled ? timeline::Role::Stall : roleOf(lane, span);
        if (bar.to - bar.from >= shortest) {
            append(miniature, bar);
            sliver.reset();
            continue;
        }
        if (!sliver || bar.from - sliver->to >= shortest) {
            sliver = bar;
            longest = 0;
        }
        if (bar.to - bar.from > longest) {
            longest = bar.to - bar.from;
            sliver->role = bar.role;
        }
        sliver->to = bar.to;
        if (sliver->to - sliver->from >= shortest) {
            append(miniature, *sliver);
            sliver.reset();
        }
    }
}

/// A run that took no time is told as what it said, one line after the other, each on its task's row: who came after
/// whom is all there is to see.
Miniature inOrder(const trace::Trace &trace)
{
    Miniature miniature;
    std::vector<trace::LaneIndex> rows;
    const double count = static_cast<double>(trace.log().size());
    double place = 0;
    for (const trace::LogLine &line : trace.log()) {
        const double from = place++ / count;
        if (line.lane == trace::noLane)
            continue;
        const auto found = std::find(rows.begin(), rows.end(), line.lane);
        const auto row = static_cast<int>(found - rows.begin());
        if (row == miniatureRows)
            continue;
        if (found == rows.end())
            rows.push_back(line.lane);
        miniature.bars.push_back({row, from, place / count, timeline::Role::Running});
    }
    return miniature;
}

} // namespace

Miniature miniatureOf(const trace::Trace &trace)
{
    if (trace.end() <= Time{})
        return inOrder(trace);
    Miniature miniature;
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
