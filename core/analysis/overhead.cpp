#include "analysis/overhead.h"

#include <chrono>

namespace loopscope::analysis {

double overheadOf(const trace::Trace &trace, double recordingCost)
{
    const double duration = std::chrono::duration<double>(trace.end().time_since_epoch()).count();
    return duration > 0 ? recordingCost * static_cast<double>(trace.eventCount()) / duration : 0;
}

} // namespace loopscope::analysis
