#pragma once

#include "engine/value.h"

namespace loopscope::engine {

/// Does what `list = list + [item]` does, without a copy of the list, which would else be copied as often as it grows.
/// Only where nobody else has that list. False, and nothing has happened, where that is not so, where it is no list, or
/// where it would become too large: then it is to be done, or refused, as usual.
bool append(Value &list, Value &item);

} // namespace loopscope::engine
