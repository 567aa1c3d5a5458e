#pragma once

// Blocking code that runs outside of a loop: in a pool, or on a thread of its own. The code itself is told apart from
// what runs it, because it runs in two ways: on a thread, where its work takes real time, and in a simulation, where it
// takes virtual time.

#include "engine/environment.h"
#include "engine/host.h"
#include "engine/object.h"
#include "engine/thread_wait.h"

#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace loopscope::engine {

class Job;

/// What code is given while it runs: whom it is part of, and where it logs.
struct JobContext {
    Environment &environment;
    trace::Writer &writer; ///< of the thread that runs it
    const Job &job;
    trace::WorkerKind kind = trace::WorkerKind::Pool; ///< of what runs it

    void log(const std::string &text, std::uint32_t line) const;
};

/// The code has to wait: it is called again when the wait is over, and asks it for its outcome.
struct Park {
    std::shared_ptr<ThreadWait> wait;
};

/// The code has run for long without a work or a wait, and goes on as soon as it is called again.
struct Pause {};

/// Code as a sequence of works and waits until it is done. One thread calls it, not always the one that made it.
class JobCode {
public:
    using Next = std::variant<Work, Park, Pause, Outcome>;

    JobCode() = default;
    virtual ~JobCode() = default;
    JobCode(const JobCode &) = delete;
    JobCode &operator=(const JobCode &) = delete;

    /// Runs until it has to work, has to wait, or is done; now and then it pauses, so that whoever waits for it to
    /// begin need not wait until it is done.
    virtual Next next(const JobContext &context) = 0;
    /// The same code, before it has run, as bytes that a worker process understands; or why it cannot go there. The
    /// thread that submits it.
    virtual std::variant<std::string, Exception> describe() const;
};

struct JobInfo {
    std::string label;
    std::uint32_t line = 0; ///< where it was submitted
};

/// Whose step it is that submits a job or starts a thread.
struct Submitter {
    TaskId task{};
    JobId job{};
};

/// Is told that a job is done, by the thread that ended it, while the job's lock is held: it must not call the job, and
/// may take other locks. Once.
class JobListener {
public:
    virtual void jobDone(const Job &job) = 0;

protected:
    ~JobListener() = default;
};

/// A job: what concurrent.futures calls a future. Any thread, if nothing else is said.
class Job final : public Object {
public:
    Job(Environment &environment, JobInfo info, std::unique_ptr<JobCode> code);

    JobId id() const { return m_id; }
    const JobInfo &info() const { return m_info; }
    NameId nameId() const { return m_nameId; }
    std::string_view kindName() const override { return "Future"; }

    // As concurrent.futures has it.
    bool isDone() const;
    bool isRunning() const;
    bool isCancelled() const;
    /// For people who wait for it: its name, and what it lacks itself. Takes no lock, so only while everything stands
    /// still.
    std::string waitWords() const { return name() + (m_state == State::Queued ? ", for which no worker is free" : ""); }
    /// What it came to; nullopt as long as it is not done. It does not change any more then.
    std::optional<Outcome> outcome() const;
    /// A job that nobody has begun to run is taken back. False if it is too late.
    bool cancel();
    /// To be waited for; comes out as what the job came to, CancelledError, or TimeoutError.
    static std::shared_ptr<ThreadWait> result(std::shared_ptr<Job> job, WaitInfo info);

    /// Who only takes notes is told before others go on.
    enum class Turn : std::uint8_t { First, Last };
    /// False if it is done already; then the listener is not called.
    bool listen(JobListener &listener, Turn turn = Turn::Last);
    /// The listener is not being called when this returns, and will not be.
    void forget(JobListener &listener);

    // By what runs it.
    void recordSubmission(std::uint16_t pool, Submitter submitter) const;
    /// Takes it to run it; false if it was cancelled meanwhile.
    bool start();
    JobCode &code() const { return *m_code; }
    void recordStart(trace::Writer &writer, std::uint16_t worker) const;
    void recordWork(trace::Writer &writer, trace::EventKind kind, const Work &work,
                    std::optional<Time> when = {}) const;
    /// What it came to, on the thread that ran it. Tells everybody who listens.
    void post(const JobContext &context, std::uint16_t worker, Outcome outcome);
    /// When it was told; once it is done.
    Time postedAt() const { return m_postedAt; }
    /// It goes back to a loop, as the trace has it. Before it is given away.
    void belongsToLoop() { m_belongsToLoop = true; }

private:
    enum class State : std::uint8_t { Queued, Running, Done };

    void finish(Outcome outcome);

    Environment &m_environment;
    const JobId m_id;
    const JobInfo m_info;
    const NameId m_nameId;
    bool m_belongsToLoop = false;
    std::unique_ptr<JobCode> m_code; ///< of the thread that runs it
    Time m_postedAt{};
    mutable std::mutex m_mutex; ///< protects all that follows
    State m_state = State::Queued;
    Outcome m_outcome;
    std::vector<JobListener *> m_listeners;
};

} // namespace loopscope::engine
