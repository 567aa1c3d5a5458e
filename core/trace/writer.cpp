#include "trace/writer.h"

namespace loopscope::trace {

namespace {

/// Only the thread itself adds, so that nothing is lost between the two accesses.
void add(std::atomic<std::uint64_t> &count, std::uint64_t more)
{
    count.store(count.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
}

} // namespace

void Writer::recordAt(Time time, SchedulingEvent event)
{
    if (!m_isEnabled)
        return;
    const std::int64_t stamp = m_clock.ticks();
    m_lastStamp = stamp;
    SchedulingEvent mark;
    mark.time = timeFromNs(stamp);
    mark.kind = stampKind;
    if (!put(mark, stamp))
        return;
    event.time = time;
    event.kind = static_cast<EventKind>(static_cast<std::uint8_t>(event.kind) | backDatedMark);
    put(event, stamp);
    // Both at once, so that no drain parts them. If the event found no room, the mark alone does no harm.
    publish();
    m_unasked.store(m_unasked.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

/// Makes room for at least two slots, of which it uses one if there is a loss to report; counts a loss if it cannot.
bool Writer::openChunk(std::int64_t stamp)
{
    // A full chunk that the consumer has emptied meanwhile is as good as any other, and warm. Without this a thread
    // could be left with a chunk that it cannot write, and that the consumer cannot give back for want of a next one.
    const bool isEmptied = m_chunk != nullptr && m_taken.load(std::memory_order_acquire) == m_written;
    Chunk *const chunk = isEmptied ? m_chunk : m_pool.take();
    if (chunk == nullptr) {
        add(m_lost, 1);
        m_unreported.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    chunk->firstSlot = m_written;
    if (!isEmptied)
        (m_chunk == nullptr ? m_first : m_chunk->next) = chunk;
    m_chunk = chunk;
    m_next = chunk->begin();
    m_end = chunk->end();

    const std::uint64_t lost = m_unreported.exchange(0, std::memory_order_relaxed);
    if (lost != 0) {
        SchedulingEvent report;
        report.time = timeFromNs(stamp);
        report.kind = EventKind::EventsLost;
        report.detail = static_cast<std::int64_t>(lost);
        *m_next++ = report;
        ++m_written;
        publish();
        m_unasked.store(m_unasked.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }
    return true;
}

} // namespace loopscope::trace
