#pragma once

#include "engine/outcome.h"

#include <cstdint>
#include <memory>
#include <variant>

class QThread;

namespace loopscope::engine {

/// The run's own server: TCP on this machine only, at any port that is free, on a thread of its own, so that a loop
/// that is held up does not hold it up. A request is a line, "LATENCY SIZE\n" in ns and bytes; the answer is so many
/// bytes, so much later. Requests over one connection are answered in turn, each when the one before has been.
/// Ends with this: no thread, socket or port is left.
class Server {
public:
    Server();
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Where it listens, or the exception why not. Any thread.
    const std::variant<std::uint16_t, Exception> &port() const { return m_port; }

private:
    std::variant<std::uint16_t, Exception> m_port;
    std::unique_ptr<QThread> m_thread;
};

} // namespace loopscope::engine
