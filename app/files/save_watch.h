#pragma once

#include <QtGlobal>

#include <atomic>

namespace loopscope::app {

/// What whoever saves something on a thread of its own and who waits for it tell each other.
struct SaveWatch {
    std::atomic<qint64> written = 0; ///< bytes, by now
    std::atomic<bool> isCancelled = false;
};

/// Each of the items, until the watch, if there is one, is cancelled.
template <class Items, class Each>
void forEach(const Items &items, const SaveWatch *watch, const Each &each)
{
    for (const auto &item : items) {
        if (watch != nullptr && watch->isCancelled.load(std::memory_order_relaxed))
            return;
        each(item);
    }
}

} // namespace loopscope::app
