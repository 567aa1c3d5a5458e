#pragma once

#include "timeline/layout.h"

namespace loopscope::timeline {

/// A note's flag on the ruler, to the right of its moment; to the left where it would stick out.
struct Flag {
    std::size_t note = 0; ///< of the scene
    int x = 0;            ///< of its moment
    Box box;              ///< as wide as its words need, as far as there is room before the next flag
};

/// The flags that are in view, from left to right. Needs no font, so that a hit test finds what was drawn.
std::vector<Flag> flagsOf(const Scene &scene, const Layout &layout);

} // namespace loopscope::timeline
