#pragma once

#include "timeline/task_tree.h"

#include <vector>

namespace loopscope::timeline {

/// Rows that belong together, between two lines. None is empty.
using Section = std::vector<Row>;

/// The sections of a picture from top to bottom, of rows without a place: loops with their tasks, pools with their
/// workers, threads, counters. Only what passes; pinned rows are marked and still where they would be otherwise.
std::vector<Section> sectionsOf(const Scene &scene, const std::vector<bool> &passing, TaskRows tasks);

} // namespace loopscope::timeline
