#pragma once

#include "engine/loop.h"
#include "engine/simulation.h"

namespace loopscope::engine {

/// One loop of a simulation, with an occupancy of its own.
class SimulatedLoop final : public Host {
public:
    SimulatedLoop(Simulation &simulation, bool hasGil) : m_simulation(simulation), m_hasGil(hasGil) {}
    ~SimulatedLoop() override { leave(); }

    /// From now on the loop has its turns, until it has finished; then `finished` is called. It outlives this.
    void join(Loop &loop, std::function<void()> finished);
    /// It has no turns any more.
    void leave();

    void kick() override { m_isAsleep = false; }
    void wake() override { m_isAsleep = false; }
    bool isSimulated() const override { return true; }
    void occupy(const Occupation &occupation, Owner owner) override;

private:
    friend class Simulation;

    bool isReady();
    void turn();
    std::optional<Time> nextTimer();
    void tellIdle();

    Simulation &m_simulation;
    const bool m_hasGil;
    Loop *m_loop = nullptr;
    std::function<void()> m_finished;
    bool m_isAsleep = false; ///< it has found nothing to do; what is put into its inbox by chance it does not find
    bool m_isToldIdle = false;
};

} // namespace loopscope::engine
