#include "engine/simulated_wire.h"

#include "engine/loop.h"

#include <algorithm>

namespace loopscope::engine {

std::optional<Exception> SimulatedWire::send(Duration latency, std::size_t size)
{
    if (isClosed())
        return Exception{"ConnectionResetError", "Connection lost"};
    m_busyUntil = laterBy(std::max(m_busyUntil, loop().now()), latency);
    if (size > 0) {
        m_answers.push_back({m_busyUntil, size});
        arrivesAt(m_answers.front().when);
    }
    return std::nullopt;
}

void SimulatedWire::take()
{
    Arrival arrival;
    const Time present = loop().now();
    for (; !m_answers.empty() && m_answers.front().when <= present; m_answers.pop_front())
        arrival.bytes += m_answers.front().size;
    if (!m_answers.empty())
        arrivesAt(m_answers.front().when);
    tell(std::move(arrival)); // may destroy this
}

} // namespace loopscope::engine
