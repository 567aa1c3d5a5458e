#pragma once

#include "engine/primitive.h"

#include <deque>

namespace loopscope::engine {

/// asyncio's Queue, PriorityQueue and LifoQueue. Whoever runs first takes the item: it may not be the one who was woken
/// for it, who then waits again, last.
class Queue final : public Primitive {
public:
    enum class Order : std::uint8_t { Fifo, Priority, Lifo };
    static constexpr std::size_t mostItems = 1'000'000; ///< a run that wants to hold more ends

    /// `maximum` items; 0 or less: any number.
    Queue(std::string name, Order order, std::int64_t maximum = 0);

    std::string_view kindName() const override;
    std::size_t size() const { return m_items.size(); }
    bool isEmpty() const { return m_items.empty(); }
    bool isFull() const { return m_maximum > 0 && m_items.size() >= static_cast<std::size_t>(m_maximum); }

    Performed put(Task &task, Value item, std::uint32_t line);
    Performed get(Task &task, std::uint32_t line);
    /// QueueFull if there is no room. TypeError if a priority queue cannot order the item.
    Outcome putNowait(Loop &loop, Value item);
    /// QueueEmpty if there is none.
    Outcome getNowait();
    /// ValueError if there were not so many items.
    Outcome taskDone();
    /// Until each item that was ever put has been told to be done.
    Performed join(Task &task, std::uint32_t line);

    Dependence dependence(const Waiters &waiters) const override;

private:
    Coroutine waitToPut(Task &task, Value item, std::uint32_t line);
    Coroutine waitToGet(Task &task, std::uint32_t line);
    Coroutine waitUntilDone(Task &task, std::uint32_t line);
    /// Where there is room. The failure, if there is one.
    std::optional<Outcome> insert(Loop &loop, Value &&item);
    Outcome take();

    const Order m_order;
    const std::int64_t m_maximum;
    std::deque<Value> m_items; ///< of a priority queue: a heap
    std::size_t m_unfinished = 0;
    Waiters m_getters;
    Waiters m_putters;
    Waiters m_joiners;
};

} // namespace loopscope::engine
