#pragma once

#include "cli/command_line.h"

#include <functional>

namespace loopscope::app {

/// The whole program: does what the command line says and returns the exit code. Makes the application object that the
/// command needs: none with a display, except for the window, which `openWindow` opens and runs.
int runProgram(int argc, char **argv,
               const std::function<int(int &argc, char **argv, const OpenWindow &open)> &openWindow);

} // namespace loopscope::app
