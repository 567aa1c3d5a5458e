#pragma once

#include "engine/job_future.h"

#include <functional>

namespace loopscope::engine {

struct ExecutorInfo {
    std::string name;
    int workers = 1;
    trace::WorkerKind kind = trace::WorkerKind::Pool;
    bool hasGil = false; ///< its workers compute one at a time
};

/// Gives jobs to workers, first in, first out: concurrent.futures.Executor. Any thread.
class Executor : public Object {
public:
    /// Records that it is there.
    Executor(Environment &environment, ExecutorInfo info);

    std::string_view kindName() const override
    {
        return m_info.kind == trace::WorkerKind::Process ? "ProcessPoolExecutor" : "ThreadPoolExecutor";
    }
    std::uint16_t number() const { return m_number; }
    const ExecutorInfo &info() const { return m_info; }

    /// RuntimeError if it was shut down.
    std::variant<std::shared_ptr<Job>, Exception> submit(JobInfo info, std::unique_ptr<JobCode> code,
                                                         Submitter submitter);
    /// Loop thread: the same for whatever runs there. A future that has failed, if it was shut down.
    std::shared_ptr<Future> submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code);

    /// Takes no more jobs.
    void shutDown();
    /// Every job has come back.
    bool isIdle() const;
    /// Has `then` called when every job has come back, once, by whoever ends the last one; at once if they have. It may
    /// not call this.
    void onIdle(std::function<void()> then);

protected:
    /// Puts it in the queue. Called by one thread at a time, in the order of the submissions.
    virtual void enqueue(std::shared_ptr<Job> job) = 0;
    /// One of the enqueued jobs is over: to be called for each, after all that it has done, and if it was cancelled.
    void jobEnded();

    Environment &environment() const { return m_environment; }

private:
    std::optional<Exception> give(std::shared_ptr<Job> job, Submitter submitter);

    Environment &m_environment;
    const ExecutorInfo m_info;
    const std::uint16_t m_number;
    std::mutex m_order;         ///< held from a submission to the end of its enqueue()
    mutable std::mutex m_mutex; ///< protects all that follows
    std::uint64_t m_unfinished = 0;
    bool m_isShutDown = false;
    std::vector<std::function<void()>> m_whenIdle;
};

} // namespace loopscope::engine
