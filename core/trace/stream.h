#pragma once

// The consumer's end of a writer: reads the slots in order, undoes the marks, and gives emptied chunks back. Everything
// here but the writer itself belongs to the recorder's consumer.

#include "trace/writer.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace loopscope::trace {

class Stream {
public:
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

    Stream(const Clock &clock, ChunkPool &pool, bool isEnabled, std::uint64_t threadNumber);

    Writer writer;
    const std::uint64_t thread; ///< whose it is

    /// Looks how much the thread has published. Only so much is read until the next look. Returns the number of slots.
    std::uint64_t look();
    /// The stamp at which the next event was recorded; never if there is none to read.
    std::int64_t head() const { return m_head; }
    /// Moves events to the end of `events` while they were recorded before `limit`.
    void takeBefore(std::int64_t limit, std::vector<SchedulingEvent> &events);
    /// Tells the thread how much is read.
    void finish();

    std::uint64_t recorded() const; ///< any thread
    std::uint64_t lost() const;     ///< any thread
    /// The losses that no event has told of, which from now on count as told.
    std::uint64_t takeUnreported();

private:
    void seek();
    void enterChunk();
    SchedulingEvent decoded() const;

    const Clock &m_clock;
    ChunkPool &m_pool;
    Chunk *m_chunk = nullptr;
    const SchedulingEvent *m_slot = nullptr;
    const SchedulingEvent *m_end = nullptr;
    std::uint64_t m_taken = 0;
    std::uint64_t m_published = 0; ///< at the last look
    std::int64_t m_head = never;
    std::int64_t m_mark = 0; ///< the last stamp that stood alone: when a back-dated event was recorded
};

} // namespace loopscope::trace
