#pragma once

// Which rows a picture has, from top to bottom, and how high they are. Everything about lanes that does not depend on
// what is scrolled to: made once for many pictures, however many lanes there are.

#include "timeline/arrangement.h"
#include "timeline/coordinates.h"
#include "timeline/metrics.h"
#include "trace/trace.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace loopscope::timeline {

struct Scene;

enum class RowKind : std::uint8_t {
    Loop,
    Task,
    PoolHead,    ///< the pool's name, above its workers
    ThreadsHead, ///< above the threads
    Worker,      ///< or a thread, or a process: whatever runs jobs
    EmptyPool,   ///< a pool without a job
    ProcessHead, ///< of another program: a process, above its tracks
    Track,       ///< of another program: a thread, or what goes on beside
    Subtrack,    ///< what nests in the spans of a track
    ReadyQueue,
    PoolQueue,
    Gauge,
};

struct Row {
    RowKind kind = RowKind::Task;
    trace::LaneIndex lane = trace::noLane; ///< for Loop, Task, Worker and tracks
    std::uint32_t number = 0;              ///< of the pool or the loop that a head or a counter is about
    int y = 0;                             ///< in Rows from the top of all rows; in a Layout on the picture
    int height = 0;
    int depth = 0;               ///< how far a task's name is indented
    double stretch = 1.0;        ///< of what is in it: relative to the metrics
    bool pinned = false;         ///< stays where it is while others scroll
    bool parent = false;         ///< of tasks that are shown below it, or folded away
    std::uint32_t hidden = 0;    ///< how many are folded away
    std::size_t firstHidden = 0; ///< the first of them in Rows::hidden

    int bottom() const { return y + height; }
    int middle() const { return y + height / 2; }
};

/// A loop's own row and those of its tasks.
struct Block {
    trace::LaneIndex loop = trace::noLane;
    int y = 0;
    int height = 0;
};

/// What rows are made of. Equal keys have equal rows.
struct RowsKey {
    const trace::Trace *trace = nullptr;
    std::size_t lanes = 0;
    std::uint64_t events = 0;
    Time end{};
    Time now{};        ///< zero where it plays no part, as the next
    TimeRange range{}; ///< where lanes are chosen by what they do in it
    Arrangement arrangement;
    int height = 0;
    double scale = 1.0;
    bool counters = true;

    bool operator==(const RowsKey &) const = default;
};

struct Rows {
    RowsKey key;
    Metrics metrics;                     ///< lanes stretched, where there is room to spare
    std::vector<Row> rows;               ///< from top to bottom
    std::size_t pinned = 0;              ///< the first so many stay at the top
    int pinnedHeight = 0;                ///< of those
    int height = 0;                      ///< of all
    std::vector<int> sections;           ///< y of the lines between sections
    std::vector<Block> blocks;           ///< one for each loop; none where there is only one
    std::vector<std::int32_t> rowOfLane; ///< its own, or that of who has it folded away; -1 for neither
    std::vector<trace::LaneIndex> hidden;
    std::size_t lanes = 0; ///< tasks, workers, threads and processes of the trace
    std::size_t shown = 0; ///< those that the filter lets pass: folded away or not

    std::span<const trace::LaneIndex> hiddenOf(const Row &row) const
    {
        return std::span(hidden).subspan(row.firstHidden, row.hidden);
    }
};

/// Of a picture whose lanes have `height` pixels. Takes those that the scene brings along, where they are still true.
std::shared_ptr<const Rows> rowsOf(const Scene &scene, int height);

bool isCounter(const Row &row);
/// How high a row of this kind is by itself.
int heightOf(RowKind kind, const Metrics &metrics);

} // namespace loopscope::timeline
