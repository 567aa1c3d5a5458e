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
#include "engine/executor.h"

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

class ProcessPool final : public Executor {
public:
    ProcessPool(Environment &environment, std::string name, ProcessOptions options);
    ~ProcessPool() override; ///< waits for the jobs that run; call StopSignal::request() before if they shall not end
                             ///< by themselves

    /// All jobs have come back. If the run is stopped, so have their processes ended.
    void waitForDone();
    /// The processes that there are now. Any thread.
    std::vector<pid_t> processes() const;

private:
    struct Submitted {
        std::shared_ptr<Job> job;
        std::string order; ///< what the process is told
    };
    struct Worker {
        std::optional<std::uint16_t> lane;   ///< in the trace; none as long as it has had nothing to do
        std::unique_ptr<ChildProcess> child; ///< null while there is none
        Submitted current;                   ///< the job that it has; null: none
        bool isIdle = false;                 ///< it may be given a job
        bool isUntold = false;               ///< it has a job, but its process was gone before it could know
        std::thread thread;                  ///< owns the rest, wherever isIdle is not set
    };

    void enqueue(std::shared_ptr<Job> job) override;
    void serve(Worker &worker);
    std::optional<std::string> start(Worker &worker);
    void listen(Worker &worker);
    bool hear(Worker &worker, ByteReader &bytes);
    void giveNext(Worker &worker);
    void give(Worker &worker);
    bool failNext(Worker &worker, const std::string &problem);
    void finish(Worker &worker, Outcome outcome);
    void recordStart(Worker &worker, const Job &job);
    void end(const std::shared_ptr<Job> &job, std::uint16_t lane, Outcome outcome);
    void countEnded();
    void tellEnded();
    void killAll();
    void close();
    void abandonQueue();
    bool isEnding() const { return m_isClosing || environment().stop.isRequested(); }

    const std::string m_program;
    const std::string m_setUp;         ///< the order
    mutable std::mutex m_mutex;        ///< protects all that follows
    std::condition_variable m_changed; ///< a job was queued or has ended, or the pool closes
    std::vector<Worker> m_workers;     ///< as many as there may be; those that were never needed have no thread
    std::deque<Submitted> m_queue;
    std::uint64_t m_unfinished = 0;
    std::uint64_t m_untold = 0; ///< jobs that have ended, and the executor does not know
    bool m_isClosing = false;   ///< written by whoever destroys or awaits it
    StopSignal::Hook m_hook;    ///< last: it uses the rest
};

} // namespace loopscope::engine
