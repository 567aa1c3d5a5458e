#include "trace/recording_cost.h"

#include "trace/recorder.h"

#include <chrono>

namespace loopscope::trace {

double recordingCost()
{
    constexpr int samples = 2000;
    Recorder recorder;
    Writer &writer = recorder.writer();
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < samples; ++i)
        writer.record({});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / samples;
}

} // namespace loopscope::trace
