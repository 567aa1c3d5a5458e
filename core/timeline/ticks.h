#pragma once

// Times as people read them, and the marks of the ruler.

#include "timeline/coordinates.h"

#include <string>
#include <vector>

namespace loopscope::timeline {

struct Tick {
    Time time{};
    int x = 0;
    std::string label;
};

/// The ruler's marks: whole multiples of 1, 2 or 5 of a unit (15 and 30 for seconds and minutes), at least
/// `minimumGap` pixels apart. Empty where the axis is.
std::vector<Tick> ticksFor(const Axis &axis, int minimumGap);

/// "3.0 s", "250 ms", "38 µs", "1 min 20 s": two or three significant digits.
std::string formatDuration(Duration duration);
/// "1.620 s": a moment, to the precision of `resolution` (a pixel's worth of time), from ms to ns.
std::string formatTime(Time time, Duration resolution = std::chrono::milliseconds{1});
/// The moment with all its digits, in groups: "3.000 412 s".
std::string formatExact(Time time);

} // namespace loopscope::timeline
