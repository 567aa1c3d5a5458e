#include "engine/simulated_pool.h"

#include "engine/process_protocol.h"

#include <algorithm>
#include <utility>

namespace loopscope::engine {

using trace::WorkerKind;

SimulatedPool::SimulatedPool(Simulation &simulation, ExecutorInfo info)
    : Executor(simulation.environment(), std::move(info))
    , m_simulation(simulation)
    , m_workers(static_cast<std::size_t>(this->info().workers))
{
}

void SimulatedPool::enqueue(std::shared_ptr<Job> job)
{
    m_queue.push_back(std::move(job));
    m_simulation.plan([this] { startJobs(); });
}

void SimulatedPool::startJobs()
{
    if (std::exchange(m_isStarting, true))
        return;
    startJobsInTurn();
    m_isStarting = false;
}

void SimulatedPool::startJobsInTurn()
{
    while (!m_queue.empty()) {
        const auto free =
            std::find_if(m_workers.begin(), m_workers.end(), [](const Worker &each) { return !each.isBusy; });
        if (free == m_workers.end())
            return;
        const std::shared_ptr<Job> job = std::move(m_queue.front());
        m_queue.pop_front();
        if (job->start())
            start(job, static_cast<std::size_t>(free - m_workers.begin()));
        else
            jobEnded(); // cancelled while it waited
    }
}

void SimulatedPool::start(const std::shared_ptr<Job> &job, std::size_t worker)
{
    Worker &on = m_workers[worker];
    on.isBusy = true;
    const WorkerKind kind = info().kind;
    if (!on.lane) {
        on.lane = environment().nextWorker();
        const char *word = kind == WorkerKind::Process ? "process " : "worker ";
        recordLane(environment(), {*on.lane, kind}, word + std::to_string(worker + 1), number());
    }
    const Lane lane{*on.lane, kind};
    const auto ended = [this, job, worker, lane](const JobContext &context, Outcome outcome) {
        m_workers[worker].isBusy = false;
        if (lane.kind == WorkerKind::Process && !environment().stop.isRequested())
            outcome = leftProcess(std::move(outcome));
        job->post(context, lane.number, std::move(outcome));
        jobEnded();
        startJobs();
    };
    if (kind == WorkerKind::Process) {
        auto description = job->code().describe();
        if (auto *refusal = std::get_if<Exception>(&description)) {
            job->recordStart(environment().recorder.writer(), lane.number);
            return ended({environment(), environment().recorder.writer(), *job, kind}, std::move(*refusal));
        }
    }
    m_simulation.start(job, lane, info().hasGil, ended);
}

} // namespace loopscope::engine
