#pragma once

// Time as Loopscope counts it everywhere: whole nanoseconds since the run began, in 64 bits. Floating point appears
// only relative to a viewport, where a pixel is the unit (see timeline/).

#include <chrono>
#include <cstdint>

namespace loopscope {

using Duration = std::chrono::nanoseconds;

/// The clock of one run: zero when the run begins. It has no now() of its own, because a run's time may be real or
/// virtual; whoever needs the present asks the run.
struct RunClock {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<RunClock>;
    static constexpr bool is_steady = true;
};

/// A moment of a run.
using Time = RunClock::time_point;

/// The end of something that has not ended yet.
inline constexpr Time openEnd = Time::max();

constexpr Time timeFromNs(std::int64_t ns)
{
    return Time{Duration{ns}};
}

constexpr std::int64_t toNs(Time time)
{
    return time.time_since_epoch().count();
}

/// The moment `by` after `time`. What lies beyond the end of time is its last moment but one: as good as never, and not
/// openEnd. A negative duration counts as none.
constexpr Time laterBy(Time time, Duration by)
{
    constexpr Time never = openEnd - Duration{1};
    if (by <= Duration::zero())
        return time;
    return by > never - time ? never : time + by;
}

} // namespace loopscope
