// What is done about exceptions: a step's handlers, put in, named and taken away.

#include "form/edits.h"
#include "form/patch.h"
#include "form/scalars.h"
#include "scenario/expression.h"
#include "scenario/parts.h"

#include <algorithm>

namespace loopscope::form {

namespace {

std::vector<PartIndex> handlersOf(const Outline &outline, PartIndex step, std::size_t field)
{
    std::vector<PartIndex> handlers = outline.childrenOf(step);
    std::erase_if(handlers, [&](PartIndex child) {
        return outline.parts[child].kind != Part::Kind::Handler || outline.fieldOf(step, child) != field;
    });
    return handlers;
}

std::string_view exceptionOf(const Part &handler)
{
    return std::string_view(handler.name).substr(0, handler.name.find(' '));
}

bool catchesAll(const Part &handler)
{
    return exceptionOf(handler) == "Exception" || exceptionOf(handler) == "BaseException";
}

/// The first that is not handled yet.
std::string_view freeException(const Outline &outline, const std::vector<PartIndex> &handlers)
{
    const auto isFree = [&](std::string_view name) {
        return std::none_of(handlers.begin(), handlers.end(),
                            [&](PartIndex each) { return exceptionOf(outline.parts[each]) == name; });
    };
    const auto *const found = std::find_if(scenario::exceptionNames.begin(), scenario::exceptionNames.end(), isFree);
    return found == scenario::exceptionNames.end() ? "Exception" : *found;
}

} // namespace

EditResult addHandler(const Form &form, PartIndex index, const scenario::FieldSpec &spec)
{
    const Part &step = form.outline.parts[index];
    const auto found =
        std::find_if(step.fields.begin(), step.fields.end(), [&](const Field &field) { return field.spec == &spec; });
    if (found == step.fields.end())
        return addField(form, index, spec, {});
    const auto handlers = handlersOf(form.outline, index, static_cast<std::size_t>(found - step.fields.begin()));
    const bool isEmpty = handlers.empty() && found->value.isEmpty();
    if (step.isFlow || (handlers.empty() && !isEmpty))
        return asText();
    Patch patch(form.text);
    if (isEmpty) {
        patch.insertLines(behindLine(form.text, found->key.end), std::string(step.keyIndent + 2, ' ') + "Exception:\n");
        return patch.take();
    }
    const Part &last = form.outline.parts[handlers.back()];
    if (last.isFlow)
        return asText();
    const std::string line = std::string(last.indent, ' ') + std::string(freeException(form.outline, handlers)) + ":\n";
    patch.insertLines(catchesAll(last) ? last.lines.begin : last.lines.end, line);
    return patch.take();
}

EditResult removeHandler(const Form &form, PartIndex index)
{
    const Part &handler = form.outline.parts[index];
    const PartIndex step = handler.parent.value_or(0);
    const std::size_t field = form.outline.fieldOf(step, index);
    if (handlersOf(form.outline, step, field).size() < 2)
        return removeField(form, step, field);
    if (handler.isFlow)
        return asText();
    Patch patch(form.text);
    patch.removeLines(handler.lines);
    return patch.take();
}

EditResult renameHandler(const Form &form, PartIndex index, std::string_view typed)
{
    const Part &handler = form.outline.parts[index];
    const std::size_t as = typed.find(" as ");
    if (!scenario::isName(typed.substr(0, as)) || (as != typed.npos && !scenario::isName(typed.substr(as + 4))))
        return Refusal{"write ValueError or ValueError as error"};
    const std::string_view exception = typed.substr(0, as);
    const PartIndex step = handler.parent.value_or(0);
    for (const PartIndex other : handlersOf(form.outline, step, form.outline.fieldOf(step, index))) {
        if (other != index && exceptionOf(form.outline.parts[other]) == exception)
            return Refusal{"'" + std::string(exception) + "' is handled already"};
    }
    if (handler.isFlow || handler.key.in(form.text) != handler.name)
        return asText();
    Patch patch(form.text);
    patch.replace(handler.key, typed);
    return patch.take();
}

} // namespace loopscope::form
