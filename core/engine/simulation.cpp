#include "engine/simulation.h"

#include "engine/do_work.h"
#include "engine/simulated_loop.h"

#include <algorithm>
#include <utility>

namespace loopscope::engine {

namespace {

constexpr int turnsBetweenPaces = 1024;

} // namespace

/// Whoever waits in virtual time.
class Simulation::Sleeper final : public Parker {
public:
    Sleeper(Simulation &simulation, WaitingPlace place) : m_simulation(simulation), m_place(place) {}

    void unpark() override
    {
        if (std::exchange(m_isUnparked, true))
            return;
        Simulation &simulation = m_simulation;
        simulation.m_agenda.plan(simulation.m_now, m_place->rank,
                                 [&simulation, place = m_place] { simulation.wakeUp(place); });
    }

private:
    Simulation &m_simulation;
    const WaitingPlace m_place;
    bool m_isUnparked = false;
};

Simulation::Simulation(Environment &environment, std::uint64_t mostTurns)
    : m_environment(environment)
    , m_writer(environment.recorder.writer())
    , m_mostTurns(mostTurns)
{
}

bool Simulation::run(const std::function<bool()> &isOver)
{
    for (int turn = 0; !isOver() && !m_environment.stop.isRequested(); ++turn) {
        if (turn % turnsBetweenPaces == 0 && m_pace)
            m_pace();
        const std::optional<Time> happening = m_agenda.next();
        if (happening && *happening <= m_now) {
            happen();
        } else if (!turnALoop()) {
            const std::optional<Time> next = nextTime();
            if (!next)
                return isOver();
            for (SimulatedLoop *loop : m_loops)
                loop->tellIdle();
            setNow(*next);
        }
    }
    return true;
}

void Simulation::happen()
{
    if (++m_turns > m_mostTurns)
        return m_environment.fail({Failure::Kind::Limit, "it did not end within " + std::to_string(m_mostTurns) +
                                                             " turns of the virtual clock"});
    m_agenda.take()();
}

/// One iteration of the first loop that has something to do; it is the last one the next time. False if none has.
bool Simulation::turnALoop()
{
    for (auto place = m_loops.begin(); place != m_loops.end(); ++place) {
        SimulatedLoop *loop = *place;
        if (!loop->isReady())
            continue;
        m_loops.splice(m_loops.end(), m_loops, place);
        loop->turn(); // may add loops, and remove itself
        return true;
    }
    return false;
}

std::optional<Time> Simulation::nextTime()
{
    std::optional<Time> next = m_agenda.next();
    for (SimulatedLoop *loop : m_loops) {
        const std::optional<Time> timer = loop->nextTimer();
        if (timer && (!next || *timer < *next))
            next = timer;
    }
    return next;
}

void Simulation::start(std::shared_ptr<Job> job, Lane lane, bool hasGil, Ended ended)
{
    job->recordStart(m_writer, lane.number);
    m_actors.push_back({std::move(job), lane, hasGil, std::move(ended)});
    goOn(std::prev(m_actors.end()));
}

void Simulation::goOn(ActorPlace actor)
{
    const std::shared_ptr<Job> job = actor->job;
    const JobContext context{m_environment, m_writer, *job, actor->lane.kind};
    const Owner owner{trace::OwnerKind::Job, job->id().value};
    for (;;) {
        auto next = m_environment.stop.isRequested() ? JobCode::Next{Outcome{Killed{}}} : job->code().next(context);
        if (const Work *work = std::get_if<Work>(&next)) {
            job->recordWork(m_writer, trace::EventKind::WorkBegan, *work);
            return occupy(*work, owner, actor->hasGil, Rank::Worker, [this, actor, work = *work] {
                actor->job->recordWork(m_writer, trace::EventKind::WorkEnded, work);
                goOn(actor);
            });
        }
        if (Park *park = std::get_if<Park>(&next)) {
            if (wait(std::move(park->wait), owner, Rank::Worker, [this, actor] { goOn(actor); }))
                continue;
            return;
        }
        if (std::holds_alternative<Pause>(next))
            continue;
        const Ended ended = std::move(actor->ended);
        m_actors.erase(actor);
        return ended(context, std::move(std::get<Outcome>(next)));
    }
}

void Simulation::occupy(const Occupation &occupation, Owner owner, bool hasGil, Rank rank, std::function<void()> then)
{
    if (const auto *waiting = std::get_if<std::shared_ptr<ThreadWait>>(&occupation)) {
        if (wait(*waiting, owner, rank, then))
            m_agenda.plan(m_now, rank, std::move(then));
        return;
    }
    const Work &work = std::get<Work>(occupation);
    if (hasGil && work.reason == trace::Reason::Compute)
        m_gil.compute(work, owner, rank, std::move(then));
    else
        m_agenda.plan(laterBy(m_now, work.duration), rank, std::move(then));
}

/// True if there was nothing to wait for; then `then` is not called.
bool Simulation::wait(std::shared_ptr<ThreadWait> wait, Owner owner, Rank rank, std::function<void()> then)
{
    const auto place = m_waiting.insert(m_waiting.end(), {std::move(wait), owner, rank, std::move(then)});
    const auto sleeper = std::make_shared<Sleeper>(*this, place);
    if (place->wait->begin(sleeper)) {
        m_waiting.erase(place);
        return true;
    }
    recordWaiting(trace::EventKind::WorkBegan, *place);
    if (const auto timeout = place->wait->info().timeout)
        place->deadline = m_agenda.plan(laterBy(m_now, *timeout), rank, [sleeper] { sleeper->unpark(); });
    return false;
}

void Simulation::wakeUp(WaitingPlace place)
{
    const Waiting woken = std::move(*place);
    m_waiting.erase(place);
    if (woken.deadline)
        m_agenda.cancel(*woken.deadline);
    woken.wait->giveUp(); // if it was the deadline
    recordWaiting(trace::EventKind::WorkEnded, woken);
    woken.then();
}

void Simulation::recordWaiting(trace::EventKind kind, const Waiting &waiting)
{
    const ThreadWait &wait = *waiting.wait;
    recordWait(m_writer, kind, waiting.owner, wait.reason(), m_environment.recorder.intern(wait.object()),
               wait.info().line);
}

std::list<const ThreadWait *> Simulation::waiting() const
{
    std::list<const ThreadWait *> waits;
    for (const Waiting &each : m_waiting)
        waits.push_back(each.wait.get());
    return waits;
}

void Simulation::abandon()
{
    for (const Waiting &each : m_waiting)
        each.wait->giveUp(); // so that nobody wakes it up when it is no longer there
    m_waiting.clear();
    m_agenda.clear();
    m_gil.clear();
    while (!m_actors.empty()) {
        const Actor actor = std::move(m_actors.front());
        m_actors.pop_front();
        actor.ended({m_environment, m_writer, *actor.job, actor.lane.kind}, Killed{});
    }
}

void Simulation::setNow(Time time)
{
    m_now = std::max(m_now, time);
    m_environment.recorder.clock().setVirtual(m_now);
}

} // namespace loopscope::engine
