#include "engine/do_work.h"

#include <algorithm>

namespace loopscope::engine {

namespace {

/// Arithmetic until the time is over: what a computing task does to its thread.
void compute(Duration duration, const StopSignal &stop)
{
    const auto end =
        std::chrono::steady_clock::now() + std::min<Duration>(duration, std::chrono::hours{24 * 365 * 100});
    volatile double sink = 1.0;
    while (std::chrono::steady_clock::now() < end && !stop.isRequested()) {
        for (int round = 0; round < 2000; ++round)
            sink = sink * 1.000001 + 1e-9;
    }
}

} // namespace

void doWork(const Work &work, StopSignal &stop)
{
    if (work.reason == trace::Reason::Compute)
        compute(work.duration, stop);
    else
        stop.waitFor(work.duration);
}

} // namespace loopscope::engine
