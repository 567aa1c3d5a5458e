#include "engine/socket_wire.h"

#include "engine/loop.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace loopscope::engine {

namespace {

constexpr std::size_t mostAtOnce = std::size_t{256} * 1024; // asyncio's, of what one callback reads

/// Python's exception for what the system says about a connection.
Exception failureOf(int error)
{
    const char *type = error == ECONNREFUSED ? "ConnectionRefusedError"
                       : error == ECONNRESET ? "ConnectionResetError"
                       : error == EPIPE      ? "BrokenPipeError"
                       : error == ETIMEDOUT  ? "TimeoutError"
                                             : "OSError";
    return {type, "[Errno " + std::to_string(error) + "] " + std::strerror(error)};
}

Exception connectFailure(int error, std::uint16_t port)
{
    Exception failure = failureOf(error);
    failure.message =
        "[Errno " + std::to_string(error) + "] Connect call failed ('127.0.0.1', " + std::to_string(port) + ')';
    return failure;
}

} // namespace

std::variant<std::unique_ptr<Wire>, Exception> SocketWire::open(Loop &loop, Outside::Seat seat, std::uint16_t port,
                                                                Told told)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return failureOf(errno);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        const int error = errno;
        ::close(socket);
        return connectFailure(error, port);
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const linger atOnce{1, 0}; // otherwise the port would be kept for a minute
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    return std::unique_ptr<Wire>(new SocketWire(loop, std::move(seat), socket, std::move(told)));
}

SocketWire::SocketWire(Loop &loop, Outside::Seat seat, int socket, Told told)
    : Wire(loop, std::move(seat), std::move(told))
    , m_socket(socket)
{
    m_notifier.emplace(m_socket, QSocketNotifier::Read);
    QObject::connect(&*m_notifier, &QSocketNotifier::activated, &*m_notifier, [this] {
        m_notifier->setEnabled(false); // until it was taken
        arrives();
    });
}

SocketWire::~SocketWire()
{
    end();
}

std::optional<Exception> SocketWire::send(Duration latency, std::size_t size)
{
    if (m_socket < 0)
        return Exception{"ConnectionResetError", "Connection lost"};
    const std::string line = std::to_string(latency.count()) + ' ' + std::to_string(size) + '\n';
    // It always fits: there are not so many requests without an answer that they would fill the system's buffer.
    const ssize_t sent = ::send(m_socket, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0)
        return failureOf(errno);
    return std::nullopt;
}

bool SocketWire::look()
{
    pollfd readable{m_socket, POLLIN, 0};
    return m_socket >= 0 && ::poll(&readable, 1, 0) > 0;
}

void SocketWire::take()
{
    Arrival arrival = receive();
    if (arrival.isEnd || arrival.failure)
        end();
    else
        m_notifier->setEnabled(true);
    tell(std::move(arrival)); // may destroy this
}

Arrival SocketWire::receive()
{
    static thread_local std::array<char, mostAtOnce> bytes;
    const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    Arrival arrival;
    if (got > 0)
        arrival.bytes = static_cast<std::size_t>(got);
    else if (got == 0)
        arrival.isEnd = true;
    else if (errno != EAGAIN && errno != EINTR)
        arrival.failure = failureOf(errno);
    return arrival;
}

void SocketWire::end()
{
    leave();
    m_notifier.reset();
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

} // namespace loopscope::engine
