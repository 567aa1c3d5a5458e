#pragma once

// What one thread writes its events with: see recorder.h for the whole.

#include "trace/chunk_pool.h"
#include "trace/clock.h"
#include "trace/event.h"

#include <atomic>
#include <cstdint>

namespace loopscope::trace {

/// One thread's stream of events. It belongs to the recorder; the thread that asked for it is the only one that may
/// record with it. Fields are grouped by who touches them, and the groups share no cache line.
class Writer {
public:
    /// One that is not enabled records nothing.
    Writer(const Clock &clock, ChunkPool &pool, bool isEnabled = true)
        : m_clock(clock)
        , m_pool(pool)
        , m_isEnabled(isEnabled)
    {
    }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Stamps the event with the present and publishes it. Never waits; if there is no memory left the event is
    /// dropped, and counted. Returns the stamp (0 if it is not enabled).
    std::int64_t record(const SchedulingEvent &event) { return m_isEnabled ? record(event, m_clock.ticks()) : 0; }

    /// The same for one of several things that happen at one moment: reading the clock costs more than all the rest.
    /// The stamp was taken a moment ago by this thread, which has learnt nothing from others since, and is not before
    /// lastStamp().
    std::int64_t record(SchedulingEvent event, std::int64_t stamp)
    {
        m_lastStamp = stamp;
        if (!m_isEnabled)
            return 0;
        event.time = timeFromNs(stamp);
        if (put(event, stamp)) [[likely]]
            publish();
        return stamp;
    }

    /// Of what this thread has recorded last, or would have with a stamp of its own if it were enabled.
    std::int64_t lastStamp() const { return m_lastStamp; }

    /// Records something that happened at a time before now and was noticed only now ("ready since its deadline"). It
    /// keeps its place in the order of recording; only its time is an earlier one. A time yet to come counts as now.
    void recordAt(Time time, SchedulingEvent event);

private:
    friend class Recorder;
    friend class Stream;

    /// Marks on an event's kind, inside of streams only. A stamp alone is the moment at which the next event, which
    /// is marked as back-dated and holds a time instead of a stamp, was recorded. Without that event it means nothing.
    static constexpr auto stampKind = static_cast<EventKind>(0xff);
    static constexpr std::uint8_t backDatedMark = 0x80;
    static_assert(eventKindCount < backDatedMark);

    bool put(const SchedulingEvent &event, std::int64_t stamp)
    {
        if (m_next == m_end) [[unlikely]] {
            if (!openChunk(stamp))
                return false;
        }
        *m_next++ = event;
        ++m_written;
        return true;
    }
    void publish() { m_published.store(m_written, std::memory_order_release); }
    bool openChunk(std::int64_t stamp);

    // Constant.
    const Clock &m_clock;
    ChunkPool &m_pool;
    const bool m_isEnabled;
    // The thread's own.
    SchedulingEvent *m_next = nullptr;
    SchedulingEvent *m_end = nullptr;
    Chunk *m_chunk = nullptr;
    std::uint64_t m_written = 0; ///< slots
    std::int64_t m_lastStamp = 0;
    // Written by the thread, read by others.
    std::atomic<std::uint64_t> m_published = 0; ///< slots that the consumer may read; it also publishes m_first
    std::atomic<std::uint64_t> m_unasked = 0;   ///< of these, such as nobody recorded: stamps and reports of losses
    std::atomic<std::uint64_t> m_lost = 0;
    std::atomic<std::uint64_t> m_unreported = 0; ///< lost and not told yet: whoever tells it, takes it (consumer, too)
    Chunk *m_first = nullptr;                    ///< where the stream begins
    // Written by the consumer, read by the thread.
    alignas(64) std::atomic<std::uint64_t> m_taken = 0; ///< slots that the consumer needs no more
};

} // namespace loopscope::trace
