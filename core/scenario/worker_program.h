#pragma once

#include <string>

namespace loopscope::scenario {

/// The path of the program that worker processes run: looked for beside the program that runs now, where it is
/// installed relative to that, and above it, for the programs of a build tree. Where it is found nowhere: beside it,
/// so that there is something to say.
std::string workerProgram();

} // namespace loopscope::scenario
