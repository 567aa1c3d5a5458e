#include "analysis/overhead.h"

#include "trace/recorder.h"

#include <chrono>

namespace loopscope::analysis {

namespace {

using Seconds = std::chrono::duration<double>;

} // namespace

double recordingCost()
{
    constexpr int samples = 2000;
    trace::Recorder recorder;
    trace::Writer &writer = recorder.writer();
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < samples; ++i)
        writer.record({});
    return Seconds(std::chrono::steady_clock::now() - begin).count() / samples;
}

double overheadOf(const trace::Trace &trace, double recordingCost)
{
    const double duration = Seconds(trace.end().time_since_epoch()).count();
    return duration > 0 ? recordingCost * static_cast<double>(trace.eventCount()) / duration : 0;
}

} // namespace loopscope::analysis
