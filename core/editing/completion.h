#pragma once

// What can be written at a place of a scenario, from the language's own tables and the text's own names.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::editing {

struct Candidate {
    enum class Kind : std::uint8_t {
        Part,
        Setting,
        Step,
        Field,
        Object,
        Exception,
        Word,
        Routine,
        Shared,
        Variable,
        Builtin,
    };
    Kind kind = Kind::Word;
    std::string label;     ///< what is looked for, and read in a list
    std::string insertion; ///< what replaces the word, with everything that has to follow, on further lines if need be
    std::size_t caret = 0; ///< where in it one goes on typing
    std::size_t selected = 0; ///< how much from there on is to be overwritten
    std::string summary;      ///< what it is, in a sentence
    std::string python;       ///< what it is in Python; may be empty
    bool isRequired = false;  ///< a parameter that its step cannot do without

    bool operator==(const Candidate &) const = default;
};

/// Offsets and lengths are bytes.
struct Completion {
    std::size_t from = 0;                ///< the word that a candidate replaces
    std::size_t to = 0;                  ///< behind it
    std::vector<Candidate> candidates{}; ///< the likeliest first
};

/// `text` may be any text; `offset` is one of it, else nothing is proposed.
Completion completionAt(std::string_view text, std::size_t offset);

/// How well a label fits what was typed of it: 0 is best; -1: not at all.
int fitOf(std::string_view label, std::string_view typed);

} // namespace loopscope::editing
