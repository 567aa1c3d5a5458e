#include "engine/simulation.h"

#include <algorithm>

namespace loopscope::engine {

namespace {

constexpr int turnsBetweenPaces = 1024;

}

Simulation::Simulation(Environment &environment, int workers)
    : m_environment(environment)
    , m_writer(environment.recorder.writer())
    , m_workers(static_cast<std::size_t>(workers), false)
{
}

bool Simulation::run(Loop &loop)
{
    for (int turn = 0; !loop.isFinished() && !m_environment.stop.isRequested(); ++turn) {
        if (turn % turnsBetweenPaces == 0 && m_pace)
            m_pace();
        const std::optional<Time> happening = nextHappening();
        if (loop.isOccupied()) {
            if (!loop.countTurn())
                break;
            if (happening && *happening <= loop.occupiedUntil()) {
                happen();
            } else {
                setNow(loop.occupiedUntil());
                loop.resumeOccupant();
            }
            continue;
        }
        const std::optional<Time> timer = loop.nextTimer();
        if (happening && *happening <= m_now) {
            if (loop.countTurn())
                happen();
        } else if (loop.hasReady() || (timer && *timer <= m_now)) {
            loop.iterate();
        } else if (!happening && !timer) {
            return false;
        } else {
            loop.recordIdle();
            setNow(!timer ? *happening : !happening ? *timer : std::min(*timer, *happening));
        }
        loop.checkQuiet();
    }
    return true;
}

std::shared_ptr<Job> Simulation::submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code)
{
    auto job = std::make_shared<Job>(loop, JobId{++m_submitted}, std::move(info), std::move(code));
    loop.keep(job);
    job->recordSubmission();
    m_queue.push_back(job);
    plan(Duration::zero(), [this] { startJobs(); });
    return job;
}

void Simulation::startJobs()
{
    while (!m_queue.empty()) {
        const auto free = std::find(m_workers.begin(), m_workers.end(), false);
        if (free == m_workers.end())
            return;
        const std::shared_ptr<Job> job = m_queue.front();
        m_queue.pop_front();
        if (!job->start())
            continue; // cancelled while it waited
        *free = true;
        ++m_busy;
        const auto worker = static_cast<std::uint16_t>(free - m_workers.begin());
        job->recordStart(m_writer, worker);
        goOn(job, worker);
    }
}

void Simulation::goOn(const std::shared_ptr<Job> &job, std::uint16_t worker)
{
    const JobContext context{m_environment, m_writer, *job};
    auto next = job->code().next(context);
    if (const Work *work = std::get_if<Work>(&next)) {
        job->recordWork(m_writer, trace::EventKind::WorkBegan, *work);
        plan(work->duration, [this, job, worker, work = *work] {
            job->recordWork(m_writer, trace::EventKind::WorkEnded, work);
            goOn(job, worker);
        });
        return;
    }
    m_workers[worker] = false;
    --m_busy;
    job->post(context, worker, std::move(std::get<Outcome>(next)));
    startJobs();
}

void Simulation::plan(Duration delay, std::function<void()> what)
{
    m_happenings.push({laterBy(m_now, delay), m_planned++, std::move(what)});
}

std::optional<Time> Simulation::nextHappening() const
{
    return m_happenings.empty() ? std::nullopt : std::optional(m_happenings.top().when);
}

void Simulation::happen()
{
    const Happening next = m_happenings.top();
    m_happenings.pop();
    setNow(std::max(m_now, next.when));
    next.what();
}

void Simulation::setNow(Time time)
{
    m_now = time;
    m_environment.recorder.clock().setVirtual(time);
}

} // namespace loopscope::engine
