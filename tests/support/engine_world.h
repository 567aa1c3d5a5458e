#pragma once

// A loop on the virtual clock, for tests that are coroutines.

#include "engine/awaiters.h"
#include "engine/gather.h"
#include "engine/simulated_loop.h"
#include "engine/simulated_pool.h"
#include "trace/builder.h"

#include <string>
#include <vector>

namespace loopscope::test {

inline trace::RecorderOptions virtualTime()
{
    trace::RecorderOptions options;
    options.virtualTime = true;
    return options;
}

class World {
public:
    explicit World(const engine::LoopLimits &limits = {}, int workers = 2)
        : simulation(environment)
        , host(simulation, false)
        , loop(environment, host, environment.nextLoop(), limits)
        , pool(std::make_shared<engine::SimulatedPool>(simulation, engine::ExecutorInfo{"pool", workers}))
    {
        loop.useExecutor(pool);
        trace::SchedulingEvent started;
        started.kind = trace::EventKind::LoopStarted;
        loop.record(started);
    }

    std::shared_ptr<engine::Task> spawn(const std::string &name, const engine::Task::Body &body)
    {
        return loop.createTask({name, name, 0}, body);
    }

    /// Runs a main task to its end, with all that ends with it. False: a deadlock.
    bool run(const engine::Task::Body &body)
    {
        const bool cameToItsEnd = runAsFarAsItGoes(body);
        simulation.abandon();
        loop.close();
        trace::SchedulingEvent stopped;
        stopped.kind = trace::EventKind::LoopStopped;
        loop.record(stopped);
        builder.append(environment.recorder.drainAll());
        return cameToItsEnd;
    }

    /// The same, but everything stays as it is then.
    bool runAsFarAsItGoes(const engine::Task::Body &body)
    {
        main = spawn("main", body);
        loop.run(main);
        host.join(loop, {});
        return simulation.run([this] { return loop.isFinished(); });
    }

    void log(const std::string &line) { text += (text.empty() ? "" : " ") + line; }

    engine::Environment environment{virtualTime()};
    engine::Simulation simulation;
    engine::SimulatedLoop host;
    engine::Loop loop;
    std::shared_ptr<engine::Executor> pool;
    std::shared_ptr<engine::Task> main;
    trace::TraceBuilder builder; ///< of the run's events, once it is over
    std::string text;            ///< what was logged: words
};

/// Counts the iterations of a loop: a callback that comes back in each of them.
class IterationCounter {
public:
    explicit IterationCounter(engine::Loop &loop) : m_loop(loop) { m_loop.callSoon({&IterationCounter::tick, this}); }

    int count() const { return m_count; }

private:
    static void tick(void *self)
    {
        auto &counter = *static_cast<IterationCounter *>(self);
        ++counter.m_count;
        counter.m_loop.callSoon({&IterationCounter::tick, self});
    }

    engine::Loop &m_loop;
    int m_count = 0;
};

} // namespace loopscope::test
