#pragma once

#include "engine/world.h"
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

    const Program &program() const { return *scenario->program; }
    /// The same, for those who keep it.
    std::shared_ptr<const Program> sharedProgram() const { return scenario->program; }
};

} // namespace loopscope::scenario
