#pragma once

#include "scenario/document.h"
#include "scenario/program.h"

namespace loopscope::scenario {

/// Resolves names and flattens steps. What does not fit is appended to the problems; the program is worth running only
/// if there are none.
Program compile(const Document &document, std::vector<Problem> &problems);

} // namespace loopscope::scenario
