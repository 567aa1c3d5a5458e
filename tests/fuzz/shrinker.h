#pragma once

// Cuts a scenario down to what makes it interesting.

#include "fuzz/draft.h"

#include <functional>

namespace loopscope::fuzz {

/// The smallest draft that can be reached from `draft` by single cuts while `isInteresting` stays true: steps left out
/// (halves of a block first, as in Zeller's delta debugging), blocks replaced by what is in them, branches, fields,
/// routines and shared objects left out, numbers made smaller. `draft` itself must be interesting. Asks at most
/// `mostQuestions` times.
Draft shrunk(Draft draft, const std::function<bool(const Draft &)> &isInteresting, int mostQuestions = 3000);

} // namespace loopscope::fuzz
