#include "engine/thread_pool.h"

#include "engine/run_job.h"

#include <QRunnable>
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
    m_threads.start(
        QRunnable::create([this, job = std::move(job), number = m_enqueued++]() mutable { run(*job, number); }));
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
