#pragma once

#include "engine/loop.h"
#include "engine/thread_wait.h"

#include <list>
#include <string>
#include <vector>

namespace loopscope::engine {

/// What a suspended task waits for: "waits for db, held by writer"; "waits", where nobody can say.
std::string waitText(const Task &task);

/// Who waits for whom, for a run in which nobody can go on (the first of them), and who, by that, waits for itself.
/// Only while everything stands still; slow, and for the end of a run.
std::string deadlockText(const std::vector<const Loop *> &loops, const std::list<const ThreadWait *> &threads);

} // namespace loopscope::engine
