#pragma once

// Waiting for one's turn: how long, and behind whom.

#include "analysis/places.h"

#include <vector>

namespace loopscope::analysis {

/// How long a running task was ready before it ran; nullopt for any other span.
std::optional<Duration> readyBefore(const trace::Trace &trace, SpanRef ref);

/// Somebody who ran while a task waited.
struct Holder {
    SpanRef span;    ///< what it did first in that time
    Duration held{}; ///< how much of the wait it ran for

    bool operator==(const Holder &) const = default;
};

/// A task's wait in the ready queue.
struct QueueWait {
    Time since{};
    Time until = openEnd;        ///< openEnd while it lasts
    std::vector<Holder> holders; ///< tasks of the same loop that ran meanwhile, who ran longest first
    std::size_t otherHolders = 0;
};

/// Of a ready span, or of the running span that followed it: the first `most` holders. nullopt where there was no wait.
/// Looks at the lanes that there were at the time, each by binary search.
std::optional<QueueWait> queueWaitOf(const trace::Trace &trace, SpanRef ref, std::size_t most);

} // namespace loopscope::analysis
