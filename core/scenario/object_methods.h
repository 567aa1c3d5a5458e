#pragma once

#include "scenario/expression.h"

namespace loopscope::scenario {

/// What futures and loop objects answer, on their loop's thread; see methods.h.
Result askOnLoop(const Value &object, Method method);

} // namespace loopscope::scenario
