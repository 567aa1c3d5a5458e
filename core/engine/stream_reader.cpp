#include "engine/stream_reader.h"

#include <utility>

namespace loopscope::engine {

StreamReader::StreamReader(std::string name, std::size_t limit)
    : Primitive(std::move(name), trace::Reason::Io)
    , m_limit(limit)
{
}

Outcome StreamReader::feed(Loop &loop, std::string_view text)
{
    if (m_isEof)
        return Exception{"AssertionError", "feed_data after feed_eof"};
    if (text.empty())
        return {};
    if (m_buffer.size() + text.size() > mostBytes) {
        loop.fail("the stream " + name() + " holds more than " + std::to_string(mostBytes) + " bytes");
        return Killed{};
    }
    m_buffer += text;
    wake();
    return {};
}

void StreamReader::feedEof()
{
    m_isEof = true;
    wake();
}

void StreamReader::wake()
{
    if (Waiter *reader = std::exchange(m_reader, nullptr); reader != nullptr && !reader->isDone())
        reader->wake();
}

Performed StreamReader::readline(Task &task, std::uint32_t line)
{
    std::size_t searched = 0;
    if (auto read = tryLine(searched))
        return std::move(*read);
    return readLater(task, &StreamReader::tryLine, searched, "readuntil", line);
}

Performed StreamReader::readexactly(Task &task, std::int64_t count, std::uint32_t line)
{
    if (count < 0)
        return Outcome{Exception{"ValueError", "readexactly size can not be less than zero"}};
    auto size = static_cast<std::size_t>(count);
    if (auto read = tryExactly(size))
        return std::move(*read);
    return readLater(task, &StreamReader::tryExactly, size, "readexactly", line);
}

Performed StreamReader::read(Task &task, std::int64_t count, std::uint32_t line)
{
    if (count < 0)
        return readAll(task, line);
    auto size = static_cast<std::size_t>(count);
    if (size == 0 || !m_buffer.empty() || m_isEof)
        return *takeSome(size);
    return readLater(task, &StreamReader::takeSome, size, "read", line);
}

Coroutine StreamReader::readLater(Task &task, Attempt attempt, std::size_t state, const char *who, std::uint32_t line)
{
    for (;;) {
        const Outcome outcome = co_await waitForData(task, who, line);
        if (!outcome.isValue())
            co_return outcome;
        if (auto read = (this->*attempt)(state))
            co_return std::move(*read);
    }
}

Coroutine StreamReader::readAll(Task &task, std::uint32_t line)
{
    std::string all;
    while (!m_buffer.empty() || !m_isEof) {
        if (m_buffer.empty()) {
            const Outcome outcome = co_await waitForData(task, "read", line);
            if (!outcome.isValue())
                co_return outcome;
        }
        if (m_buffer.empty())
            break; // somebody else has read it, or it ends
        all += std::exchange(m_buffer, {});
    }
    co_return checked(Value{std::move(all)});
}

Coroutine StreamReader::waitForData(Task &task, const char *who, std::uint32_t line)
{
    std::optional<Exception> wrong = bind(task.loop());
    if (!wrong && m_reader != nullptr)
        wrong = Exception{"RuntimeError",
                          std::string(who) + "() called while another coroutine is already waiting for incoming data"};
    if (wrong)
        co_return std::move(*wrong);
    Waiter waiter(task, *this, m_waiters);
    m_reader = &waiter;
    Outcome outcome = co_await FutureAwaiter(task, waiter, line);
    m_reader = nullptr; // even if that is another one by now, who then waits for ever: asyncio does the same
    co_return outcome;
}

std::optional<Outcome> StreamReader::tryLine(std::size_t &searched)
{
    if (m_buffer.size() > searched) {
        const std::size_t end = m_buffer.find('\n', searched);
        if (end <= m_limit)
            return take(end + 1);
        const bool isFound = end != std::string::npos;
        if (isFound || m_buffer.size() > m_limit) {
            take(isFound ? end + 1 : m_buffer.size());
            return Exception{"ValueError", isFound ? "Separator is found, but chunk is longer than limit"
                                                   : "Separator is not found, and chunk exceed the limit"};
        }
        searched = m_buffer.size();
    }
    if (m_isEof)
        return take(m_buffer.size());
    return std::nullopt;
}

std::optional<Outcome> StreamReader::tryExactly(std::size_t &count)
{
    if (m_buffer.size() >= count)
        return take(count);
    if (!m_isEof)
        return std::nullopt;
    const std::size_t there = m_buffer.size();
    take(there);
    return Exception{"IncompleteReadError",
                     std::to_string(there) + " bytes read on a total of " + std::to_string(count) + " expected bytes"};
}

Outcome StreamReader::take(std::size_t count)
{
    std::string taken = m_buffer.substr(0, count);
    m_buffer.erase(0, count);
    return checked(Value{std::move(taken)});
}

Dependence StreamReader::dependence(const Waiters &) const
{
    return {(name().empty() ? "a stream" : name()) + ", into which nobody feeds anything", {}};
}

} // namespace loopscope::engine
