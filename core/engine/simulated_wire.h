#pragma once

#include "engine/wire.h"

namespace loopscope::engine {

/// A wire in virtual time: the answers come exactly when a server would send them that has nothing else to do.
class SimulatedWire final : public Wire {
public:
    SimulatedWire(Loop &loop, Outside::Seat seat, Told told) : Wire(loop, std::move(seat), std::move(told)) {}

private:
    struct Answer {
        Time when;
        std::size_t size;
    };

    std::optional<Exception> send(Duration latency, std::size_t size) override;
    bool look() override { return false; } // it is planned when something comes
    void take() override;
    void end() override { m_answers.clear(); }

    Time m_busyUntil{}; ///< the server, with what was asked before
    std::deque<Answer> m_answers;
};

} // namespace loopscope::engine
