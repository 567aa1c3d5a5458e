#pragma once

#include "timeline/handles.h"
#include "timeline/rows.h"
#include "timeline/scene.h"

#include <cstdint>
#include <optional>

namespace loopscope::timeline {

enum class Part : std::uint8_t {
    Ruler,
    Note,     ///< its flag on the ruler
    LaneName, ///< the column on the left
    Lane,     ///< a lane, where it has no span
    Span,
    Counter,
    Minimap,
    Ground, ///< none of these
};

/// What is at a pixel.
struct Hit {
    Part part = Part::Ground;
    Time time{};                           ///< under the pixel; on the minimap: of the whole run
    trace::LaneIndex lane = trace::noLane; ///< for LaneName, Lane and Span
    Handle handle = Handle::None;
    std::optional<RowKind> row{};      ///< where there is one
    std::uint32_t number = 0;          ///< of the row's pool or loop
    std::optional<std::size_t> span;   ///< of the lane
    std::optional<std::size_t> stall;  ///< of the trace, where the pixel lies within one
    std::optional<std::size_t> hop;    ///< of the trace, for a worker's span
    std::optional<std::size_t> note{}; ///< of the scene

    bool operator==(const Hit &) const = default;
};

/// nullopt outside of the picture. A span that is narrower than a finger is found a few pixels around it.
std::optional<Hit> hitTest(const Scene &scene, int x, int y);

} // namespace loopscope::timeline
