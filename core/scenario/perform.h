#pragma once

// What a machine hands out when a step is more than a move of the machine: what to start, and everything that the step
// was given, as values.

#include "engine/outcome.h"
#include "scenario/program.h"

namespace loopscope::scenario {

using engine::Outcome;

/// A routine with its arguments.
struct Launch {
    std::int32_t routine = 0;
    std::vector<Value> arguments{};
    std::string label{}; ///< what people call the task, job or thread
    std::uint32_t line = 0;
};

/// Something to be started and waited for: an evaluated Awaitable.
struct Start {
    Awaitable::Kind kind = Awaitable::Kind::Value;
    Launch launch{};            ///< Call, Job, Thread
    Value value{};              ///< Value: the future. Sleep: how long. Job: the pool, or None
    std::vector<Start> inner{}; ///< Shield: what is shielded
};

struct Perform {
    StepKind step = StepKind::Log;
    PerformSite::Phase phase = PerformSite::Phase::Do;
    std::vector<Value> operands{};     ///< in the order of the step's fields; None where one was not given
    Launch launch{};                   ///< the step's call, if it has one
    bool isNamed = false;              ///< whether people gave the launch's label a name by `name:`
    std::vector<Start> starts{};       ///< await, gather, wait_for
    std::optional<NewObject> object{}; ///< create
    std::uint32_t line = 0;
};

} // namespace loopscope::scenario
