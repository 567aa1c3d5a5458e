#pragma once

// The world on a virtual clock: loops, workers and threads, simulated together on a single thread. Nothing waits; time
// jumps to whatever happens next. Slices take no time, work takes exactly its duration, and while a task holds its loop
// everybody else goes on. Of several things at the same moment workers and threads come first, in the order in which it
// was planned, then loops, in turn; so a run is the same to the last bit, every time.

#include "engine/job.h"
#include "engine/run_job.h"
#include "engine/simulated_gil.h"

#include <list>

namespace loopscope::engine {

class SimulatedLoop;

class Simulation {
public:
    /// After so many happenings the run fails: the virtual clock has no other end.
    explicit Simulation(Environment &environment, std::uint64_t mostTurns = ~0ULL);

    /// Has `pace` called now and then, so that a run without waiting can be held back by whoever reads it.
    void onPace(std::function<void()> pace) { m_pace = std::move(pace); }

    /// Goes on until `isOver`, or until the run is stopped. False: nothing will ever happen any more (a deadlock).
    bool run(const std::function<bool()> &isOver);

    /// Runs a job that has been started, and calls `ended` with what it came to.
    using Ended = std::function<void(const JobContext &, Outcome)>;
    void start(std::shared_ptr<Job> job, Lane lane, bool hasGil, Ended ended);
    /// Calls `then` when the occupation is over.
    void occupy(const Occupation &occupation, Owner owner, bool hasGil, Rank rank, std::function<void()> then);
    void plan(std::function<void()> what) { m_agenda.plan(m_now, Rank::Worker, std::move(what)); }
    /// Ends every job where it is, killed. After the last run().
    void abandon();

    /// Those who wait, in the order in which they began.
    std::list<const ThreadWait *> waiting() const;
    Environment &environment() const { return m_environment; }

private:
    friend class SimulatedLoop;

    struct Actor {
        std::shared_ptr<Job> job;
        Lane lane;
        bool hasGil;
        Ended ended;
    };
    using ActorPlace = std::list<Actor>::iterator;

    struct Waiting {
        std::shared_ptr<ThreadWait> wait;
        Owner owner;
        Rank rank;
        std::function<void()> then;
        std::optional<Agenda::Entry> deadline{};
    };
    using WaitingPlace = std::list<Waiting>::iterator;
    class Sleeper;

    void goOn(ActorPlace actor);
    bool wait(std::shared_ptr<ThreadWait> wait, Owner owner, Rank rank, std::function<void()> then);
    void wakeUp(WaitingPlace place);
    void recordWaiting(trace::EventKind kind, const Waiting &waiting);
    void happen();
    bool turnALoop();
    std::optional<Time> nextTime();
    void setNow(Time time);

    Environment &m_environment;
    trace::Writer &m_writer;
    const std::uint64_t m_mostTurns;
    std::uint64_t m_turns = 0;
    std::function<void()> m_pace;
    Time m_now{};
    Agenda m_agenda;
    SimulatedGil m_gil{m_environment, m_agenda};
    std::list<Actor> m_actors;
    std::list<SimulatedLoop *> m_loops; ///< the next one to have its turn is the first
    std::list<Waiting> m_waiting;
};

} // namespace loopscope::engine
