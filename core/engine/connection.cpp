#include "engine/connection.h"

#include <utility>

namespace loopscope::engine {

namespace {

Exception secondReader()
{
    return {"RuntimeError", "readexactly() called while another coroutine is already waiting for incoming data"};
}

} // namespace

Performed Connection::request(Task &task, Duration latency, std::int64_t size, std::uint32_t line)
{
    if (size < 0)
        return Outcome{Exception{"ValueError", "readexactly size can not be less than zero"}};
    if (size > mostBytes)
        return Outcome{Exception{"ValueError", "an answer has at most " + std::to_string(mostBytes) + " bytes"}};
    if (auto wrong = bind(task.loop()))
        return Outcome{std::move(*wrong)};
    const auto bytes = static_cast<std::size_t>(size);
    std::optional<Exception> wrong = open(task.loop());
    if (!wrong && !m_isEnd)
        wrong = m_wire->ask(latency, bytes);
    if (wrong)
        return Outcome{std::move(*wrong)};
    if (auto read = tryRead(bytes))
        return std::move(*read);
    if (m_reader != nullptr)
        return Outcome{secondReader()};
    return readLater(task, bytes, line);
}

std::optional<Exception> Connection::open(Loop &loop)
{
    if (m_wire != nullptr || m_failure)
        return m_failure;
    auto wire = openWire(loop, [this](const Arrival &arrival) { arrived(arrival); });
    if (auto *exception = std::get_if<Exception>(&wire))
        return std::move(*exception); // the next one may have more luck
    m_wire = std::get<0>(std::move(wire));
    return std::nullopt;
}

void Connection::arrived(const Arrival &arrival)
{
    m_unread += arrival.bytes;
    m_isEnd = m_isEnd || arrival.isEnd;
    if (arrival.failure)
        m_failure = arrival.failure;
    const bool isOver = m_isEnd || m_failure || m_unread >= m_wanted;
    if (!isOver)
        return;
    if (Waiter *reader = std::exchange(m_reader, nullptr); reader != nullptr && !reader->isDone())
        reader->wake();
}

std::optional<Outcome> Connection::tryRead(std::size_t size)
{
    if (m_failure)
        return Outcome{*m_failure};
    if (m_unread >= size) {
        m_unread -= size;
        return Outcome{Value{static_cast<std::int64_t>(size)}};
    }
    if (!m_isEnd)
        return std::nullopt;
    return Outcome{Exception{"IncompleteReadError", std::to_string(std::exchange(m_unread, 0)) +
                                                        " bytes read on a total of " + std::to_string(size) +
                                                        " expected bytes"}};
}

Coroutine Connection::readLater(Task &task, std::size_t size, std::uint32_t line)
{
    for (;;) {
        Outcome outcome;
        {
            Waiter waiter(task, *this, m_waiters);
            m_reader = &waiter;
            m_wanted = size;
            outcome = co_await FutureAwaiter(task, waiter, line);
            m_reader = nullptr; // even if that is another one by now, who then waits for ever: asyncio does the same
        }
        if (!outcome.isValue())
            co_return outcome;
        if (auto read = tryRead(size))
            co_return std::move(*read);
        if (m_reader != nullptr)
            co_return secondReader();
    }
}

Dependence Connection::dependence(const Waiters &) const
{
    return {name() + "'s answer", {}};
}

Coroutine requestAlone(Task &task, Duration latency, std::int64_t size, std::uint32_t line)
{
    Connection connection("server");
    Performed performed = connection.request(task, latency, size, line);
    if (auto *outcome = std::get_if<Outcome>(&performed))
        co_return std::move(*outcome);
    co_return co_await std::move(std::get<Coroutine>(performed));
}

} // namespace loopscope::engine
