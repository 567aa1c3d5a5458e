#pragma once

#include "engine/primitive.h"

#include <algorithm>

namespace loopscope::engine {

/// asyncio.StreamReader: what has been fed is read in pieces, by one reader at a time. Counts in bytes.
class StreamReader final : public Primitive {
public:
    static constexpr std::size_t usualLimit = 1U << 16U;             ///< of a line
    static constexpr std::size_t mostBytes = std::size_t{64} << 20U; ///< unread; a run that wants to hold more ends

    explicit StreamReader(std::string name, std::size_t limit = usualLimit);

    std::string_view kindName() const override { return "StreamReader"; }
    bool isAtEof() const { return m_isEof && m_buffer.empty(); }

    /// AssertionError after the end.
    Outcome feed(Loop &loop, std::string_view text);
    void feedEof();

    /// Up to and with the next line's end; what there is if the stream ends before. ValueError for longer than the
    /// limit.
    Performed readline(Task &task, std::uint32_t line);
    /// IncompleteReadError if the stream ends before.
    Performed readexactly(Task &task, std::int64_t count, std::uint32_t line);
    /// At most so many, at least one unless the stream ends; all until its end if negative.
    Performed read(Task &task, std::int64_t count, std::uint32_t line);

    Dependence dependence(const Waiters &waiters) const override;

private:
    using Attempt = std::optional<Outcome> (StreamReader::*)(std::size_t &);

    Coroutine readLater(Task &task, Attempt attempt, std::size_t state, const char *who, std::uint32_t line);
    Coroutine readAll(Task &task, std::uint32_t line);
    Coroutine waitForData(Task &task, const char *who, std::uint32_t line);
    // What can be read by now; nullopt: more has to come.
    /// `searched`: where this reader has not found a line's end. asyncio keeps it even if others have read meanwhile.
    std::optional<Outcome> tryLine(std::size_t &searched);
    std::optional<Outcome> tryExactly(std::size_t &count);
    std::optional<Outcome> takeSome(std::size_t &count) { return take(std::min(count, m_buffer.size())); }
    Outcome take(std::size_t count);
    void wake();

    const std::size_t m_limit;
    std::string m_buffer;
    bool m_isEof = false;
    Waiters m_waiters;
    Waiter *m_reader = nullptr; ///< who is going to be woken
};

} // namespace loopscope::engine
