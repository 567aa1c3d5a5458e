#pragma once

#include "engine/callback.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loopscope::engine {

/// First in, first out: a ring that grows by doubling and never shrinks. Belongs to the loop's thread.
class ReadyQueue {
public:
    /// A place in the queue, valid until the callback has had its turn.
    using Ticket = std::uint64_t;

    std::size_t size() const { return static_cast<std::size_t>(m_tail - m_head); }
    bool isEmpty() const { return m_head == m_tail; }

    Ticket push(Callback callback)
    {
        if (size() == m_ring.size())
            grow();
        m_ring[m_tail & (m_ring.size() - 1)] = callback;
        return m_tail++;
    }

    Callback pop() { return m_ring[m_head++ & (m_ring.size() - 1)]; }

    /// asyncio skips a cancelled handle, but counts it as one of its iteration's.
    void forget(Ticket ticket)
    {
        if (ticket >= m_head && ticket < m_tail)
            m_ring[ticket & (m_ring.size() - 1)] = {};
    }

    void clear() { m_head = m_tail; }

private:
    void grow()
    {
        std::vector<Callback> larger(m_ring.size() * 2);
        for (Ticket ticket = m_head; ticket != m_tail; ++ticket)
            larger[ticket & (larger.size() - 1)] = m_ring[ticket & (m_ring.size() - 1)];
        m_ring = std::move(larger);
    }

    std::vector<Callback> m_ring = std::vector<Callback>(64); ///< its size is a power of two
    Ticket m_head = 0;
    Ticket m_tail = 0;
};

} // namespace loopscope::engine
