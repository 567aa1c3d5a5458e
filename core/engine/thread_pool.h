#pragma once

#include "engine/executor.h"
#include "engine/turnstile.h"

#include <QRunnable>
#include <QThreadPool>

#include <deque>

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
    /// Started once for each job; whichever thread comes first takes the first job. One for all, so that no thread
    /// gives back what another one has allocated: that would have both wait for the allocator's lock.
    class Turn final : public QRunnable {
    public:
        explicit Turn(ThreadPool &pool) : m_pool(pool) { setAutoDelete(false); }
        void run() override { m_pool.runNext(); }

    private:
        ThreadPool &m_pool;
    };

    void enqueue(std::shared_ptr<Job> job) override;
    void runNext();
    void run(Job &job, std::uint64_t number);
    std::uint16_t workerNumber();

    Gil *const m_gil;
    Turnstile m_turnstile;
    Turn m_turn{*this};
    std::mutex m_queueMutex; ///< protects m_queue and m_taken
    std::deque<std::shared_ptr<Job>> m_queue;
    std::uint64_t m_taken = 0;                                   ///< how many jobs have left the queue
    std::mutex m_workersMutex;                                   ///< protects m_workers
    std::vector<std::pair<Qt::HANDLE, std::uint16_t>> m_workers; ///< the threads seen so far, and their lanes
    QThreadPool m_threads; ///< last: its destructor waits for jobs that use the rest
};

} // namespace loopscope::engine
