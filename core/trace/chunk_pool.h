#pragma once

// The memory that events are written into. Threads take chunks when theirs are full, the recorder's consumer gives them
// back when it has emptied them, and only if none is left is a new one allocated, up to a cap. So a run that is watched
// soon writes into warm memory alone.
//
// The free chunks are a lock-free stack. Chunks are named by their number, and the stack's head carries a count of its
// changes beside the number of its topmost chunk: a thread that was interrupted while it took one cannot mistake a head
// that went and came back for one that never moved. A chunk is not freed before the pool, so that reading the successor
// of one that somebody else has just taken is harmless.

#include "trace/event.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

namespace loopscope::trace {

/// 64 KiB of events. Who holds it owns its contents; only nextFree belongs to the pool.
class Chunk {
public:
    static constexpr std::size_t size = 64 * std::size_t{1024};
    static constexpr std::size_t capacity = size / sizeof(SchedulingEvent) - 1;

    explicit Chunk(std::uint32_t number) : m_number(number) {}

    SchedulingEvent *begin() { return std::launder(reinterpret_cast<SchedulingEvent *>(m_slots.data())); }
    SchedulingEvent *end() { return begin() + capacity; }

    // Both are written by the stream's thread, before it publishes what they lead to, and read by the consumer after
    // that.
    std::uint64_t firstSlot = 0; ///< how many slots its stream had when it began to be filled
    Chunk *next = nullptr;       ///< where its stream goes on

private:
    friend class ChunkPool;

    std::atomic<std::uint32_t> m_nextFree = 0; ///< any thread
    const std::uint32_t m_number;              ///< from 1
    /// Not events yet, because to initialise them would touch all of the memory.
    alignas(SchedulingEvent) std::array<std::byte, capacity * sizeof(SchedulingEvent)> m_slots;
};
static_assert(sizeof(Chunk) <= Chunk::size);

/// Every function may be called by any thread, and none of them waits.
class ChunkPool {
public:
    explicit ChunkPool(std::size_t memoryCap) : m_chunks(memoryCap / Chunk::size) {}

    /// A chunk with unspecified contents and no successor; nullptr if there is no memory for one.
    Chunk *take();
    void giveBack(Chunk *chunk);
    std::size_t bytesHeld() const;

private:
    Chunk *takeFree();
    Chunk *allocate();

    std::atomic<std::uint64_t> m_head = 0;        ///< low half: number of the topmost chunk, or 0; high: changes
    std::atomic<std::size_t> m_allocated = 0;     ///< chunks, may be above the cap for a moment
    std::vector<std::unique_ptr<Chunk>> m_chunks; ///< by number - 1; an element is written once, by who allocates it
};

} // namespace loopscope::trace
