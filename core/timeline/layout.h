#pragma once

// Where things are: the parts of the picture, and the rows of its lanes.

#include "timeline/box.h"
#include "timeline/metrics.h"
#include "timeline/scene.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace loopscope::timeline {

enum class RowKind : std::uint8_t {
    Loop,
    Task,
    PoolHead,    ///< the pool's name, above its workers
    ThreadsHead, ///< above the threads
    Worker,      ///< or a thread, or a process: whatever runs jobs
    EmptyPool,   ///< a pool without a job
    ReadyQueue,
    PoolQueue,
};

struct Row {
    RowKind kind = RowKind::Task;
    trace::LaneIndex lane = trace::noLane; ///< for Loop, Task and Worker
    std::uint32_t number = 0;              ///< of the pool or the loop that a head or a counter is about
    int y = 0;                             ///< on the picture: scrolled already
    int height = 0;
    int depth = 0; ///< how far a task's name is indented

    int bottom() const { return y + height; }
    int middle() const { return y + height / 2; }
};

/// A loop's own row and those of its tasks.
struct Block {
    trace::LaneIndex loop = trace::noLane;
    int y = 0;
    int height = 0;
};

struct Layout {
    Metrics metrics; ///< lanes stretched, where there is room to spare
    Axis axis;
    Box title; ///< empty without a title
    Box ruler; ///< as wide as the picture
    Box lanes; ///< where rows are seen: as wide as the picture, between ruler and minimap
    Box minimap;
    std::vector<Row> rows;
    std::vector<int> sections; ///< y of the lines between sections, scrolled
    int contentHeight = 0;     ///< of all rows
    int scroll = 0;            ///< as far as there is something to scroll
    std::vector<int> rowOfLane;
    std::vector<Block> blocks; ///< one for each loop, scrolled; none where there is only one

    /// lanes, less the names.
    Box plot() const { return {axis.left, lanes.y, axis.width, lanes.height}; }
    /// plot, less what is not the loop's, where there are several.
    Box plotOf(trace::LaneIndex loop) const;
    const Row *rowOf(trace::LaneIndex lane) const;
    bool isVisible(const Row &row) const { return row.bottom() > lanes.y && row.y < lanes.bottom(); }
};

Layout layoutOf(const Scene &scene);

/// The row at a y of the picture; nullptr between and outside of rows.
const Row *rowAt(const Layout &layout, int y);

/// The height of what stands for a state in a row: running thick, ready thinner, suspended a line.
int spanHeight(const Layout &layout, const Row &row, trace::SpanState state);

} // namespace loopscope::timeline
