#pragma once

// What a run is, whoever waits for it: the environment that its threads share, and everything that happens from main's
// first step to the end of the last thread. Free of signals and timers; Run puts threads around it, VirtualRun does
// without.

#include "engine/world.h"
#include "scenario/run.h"
#include "scenario/runtime.h"

namespace loopscope::scenario {

/// How a run is looked after while it goes on.
struct RunCare {
    std::function<void()> pace;                    ///< virtual clock: called now and then, on the thread that runs
    std::function<void(engine::Loop &)> watch{};   ///< real clock: a loop begins, on its own thread
    std::function<void(engine::Loop &)> unwatch{}; ///< it has come to its end, likewise
};

class RunCore {
public:
    RunCore(std::shared_ptr<const Scenario> scenario, const RunOptions &options);

    /// All of the run, on the calling thread. Once.
    RunResult go(const RunCare &care);

    /// Its members say who may touch them.
    engine::Environment &environment() { return m_environment; }
    /// A slice that lasts so long is a stall, at the speed of this run.
    Duration stallAfter() const;
    /// When it ended. After go().
    Time end() const { return m_end; }

private:
    std::unique_ptr<engine::World> makeWorld(const RunCare &care);

    const std::shared_ptr<const Scenario> m_scenario;
    const RunOptions m_options;
    engine::Environment m_environment;
    Time m_end{};
};

} // namespace loopscope::scenario
