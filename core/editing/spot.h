#pragma once

// What is expected at a place of a scenario: told from the lines above and their indentation, so that it also holds in
// a text that is no YAML yet. Completion asks it what may be written here, hover help what the thing here is.

#include "editing/source_lines.h"
#include "scenario/steps.h"

#include <string>

namespace loopscope::editing {

struct Spot {
    enum class Kind : std::uint8_t {
        Nothing,      ///< a text, a name yet to be found, or nothing that is known
        Part,         ///< title, main …
        Setting,      ///< workers …
        SettingValue, ///< of `setting`
        Object,       ///< a kind of shared object
        Step,         ///< a step's name, or a call
        Field,        ///< a parameter of `step`
        Exception,    ///< whose handler follows
        Awaitable,    ///< a call, or the name of a task
        Value,        ///< of `field`
    };
    Kind kind = Kind::Nothing;
    std::size_t from = 0;    ///< the word that stands here
    std::size_t to = 0;      ///< behind it
    std::size_t line = 0;    ///< where in the lines
    std::size_t column = 0;  ///< where the line's content is: what belongs to it is indented further
    bool needsDash = false;  ///< a list's entry is expected, and the line has no dash
    bool inBraces = false;   ///< within braces of a map in one line
    bool takesNames = false; ///< within a call's parentheses or a text's braces: only names fit
    const scenario::StepSpec *step = nullptr;
    const scenario::FieldSpec *field = nullptr;
    std::string_view setting{};
    std::string_view routine{}; ///< its head, "message(delay, name)" or "main"; empty outside of any
    bool inFunction = false;
    std::vector<std::string_view> given{}; ///< keys that stand beside this one already
};

Spot spotAt(std::string_view text, const std::vector<SourceLine> &lines, std::size_t offset);

} // namespace loopscope::editing
