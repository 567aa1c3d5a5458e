#include "engine/queue.h"

#include "engine/value_heap.h"

namespace loopscope::engine {

Queue::Queue(std::string name, Order order, std::int64_t maximum)
    : Primitive(std::move(name), trace::Reason::Queue)
    , m_order(order)
    , m_maximum(maximum)
{
}

std::string_view Queue::kindName() const
{
    return m_order == Order::Fifo ? "Queue" : m_order == Order::Lifo ? "LifoQueue" : "PriorityQueue";
}

Performed Queue::put(Task &task, Value item, std::uint32_t line)
{
    if (!isFull()) {
        if (auto failure = insert(task.loop(), std::move(item)))
            return std::move(*failure);
        return Performed(std::in_place_type<Outcome>);
    }
    if (auto wrong = bind(task.loop()))
        return Outcome{std::move(*wrong)};
    return waitToPut(task, std::move(item), line);
}

Coroutine Queue::waitToPut(Task &task, Value item, std::uint32_t line)
{
    while (isFull()) {
        Waiter waiter(task, *this, m_putters);
        const Wakening wakening = co_await WaiterAwaiter(task, waiter, line);
        if (wakening == Wakening::Served)
            continue;
        // Woken for a free place that it cannot take any more, it wakes the next in its place.
        if (wakening == Wakening::Cancelled && !isFull() && !waiter.isCancelled())
            m_putters.wakeFirst();
        co_return outcomeOf(wakening);
    }
    co_return putNowait(task.loop(), std::move(item));
}

Performed Queue::get(Task &task, std::uint32_t line)
{
    if (!isEmpty())
        return getNowait();
    if (auto wrong = bind(task.loop()))
        return Outcome{std::move(*wrong)};
    return waitToGet(task, line);
}

Coroutine Queue::waitToGet(Task &task, std::uint32_t line)
{
    while (isEmpty()) {
        Waiter waiter(task, *this, m_getters);
        const Wakening wakening = co_await WaiterAwaiter(task, waiter, line);
        if (wakening == Wakening::Served)
            continue;
        if (wakening == Wakening::Cancelled && !isEmpty() && !waiter.isCancelled())
            m_getters.wakeFirst();
        co_return outcomeOf(wakening);
    }
    co_return getNowait();
}

Outcome Queue::putNowait(Loop &loop, Value item)
{
    if (isFull())
        return Exception{"QueueFull", {}};
    if (auto failure = insert(loop, std::move(item)))
        return std::move(*failure);
    return {};
}

std::optional<Outcome> Queue::insert(Loop &loop, Value &&item)
{
    if (m_items.size() >= mostItems) {
        loop.fail("the queue " + name() + " holds more than " + std::to_string(mostItems) + " items");
        return Killed{};
    }
    if (m_order == Order::Priority) {
        if (auto error = pushHeap(m_items, std::move(item)))
            return std::move(*error);
    } else {
        m_items.push_back(std::move(item));
    }
    ++m_unfinished;
    m_getters.wakeFirst();
    return std::nullopt;
}

Outcome Queue::getNowait()
{
    if (isEmpty())
        return Exception{"QueueEmpty", {}};
    Outcome item = take();
    if (item.isValue())
        m_putters.wakeFirst();
    return item;
}

Outcome Queue::take()
{
    if (m_order == Order::Priority)
        return popHeap(m_items);
    if (m_order == Order::Lifo) {
        Outcome last(std::move(m_items.back()));
        m_items.pop_back();
        return last;
    }
    Outcome first(std::move(m_items.front()));
    m_items.pop_front();
    return first;
}

Outcome Queue::taskDone()
{
    if (m_unfinished == 0)
        return Exception{"ValueError", "task_done() called too many times"};
    if (--m_unfinished == 0)
        m_joiners.wakeAll();
    return {};
}

Performed Queue::join(Task &task, std::uint32_t line)
{
    if (m_unfinished == 0)
        return Outcome{};
    if (auto wrong = bind(task.loop()))
        return Outcome{std::move(*wrong)};
    return waitUntilDone(task, line);
}

Coroutine Queue::waitUntilDone(Task &task, std::uint32_t line)
{
    Waiter waiter(task, *this, m_joiners);
    const Wakening wakening = co_await WaiterAwaiter(task, waiter, line);
    if (wakening != Wakening::Served)
        co_return outcomeOf(wakening);
    co_return Outcome{};
}

Dependence Queue::dependence(const Waiters &waiters) const
{
    const std::string what = name().empty() ? "a queue" : name();
    if (&waiters == &m_getters)
        return {what + ", which is empty", {}};
    if (&waiters == &m_putters)
        return {what + ", which is full", {}};
    return {what + ", of which " + std::to_string(m_unfinished) + (m_unfinished == 1 ? " item is" : " items are") +
                " not done",
            {}};
}

} // namespace loopscope::engine
