#pragma once

#include "engine/primitive.h"
#include "engine/wire.h"

namespace loopscope::engine {

/// A client's connection to the run's server, opened when it is first used. Requests go out in the order in which they
/// are made; of what comes back it is an asyncio.StreamReader that counts bytes and drops them. So one task may wait
/// for an answer at a time; a second one gets asyncio's RuntimeError when it begins to wait, but it has asked by then,
/// and its answer will come: after that of the first, and for whoever reads next. The same holds for a request that is
/// cancelled while it waits. The connection stays as it is, and whoever asks next gets the bytes that were on their
/// way: a stream does not know whose they are. Who wants to be sure waits in turn, under a lock, or opens another one.
class Connection final : public Primitive {
public:
    static constexpr std::int64_t mostBytes = std::int64_t{16} << 20; ///< of an answer

    explicit Connection(std::string name) : Primitive(std::move(name), trace::Reason::Io) {}

    std::string_view kindName() const override { return "Connection"; }

    /// Asks, and waits until `size` bytes have come; comes out as that number. Python's exceptions: ValueError for a
    /// wrong size, RuntimeError for a second reader, OSError, ConnectionRefusedError, ConnectionResetError, and
    /// IncompleteReadError if the server ends it before.
    Performed request(Task &task, Duration latency, std::int64_t size, std::uint32_t line);

    Dependence dependence(const Waiters &waiters) const override;

private:
    std::optional<Exception> open(Loop &loop);
    void arrived(const Arrival &arrival);
    /// What can be read by now; nullopt: more has to come.
    std::optional<Outcome> tryRead(std::size_t size);
    Coroutine readLater(Task &task, std::size_t size, std::uint32_t line);

    std::unique_ptr<Wire> m_wire;
    std::size_t m_unread = 0;
    bool m_isEnd = false;
    std::optional<Exception> m_failure;
    Waiters m_waiters;
    Waiter *m_reader = nullptr; ///< who is going to be woken
    std::size_t m_wanted = 0;   ///< by that one
};

/// A request over a connection of its own, which is closed when it has ended, however it ends.
Coroutine requestAlone(Task &task, Duration latency, std::int64_t size, std::uint32_t line);

} // namespace loopscope::engine
