#include "trace/stream.h"

#include <algorithm>

namespace loopscope::trace {

namespace {

std::uint8_t bits(const SchedulingEvent &slot)
{
    return static_cast<std::uint8_t>(slot.kind);
}

} // namespace

Stream::Stream(const Clock &clock, ChunkPool &pool, bool isEnabled, std::uint64_t threadNumber)
    : writer(clock, pool, isEnabled)
    , thread(threadNumber)
    , m_clock(clock)
    , m_pool(pool)
{
}

std::uint64_t Stream::look()
{
    m_published = writer.m_published.load(std::memory_order_acquire);
    seek();
    return m_published - m_taken;
}

void Stream::takeBefore(std::int64_t limit, std::vector<SchedulingEvent> &events)
{
    while (m_head < limit) {
        events.push_back(decoded());
        ++m_slot;
        ++m_taken;
        seek();
    }
}

/// Goes on to the next slot that holds an event.
void Stream::seek()
{
    for (; m_taken != m_published; ++m_slot, ++m_taken) {
        if (m_slot == m_end)
            enterChunk();
        const std::int64_t stamp = toNs(m_slot->time);
        if (m_slot->kind != Writer::stampKind) {
            m_head = (bits(*m_slot) & Writer::backDatedMark) != 0 ? m_mark : stamp;
            return;
        }
        m_mark = stamp;
    }
    m_head = never;
}

/// The stream goes on in the chunk that was just read, if its thread has begun it anew, else in the one after.
void Stream::enterChunk()
{
    if (m_chunk == nullptr) {
        m_chunk = writer.m_first;
    } else if (m_chunk->firstSlot != m_taken) {
        Chunk *const emptied = m_chunk;
        m_chunk = emptied->next;
        m_pool.giveBack(emptied);
    }
    m_slot = m_chunk->begin();
    m_end = m_chunk->end();
}

SchedulingEvent Stream::decoded() const
{
    SchedulingEvent event = *m_slot;
    const Time recorded = m_clock.toTime(m_head);
    if ((bits(event) & Writer::backDatedMark) == 0) {
        event.time = recorded;
    } else {
        event.kind = static_cast<EventKind>(bits(event) & ~Writer::backDatedMark);
        event.time = std::min(event.time, recorded);
    }
    return event;
}

void Stream::finish()
{
    writer.m_taken.store(m_taken, std::memory_order_release);
}

std::uint64_t Stream::recorded() const
{
    // In this order, because what is not an event is counted after it was published.
    const std::uint64_t unasked = writer.m_unasked.load(std::memory_order_acquire);
    return writer.m_published.load(std::memory_order_acquire) - unasked;
}

std::uint64_t Stream::lost() const
{
    return writer.m_lost.load(std::memory_order_relaxed);
}

std::uint64_t Stream::takeUnreported()
{
    return writer.m_unreported.exchange(0, std::memory_order_relaxed);
}

} // namespace loopscope::trace
