#include "engine/simulated_world.h"

#include "engine/deadlock.h"
#include "engine/simulated_pool.h"

#include <algorithm>

namespace loopscope::engine {

namespace {

constexpr int deepest = 50; // thread within thread within thread

} // namespace

struct SimulatedWorld::Place final : LoopPlace {
    Place(Simulation &simulation, bool hasGil) : host(simulation, hasGil) {}

    SimulatedLoop host;
    std::unique_ptr<Loop> loop;
    std::optional<Outcome> outcome{}; ///< once it has ended
};

SimulatedWorld::SimulatedWorld(Environment &environment, const WorldOptions &options)
    : World(environment, options)
    , m_simulation(environment, options.limits.turns)
{
}

SimulatedWorld::~SimulatedWorld() = default;

std::shared_ptr<Executor> SimulatedWorld::newPool(ExecutorInfo info)
{
    return std::make_shared<SimulatedPool>(m_simulation, std::move(info));
}

std::shared_ptr<Executor> SimulatedWorld::makeProcesses(const std::string &name, int workers)
{
    auto pool = newPool({name, workers, trace::WorkerKind::Process, false});
    adopt(pool);
    return pool;
}

void SimulatedWorld::launch(const std::shared_ptr<Thread> &thread, const std::shared_ptr<Job> &job, Lane lane)
{
    auto begin = [this, thread, job, lane] {
        m_simulation.start(job, lane, options().hasGil, [this, thread, job, lane](const JobContext &, Outcome outcome) {
            threadEnded(thread, *job, lane, std::move(outcome));
        });
    };
    if (m_depth >= deepest)
        return m_simulation.plan(std::move(begin));
    ++m_depth;
    begin();
    --m_depth;
}

void SimulatedWorld::launchLoop(std::uint16_t number, const std::shared_ptr<Thread> &thread, MakeGuest make)
{
    addLoop(number, thread->name(), thread, make);
}

SimulatedWorld::Place &SimulatedWorld::addLoop(std::uint16_t number, const std::string &name,
                                               const std::shared_ptr<Thread> &thread, const MakeGuest &make)
{
    Place &place = m_places.emplace_back(m_simulation, options().hasGil);
    place.number = number;
    place.name = name;
    place.thread = thread;
    place.loop = std::make_unique<Loop>(environment(), place.host, number, options().limits);
    place.host.join(*place.loop, [this, &place] { place.outcome = endLoop(place, *place.loop); });
    beginLoop(place, *place.loop, make);
    return place;
}

Outcome SimulatedWorld::runMainLoop(std::uint16_t number, const MakeGuest &make)
{
    Place &place = addLoop(number, "loop", nullptr, make);
    go([&place] { return place.outcome.has_value(); });
    return place.outcome.value_or(Killed{});
}

Outcome SimulatedWorld::runMainJob(const std::shared_ptr<Job> &job, Lane lane)
{
    std::optional<Outcome> main;
    m_simulation.start(job, lane, options().hasGil, [&](const JobContext &context, Outcome outcome) {
        main = outcome;
        job->post(context, lane.number, std::move(outcome));
    });
    go([&main] { return main.has_value(); });
    return main.value_or(Killed{});
}

void SimulatedWorld::joinAll()
{
    const auto isIdle = [](const auto &pool) { return pool->isIdle(); };
    go([&] {
        const auto all = pools();
        return aliveThreads().empty() && std::all_of(all.begin(), all.end(), isIdle);
    });
}

void SimulatedWorld::go(const std::function<bool()> &isOver)
{
    if (!m_simulation.run(isOver))
        environment().fail({Failure::Kind::Deadlock, deadlockText(loops(), m_simulation.waiting())});
    if (!environment().stop.isRequested())
        return;
    m_simulation.abandon();
    for (Place &place : m_places) {
        if (!place.outcome)
            place.outcome = endLoop(place, *place.loop);
        place.host.leave();
    }
}

} // namespace loopscope::engine
