#pragma once

#include "engine/executor.h"
#include "engine/turnstile.h"

#include <QThreadPool>

namespace loopscope::engine {

class Gil;

/// Jobs on the threads of a QThreadPool.
class ThreadPool final : public Executor {
public:
    /// `gil`, if not null, is what its workers compute under; it outlives this.
    ThreadPool(Environment &environment, ExecutorInfo info, Gil *gil);
    ~ThreadPool() override; ///< waits for the jobs that run; call StopSignal::request() before if they shall not end by
                            ///< themselves

private:
    void enqueue(std::shared_ptr<Job> job) override;
    void run(Job &job, std::uint64_t number);
    std::uint16_t workerNumber();

    Gil *const m_gil;
    Turnstile m_turnstile;
    std::uint64_t m_enqueued = 0;                                ///< see enqueue()
    std::mutex m_workersMutex;                                   ///< protects m_workers
    std::vector<std::pair<Qt::HANDLE, std::uint16_t>> m_workers; ///< the threads seen so far, and their lanes
    QThreadPool m_threads; ///< last: its destructor waits for jobs that use the rest
};

} // namespace loopscope::engine
