#pragma once

#include "trace/time.h"

#include <string>

namespace loopscope::timeline {

/// A bookmark at a moment of a run, with what somebody wrote about it; without words it is only a place to come back
/// to. Notes are kept with their run, in the order of their times.
struct Note {
    Time time{};
    std::string text;

    bool operator==(const Note &) const = default;
};

} // namespace loopscope::timeline
