#pragma once

#include "cli/commands.h"
#include "scenario/scenario.h"

#include <memory>

namespace loopscope::app {

/// Runs a scenario, whose text a saved run is kept with, to its end and writes what the command asks for.
ExitCode runHeadless(const std::shared_ptr<const scenario::Scenario> &scenario, const std::string &text,
                     const RunScenario &command, const Streams &streams);

} // namespace loopscope::app
