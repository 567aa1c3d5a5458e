#pragma once

// Times as people read them. Every number is rounded to nearest, and carries into the next unit: "1.0 ms", never
// "1000 µs".

#include "trace/time.h"

#include <string>

namespace loopscope::timeline {

/// What was measured, to two or three digits: "3.0 s", "250 ms", "38 µs", "1 min 20 s".
std::string formatDuration(Duration duration);

/// What someone wrote down, without zeros at its end: "1 s", "1.5 s", "250 ms". Three digits at most.
std::string formatNominal(Duration duration);

/// A moment, "1.620 s" or "2 min 1.620 s", with as many digits (in threes) as `resolution` makes sense of.
std::string formatTime(Time time, Duration resolution = std::chrono::milliseconds{1});

/// A moment with all its digits but for groups of zeros at the end: "0.000 412 s".
std::string formatExact(Time time);

/// A mark of a ruler whose marks are `step` apart: "0 s", "250 ms", "1.5 s", "2 min 30 s".
std::string formatTick(Time time, Duration step);

/// A count or a measure of another program: "12", "3.25", "12.5 M". Three digits of what is no whole number.
std::string formatNumber(double value);

} // namespace loopscope::timeline
