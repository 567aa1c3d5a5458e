#pragma once

#include "engine/job.h"
#include "engine/turnstile.h"

#include <QThreadPool>

namespace loopscope::engine {

/// Jobs on the threads of a QThreadPool. submit() and isQuiet() belong to the loop's thread.
class ThreadPool final : public Executor {
public:
    ThreadPool(Environment &environment, Host &host, int workers);
    ~ThreadPool() override; ///< waits for the jobs that run; call StopSignal::request() before if they shall not end by
                            ///< themselves

    std::shared_ptr<Job> submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code) override;
    bool isQuiet() const override { return m_finished.load(std::memory_order_acquire) == m_submitted; }
    /// Runs `then` (on a worker's thread) each time that a job has ended.
    void onJobEnded(std::function<void()> then) { m_onJobEnded = std::move(then); }
    void waitForDone() { m_threads.waitForDone(); }

private:
    void run(Job &job, std::uint64_t number);
    std::uint16_t workerNumber();

    Environment &m_environment;
    Host &m_host;
    std::function<void()> m_onJobEnded; ///< set before the first job
    Turnstile m_turnstile;
    std::uint64_t m_submitted = 0;            ///< loop thread
    std::atomic<std::uint64_t> m_finished{0}; ///< workers write
    std::mutex m_workersMutex;                ///< protects m_workers
    std::vector<Qt::HANDLE> m_workers;        ///< the threads seen so far; the place is the worker's number
    QThreadPool m_threads;                    ///< last: its destructor waits for jobs that use the rest
};

} // namespace loopscope::engine
