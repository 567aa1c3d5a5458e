#pragma once

// The marks of the ruler.

#include "timeline/coordinates.h"

#include <string>
#include <vector>

namespace loopscope::timeline {

struct Tick {
    Time time{};
    int x = 0;
    std::string label;
};

/// How far apart marks are: 1, 2 or 5 of a unit (also 15 and 30 for seconds and minutes), at least `minimumGap` pixels.
Duration tickStep(const Axis &axis, int minimumGap);

/// The marks, at whole multiples of the step. There are none before the run began, and none where the axis is empty.
std::vector<Tick> ticksFor(const Axis &axis, int minimumGap);

} // namespace loopscope::timeline
