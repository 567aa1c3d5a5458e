#pragma once

// What a press on the timeline takes hold of, and what dragging it does. Values in, values out: a drag is told as where
// it began and where it is, so that nothing adds up on the way.

#include "timeline/scene.h"

#include <cstdint>
#include <optional>

namespace loopscope::timeline {

struct Layout;
struct Row;
struct Box;

enum class Handle : std::uint8_t {
    None,
    Fold,          ///< the mark beside a name: a click folds or unfolds the lane
    Pin,           ///< the pin behind a name: a click pins the lane or lets it go
    NameColumn,    ///< the edge between names and lanes
    LaneEdge,      ///< the lower edge of a lane, at its name
    MinimapWindow, ///< what is in view, on the minimap
    MinimapFrom,   ///< its left edge
    MinimapTo,
};

/// The handle at a pixel of a picture with this layout. `row`: the one that is there, if any.
Handle handleAt(const Scene &scene, const Layout &layout, const Row *row, int x, int y);

/// Where the marks beside a name are; empty where the row has none.
Box foldMarkOf(const Layout &layout, const Row &row);
Box pinMarkOf(const Layout &layout, const Row &row);

/// The view after an edge of the names or a part of the minimap's window was dragged from `fromX` to `toX`. `scene` is
/// the one that the drag began with. Other handles leave it as it is.
Viewport dragged(const Scene &scene, Handle handle, int fromX, int toX);

/// The arrangement after a lane's lower edge was dragged `dy` pixels down; `scene` is the one that the drag began with.
Arrangement laneDragged(const Scene &scene, trace::LaneIndex lane, int dy);

/// All lanes `factor` times as high as they are in this picture.
Arrangement lanesResized(const Scene &scene, double factor);
/// All lanes as high as they are by themselves, this one as the others.
Arrangement laneReset(Arrangement arrangement, trace::LaneIndex lane);

/// With the lane folded, or unfolded again. Lanes that nothing is below stay as they are.
Arrangement foldToggled(const Scene &scene, trace::LaneIndex lane);
/// With all lanes folded that others are below; if any is, with none.
Arrangement allFoldToggled(const Scene &scene);
/// With the lane pinned, or let go. Loops stay where they are.
Arrangement pinToggled(const Scene &scene, trace::LaneIndex lane);

/// Where a lane has a row: folds are undone and the filter taken away, as far as they hide it. The filter goes as a
/// whole: half of a question is another question.
Arrangement revealing(const Scene &scene, trace::LaneIndex lane);

} // namespace loopscope::timeline
