#include "engine/thread_pool.h"

#include "engine/run_job.h"

#include <QThread>

#include <algorithm>

namespace loopscope::engine {

ThreadPool::ThreadPool(Environment &environment, ExecutorInfo info, Gil *gil)
    : Executor(environment, std::move(info))
    , m_gil(gil)
{
    m_threads.setMaxThreadCount(this->info().workers);
    m_threads.setExpiryTimeout(-1); // a worker keeps its number, and its writer, to the end of the run
}

ThreadPool::~ThreadPool()
{
    m_threads.waitForDone();
}

void ThreadPool::enqueue(std::shared_ptr<Job> job)
{
    {
        const std::scoped_lock lock(m_queueMutex);
        m_queue.push_back(std::move(job));
    }
    m_threads.start(&m_turn);
}

void ThreadPool::runNext()
{
    std::shared_ptr<Job> job;
    std::uint64_t number = 0;
    {
        const std::scoped_lock lock(m_queueMutex);
        job = std::move(m_queue.front());
        m_queue.pop_front();
        number = m_taken++;
    }
    run(*job, number);
}

void ThreadPool::run(Job &job, std::uint64_t number)
{
    m_turnstile.enter(number);
    if (job.start()) {
        const Lane lane{workerNumber(), trace::WorkerKind::Pool};
        Outcome outcome = runJob(environment(), job, lane, m_gil, [this] { m_turnstile.leave(); });
        const JobContext context{environment(), environment().recorder.writer(), job, lane.kind};
        job.post(context, lane.number, std::move(outcome));
    } else {
        m_turnstile.leave();
    }
    jobEnded();
}

std::uint16_t ThreadPool::workerNumber()
{
    const std::scoped_lock lock(m_workersMutex);
    const Qt::HANDLE self = QThread::currentThreadId();
    const auto place =
        std::find_if(m_workers.begin(), m_workers.end(), [self](const auto &each) { return each.first == self; });
    if (place != m_workers.end())
        return place->second;
    const std::uint16_t number = environment().nextWorker();
    m_workers.emplace_back(self, number);
    recordLane(environment(), {number, trace::WorkerKind::Pool}, "worker " + std::to_string(m_workers.size()),
               this->number());
    return number;
}

} // namespace loopscope::engine
