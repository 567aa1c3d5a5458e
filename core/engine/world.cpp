#include "engine/world.h"

namespace loopscope::engine {

using trace::EventKind;
using trace::SchedulingEvent;
using trace::WorkerKind;

World::World(Environment &environment, const WorldOptions &options) : m_environment(environment), m_options(options)
{
}

World::~World() = default;

void World::onLoop(std::function<void(Loop &)> begins, std::function<void(Loop &)> ended)
{
    m_loopBegins = std::move(begins);
    m_loopEnded = std::move(ended);
}

Outcome World::run(const MakeGuest &main)
{
    Outcome outcome = runMainLoop(m_environment.nextLoop(), main);
    shutDown();
    return outcome;
}

Outcome World::run(const std::string &name, std::unique_ptr<JobCode> main)
{
    const auto job = std::make_shared<Job>(m_environment, JobInfo{name, 0}, std::move(main));
    const Lane lane{m_environment.nextWorker(), WorkerKind::Thread};
    job->recordSubmission(trace::noPool, {});
    recordLane(m_environment, lane, name, trace::noPool);
    job->start();
    Outcome outcome = runMainJob(job, lane);
    shutDown();
    return outcome;
}

/// As CPython's interpreter at its end.
void World::shutDown()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isShutDown = true;
    }
    for (const auto &pool : pools())
        pool->shutDown();
    joinAll();
}

std::shared_ptr<Executor> World::makePool(const std::string &name, int workers, bool hasGil)
{
    auto pool = newPool({name, workers, WorkerKind::Pool, hasGil});
    adopt(pool);
    return pool;
}

void World::adopt(std::shared_ptr<Executor> pool)
{
    const std::scoped_lock lock(m_mutex);
    if (m_isShutDown)
        pool->shutDown();
    const bool isOfProcesses = pool->info().kind == WorkerKind::Process;
    int &count = isOfProcesses ? m_processes : m_poolWorkers;
    const int most = isOfProcesses ? m_options.processes : m_options.poolWorkers;
    count += pool->info().workers;
    if (count > most)
        m_environment.fail({Failure::Kind::Limit, "the pools have more than " + std::to_string(most) +
                                                      (isOfProcesses ? " processes" : " workers")});
    m_pools.push_back(std::move(pool));
}

Executor &World::defaultPool(Loop &loop)
{
    if (loop.executor() == nullptr)
        loop.useExecutor(makePool({}, m_options.workers, m_options.hasGil));
    return *loop.executor();
}

std::variant<std::shared_ptr<Thread>, Exception> World::newThread(const ThreadInfo &info)
{
    const std::scoped_lock lock(m_mutex);
    if (m_threads.size() >= m_options.threads)
        return Exception{"RuntimeError",
                         "can't start new thread: " + std::to_string(m_options.threads) + " are running"};
    if (m_startedThreads >= m_options.threadsInAll) {
        m_environment.fail({Failure::Kind::Limit,
                            "more than " + std::to_string(m_options.threadsInAll) + " threads have been started",
                            info.line});
        return Exception{"RuntimeError", "can't start new thread"};
    }
    ++m_startedThreads;
    std::string name = info.name;
    if (name.empty())
        name = "Thread-" + std::to_string(++m_namedThreads) + " (" + info.function + ')';
    m_threads.push_back(std::make_shared<Thread>(std::move(name)));
    return m_threads.back();
}

std::variant<std::shared_ptr<Thread>, Exception> World::startThread(const ThreadInfo &info,
                                                                    std::unique_ptr<JobCode> code, Submitter submitter)
{
    auto made = newThread(info);
    if (std::holds_alternative<Exception>(made))
        return made;
    const auto &thread = std::get<std::shared_ptr<Thread>>(made);
    const auto job = std::make_shared<Job>(m_environment, JobInfo{thread->name(), info.line}, std::move(code));
    thread->setJob(job->id());
    const Lane lane{m_environment.nextWorker(), WorkerKind::Thread};
    job->recordSubmission(trace::noPool, submitter);
    recordLane(m_environment, lane, thread->name(), trace::noPool);
    job->start();
    launch(thread, job, lane);
    return made;
}

std::variant<std::shared_ptr<Thread>, Exception> World::startLoop(const ThreadInfo &info, MakeGuest make)
{
    auto made = newThread(info);
    if (std::holds_alternative<Exception>(made))
        return made;
    const auto &thread = std::get<std::shared_ptr<Thread>>(made);
    const std::uint16_t number = m_environment.nextLoop();
    thread->setLoop(number);
    launchLoop(number, thread, std::move(make));
    return made;
}

void World::beginLoop(LoopPlace &place, Loop &loop, const MakeGuest &make)
{
    SchedulingEvent started;
    started.kind = EventKind::LoopStarted;
    started.lane = place.number;
    started.object = loop.intern(place.name);
    started.detail = m_options.stallAfter.count();
    loop.record(started);
    {
        const std::scoped_lock lock(m_mutex);
        m_loops.push_back(&loop);
    }
    if (place.thread == nullptr) {
        m_mainLoop.store(&loop, std::memory_order_release);
        defaultPool(loop); // people expect to see it, whether or not it is used
    }
    if (m_loopBegins)
        m_loopBegins(loop);
    place.guest = make(loop);
    place.main = place.guest->start();
    loop.run(place.main);
}

Outcome World::endLoop(LoopPlace &place, Loop &loop)
{
    Outcome outcome = place.main->isDone() ? place.main->outcome() : Outcome{Killed{}};
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_loops, &loop);
    }
    const std::optional<Failure> failure = m_environment.failure();
    if (failure && failure->kind == Failure::Kind::Deadlock)
        loop.reportPending();
    loop.close();
    place.main.reset();
    SchedulingEvent stopped;
    stopped.kind = EventKind::LoopStopped;
    stopped.lane = place.number;
    loop.record(stopped);
    place.guest.reset();
    if (m_loopEnded)
        m_loopEnded(loop);
    if (place.thread == nullptr)
        return outcome;
    if (outcome.isException())
        reportFailure(loop.writer(), place.name, 0, outcome.exception());
    endThread(place.thread);
    return outcome;
}

void World::threadEnded(const std::shared_ptr<Thread> &thread, Job &job, Lane lane, Outcome outcome)
{
    trace::Writer &writer = m_environment.recorder.writer();
    if (outcome.isException())
        reportFailure(writer, thread->name(), job.info().line, outcome.exception());
    job.post({m_environment, writer, job, lane.kind}, lane.number, std::move(outcome));
    endThread(thread);
}

void World::endThread(const std::shared_ptr<Thread> &thread)
{
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_threads, thread);
    }
    thread->end();
}

/// threading.excepthook
void World::reportFailure(trace::Writer &writer, const std::string &thread, std::uint32_t line,
                          const Exception &exception)
{
    if (exception.type == "SystemExit")
        return;
    m_environment.report(writer, {{}, {}, thread, "Exception in thread " + thread + ": " + toText(exception), line});
}

std::vector<std::shared_ptr<Executor>> World::pools() const
{
    const std::scoped_lock lock(m_mutex);
    return m_pools;
}

std::vector<std::shared_ptr<Thread>> World::aliveThreads() const
{
    const std::scoped_lock lock(m_mutex);
    return m_threads;
}

std::vector<const Loop *> World::loops() const
{
    const std::scoped_lock lock(m_mutex);
    return m_loops;
}

} // namespace loopscope::engine
