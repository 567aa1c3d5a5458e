#pragma once

// The names that a scenario gives to things, read from its lines: also from a text that cannot be parsed just now.

#include "editing/source_lines.h"
#include "scenario/objects.h"

#include <string>

namespace loopscope::editing {

/// A coroutine or a function. Views look into the text.
struct RoutineName {
    std::string_view head; ///< "message(delay, name)"; main's is "main"
    bool isFunction = false;
    std::size_t line = 0; ///< where in the lines
    std::size_t last = 0; ///< its last line

    std::string_view name() const { return head.substr(0, head.find('(')); }
    std::vector<std::string_view> parameters() const;
};

struct SharedName {
    std::string_view name;
    const scenario::ObjectSpec *kind = nullptr; ///< nullptr where that cannot be told
    std::size_t line = 0;
};

struct Names {
    std::vector<RoutineName> routines; ///< main is among them
    std::vector<SharedName> shared;

    const RoutineName *routine(std::string_view name) const;
    const SharedName *sharedObject(std::string_view name) const;
};

Names namesOf(std::string_view text, const std::vector<SourceLine> &lines);
/// Parameters and whatever is given a name within a routine, as in Python wherever that is; each once.
std::vector<std::string_view> variablesOf(std::string_view text, const std::vector<SourceLine> &lines,
                                          const RoutineName &routine);

} // namespace loopscope::editing
