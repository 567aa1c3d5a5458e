#pragma once

// Where Python has a better word for what a scenario can only say at length, and whether it means the same there.

#include "scenario/document.h"

namespace loopscope::scenario {

/// Whether "items = items + [x]" may be items.append(x): nobody but this variable may hold the list, because values of
/// scenarios never change, and Python's lists do.
bool isHeldByOne(const std::string &variable, const Definition &definition);

/// "name = name + value", where name is this one: the operator and the value. Null for everything else.
const Expression *changeOf(const std::string &name, const Expression &expression);

/// Whether there can be more jobs in the loop's own pool than it has workers, so that it matters how many they are.
bool canFillPool(const Document &document);

/// Whether a function may run elsewhere than in the processes of a pool.
bool runsOutsideOfProcesses(const std::string &function, const Document &document);

} // namespace loopscope::scenario
