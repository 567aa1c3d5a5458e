#pragma once

#include "timeline/rows.h"
#include "timeline/scene.h"

#include <map>
#include <vector>

namespace loopscope::timeline {

/// The rows of tasks, by the number of their loop, of tracks behind all loops, and the tasks that are folded away. Rows
/// have no place yet.
struct TaskRows {
    std::map<std::uint32_t, std::vector<Row>> byLoop;
    std::vector<trace::LaneIndex> hidden;
    /// Who has it folded away, by lane; noLane for all others.
    std::vector<trace::LaneIndex> folders;
};

/// In the scene's order: depth first, every child right below its parent and its siblings before it, or a flat list.
/// Only those that pass; pinned ones always, and marked.
TaskRows taskRowsOf(const Scene &scene, const std::vector<bool> &passing);

} // namespace loopscope::timeline
