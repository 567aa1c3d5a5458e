#pragma once

// What a run has told: its log with times, and how it ended. The common ground of the engine and CPython.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::fuzz {

struct Line {
    std::int64_t time = 0; ///< ns
    std::string who;       ///< the task's name; empty where there is none
    std::string text;
};

struct Telling {
    std::vector<Line> lines;
    std::string ending; ///< "returned", "deadlock", "limit", or "failed: " and the last line of a traceback
};

/// As virtual_asyncio.py writes it.
Telling readTelling(std::string_view text);
std::string toText(const Line &line);

/// Whether a run was cut off, so that there is nothing to compare.
inline bool isCutOff(const Telling &telling)
{
    return telling.ending == "limit";
}

/// The first difference between the engine's run and CPython's, in words; nullopt where there is none. Whose line it is
/// counts where the scenario has given the task a name: others are called differently on either side.
std::optional<std::string> difference(const Telling &engine, const Telling &python);

} // namespace loopscope::fuzz
