#pragma once

// Where things are: the parts of the picture, and of all rows those that are in view. Cheap, because what it takes to
// arrange thousands of lanes is in rows.h, and kept from one picture to the next.

#include "timeline/box.h"
#include "timeline/rows.h"
#include "timeline/scene.h"

#include <memory>
#include <optional>
#include <vector>

namespace loopscope::timeline {

/// A line between sections.
struct Divider {
    int y = 0;
    bool pinned = false;
};

struct Layout {
    Metrics metrics; ///< lanes stretched, where there is room to spare
    Axis axis;
    Box title;     ///< empty without a title
    Box ruler;     ///< as wide as the picture
    Box lanes;     ///< where rows are seen: as wide as the picture, between ruler and minimap
    Box pinned;    ///< the upper part of it, whose rows stay. May be empty
    Box scrolling; ///< the lower part
    Box minimap;
    std::shared_ptr<const Rows> rows; ///< all of them; never null
    std::vector<Row> visible;         ///< those in view, from top to bottom, and as the following on the picture
    std::vector<Divider> dividers;
    std::vector<Block> blocks; ///< one for each loop; none where there is only one
    int contentHeight = 0;     ///< of all rows
    int scroll = 0;            ///< as far as there is something to scroll

    /// lanes, less the names.
    Box plot() const { return plotOf(lanes); }
    /// plot, less what is not the loop's, where there are several.
    Box plotOf(trace::LaneIndex loop) const;
    /// Where a row is seen: under what is pinned it is not.
    const Box &areaOf(const Row &row) const { return row.pinned ? pinned : scrolling; }
    Box plotOf(const Row &row) const { return plotOf(areaOf(row)); }
    Box plotOf(const Box &area) const { return {axis.left, area.y, axis.width, area.height}; }

    /// A row of `rows` on the picture.
    Row placed(std::size_t row) const;
    /// The row of a lane, in view or not; nullopt where it is left out or folded away.
    std::optional<Row> rowOf(trace::LaneIndex lane) const;
    /// The same; for what is folded away, the row that it is folded into.
    std::optional<Row> standInOf(trace::LaneIndex lane) const;
    bool isVisible(const Row &row) const { return row.bottom() > areaOf(row).y && row.y < areaOf(row).bottom(); }
    /// Its middle is.
    bool isInView(const Row &row) const { return row.middle() >= areaOf(row).y && row.middle() < areaOf(row).bottom(); }
};

Layout layoutOf(const Scene &scene);

/// What a counter's row is about.
const trace::Counter &counterOf(const trace::Trace &trace, const Row &row);

/// The row at a y of the picture; nullopt between and outside of rows.
std::optional<Row> rowAt(const Layout &layout, int y);

/// Where the name of a lane begins.
int nameLeft(const Layout &layout, const Row &row);

/// The height of what stands for a state in a row: running thick, ready thinner, suspended a line.
int spanHeight(const Layout &layout, const Row &row, trace::SpanState state);

} // namespace loopscope::timeline
