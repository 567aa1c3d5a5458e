#pragma once

#include "engine/value.h"

namespace loopscope::engine {

/// Does what `left = left + right` does with lists, without a copy of the first: a list that grows by one item at a
/// time would else be copied as often as it grows. Only where nobody else has that list. False, and nothing has
/// happened, where that is not so, or where it would become too large: then it is to be done, or refused, as usual.
bool append(Value &left, const Value &right);

} // namespace loopscope::engine
