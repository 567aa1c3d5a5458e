#pragma once

#include "engine/loop.h"
#include "scenario/program.h"

namespace loopscope::scenario {

/// An object of this kind, as a value; ValueError where the number is none that it can have. `loop` is for those that
/// belong to one from the start: futures.
engine::Outcome makeObject(const NewObject &object, const std::string &name, engine::Loop &loop);

} // namespace loopscope::scenario
