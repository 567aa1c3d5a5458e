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

/// The remedy again, as a change of the text that an editor can make. It is about what stands at the problem's place.
struct Correction {
    enum class Kind : std::uint8_t {
        Replace,   ///< the word `found` becomes `text`
        Call,      ///< the call becomes `text`
        AddField,  ///< the step gets the parameter `text`
        NextStep,  ///< the parameter becomes a step of its own
        BeginStep, ///< what stands here becomes a step
        Remove,    ///< the key goes, with what it holds
        Quote,     ///< what the line holds is put in quotes
        Spaces,    ///< the line is indented with spaces instead of tabs
        Define,    ///< a coroutine, a function or main comes into being: `found` is its head, `text` the part it is of
    };
    Kind kind = Kind::Replace;
    std::string found{};
    std::string text{};

    bool operator==(const Correction &) const = default;
};

struct Problem {
    Place place;
    std::string message;                      ///< what was found and what was expected, without a full stop
    std::string remedy{};                     ///< what to do, e.g. "did you mean 'sleep'?"; may be empty
    std::vector<Correction> corrections = {}; ///< those that may help, the likeliest first; often none

    bool operator==(const Problem &) const = default;
};

/// What to say of a remedy, and what an editor can do about it.
struct Advice {
    Advice(const char *said) : words(said) {}
    Advice(std::string said) : words(std::move(said)) {}
    Advice(std::string said, Correction correction) : words(std::move(said)), corrections{std::move(correction)} {}

    std::string words;
    std::vector<Correction> corrections{};
};

/// After so many problems the rest is not looked for.
inline constexpr std::size_t mostProblems = 100;

/// "FILE:LINE:COLUMN: message; remedy", as compilers write it.
std::string toText(const Problem &problem, const std::string &file);

} // namespace loopscope::scenario
