// Queues and streams.

#include "scenario/perform_context.h"

namespace loopscope::scenario {

Performed performQueueStep(const TaskContext &, Perform &step)
{
    return Outcome{Exception{"NotImplementedError", std::string(specOf(step.step).name)}};
}

} // namespace loopscope::scenario
