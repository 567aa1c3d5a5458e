#include "engine/timer_heap.h"

#include <algorithm>

namespace loopscope::engine {

namespace {

constexpr std::size_t purgeAbove =
    100; // asyncio's _MIN_SCHEDULED_TIMER_HANDLES; more than half cancelled is its other bound

}

void TimerHeap::push(Time when, Timer &timer)
{
    timer.m_place = Timer::Place::Heap;
    m_heap.push_back({when, &timer});
    rise(0, m_heap.size() - 1);
}

void TimerHeap::cancel(Timer &timer)
{
    if (timer.m_place != Timer::Place::Heap)
        return;
    m_heap[timer.m_position].timer = nullptr;
    timer.m_place = Timer::Place::Nowhere;
    ++m_cancelled;
}

void TimerHeap::purge()
{
    if (m_heap.size() > purgeAbove && m_cancelled * 2 > m_heap.size()) {
        std::erase_if(m_heap, [](const Entry &entry) { return entry.timer == nullptr; });
        m_cancelled = 0;
        for (std::size_t index = 0; index < m_heap.size(); ++index)
            m_heap[index].timer->m_position = index;
        for (std::size_t index = m_heap.size() / 2; index-- > 0;)
            sink(index);
        return;
    }
    while (!m_heap.empty() && m_heap.front().timer == nullptr)
        pop();
}

std::optional<Time> TimerHeap::earliest() const
{
    return m_heap.empty() ? std::nullopt : std::optional(m_heap.front().when);
}

TimerHeap::Entry TimerHeap::pop()
{
    const Entry top = m_heap.front();
    const Entry last = m_heap.back();
    m_heap.pop_back();
    if (!m_heap.empty()) {
        place(0, last);
        sink(0);
    }
    if (top.timer == nullptr)
        --m_cancelled;
    else
        top.timer->m_place = Timer::Place::Nowhere;
    return top;
}

void TimerHeap::place(std::size_t index, Entry entry)
{
    m_heap[index] = entry;
    if (entry.timer != nullptr)
        entry.timer->m_position = index;
}

void TimerHeap::rise(std::size_t start, std::size_t index)
{
    const Entry rising = m_heap[index];
    while (index > start) {
        const std::size_t parent = (index - 1) / 2;
        if (!(rising.when < m_heap[parent].when))
            break;
        place(index, m_heap[parent]);
        index = parent;
    }
    place(index, rising);
}

void TimerHeap::sink(std::size_t index)
{
    const std::size_t start = index;
    const Entry sinking = m_heap[index];
    for (std::size_t child = 2 * index + 1; child < m_heap.size(); child = 2 * index + 1) {
        const std::size_t right = child + 1;
        if (right < m_heap.size() && !(m_heap[child].when < m_heap[right].when))
            child = right;
        place(index, m_heap[child]);
        index = child;
    }
    place(index, sinking);
    rise(start, index);
}

void TimerHeap::clear()
{
    for (const Entry &entry : m_heap) {
        if (entry.timer != nullptr)
            entry.timer->m_place = Timer::Place::Nowhere;
    }
    m_heap.clear();
    m_cancelled = 0;
}

} // namespace loopscope::engine
