#pragma once

// A scenario's text as the parts that a form shows, each with the bytes it covers, so that a change in the form is the
// smallest change of the text. A flat list in the order of the text; nesting is told by depth and parent. Only texts
// that are YAML have an outline; parts of it that cannot be understood exactly are there, but not to be changed.

#include "form/yaml_tree.h"
#include "scenario/steps.h"

#include <optional>

namespace loopscope::form {

using PartIndex = std::size_t;

/// One value that can be typed.
struct Slot {
    Range range; ///< empty where nothing stands
    YamlNode::Style style = YamlNode::Style::Plain;
    bool inFlow = false;
    bool isExact = true; ///< it can be changed here
    std::string text;    ///< what is typed: without quotes, unless these are a part of what it means; tags as "a, b"
};

/// A parameter that is there. Steps and handlers are parts of their own instead.
struct Field {
    const scenario::FieldSpec *spec = nullptr; ///< null: there is no such parameter
    std::string name;                          ///< as FieldSpec's: empty for the step's own
    Range key;                                 ///< empty for a call that is a step
    Range value;                               ///< all of it
    std::vector<Slot> slots;                   ///< one; in a list of awaitables, one for each entry
    bool isList = false;
};

/// Steps that follow each other: where they stand, or would stand.
struct StepList {
    enum class Form : std::uint8_t {
        Lines,   ///< each on lines of its own
        Nothing, ///< there is none, but there is room for one
        Fixed,   ///< in brackets, or not understood: not to be rearranged
    };
    Form form = Form::Fixed;
    Range empty;            ///< Nothing: what stands there in their stead, as "[]"; may be empty
    std::size_t first = 0;  ///< Nothing: where the line of the first one would begin
    std::size_t indent = 0; ///< columns before their dashes
};

struct Part {
    enum class Kind : std::uint8_t {
        Title,
        About,
        Tags,
        Settings,
        SharedSection,
        Shared, ///< a shared object
        CoroutinesSection,
        FunctionsSection,
        Definition, ///< also main
        Branch,     ///< then, else, do, finally…: a step's steps
        Handler,    ///< ValueError as error: steps
        Step,
        Disabled, ///< a step that stands in comments
    };
    Kind kind = Kind::Step;
    std::optional<PartIndex> parent;
    int depth = 0;
    int line = 0; ///< of its first word, from 1
    Range lines;  ///< whole lines with all that is nested, and the comments above and inside that belong to it
    Range body;   ///< the same without the comments above
    std::size_t indent = 0;                   ///< columns before its dash or key
    std::size_t keyIndent = 0;                ///< columns before a step's keys
    const scenario::StepSpec *spec = nullptr; ///< Step; null: not understood
    std::string name;        ///< Definition: "name(a, b)"; Shared, Branch, Handler: the key; Disabled: its first line
    Range key;               ///< the name in the text
    bool isFlow = false;     ///< a step, settings, a handler in braces
    bool isFunction = false; ///< it is, or is inside of, blocking code
    bool isMovable = false;  ///< a step whose lines are its own
    std::vector<Field> fields;
    std::optional<StepList> steps; ///< Definition, Branch, Handler
};

/// Before the child with this index of a part that has steps; behind them all where there is none.
struct StepPlace {
    PartIndex list = 0;
    std::size_t index = 0;
};

struct Outline {
    std::vector<Part> parts;

    std::vector<PartIndex> childrenOf(PartIndex part) const;
    bool isInside(PartIndex part, PartIndex of) const; ///< or is it
    /// The parameter of a step that a branch or a handler of it belongs to.
    std::size_t fieldOf(PartIndex step, PartIndex child) const;
    /// Behind the last part that is inside of this one.
    PartIndex behind(PartIndex part) const;
    /// Of a step; where it stands now.
    StepPlace placeOf(PartIndex step) const;
    /// What a step that is put there is in the outline then.
    PartIndex indexAt(const StepPlace &place) const;
    /// The same for a step that is moved there.
    PartIndex indexMoved(PartIndex step, const StepPlace &place) const;
    /// Null where there is none.
    const Part *find(Part::Kind kind) const;
};

/// What settings there are, as if they were a step's parameters.
std::span<const scenario::FieldSpec> settingFields();
/// What a scenario says of itself, and a shared object's kind.
const scenario::FieldSpec &titleField();
const scenario::FieldSpec &aboutField();
const scenario::FieldSpec &tagsField();
const scenario::FieldSpec &objectField();

/// What stands before a line of a step that is disabled.
inline constexpr std::string_view disabledMark = "#~ ";

std::variant<Outline, scenario::Problem> readOutline(std::string_view text);

} // namespace loopscope::form
