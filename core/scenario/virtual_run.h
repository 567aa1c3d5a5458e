#pragma once

// A run on the virtual clock for whoever wants all of it at once: it goes on on the calling thread, from beginning to
// end, without a thread, a timer or a signal of its own. A run that takes a millisecond would spend most of its time on
// those.

#include "scenario/run.h"
#include "trace/builder.h"

namespace loopscope::scenario {

class RunCore;

struct VirtualRunLimits {
    std::uint64_t events = trace::TraceLimits{}.events; ///< with more, it is ended: RunEnding::Limited
};

/// All of a run that is over.
struct VirtualOutcome {
    std::unique_ptr<trace::TraceBuilder> builder; ///< of its trace; never null
    RunResult result;
};

class VirtualRun {
public:
    explicit VirtualRun(std::shared_ptr<const Scenario> scenario, const VirtualRunLimits &limits = {});
    ~VirtualRun();

    /// Runs it. Once.
    VirtualOutcome go();
    /// Any thread, also before go(): ends that as soon as possible. What happened until then is its outcome.
    void stop();

private:
    void drain(trace::TraceBuilder &builder);

    const VirtualRunLimits m_limits;
    const std::unique_ptr<RunCore> m_core;
};

} // namespace loopscope::scenario
