#pragma once

#include "engine/simulated_loop.h"
#include "engine/world.h"

namespace loopscope::engine {

/// A world on the virtual clock: everything on the thread that runs it.
class SimulatedWorld final : public World {
public:
    SimulatedWorld(Environment &environment, const WorldOptions &options);
    ~SimulatedWorld() override;

    bool isSimulated() const override { return true; }
    Simulation &simulation() { return m_simulation; }
    /// A pool of simulated processes.
    std::shared_ptr<Executor> makeProcesses(const std::string &name, int workers);

private:
    struct Place;

    std::shared_ptr<Executor> newPool(ExecutorInfo info) override;
    void launch(const std::shared_ptr<Thread> &thread, const std::shared_ptr<Job> &job, Lane lane) override;
    void launchLoop(std::uint16_t number, const std::shared_ptr<Thread> &thread, MakeGuest make) override;
    Outcome runMainLoop(std::uint16_t number, const MakeGuest &make) override;
    Outcome runMainJob(const std::shared_ptr<Job> &job, Lane lane) override;
    void joinAll() override;

    Place &addLoop(std::uint16_t number, const std::string &name, const std::shared_ptr<Thread> &thread,
                   const MakeGuest &make);
    void go(const std::function<bool()> &isOver);

    Simulation m_simulation;
    std::list<Place> m_places;
    int m_depth = 0; ///< of threads that start threads
};

} // namespace loopscope::engine
