#pragma once

// Errors of a scenario's text are values with a place and a remedy.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace loopscope::scenario {

/// A place in the text: line and column from 1 (a column counts code points); 0 where there is none.
struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 0; ///< how many columns it covers; 0 if unknown

    bool operator==(const Place &) const = default;
};

struct Problem {
    Place place;
    std::string message; ///< what was found and what was expected, without a full stop
    std::string remedy;  ///< what to do, e.g. "did you mean 'sleep'?"; may be empty

    bool operator==(const Problem &) const = default;
};

/// After so many problems the rest is not looked for.
inline constexpr std::size_t mostProblems = 100;

/// "FILE:LINE:COLUMN: message; remedy", as compilers write it.
std::string toText(const Problem &problem, const std::string &file);

} // namespace loopscope::scenario
