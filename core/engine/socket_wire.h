#pragma once

#include "engine/wire.h"

#include <QSocketNotifier>

#include <optional>

namespace loopscope::engine {

/// A wire over TCP. The client's end is a plain socket with Qt's notifier, and no QTcpSocket, for two reasons: what
/// goes wrong has to come out as Python has it, and that is the system's number, which Qt does not tell (a connection
/// that was reset looks like one that has ended); and a loop asks it before its timers, without Qt's event loop.
class SocketWire final : public Wire {
public:
    /// Connects to a port of this machine. That takes no time to speak of: the system answers for the server.
    static std::variant<std::unique_ptr<Wire>, Exception> open(Loop &loop, Outside::Seat seat, std::uint16_t port,
                                                               Told told);
    ~SocketWire() override;

private:
    SocketWire(Loop &loop, Outside::Seat seat, int socket, Told told);

    std::optional<Exception> send(Duration latency, std::size_t size) override;
    bool look() override;
    void take() override;
    void end() override;
    Arrival receive();

    int m_socket;
    std::optional<QSocketNotifier> m_notifier;
};

} // namespace loopscope::engine
