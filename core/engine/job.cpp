#include "engine/job.h"

namespace loopscope::engine {

using trace::Ending;
using trace::EventKind;
using trace::SchedulingEvent;

namespace {

SchedulingEvent jobEvent(EventKind kind, JobId job, std::uint16_t lane)
{
    SchedulingEvent event;
    event.kind = kind;
    event.lane = lane;
    event.subject = job.value;
    return event;
}

Ending endingOf(const Outcome &outcome)
{
    if (outcome.isValue())
        return Ending::Returned;
    return outcome.isException() ? Ending::Failed : outcome.isCancelled() ? Ending::Cancelled : Ending::Abandoned;
}

/// concurrent.futures.Future.result().
class ResultWait final : public ThreadWait, public JobListener {
public:
    ResultWait(std::shared_ptr<Job> job, WaitInfo info)
        : ThreadWait(std::move(info), trace::Reason::Future, job->name())
        , m_job(std::move(job))
    {
    }
    ~ResultWait() override { giveUp(); }

    Outcome outcome() override
    {
        if (isTimedOut())
            return Exception{"TimeoutError", {}};
        Outcome outcome = m_job->outcome().value_or(Killed{});
        return outcome.isCancelled() ? Outcome{Exception{"CancelledError", {}}} : outcome;
    }
    std::string words() const override { return "the result of " + m_job->waitWords(); }
    void jobDone(const Job &) override { finish(); }

private:
    bool enter() override { return !m_job->listen(*this); }
    void leave() override { m_job->forget(*this); }

    const std::shared_ptr<Job> m_job;
};

} // namespace

void JobContext::log(const std::string &text, std::uint32_t line) const
{
    environment.log(writer, trace::OwnerKind::Job, job.id().value, line, job.name(), text);
}

std::variant<std::string, Exception> JobCode::describe() const
{
    return Exception{"TypeError", "cannot pickle 'function' object"};
}

Job::Job(Environment &environment, JobInfo info, std::unique_ptr<JobCode> code)
    : Object(info.label)
    , m_environment(environment)
    , m_id(environment.nextJob())
    , m_info(std::move(info))
    , m_nameId(environment.recorder.intern(m_info.label))
    , m_code(std::move(code))
{
}

bool Job::isDone() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state == State::Done;
}

bool Job::isRunning() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state == State::Running;
}

bool Job::isCancelled() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state == State::Done && m_outcome.isCancelled();
}

std::optional<Outcome> Job::outcome() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state == State::Done ? std::optional(m_outcome) : std::nullopt;
}

bool Job::cancel()
{
    const std::scoped_lock lock(m_mutex);
    if (m_state != State::Queued)
        return m_state == State::Done && m_outcome.isCancelled();
    SchedulingEvent event = jobEvent(EventKind::JobFinished, m_id, 0);
    event.detail = static_cast<std::int64_t>(Ending::Cancelled);
    m_environment.recorder.writer().record(event);
    m_code.reset();
    finish(Cancelled{});
    return true;
}

std::shared_ptr<ThreadWait> Job::result(std::shared_ptr<Job> job, WaitInfo info)
{
    return std::make_shared<ResultWait>(std::move(job), std::move(info));
}

bool Job::listen(JobListener &listener, Turn turn)
{
    const std::scoped_lock lock(m_mutex);
    if (m_state == State::Done)
        return false;
    m_listeners.insert(turn == Turn::First ? m_listeners.begin() : m_listeners.end(), &listener);
    return true;
}

void Job::forget(JobListener &listener)
{
    const std::scoped_lock lock(m_mutex);
    std::erase(m_listeners, &listener);
}

void Job::recordSubmission(std::uint16_t pool, Submitter submitter) const
{
    SchedulingEvent event = jobEvent(EventKind::JobSubmitted, m_id, pool);
    event.object = m_nameId;
    event.line = m_info.line;
    event.detail = trace::packPair(submitter.task.value, submitter.job.value);
    m_environment.recorder.writer().record(event);
}

bool Job::start()
{
    const std::scoped_lock lock(m_mutex);
    if (m_state != State::Queued)
        return false;
    m_state = State::Running;
    return true;
}

void Job::post(const JobContext &context, std::uint16_t worker, Outcome outcome)
{
    SchedulingEvent finished = jobEvent(EventKind::JobFinished, m_id, worker);
    finished.detail = static_cast<std::int64_t>(endingOf(outcome));
    if (outcome.isException())
        finished.object = context.environment.recorder.intern(toText(outcome.exception()));
    std::int64_t stamp = context.writer.record(finished);
    m_code.reset();
    if (m_belongsToLoop)
        stamp = context.writer.record(jobEvent(EventKind::JobPosted, m_id, worker));
    m_postedAt = context.environment.recorder.clock().toTime(stamp);
    const std::scoped_lock lock(m_mutex);
    finish(std::move(outcome));
}

/// With the lock.
void Job::finish(Outcome outcome)
{
    m_outcome = std::move(outcome);
    m_state = State::Done;
    for (JobListener *listener : std::exchange(m_listeners, {}))
        listener->jobDone(*this);
}

void Job::recordStart(trace::Writer &writer, std::uint16_t worker) const
{
    writer.record(jobEvent(EventKind::JobStarted, m_id, worker));
}

void Job::recordWork(trace::Writer &writer, EventKind kind, const Work &work, std::optional<Time> when) const
{
    SchedulingEvent event = jobEvent(kind, m_id, 0);
    event.reason = work.reason;
    event.line = work.line;
    event.detail = static_cast<std::int64_t>(trace::OwnerKind::Job);
    if (when)
        writer.recordAt(*when, event);
    else
        writer.record(event);
}

} // namespace loopscope::engine
