#pragma once

#include "engine/agenda.h"
#include "engine/environment.h"
#include "engine/host.h"

#include <deque>

namespace loopscope::engine {

/// The global interpreter lock in virtual time: those who compute take turns of exactly the switch interval, in the
/// order in which they came; whoever is alone goes on.
class SimulatedGil {
public:
    /// Both outlive this.
    SimulatedGil(Environment &environment, Agenda &agenda) : m_environment(environment), m_agenda(agenda) {}

    /// Calls `then` when so much has been computed.
    void compute(const Work &work, Owner owner, Rank rank, std::function<void()> then);
    void clear() { m_computing.clear(); }

private:
    struct Computation {
        Work work; ///< what is left of it
        Owner owner;
        Rank rank;
        std::function<void()> then;
    };

    Time now() const { return m_environment.recorder.clock().now(); }
    void begin(Duration already);
    void pause();
    void record(trace::EventKind kind, const Computation &computation);

    Environment &m_environment;
    Agenda &m_agenda;
    std::deque<Computation> m_computing; ///< it is the first one's turn
    Time m_since{};                      ///< when its turn began
    Agenda::Entry m_end{};               ///< of its turn, or of the computation
};

} // namespace loopscope::engine
