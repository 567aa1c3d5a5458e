#include "engine/executor.h"

#include "engine/loop.h"

namespace loopscope::engine {

namespace {

constexpr std::uint64_t mostJobs = 100'000;

} // namespace

Executor::Executor(Environment &environment, ExecutorInfo info)
    : Object(info.name)
    , m_environment(environment)
    , m_info(std::move(info))
    , m_number(environment.nextPool())
{
    trace::SchedulingEvent event;
    event.kind = trace::EventKind::PoolStarted;
    event.lane = m_number;
    event.object = environment.recorder.intern(name());
    event.detail = trace::packPair(static_cast<std::uint32_t>(m_info.workers), static_cast<std::uint32_t>(m_info.kind));
    environment.recorder.writer().record(event);
}

std::variant<std::shared_ptr<Job>, Exception> Executor::submit(JobInfo info, std::unique_ptr<JobCode> code,
                                                               Submitter submitter)
{
    auto job = std::make_shared<Job>(m_environment, std::move(info), std::move(code));
    if (auto refused = give(job, submitter))
        return std::move(*refused);
    return job;
}

std::shared_ptr<Future> Executor::submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code)
{
    auto job = std::make_shared<Job>(m_environment, std::move(info), std::move(code));
    job->belongsToLoop();
    auto future = JobFuture::create(loop, job);
    const TaskId task = loop.current() == nullptr ? TaskId{} : loop.current()->id();
    if (auto refused = give(std::move(job), {task, {}})) {
        future->finish(std::move(*refused));
        loop.letGo(future.get());
    }
    return future;
}

std::optional<Exception> Executor::give(std::shared_ptr<Job> job, Submitter submitter)
{
    const std::scoped_lock order(m_order);
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isShutDown)
            return Exception{"RuntimeError", "cannot schedule new futures after shutdown"};
        if (m_unfinished >= mostJobs)
            m_environment.fail({Failure::Kind::Limit,
                                "more than " + std::to_string(mostJobs) + " jobs wait for a worker" +
                                    (name().empty() ? "" : " of " + name()),
                                job->info().line});
        ++m_unfinished;
        if (m_unfinished <= static_cast<std::uint64_t>(m_info.workers))
            m_environment.activity.begin(); // there is a worker for it, or will be
    }
    job->recordSubmission(m_number, submitter);
    enqueue(std::move(job));
    return std::nullopt;
}

void Executor::shutDown()
{
    const std::scoped_lock lock(m_mutex);
    m_isShutDown = true;
}

bool Executor::isIdle() const
{
    const std::scoped_lock lock(m_mutex);
    return m_unfinished == 0;
}

void Executor::onIdle(std::function<void()> then)
{
    const std::scoped_lock lock(m_mutex);
    if (m_unfinished == 0)
        then();
    else
        m_whenIdle.push_back(std::move(then));
}

void Executor::jobEnded()
{
    bool isWorkerFree = false;
    {
        const std::scoped_lock lock(m_mutex);
        isWorkerFree = m_unfinished <= static_cast<std::uint64_t>(m_info.workers);
        --m_unfinished;
        if (m_unfinished == 0) {
            for (const auto &then : std::exchange(m_whenIdle, {}))
                then();
        }
    }
    if (isWorkerFree) // otherwise the next job takes over its count
        m_environment.activity.end();
}

} // namespace loopscope::engine
