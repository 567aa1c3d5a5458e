// Steps and definitions as a whole: put in, moved, doubled, disabled, deleted, renamed.

#include "form/edits.h"
#include "form/patch.h"
#include "form/scalars.h"
#include "scenario/expression.h"
#include "scenario/letters.h"

#include <algorithm>

namespace loopscope::form {

namespace {

using scenario::FieldType;

Refusal fixedSteps()
{
    return {"steps in brackets can only be rearranged in the text"};
}

/// What of a step cannot stand among coroutines' or functions' steps; empty if all of it can.
std::string_view misplaced(const Outline &outline, PartIndex step, bool inFunction)
{
    for (PartIndex i = step; i < outline.behind(step); ++i) {
        const scenario::StepSpec *spec = outline.parts[i].spec;
        if (spec != nullptr && !(inFunction ? spec->inFunctions() : spec->inCoroutines()))
            return spec->name;
    }
    return {};
}

struct Target {
    std::size_t at = 0;
    std::size_t indent = 0;
    Range empty; ///< what has to go, as "[]"
};

std::optional<Target> targetOf(const Form &form, const StepPlace &place)
{
    const Part &list = form.outline.parts[place.list];
    if (!list.steps || list.steps->form == StepList::Form::Fixed)
        return std::nullopt;
    const auto children = form.outline.childrenOf(place.list);
    Target target{list.steps->first, list.steps->indent, list.steps->empty};
    if (children.empty()) {
        if (!target.empty.isEmpty() && form.text[target.empty.begin - 1] == ' ')
            --target.empty.begin;
        return target;
    }
    target.empty = {};
    // Right behind the step before it: blank lines and comments that follow that one stay between it and the next.
    target.at = place.index == 0 ? form.outline.parts[children.front()].lines.begin
                                 : form.outline.parts[children[std::min(place.index, children.size()) - 1]].lines.end;
    return target;
}

void insert(Patch &patch, const Target &target, std::string_view lines, std::size_t indent)
{
    if (!target.empty.isEmpty())
        patch.replace(target.empty, "");
    patch.insertLines(target.at, indented(lines, indent, target.indent));
}

/// Calls of `from` in a text that may hold some.
std::string callsRenamed(std::string_view text, std::string_view from, std::string_view to)
{
    std::string result;
    std::size_t at = 0;
    for (std::size_t found = text.find(from); found != text.npos; found = text.find(from, found + 1)) {
        const std::size_t end = found + from.size();
        const bool isCall = end < text.size() && text[end] == '(' &&
                            (found == 0 || (!scenario::isWordByte(text[found - 1]) && text[found - 1] != '.'));
        if (!isCall || found < at)
            continue;
        result.append(text.substr(at, found - at)).append(to);
        at = end;
    }
    return result.append(text.substr(at));
}

void renameCalls(const Form &form, std::string_view from, std::string_view to, Patch &patch)
{
    for (const Part &part : form.outline.parts) {
        for (const Field &field : part.fields) {
            if (field.spec == nullptr)
                continue;
            const bool isReference = field.spec->type == FieldType::Variable && part.kind == Part::Kind::Settings;
            if (isReference && field.value.in(form.text) == from)
                patch.replace(field.value, to);
            else if (scenario::holdsCalls(field.spec->type))
                patch.replace(field.value, callsRenamed(field.value.in(form.text), from, to));
        }
    }
}

} // namespace

EditResult insertStep(const Form &form, const StepPlace &place, std::string_view lines)
{
    const auto target = targetOf(form, place);
    if (!target)
        return fixedSteps();
    Patch patch(form.text);
    insert(patch, *target, lines, 0);
    return patch.take();
}

EditResult moveStep(const Form &form, PartIndex index, const StepPlace &place)
{
    const Part &step = form.outline.parts[index];
    if (!step.isMovable)
        return fixedSteps();
    if (form.outline.isInside(place.list, index))
        return Refusal{"a step cannot be moved into itself"};
    const bool inFunction = form.outline.parts[place.list].isFunction;
    if (const std::string_view name = misplaced(form.outline, index, inFunction); !name.empty())
        return Refusal{"'" + std::string(name) + "' cannot be used in a " + (inFunction ? "function" : "coroutine")};
    const auto target = targetOf(form, place);
    if (!target)
        return fixedSteps();
    Patch patch(form.text);
    std::string lines = patch.linesAt(step.lines);
    if (target->at == step.lines.begin || target->at == step.lines.end) {
        if (lines.size() > step.lines.size()) // the text's last line lacks its end
            lines.pop_back();
        patch.replace(step.lines, indented(lines, step.indent, target->indent));
        if (!target->empty.isEmpty())
            patch.replace(target->empty, "");
        return patch.take();
    }
    insert(patch, *target, lines, step.indent);
    patch.removeLines(step.lines);
    return patch.take();
}

EditResult duplicateStep(const Form &form, PartIndex index)
{
    const Part &step = form.outline.parts[index];
    if (!step.isMovable)
        return fixedSteps();
    Patch patch(form.text);
    patch.insertLines(step.lines.end, patch.linesAt(step.body));
    return patch.take();
}

EditResult disableStep(const Form &form, PartIndex index)
{
    const Part &step = form.outline.parts[index];
    if (!step.isMovable || step.kind != Part::Kind::Step)
        return fixedSteps();
    TextEdits edits;
    for (std::size_t begin = step.body.begin; begin < step.body.end;) {
        const std::size_t end = std::min(form.text.find('\n', begin), form.text.size() - 1) + 1;
        const std::string_view line = form.text.substr(begin, end - begin);
        const std::size_t spaces = line.find_first_not_of(' ');
        if (line.find_first_not_of(" \t\r\n") != line.npos)
            edits.push_back({begin + std::min(spaces, step.indent), 0, std::string(disabledMark)});
        begin = end;
    }
    return edits;
}

EditResult enableStep(const Form &form, PartIndex index)
{
    const Part &step = form.outline.parts[index];
    if (step.kind != Part::Kind::Disabled)
        return fixedSteps();
    TextEdits edits;
    for (std::size_t begin = step.body.begin; begin < step.body.end;) {
        const std::size_t end = std::min(form.text.find('\n', begin), form.text.size() - 1) + 1;
        const std::size_t mark = form.text.substr(begin, end - begin).find(disabledMark);
        if (mark != std::string_view::npos)
            edits.push_back({begin + mark, disabledMark.size(), {}});
        begin = end;
    }
    return edits;
}

EditResult deletePart(const Form &form, PartIndex index)
{
    const Part &part = form.outline.parts[index];
    Patch patch(form.text);
    switch (part.kind) {
    case Part::Kind::Step:
    case Part::Kind::Disabled:
        if (!part.isMovable)
            return fixedSteps();
        break;
    case Part::Kind::Handler:
        return removeHandler(form, index);
    case Part::Kind::Definition:
    case Part::Kind::Shared:
        if (!part.parent)
            return Refusal{"a scenario needs its main"};
        if (form.outline.childrenOf(*part.parent).size() == 1) { // what is empty is no map
            patch.removeLines(form.outline.parts[*part.parent].lines);
            return patch.take();
        }
        if (part.isFlow) {
            patch.replace(flowEntry(form.text, {part.key.begin, part.fields.front().value.end}), "");
            return patch.take();
        }
        if (form.outline.parts[*part.parent].isFlow)
            return fixedSteps();
        break;
    default:
        return Refusal{"this cannot be deleted"};
    }
    patch.removeLines(part.lines);
    return patch.take();
}

EditResult rename(const Form &form, PartIndex index, std::string_view typed)
{
    const Part &part = form.outline.parts[index];
    if (!part.parent)
        return Refusal{"main keeps its name"};
    if (part.kind == Part::Kind::Handler)
        return renameHandler(form, index, typed);
    std::vector<scenario::Problem> problems;
    const scenario::Call head = scenario::parseHead({typed, {}}, problems);
    const bool isHead = part.kind == Part::Kind::Definition ? problems.empty() : scenario::isName(typed);
    if (!isHead || !isPlain(typed, form.outline.parts[*part.parent].isFlow))
        return Refusal{part.kind == Part::Kind::Definition ? "write name(parameter, parameter)"
                                                           : "a name has letters, digits and '_', and no digit first"};
    Patch patch(form.text);
    if (form.text.substr(part.key.begin, part.key.size()) != part.name)
        return Refusal{"this name can only be changed in the text"};
    patch.replace(part.key, typed);
    const std::string before = part.name.substr(0, part.name.find('('));
    if (part.kind == Part::Kind::Definition && before != head.name)
        renameCalls(form, before, head.name, patch);
    return patch.take();
}

} // namespace loopscope::form
