#pragma once

#include "engine/executor.h"
#include "engine/simulation.h"

#include <deque>

namespace loopscope::engine {

/// A pool of simulated workers: threads, or processes.
class SimulatedPool final : public Executor {
public:
    SimulatedPool(Simulation &simulation, ExecutorInfo info);

private:
    struct Worker {
        std::optional<std::uint16_t> lane{}; ///< none as long as it has had nothing to do
        bool isBusy = false;
    };

    void enqueue(std::shared_ptr<Job> job) override;
    void startJobs();
    void startJobsInTurn();
    void start(const std::shared_ptr<Job> &job, std::size_t worker);

    Simulation &m_simulation;
    std::deque<std::shared_ptr<Job>> m_queue;
    std::vector<Worker> m_workers;
    bool m_isStarting = false; ///< a job that ends at once lets whoever started it start the next
};

} // namespace loopscope::engine
