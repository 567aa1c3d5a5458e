#pragma once

// Jobs in processes of their own: a few worker programs that stay, each with a thread here that listens to it.
//
// The thread that submits a job gives it to an idle process itself, and the process's own thread takes its answers: so
// the way there and back wakes three threads, and the way there not the listening one. A process that ends while it has
// a job breaks that job, and is replaced. (CPython's pool stays broken for ever; a scope is better off with one that
// goes on.) A process is started when there is a job and no idle process, up to the pool's size.
//
// Jobs begin in the order of their submission. Unlike a thread pool's they do not wait for each other's first lines:
// processes have an interpreter each.

#include "engine/child_process.h"
#include "engine/job.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace loopscope::engine {

class ByteReader;

struct ProcessOptions {
    int workers = 1;
    std::string program; ///< the worker program's path; it calls serveJobs()
    std::string setUp;   ///< what its JobSource is told first
};

/// submit() and isQuiet() belong to the loop's thread.
class ProcessPool final : public Executor {
public:
    ProcessPool(Environment &environment, ProcessOptions options);
    ~ProcessPool() override; ///< waits for the jobs that run; call StopSignal::request() before if they shall not end
                             ///< by themselves

    std::shared_ptr<Job> submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code) override;
    bool isQuiet() const override { return m_finished.load(std::memory_order_acquire) == m_submitted; }
    /// Runs `then` (on some thread) each time that a job has ended.
    void onJobEnded(std::function<void()> then) { m_onJobEnded = std::move(then); }
    /// All jobs have come back. If the run is stopped, so have their processes ended.
    void waitForDone();
    /// The processes that there are now. Any thread.
    std::vector<pid_t> processes() const;

private:
    struct Submitted {
        Job *job = nullptr;
        std::string order; ///< what the process is told
    };
    struct Worker {
        std::uint16_t number = 0;
        std::unique_ptr<ChildProcess> child; ///< null while there is none
        Submitted current;                   ///< the job that it has; null: none
        bool isIdle = false;                 ///< it may be given a job
        bool isUntold = false;               ///< it has a job, but its process was gone before it could know
        std::thread thread;                  ///< owns the rest, wherever isIdle is not set
    };

    void serve(Worker &worker);
    std::optional<std::string> start(Worker &worker);
    void listen(Worker &worker);
    bool hear(Worker &worker, ByteReader &bytes);
    void giveNext(Worker &worker);
    void give(Worker &worker);
    bool failNext(Worker &worker, const std::string &problem);
    void finish(Worker &worker, Outcome outcome);
    void end(Job &job, std::uint16_t worker, Outcome outcome);
    void jobEnded();
    void killAll();
    void close();
    bool isEnding() const { return m_isClosing || m_environment.stop.isRequested(); }

    Environment &m_environment;
    const std::string m_program;
    const std::string m_setUp;          ///< the order
    std::function<void()> m_onJobEnded; ///< set before the first job
    std::uint64_t m_submitted = 0;      ///< loop thread
    std::atomic<std::uint64_t> m_finished{0};
    mutable std::mutex m_mutex;        ///< protects all that follows
    std::condition_variable m_changed; ///< a job was queued or has ended, or the pool closes
    std::vector<Worker> m_workers;     ///< as many as there may be; those that were never needed have no thread
    std::deque<Submitted> m_queue;
    bool m_isClosing = false; ///< written by the loop's thread
    StopSignal::Hook m_hook;  ///< last: it uses the rest
};

} // namespace loopscope::engine
