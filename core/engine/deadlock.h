#pragma once

#include <string>

namespace loopscope::engine {

class Loop;
class Task;

/// What a suspended task waits for: "waits for db, held by writer"; "waits", where nobody can say.
std::string waitText(const Task &task);

/// Why nobody goes on in a loop where nothing is ready and nothing will be: who waits for what (the first of them), and
/// who, by that, waits for itself. Slow, and for the end of a run.
std::string deadlockText(const Loop &loop);

} // namespace loopscope::engine
