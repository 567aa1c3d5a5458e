#pragma once

#include "trace/time.h"

#include <cmath>

namespace loopscope::scenario {

/// A duration of a scenario as long as a run at this speed takes for it.
inline Duration scaledBy(Duration duration, double speed)
{
    if (speed == 1.0)
        return duration;
    const double ns = static_cast<double>(duration.count()) / speed;
    return ns < 9.2e18 ? Duration{std::llround(ns)} : Duration::max();
}

} // namespace loopscope::scenario
