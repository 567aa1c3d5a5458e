#pragma once

#include "trace/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace loopscope::app {

/// Where a duration is on a slider from 0 to 1, which is logarithmic: from 100us to 100s.
double sliderPosition(Duration duration);
/// The duration at a position, with two digits, as a scenario writes it: "1.5s".
std::string durationAt(double position);
/// "250us": the number and the unit of a literal; nullopt where it is none.
struct DurationText {
    std::string number;
    std::string unit;
};
std::optional<DurationText> splitDuration(std::string_view text);
/// The next one of two digits, larger or smaller.
std::string durationBeside(std::string_view text, int step);

} // namespace loopscope::app
