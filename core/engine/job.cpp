#include "engine/job.h"

#include "engine/loop.h"

namespace loopscope::engine {

using trace::Ending;
using trace::EventKind;
using trace::SchedulingEvent;

namespace {

SchedulingEvent jobEvent(EventKind kind, JobId job, std::uint16_t worker)
{
    SchedulingEvent event;
    event.kind = kind;
    event.lane = worker;
    event.subject = job.value;
    return event;
}

Ending endingOf(const Outcome &outcome)
{
    if (outcome.isValue())
        return Ending::Returned;
    return outcome.isException() ? Ending::Failed : outcome.isCancelled() ? Ending::Cancelled : Ending::Abandoned;
}

} // namespace

void JobContext::log(const std::string &text, std::uint32_t line) const
{
    environment.log(writer, trace::OwnerKind::Job, job.id().value, line, job.info().label, text);
}

std::variant<std::string, Exception> JobCode::describe() const
{
    return Exception{"TypeError", "cannot pickle 'function' object"};
}

Job::Job(Loop &loop, JobId id, JobInfo info, std::unique_ptr<JobCode> code)
    : Future(loop)
    , m_id(id)
    , m_info(std::move(info))
    , m_name(loop.intern(m_info.label))
    , m_code(std::move(code))
{
}

bool Job::cancel()
{
    if (!Future::cancel())
        return false;
    State expected = State::Queued;
    if (m_state.compare_exchange_strong(expected, State::CancelledInQueue)) {
        SchedulingEvent event = jobEvent(EventKind::JobFinished, m_id, 0);
        event.detail = static_cast<std::int64_t>(Ending::Cancelled);
        loop().record(event);
    }
    return true;
}

bool Job::start()
{
    State expected = State::Queued;
    return m_state.compare_exchange_strong(expected, State::Taken);
}

void Job::post(const JobContext &context, std::uint16_t worker, Outcome outcome)
{
    SchedulingEvent finished = jobEvent(EventKind::JobFinished, m_id, worker);
    finished.detail = static_cast<std::int64_t>(endingOf(outcome));
    if (outcome.isException())
        finished.object = context.environment.recorder.intern(toText(outcome.exception()));
    context.writer.record(finished);
    m_result = std::move(outcome);
    m_code.reset();
    m_postedAt = context.environment.recorder.clock().toTime(
        context.writer.record(jobEvent(EventKind::JobPosted, m_id, worker)));
    loop().callSoonThreadsafe({&Job::arrive, this}); // from here on the job is the loop's
}

/// Loop thread, as a callback: asyncio's first of two hops; finishing schedules the second.
void Job::arrive(void *job)
{
    auto &self = *static_cast<Job *>(job);
    self.finish(std::move(self.m_result), {trace::CauseKind::Job, self.m_id.value}, self.m_postedAt);
    self.loop().letGo(&self); // may destroy it
}

void Job::recordSubmission()
{
    SchedulingEvent event = jobEvent(EventKind::JobSubmitted, m_id, 0);
    event.object = m_name;
    event.line = m_info.line;
    event.detail = loop().current() == nullptr ? 0 : loop().current()->id().value;
    loop().record(event);
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
