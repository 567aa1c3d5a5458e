// Loops, pools and threads outlive the threads that they were made for: somebody else may still be about to wake one
// that has just ended. So all of them are kept until the run is over.

#include "engine/real_world.h"

#include "engine/deadlock.h"
#include "engine/do_work.h"
#include "engine/loop_driver.h"
#include "engine/thread_pool.h"

#include <QEventLoop>

#include <latch>

namespace loopscope::engine {

struct RealWorld::Place final : LoopPlace {
    std::unique_ptr<LoopDriver> driver; ///< both of the loop's thread, but for what any thread may call
    std::unique_ptr<Loop> loop;
};

namespace {

/// The end of the jobs of a pool, as a thread can wait for it. It does not own the pool: a worker may be the last one
/// that has this, and no worker can wait for the end of its own pool.
class IdleWait final : public ThreadWait, public std::enable_shared_from_this<IdleWait> {
public:
    IdleWait(Executor &pool, std::string who)
        : ThreadWait({std::move(who)}, trace::Reason::Executor, pool.name())
        , m_pool(pool)
    {
    }

    Outcome outcome() override { return {}; }
    std::string words() const override { return "the jobs of pool " + m_pool.name(); }

private:
    bool enter() override
    {
        if (m_pool.isIdle())
            return true;
        m_pool.onIdle([self = shared_from_this()] { self->finish(); }); // it may be at once
        return false;
    }
    void leave() override {} // being told later does no harm

    Executor &m_pool; ///< which the world keeps
};

} // namespace

RealWorld::RealWorld(Environment &environment, const WorldOptions &options) : World(environment, options)
{
    environment.activity.begin(); // the main thread
    environment.activity.onQuiet([this] { return deadlockText(loops(), this->environment().activity.waiting()); },
                                 [this](std::string words) {
                                     this->environment().fail({Failure::Kind::Deadlock, std::move(words)});
                                 });
}

RealWorld::~RealWorld()
{
    joinFinished(true);
    environment().activity.onQuiet({}, {});
}

std::shared_ptr<Executor> RealWorld::newPool(ExecutorInfo info)
{
    Gil *gil = info.hasGil ? &m_gil : nullptr;
    return std::make_shared<ThreadPool>(environment(), std::move(info), gil);
}

void RealWorld::beginThread(const std::string &name, std::function<void()> run)
{
    joinFinished(false);
    environment().activity.begin();
    std::unique_ptr<QThread> thread(QThread::create([this, run = std::move(run)] {
        run();
        environment().activity.end();
    }));
    thread->setObjectName(QString::fromStdString(name));
    thread->start();
    const std::scoped_lock lock(m_mutex);
    m_threads.push_back(std::move(thread));
}

void RealWorld::joinFinished(bool all)
{
    std::list<std::unique_ptr<QThread>> finished;
    {
        const std::scoped_lock lock(m_mutex);
        for (auto place = m_threads.begin(); place != m_threads.end();) {
            const auto next = std::next(place);
            if (all || (*place)->isFinished())
                finished.splice(finished.end(), m_threads, place);
            place = next;
        }
    }
    for (const auto &thread : finished)
        thread->wait();
}

void RealWorld::launch(const std::shared_ptr<Thread> &thread, const std::shared_ptr<Job> &job, Lane lane)
{
    const auto hasStopped = std::make_shared<std::latch>(1);
    beginThread(thread->name(), [this, thread, job, lane, hasStopped] {
        Outcome outcome = runJob(environment(), *job, lane, gil(), [&] { hasStopped->count_down(); });
        threadEnded(thread, *job, lane, std::move(outcome));
    });
    hasStopped->wait(); // as jobs do: see Turnstile
}

void RealWorld::launchLoop(std::uint16_t number, const std::shared_ptr<Thread> &thread, MakeGuest make)
{
    Place &place = addPlace(number, thread->name(), thread);
    beginThread(thread->name(), [this, &place, make = std::move(make)] { runLoop(place, make); });
}

RealWorld::Place &RealWorld::addPlace(std::uint16_t number, const std::string &name,
                                      const std::shared_ptr<Thread> &thread)
{
    const std::scoped_lock lock(m_mutex);
    Place &place = m_places.emplace_back();
    place.number = number;
    place.name = name;
    place.thread = thread;
    return place;
}

Outcome RealWorld::runLoop(Place &place, const MakeGuest &make)
{
    place.driver = std::make_unique<LoopDriver>(environment(), gil());
    place.loop = std::make_unique<Loop>(environment(), *place.driver, place.number, options().limits);
    beginLoop(place, *place.loop, make);
    {
        // stop() wakes the driver through a hook: it may come before the driver exists.
        const auto hook = environment().stop.onRequest([&place] { place.driver->wake(); });
        QEventLoop qtLoop;
        QObject::connect(place.driver.get(), &LoopDriver::finished, &qtLoop, &QEventLoop::quit);
        place.driver->start(*place.loop);
        qtLoop.exec();
    }
    return endLoop(place, *place.loop);
}

Outcome RealWorld::runMainLoop(std::uint16_t number, const MakeGuest &make)
{
    return runLoop(addPlace(number, "loop", nullptr), make);
}

Outcome RealWorld::runMainJob(const std::shared_ptr<Job> &job, Lane lane)
{
    Outcome outcome = runJob(environment(), *job, lane, gil(), [] {});
    job->post({environment(), environment().recorder.writer(), *job, lane.kind}, lane.number, outcome);
    return outcome;
}

void RealWorld::joinAll()
{
    const auto wait = [this](ThreadWait &each) { doWait(each, environment(), {}); };
    for (const auto &pool : pools()) {
        const auto idle = std::make_shared<IdleWait>(*pool, "main");
        wait(*idle);
    }
    for (auto alive = aliveThreads(); !alive.empty() && !environment().stop.isRequested(); alive = aliveThreads()) {
        for (const auto &thread : alive)
            wait(*Thread::join(thread, {"main"}));
    }
    for (const auto &pool : pools()) { // a stop leaves none of them waiting for long
        std::latch isIdle(1);
        pool->onIdle([&isIdle] { isIdle.count_down(); });
        isIdle.wait();
    }
    joinFinished(true);
}

} // namespace loopscope::engine
