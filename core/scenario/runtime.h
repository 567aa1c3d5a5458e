#pragma once

#include "engine/world.h"
#include "scenario/messages.h"
#include "scenario/program.h"
#include "scenario/scenario.h"
#include "scenario/shared_objects.h"

namespace loopscope::scenario {

/// What all loops, threads and jobs of a run share. Filled before the first of them begins, and only read from then on,
/// by any thread; outlives them all.
struct Runtime {
    std::shared_ptr<const Scenario> scenario;
    engine::World &world;
    double speed = 1.0; ///< durations are divided by this
    SharedObjects shared{};
    Messages messages{}; ///< to main's loop

    const Program &program() const { return *scenario->program; }
    /// After so many operations a machine is stopped: on the virtual clock nobody else would stop an endless loop.
    std::uint64_t mostOps() const { return world.isSimulated() ? 10'000'000 : ~0ULL; }
    /// Ends the run because of a machine that is Endless.
    void failEndless(const std::string &who, std::uint32_t line) const
    {
        world.environment().fail({engine::Failure::Kind::Limit,
                                  who + " does more than " + std::to_string(mostOps()) +
                                      " steps on the virtual clock, where nothing else can end it",
                                  line});
    }
    /// The program, for those who keep it.
    std::shared_ptr<const Program> sharedProgram() const { return scenario->program; }
};

} // namespace loopscope::scenario
