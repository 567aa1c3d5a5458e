#pragma once

#include "cli/command_line.h"

#include <iosfwd>

namespace loopscope::app {

/// Everything but the window. Results go to `out`, what is wrong to `err`.
struct Streams {
    std::ostream &out;
    std::ostream &err;
};

ExitCode listDemos(const ListDemos &command, const Streams &streams);
ExitCode checkScenarios(const CheckScenarios &command, const Streams &streams);
ExitCode showPython(const ShowPython &command, const Streams &streams);
/// Needs a QCoreApplication, and a QGuiApplication if there are pictures to make.
ExitCode runScenario(const RunScenario &command, const Streams &streams);

} // namespace loopscope::app
