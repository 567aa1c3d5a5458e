// Locks, semaphores, events, conditions and barriers.

#include "scenario/perform_context.h"

namespace loopscope::scenario {

Performed performSynchronisation(const TaskContext &, Perform &step)
{
    return Outcome{Exception{"NotImplementedError", std::string(specOf(step.step).name)}};
}

} // namespace loopscope::scenario
