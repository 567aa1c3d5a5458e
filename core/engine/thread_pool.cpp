#include "engine/thread_pool.h"

#include "engine/loop.h"

#include <QRunnable>
#include <QThread>

#include <algorithm>

namespace loopscope::engine {

ThreadPool::ThreadPool(Environment &environment, Host &host, int workers) : m_environment(environment), m_host(host)
{
    m_threads.setMaxThreadCount(workers);
    m_threads.setExpiryTimeout(-1); // a worker keeps its number, and its writer, to the end of the run
}

ThreadPool::~ThreadPool()
{
    m_threads.waitForDone();
}

std::shared_ptr<Job> ThreadPool::submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code)
{
    const std::uint64_t number = m_submitted++;
    const JobId id{static_cast<std::uint32_t>(m_submitted)};
    auto job = std::make_shared<Job>(loop, id, std::move(info), std::move(code));
    loop.keep(job); // until it has arrived; a job that is cancelled in the queue is kept to the end
    job->recordSubmission();
    m_threads.start(QRunnable::create([this, job = job.get(), number] { run(*job, number); }));
    return job;
}

void ThreadPool::run(Job &job, std::uint64_t number)
{
    m_turnstile.enter(number);
    if (job.start()) {
        const std::uint16_t worker = workerNumber();
        trace::Writer &writer = m_environment.recorder.writer();
        const JobContext context{m_environment, writer, job};
        trace::Clock::orderStamps(); // what follows was caused by the submission
        job.recordStart(writer, worker);
        bool atGate = true;
        for (;;) {
            auto next = m_environment.stop.isRequested() ? std::variant<Work, Outcome>{Outcome{Killed{}}}
                                                         : job.code().next(context);
            if (std::exchange(atGate, false))
                m_turnstile.leave();
            if (auto *outcome = std::get_if<Outcome>(&next)) {
                job.post(context, worker, std::move(*outcome));
                break;
            }
            const Work &work = std::get<Work>(next);
            job.recordWork(writer, trace::EventKind::WorkBegan, work);
            m_host.work(work);
            job.recordWork(writer, trace::EventKind::WorkEnded, work);
        }
    } else {
        m_turnstile.leave();
    }
    m_finished.fetch_add(1, std::memory_order_release);
    if (m_onJobEnded)
        m_onJobEnded();
}

std::uint16_t ThreadPool::workerNumber()
{
    const std::scoped_lock lock(m_workersMutex);
    const Qt::HANDLE self = QThread::currentThreadId();
    const auto place = std::find(m_workers.begin(), m_workers.end(), self);
    const auto number = place - m_workers.begin();
    if (place == m_workers.end())
        m_workers.push_back(self);
    return static_cast<std::uint16_t>(number);
}

} // namespace loopscope::engine
