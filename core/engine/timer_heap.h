#pragma once

// Timers by deadline. The order of *equal* deadlines is part of what a scheduler promises to those who compare it with
// asyncio on a virtual clock, and asyncio leaves it to heapq, which is not first in, first out. So this is the same
// binary heap: an entry rises while it is strictly earlier than its parent; a removed root is replaced by the last
// entry, which first sinks to a leaf along the earlier children and then rises (Knuth's bottom-up variant, as CPython's
// heapq documents it). Cancelled timers stay until they come to the top or are more than half of over a hundred, also
// as in asyncio, because removing them at once would move others.

#include "engine/callback.h"
#include "trace/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace loopscope::engine {

class Task;

/// One deadline, owned by whoever waits for it and pinned in memory while it is scheduled. Destroying it is not
/// cancelling it: its owner cancels (Loop::cancelTimer) first.
class Timer {
public:
    explicit Timer(Callback callback) : m_callback(callback) {}
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    const Callback &callback() const { return m_callback; }

    enum class Place : std::uint8_t { Nowhere, Heap, ReadyQueue };
    Place place() const { return m_place; }

private:
    friend class TimerHeap;
    friend class Loop;

    Callback m_callback;
    Task *m_sleeper = nullptr; ///< the task that becomes ready by it, if that is all it does
    Place m_place = Place::Nowhere;
    std::uint64_t m_position = 0; ///< index in the heap, or ticket in the ready queue
};

/// Belongs to the loop's thread.
class TimerHeap {
public:
    struct Entry {
        Time when;
        Timer *timer; ///< null: cancelled
    };

    void push(Time when, Timer &timer);
    void cancel(Timer &timer);
    /// Forgets cancelled timers at the top, or all of them if they are too many: asyncio does so once an iteration.
    void purge();
    /// The earliest deadline, of a cancelled timer too (call purge() first).
    std::optional<Time> earliest() const;
    /// Removes the earliest entry; it must exist.
    Entry pop();
    /// Forgets them all; their owners may go on cancelling them.
    void clear();

private:
    void place(std::size_t index, Entry entry);
    void rise(std::size_t start, std::size_t index);
    void sink(std::size_t index);

    std::vector<Entry> m_heap;
    std::size_t m_cancelled = 0;
};

} // namespace loopscope::engine
