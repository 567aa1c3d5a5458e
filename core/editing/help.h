#pragma once

// What there is to say about a word of a scenario: from the language's own tables, and of the text's own names.

#include "scenario/objects.h"
#include "scenario/steps.h"

#include <optional>
#include <string>
#include <vector>

namespace loopscope::editing {

struct Help {
    struct Parameter {
        std::string name;
        std::string summary;
        bool isRequired = false;

        bool operator==(const Parameter &) const = default;
    };
    /// What the word is.
    enum class About : std::uint8_t { Part, Setting, Step, Field, Object, Coroutine, Function, Shared };

    About about = About::Part;
    std::size_t from = 0; ///< the word's bytes
    std::size_t to = 0;
    std::string title;   ///< "sleep", "message(delay, name)"
    std::string summary; ///< a sentence; may be empty
    std::string python;  ///< what it is in Python; may be empty
    std::vector<Parameter> parameters{};
    std::string owner{};  ///< Field: whose parameter it is. Shared: its kind
    std::size_t line = 0; ///< Coroutine, Function, Shared: where it is defined, from 1
};

/// Of the word that covers or touches an offset; nullopt where there is nothing to say.
std::optional<Help> helpAt(std::string_view text, std::size_t offset);

} // namespace loopscope::editing
