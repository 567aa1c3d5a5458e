#pragma once

// What the built-in functions of expressions do, as in Python, and what exceptions can be asked.

#include "scenario/expression.h"

#include <span>

namespace loopscope::scenario {

/// Of as many arguments as its spec allows; not of AllTasks, which is for the run to answer.
Result called(Builtin builtin, std::span<const Value> arguments);

Result toInt(const Value &value);
Result magnitude(const Value &value);
/// `digits` is None where it is not written.
Result rounded(const Value &value, const Value &digits);

/// .args and .exceptions of a value that is an exception.
Result askException(const Value &value, Method method);

} // namespace loopscope::scenario
