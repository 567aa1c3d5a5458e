#pragma once

// What can be done in a form, each as the smallest change of the text. Pure functions: the text and its outline in,
// edits out. Nothing is changed that cannot be changed safely; the refusal says why.

#include "form/outline.h"
#include "form/text_edit.h"

namespace loopscope::form {

struct Refusal {
    std::string why; ///< without a full stop
};
using EditResult = std::variant<TextEdits, Refusal>;
/// It is written in a way that is not safe to change.
Refusal asText();

struct SlotPlace {
    PartIndex part = 0;
    std::size_t field = 0;
    std::size_t slot = 0;
};

/// The text that an outline was read from, and the outline.
struct Form {
    std::string_view text;
    const Outline &outline;
};

/// Changes one value. Emptied, a parameter that may be missing is removed. `style`: the quoting to keep to if it is not
/// what stands there, as while a value is being typed that needed quotes for a moment.
EditResult setSlot(const Form &form, const SlotPlace &place, std::string_view typed,
                   std::optional<YamlNode::Style> style = std::nullopt);
/// A parameter that is not there yet; for steps and handlers an empty one, whatever is typed.
EditResult addField(const Form &form, PartIndex step, const scenario::FieldSpec &spec, std::string_view typed);
EditResult removeField(const Form &form, PartIndex step, std::size_t field);
/// A handler more in an `except`, before one that catches all; the first one brings the parameter along.
EditResult addHandler(const Form &form, PartIndex step, const scenario::FieldSpec &spec);
/// The last one takes the parameter with it.
EditResult removeHandler(const Form &form, PartIndex handler);
EditResult renameHandler(const Form &form, PartIndex handler, std::string_view typed);
/// An entry more in a list of awaitables, at its end; an entry less, unless it is the last one.
EditResult addEntry(const Form &form, PartIndex step, std::size_t field, std::string_view typed);
EditResult removeEntry(const Form &form, const SlotPlace &place);

/// What the scenario says of itself. Emptied, its text and its tags go; tags have commas between them.
EditResult setTitle(const Form &form, std::string_view typed);
EditResult setAbout(const Form &form, std::string_view typed);
EditResult setTags(const Form &form, std::string_view typed);
/// Empty: what is meant if it is not said.
EditResult setSetting(const Form &form, const scenario::FieldSpec &setting, std::string_view typed);

/// `lines`: the step as text, its dash in the first column, each line ended by "\n".
EditResult insertStep(const Form &form, const StepPlace &place, std::string_view lines);
EditResult moveStep(const Form &form, PartIndex step, const StepPlace &place);
EditResult duplicateStep(const Form &form, PartIndex step);
/// Puts a step into comments that are recognised again, and takes it out of them.
EditResult disableStep(const Form &form, PartIndex step);
EditResult enableStep(const Form &form, PartIndex step);
/// A step, a handler, a definition, a shared object.
EditResult deletePart(const Form &form, PartIndex part);

/// A definition's head, "name(a, b)", or a shared object's name: calls of it are renamed with it. A handler's
/// exception, "ValueError as error".
EditResult rename(const Form &form, PartIndex part, std::string_view typed);
EditResult addDefinition(const Form &form, bool isFunction, std::string_view head);
EditResult addShared(const Form &form, std::string_view name, std::string_view object);

} // namespace loopscope::form
