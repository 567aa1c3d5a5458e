// Requests and files.

#include "scenario/perform_context.h"

namespace loopscope::scenario {

Performed performInputOutput(const TaskContext &, Perform &step)
{
    return Outcome{Exception{"NotImplementedError", std::string(specOf(step.step).name)}};
}

} // namespace loopscope::scenario
