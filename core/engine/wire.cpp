#include "engine/wire.h"

#include "engine/loop.h"
#include "engine/simulated_wire.h"
#include "engine/socket_wire.h"

#include <algorithm>

namespace loopscope::engine {

Wire::Wire(Loop &loop, Outside::Seat seat, Told told) : Input(loop), m_seat(std::move(seat)), m_told(std::move(told))
{
}

std::optional<Exception> Wire::ask(Duration latency, std::size_t size)
{
    if (m_unanswered.size() >= mostUnanswered)
        return Exception{"ConnectionError", "more than " + std::to_string(mostUnanswered) +
                                                " requests over one connection have no answer yet"};
    auto failure = send(std::max(latency, Duration::zero()), size);
    if (failure || size == 0) // an answer of no bytes never comes, as far as anybody can tell
        return failure;
    m_unanswered.push_back(size);
    if (!m_hold)
        m_hold.emplace(loop().environment().activity);
    return std::nullopt;
}

void Wire::close()
{
    m_unanswered.clear();
    m_hold.reset();
    end();
}

void Wire::tell(Arrival arrival)
{
    if (arrival.isEnd || arrival.failure)
        m_unanswered.clear();
    for (std::size_t bytes = arrival.bytes; bytes > 0 && !m_unanswered.empty();) {
        const std::size_t part = std::min(bytes, m_unanswered.front());
        bytes -= part;
        m_unanswered.front() -= part;
        if (m_unanswered.front() == 0)
            m_unanswered.pop_front();
    }
    if (m_unanswered.empty())
        m_hold.reset();
    m_told(arrival);
}

std::variant<std::unique_ptr<Wire>, Exception> openWire(Loop &loop, Wire::Told told)
{
    Outside &outside = loop.environment().outside();
    std::optional<Outside::Seat> seat = outside.takeSeat();
    if (!seat)
        return Exception{"OSError", "[Errno 24] Too many open files (at most " +
                                        std::to_string(Outside::mostConnections) + " connections)"};
    if (loop.host().isSimulated())
        return std::make_unique<SimulatedWire>(loop, std::move(*seat), std::move(told));
    const auto &port = outside.server().port();
    if (const auto *exception = std::get_if<Exception>(&port))
        return *exception;
    return SocketWire::open(loop, std::move(*seat), std::get<std::uint16_t>(port), std::move(told));
}

} // namespace loopscope::engine
