#pragma once

#include "timeline/layout.h"

namespace loopscope::timeline {

/// Where the minimap has its lanes, and how it maps time: the whole run, and more where the viewport shows more.
struct Minimap {
    Box frame; ///< empty where there is no minimap
    Axis axis;
};

Minimap minimapOf(const Scene &scene, const Layout &layout);

/// What is in view, on the minimap; no narrower than `least` pixels.
Box windowOf(const Minimap &minimap, TimeRange range, int least);

} // namespace loopscope::timeline
