#pragma once

// Blocking code that runs outside of a loop, and its way back. The code itself is told apart from what runs it, because
// it runs in two ways: on a thread, where its work takes real time, and in a simulation, where it takes virtual time.

#include "engine/environment.h"
#include "engine/future.h"
#include "engine/host.h"

#include <atomic>
#include <memory>
#include <optional>
#include <variant>

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

/// Code as a sequence of works until it is done. One thread calls it, not always the one that made it.
class JobCode {
public:
    JobCode() = default;
    virtual ~JobCode() = default;
    JobCode(const JobCode &) = delete;
    JobCode &operator=(const JobCode &) = delete;

    /// Runs until it has to work or is done.
    virtual std::variant<Work, Outcome> next(const JobContext &context) = 0;
    /// The same code, before it has run, as bytes that a worker process understands; or why it cannot go there. Loop
    /// thread.
    virtual std::variant<std::string, Exception> describe() const;
};

struct JobInfo {
    std::string label;
    std::uint32_t line = 0; ///< where it was submitted
};

/// A job given to an executor; as a future it belongs to the loop that submitted it. Its executor keeps it until its
/// result has arrived there.
class Job final : public Future {
public:
    Job(Loop &loop, JobId id, JobInfo info, std::unique_ptr<JobCode> code);

    JobId id() const { return m_id; }
    const JobInfo &info() const { return m_info; }
    std::string_view kindName() const override { return "Future"; }
    std::string label() const override { return m_info.label; }
    trace::Reason reason() const override { return trace::Reason::Executor; }
    NameId nameId() const override { return m_name; }

    /// A job that no worker has taken yet is taken back.
    bool cancel() override;

    /// Worker: takes it to run it; false if it was cancelled meanwhile.
    bool start();
    /// Worker: what it came to. Sends it back to the loop.
    void post(const JobContext &context, std::uint16_t worker, Outcome outcome);
    JobCode &code() const { return *m_code; }
    void recordSubmission();

    /// Worker: the job's events.
    void recordStart(trace::Writer &writer, std::uint16_t worker) const;
    void recordWork(trace::Writer &writer, trace::EventKind kind, const Work &work,
                    std::optional<Time> when = {}) const;

private:
    enum class State : std::uint8_t { Queued, Taken, CancelledInQueue };
    static void arrive(void *job);

    const JobId m_id;
    const JobInfo m_info;
    const NameId m_name;
    std::unique_ptr<JobCode> m_code; ///< the worker's while it runs
    std::atomic<State> m_state{State::Queued};
    Outcome m_result; ///< written by the worker before it posts, read by the loop's thread after
    Time m_postedAt{};
};

/// Gives jobs to workers, first in, first out.
class Executor {
public:
    Executor() = default;
    virtual ~Executor() = default;
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    /// Loop thread.
    virtual std::shared_ptr<Job> submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code) = 0;
    /// Loop thread: every job has come back.
    virtual bool isQuiet() const = 0;
};

} // namespace loopscope::engine
