#include "trace/chunk_pool.h"

#include <algorithm>

namespace loopscope::trace {

namespace {

constexpr std::uint32_t numberIn(std::uint64_t head)
{
    return static_cast<std::uint32_t>(head);
}

constexpr std::uint64_t changedHead(std::uint64_t before, std::uint32_t number)
{
    const std::uint64_t changes = (before >> 32U) + 1;
    return (changes << 32U) | number;
}

} // namespace

Chunk *ChunkPool::take()
{
    Chunk *chunk = takeFree();
    if (chunk == nullptr)
        chunk = allocate();
    if (chunk != nullptr)
        chunk->next = nullptr;
    return chunk;
}

void ChunkPool::giveBack(Chunk *chunk)
{
    std::uint64_t head = m_head.load(std::memory_order_relaxed);
    do {
        chunk->m_nextFree.store(numberIn(head), std::memory_order_relaxed);
    } while (!m_head.compare_exchange_weak(head, changedHead(head, chunk->m_number), std::memory_order_release,
                                           std::memory_order_relaxed));
}

Chunk *ChunkPool::takeFree()
{
    std::uint64_t head = m_head.load(std::memory_order_acquire);
    while (numberIn(head) != 0) {
        Chunk *const top = m_chunks[numberIn(head) - 1].get();
        const std::uint32_t below = top->m_nextFree.load(std::memory_order_relaxed);
        if (m_head.compare_exchange_weak(head, changedHead(head, below), std::memory_order_acquire,
                                         std::memory_order_acquire))
            return top;
    }
    return nullptr;
}

Chunk *ChunkPool::allocate()
{
    // Asked first without a change, so that threads which drop events do not fight over a cache line.
    if (m_allocated.load(std::memory_order_relaxed) >= m_chunks.size())
        return nullptr;
    const std::size_t index = m_allocated.fetch_add(1, std::memory_order_relaxed);
    if (index >= m_chunks.size())
        return nullptr;
    m_chunks[index].reset(new (std::nothrow) Chunk(static_cast<std::uint32_t>(index + 1)));
    return m_chunks[index].get();
}

std::size_t ChunkPool::bytesHeld() const
{
    return std::min(m_allocated.load(std::memory_order_relaxed), m_chunks.size()) * Chunk::size;
}

} // namespace loopscope::trace
