#pragma once

#include "engine/environment.h"
#include "engine/host.h"
#include "scenario/perform.h"
#include "scenario/program.h"

#include <string>

namespace loopscope::scenario {

constexpr bool isFileStep(StepKind step)
{
    return step == StepKind::ReadFile || step == StepKind::WriteFile;
}

/// read_file and write_file, on whatever thread: it is blocked meanwhile. `writer` is its own, `owner` who blocks it.
Outcome performFileStep(engine::Environment &environment, trace::Writer &writer, engine::Owner owner,
                        const Perform &step);

/// What the processes of a pool have to be told (see describeScenario): the path of the run's folder, if the program
/// uses files at all.
std::string folderFor(const Program &program, engine::Environment &environment);

} // namespace loopscope::scenario
