// Values and parameters of steps, and settings. Steps as a whole are in form_moves.cpp.

#include "form/edits.h"

#include "form/patch.h"
#include "form/scalars.h"

#include <algorithm>

namespace loopscope::form {

namespace {

using scenario::FieldSpec;
using scenario::FieldType;

Refusal unwritable(std::string_view typed)
{
    return {typed.empty() ? std::string("something is needed here")
                          : "'" + std::string(typed) + "' cannot be written here on one line"};
}

std::string_view keyOf(const Part &step, const FieldSpec &spec)
{
    return spec.name.empty() ? step.spec->name : spec.name;
}

/// Behind all that a parameter holds, and before the next line.
std::size_t behindField(const Form &form, PartIndex step, const Field &field)
{
    std::size_t end = behindLine(form.text, field.value.end);
    for (const PartIndex child : form.outline.childrenOf(step)) {
        const Part &part = form.outline.parts[child];
        if (part.key.begin >= field.key.begin && part.key.begin <= field.value.end)
            end = std::max(end, part.lines.end);
    }
    return end;
}

/// "yield", "return", "name()": a step that is one word or call gets its first parameter.
TextEdits intoWord(const Form &form, const Part &step, const FieldSpec &spec, const std::string &line)
{
    Patch patch(form.text);
    if (spec.name.empty()) {
        patch.replace({step.key.end, step.key.end}, ": " + line);
    } else {
        const std::string name(step.spec->name);
        if (!step.fields.empty()) // a call
            patch.replace({step.key.begin, step.key.begin}, name + ": ");
        patch.insertLines(behindLine(form.text, step.key.end), std::string(step.keyIndent, ' ') + line + '\n');
    }
    return patch.take();
}

bool isWord(const Part &step)
{
    return step.fields.empty() || step.fields.front().key.isEmpty();
}

/// The parameter behind which one of this kind belongs, by the table's order.
std::size_t fieldBefore(const Part &step, const FieldSpec &spec)
{
    std::size_t before = 0;
    for (std::size_t i = 0; i < step.fields.size(); ++i) {
        if (step.fields[i].spec != nullptr && step.fields[i].spec < &spec &&
            step.fields[i].spec >= step.spec->fields.data())
            before = i;
    }
    return before;
}

} // namespace

Refusal asText()
{
    return {"this is written in a way that can only be changed in the text"};
}

EditResult setSlot(const Form &form, const SlotPlace &place, std::string_view typed,
                   std::optional<YamlNode::Style> style)
{
    const Part &part = form.outline.parts[place.part];
    const Field &field = part.fields[place.field];
    const Slot &slot = field.slots[place.slot];
    if (!slot.isExact || field.spec == nullptr)
        return asText();
    if (typed == slot.text)
        return TextEdits{};
    if (typed.empty() && !field.spec->required && part.kind == Part::Kind::Step)
        return removeField(form, place.part, place.field);
    const auto text =
        written(typed, field.isList ? FieldType::Awaitable : field.spec->type, style.value_or(slot.style), slot.inFlow);
    if (!text)
        return unwritable(typed);
    Patch patch(form.text);
    patch.replace(slot.range, slot.range.isEmpty() && field.key.end < slot.range.begin ? ' ' + *text : *text);
    return patch.take();
}

EditResult addField(const Form &form, PartIndex index, const FieldSpec &spec, std::string_view typed)
{
    const Part &step = form.outline.parts[index];
    if (step.kind != Part::Kind::Step || step.spec == nullptr)
        return asText();
    const bool holdsSteps = spec.type == FieldType::Steps || spec.type == FieldType::Handlers;
    const auto value = holdsSteps ? std::optional<std::string>("") : written(typed, spec.type, {}, step.isFlow);
    if (!value)
        return unwritable(typed);
    if (isWord(step)) {
        const bool inFlow = !step.fields.empty() && step.fields.front().slots.front().inFlow;
        if (inFlow || !step.isMovable)
            return asText();
        return intoWord(form, step, spec, spec.name.empty() ? *value : std::string(spec.name) + ": " + *value);
    }
    const Field &before = step.fields[fieldBefore(step, spec)];
    Patch patch(form.text);
    const std::string key(keyOf(step, spec));
    if (step.isFlow) {
        if (holdsSteps)
            return asText();
        patch.replace({before.value.end, before.value.end}, ", " + key + ": " + *value);
        return patch.take();
    }
    const std::string indent(step.keyIndent, ' ');
    std::string lines = indent + key + (holdsSteps ? ":" : ": ") + *value + '\n';
    if (spec.type == FieldType::Handlers)
        lines += indent + "  Exception:\n";
    patch.insertLines(behindField(form, index, before), lines);
    return patch.take();
}

EditResult removeField(const Form &form, PartIndex index, std::size_t at)
{
    const Part &step = form.outline.parts[index];
    const Field &field = step.fields[at];
    Patch patch(form.text);
    if (field.key.isEmpty() || (field.spec != nullptr && field.spec->required))
        return Refusal{"this step needs it"};
    if (step.isFlow) {
        if (at == 0)
            return asText();
        patch.replace(flowEntry(form.text, {field.key.begin, field.value.end}), "");
    } else if (at == 0) {
        patch.replace({field.key.end, field.value.end}, step.fields.size() > 1 ? ":" : "");
    } else {
        patch.removeLines({beginOfLine(form.text, field.key.begin), behindField(form, index, field)});
    }
    return patch.take();
}

EditResult addEntry(const Form &form, PartIndex index, std::size_t at, std::string_view typed)
{
    const Field &field = form.outline.parts[index].fields[at];
    if (!field.isList || field.slots.empty())
        return asText();
    const Slot &last = field.slots.back();
    const bool inFlow = last.inFlow;
    const auto text = typed == last.text ? std::string(last.range.in(form.text)) // a copy is one however it is written
                                         : written(typed, FieldType::Awaitable, {}, inFlow);
    if (!text)
        return unwritable(typed);
    Patch patch(form.text);
    if (inFlow) {
        patch.replace({last.range.end, last.range.end}, ", " + *text);
        return patch.take();
    }
    const std::size_t begin = beginOfLine(form.text, last.range.begin);
    const std::string_view dash = form.text.substr(begin, last.range.begin - begin);
    if (dash.find_first_not_of(" -") != dash.npos)
        return asText();
    patch.insertLines(behindLine(form.text, last.range.end), std::string(dash) + *text + '\n');
    return patch.take();
}

EditResult removeEntry(const Form &form, const SlotPlace &place)
{
    const Field &field = form.outline.parts[place.part].fields[place.field];
    if (!field.isList || field.slots.size() < 2)
        return Refusal{"a list needs an entry"};
    const Slot &slot = field.slots[place.slot];
    Patch patch(form.text);
    if (slot.inFlow) {
        patch.replace(flowEntry(form.text, slot.range), "");
        return patch.take();
    }
    const std::size_t begin = beginOfLine(form.text, slot.range.begin);
    const std::string_view dash = form.text.substr(begin, slot.range.begin - begin);
    if (dash.find_first_not_of(" -") != dash.npos)
        return asText();
    patch.removeLines({begin, behindLine(form.text, slot.range.end)});
    return patch.take();
}

namespace {

EditResult removeSetting(const Form &form, const Part &settings, const Field &field)
{
    Patch patch(form.text);
    if (settings.fields.size() == 1)
        patch.removeLines(settings.body);
    else if (settings.isFlow)
        patch.replace(flowEntry(form.text, {field.key.begin, field.value.end}), "");
    else
        patch.removeLines({beginOfLine(form.text, field.key.begin), behindLine(form.text, field.value.end)});
    return patch.take();
}

EditResult addSetting(const Form &form, const Part &settings, const std::string &entry)
{
    Patch patch(form.text);
    if (settings.fields.empty()) {
        if (!settings.isFlow)
            return asText();
        const std::size_t inside = form.text.find('{', settings.key.end) + 1;
        patch.replace({inside, inside}, entry);
        return patch.take();
    }
    const Field &last = settings.fields.back();
    if (settings.isFlow)
        patch.replace({last.value.end, last.value.end}, ", " + entry);
    else
        patch.insertLines(behindLine(form.text, last.value.end), std::string(settings.keyIndent, ' ') + entry + '\n');
    return patch.take();
}

/// Where a section would begin that stands before these.
std::size_t beforeAnyOf(const Form &form, std::initializer_list<Part::Kind> kinds)
{
    for (const Part &part : form.outline.parts) {
        if (part.depth == 0 && std::find(kinds.begin(), kinds.end(), part.kind) != kinds.end())
            return part.lines.begin;
    }
    return form.text.size();
}

} // namespace

EditResult setSetting(const Form &form, const FieldSpec &setting, std::string_view typed)
{
    const auto &parts = form.outline.parts;
    const auto settings =
        std::find_if(parts.begin(), parts.end(), [](const Part &part) { return part.kind == Part::Kind::Settings; });
    const std::string entry = std::string(setting.name) + ": " + scalar(typed, {}, true);
    if (settings == parts.end()) {
        Patch patch(form.text);
        if (!typed.empty())
            patch.insertLines(beforeAnyOf(form, {Part::Kind::SharedSection, Part::Kind::CoroutinesSection,
                                                 Part::Kind::FunctionsSection, Part::Kind::Definition}),
                              "settings: {" + entry + "}\n");
        return patch.take();
    }
    const auto field = std::find_if(settings->fields.begin(), settings->fields.end(),
                                    [&](const Field &each) { return each.spec == &setting; });
    if (field == settings->fields.end())
        return typed.empty() ? EditResult{TextEdits{}} : addSetting(form, *settings, entry);
    if (typed.empty())
        return removeSetting(form, *settings, *field);
    return setSlot(form,
                   {static_cast<PartIndex>(settings - parts.begin()),
                    static_cast<std::size_t>(field - settings->fields.begin()), 0},
                   typed);
}

namespace {

/// Behind the last entry of a section; where the first one would stand, if it is empty.
std::size_t behindEntries(const Form &form, PartIndex section)
{
    const auto children = form.outline.childrenOf(section);
    return children.empty() ? behindLine(form.text, form.outline.parts[section].key.end)
                            : form.outline.parts[children.back()].lines.end;
}

std::optional<PartIndex> sectionOf(const Form &form, Part::Kind kind)
{
    for (PartIndex i = 0; i < form.outline.parts.size(); ++i) {
        if (form.outline.parts[i].kind == kind)
            return i;
    }
    return std::nullopt;
}

/// Entries of a section stand in one column.
std::size_t indentIn(const Form &form, PartIndex section)
{
    const auto children = form.outline.childrenOf(section);
    return children.empty() ? 2 : form.outline.parts[children.front()].indent;
}

} // namespace

EditResult addDefinition(const Form &form, bool isFunction, std::string_view head)
{
    const auto kind = isFunction ? Part::Kind::FunctionsSection : Part::Kind::CoroutinesSection;
    const auto section = sectionOf(form, kind);
    const std::string step = isFunction ? "- block: 100ms\n" : "- sleep: 100ms\n";
    Patch patch(form.text);
    if (!section) {
        const std::size_t at = isFunction ? beforeAnyOf(form, {Part::Kind::Definition})
                                          : beforeAnyOf(form, {Part::Kind::FunctionsSection, Part::Kind::Definition});
        patch.insertLines(at, std::string(isFunction ? "functions:\n  " : "coroutines:\n  ") + std::string(head) +
                                  ":\n    " + step);
        return patch.take();
    }
    if (form.outline.parts[*section].isFlow)
        return asText();
    const std::string indent(indentIn(form, *section), ' ');
    patch.insertLines(behindEntries(form, *section), indent + std::string(head) + ":\n" + indent + "  " + step);
    return patch.take();
}

EditResult addShared(const Form &form, std::string_view name, std::string_view object)
{
    const auto section = sectionOf(form, Part::Kind::SharedSection);
    const std::string entry = std::string(name) + ": " + std::string(object);
    Patch patch(form.text);
    if (!section) {
        patch.insertLines(
            beforeAnyOf(form, {Part::Kind::CoroutinesSection, Part::Kind::FunctionsSection, Part::Kind::Definition}),
            "shared:\n  " + entry + '\n');
        return patch.take();
    }
    const auto children = form.outline.childrenOf(*section);
    if (form.outline.parts[*section].isFlow) {
        if (children.empty())
            return asText();
        const std::size_t end = form.outline.parts[children.back()].fields.front().value.end;
        patch.replace({end, end}, ", " + entry);
        return patch.take();
    }
    patch.insertLines(behindEntries(form, *section), std::string(indentIn(form, *section), ' ') + entry + '\n');
    return patch.take();
}

} // namespace loopscope::form
