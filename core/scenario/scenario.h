#pragma once

// A scenario, read and understood: what the window shows of it, and the program that runs it. Immutable, and shared by
// the window and by every run of it.

#include "scenario/problem.h"
#include "trace/time.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::scenario {

struct Program;

struct Settings {
    int workers = 4;                                      ///< of the pool, 1 to 64
    Duration stallAfter = std::chrono::milliseconds{100}; ///< a slice this long is a stall
    bool debug = false;                                   ///< asyncio's debug mode
    bool gil = false;                                     ///< whether threads that compute take turns
};

struct Scenario {
    std::string title;
    std::string about; ///< Markdown; may be empty
    std::vector<std::string> tags;
    Settings settings;
    std::string text; ///< what it was read from
    std::shared_ptr<const Program> program;
};

struct ParseResult {
    std::shared_ptr<const Scenario> scenario; ///< null if there is any problem
    std::vector<Problem> problems;            ///< all of them, in order of place
};

/// Reads a scenario's text (UTF-8). Any text is allowed: whatever is wrong with it comes back as problems.
ParseResult parse(std::string_view text);

} // namespace loopscope::scenario
