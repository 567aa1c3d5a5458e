#pragma once

// What the ready queue holds. A plain function and its subject, because a ring of these is copied as memory: with
// std::function in their place a yield costs about twice as much. Whoever schedules a callback sees to it that the
// subject is still there when its turn comes, or forgets the callback (ReadyQueue::forget) before it goes.

namespace loopscope::engine {

struct Callback {
    void (*call)(void *subject) = nullptr; ///< null: forgotten; it takes its turn and does nothing
    void *subject = nullptr;

    bool operator==(const Callback &) const = default;
};

} // namespace loopscope::engine
