#pragma once

// asyncio.wait() and asyncio.wait_for(), as 3.11 has them: a future of their own is awaited, which is done when enough
// of the others are, or when time is over.

#include "engine/future.h"
#include "engine/task.h"

#include <memory>
#include <optional>
#include <vector>

namespace loopscope::engine {

using Futures = std::vector<std::shared_ptr<Future>>;

enum class WaitUntil : std::uint8_t { FirstCompleted, FirstException, AllCompleted };

/// Gives two lists: who is done and who is not, in the order given. ValueError without any.
Coroutine wait(Task &task, Futures futures, WaitUntil until, std::optional<Duration> timeout, std::uint32_t line);

/// Cancels the future and gives a TimeoutError if it is not done in time, but not before it has ended.
Coroutine waitFor(Task &task, std::shared_ptr<Future> future, std::optional<Duration> timeout, std::uint32_t line);

} // namespace loopscope::engine
