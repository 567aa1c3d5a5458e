#pragma once

#include "engine/loop.h"
#include "scenario/program.h"

namespace loopscope::scenario {

struct Runtime;

/// An object of this kind, as a value. `loop` is for those that belong to one from the start; null: there is none, and
/// RuntimeError if one is needed.
engine::Outcome makeObject(const NewObject &object, const std::string &name, Runtime &runtime, engine::Loop *loop);

} // namespace loopscope::scenario
