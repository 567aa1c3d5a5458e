#include "editor/form_field_reader.h"

#include "editor/duration_scale.h"
#include "scenario/expression.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace loopscope::app {

namespace {

using namespace form;
using scenario::FieldSpec;
using scenario::FieldType;

QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
QStringList words(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

FormField::Kind kindOf(FieldType type)
{
    switch (type) {
    case FieldType::Duration:
        return FormField::Kind::Duration;
    case FieldType::Count:
        return FormField::Kind::Number;
    case FieldType::Flag:
        return FormField::Kind::Flag;
    case FieldType::Word:
        return FormField::Kind::Word;
    case FieldType::Call:
    case FieldType::Awaitable:
    case FieldType::Awaitables:
    case FieldType::Object:
    case FieldType::Variable:
    case FieldType::Expression:
        return FormField::Kind::Name;
    default:
        return FormField::Kind::Text;
    }
}

void setText(FormField &field, std::string_view text)
{
    field.text = words(text);
    if (field.kind != FormField::Kind::Duration)
        return;
    if (const auto duration = scenario::parseDuration(text)) {
        field.position = sliderPosition(*duration);
        field.unit = QString::fromStdString(splitDuration(text)->unit);
    }
}

} // namespace

FormFieldReader::FormFieldReader(const Outline &outline) : m_outline(outline), m_callables(callablesOf(outline))
{
}

std::vector<FormField> FormFieldReader::fieldsOf(PartIndex part)
{
    std::vector<FormField> fields;
    const std::vector<Field> &found = m_outline.parts[part].fields;
    for (std::size_t at = 0; at < found.size(); ++at) {
        for (std::size_t slot = 0; slot < found[at].slots.size(); ++slot)
            add(fields, {part, at, slot});
    }
    return fields;
}

void FormFieldReader::add(std::vector<FormField> &fields, const SlotPlace &place)
{
    const Part &part = m_outline.parts[place.part];
    const Field &field = part.fields[place.field];
    const Slot &slot = field.slots[place.slot];
    FormField made;
    made.place = place;
    made.editable = slot.isExact && field.spec != nullptr;
    made.label = place.slot > 0 || field.name.empty() ? QString() : QString::fromStdString(field.name);
    if (field.spec == nullptr) {
        made.text = QString::fromStdString(slot.text);
        fields.push_back(std::move(made));
        return;
    }
    made.hint = words(field.spec->summary);
    if (part.kind == Part::Kind::Shared)
        made.label = QCoreApplication::translate("loopscope::app", "kind");
    made.removable = field.isList ? field.slots.size() > 1 : !field.spec->required && !field.key.isEmpty();
    made.kind = kindOf(field.spec->type);
    const auto call = scenario::holdsCalls(field.spec->type) ? callIn(slot.text) : std::nullopt;
    made.choices = choicesFor(place.part, *field.spec);
    if (made.kind == FormField::Kind::Name && made.choices.isEmpty())
        made.kind = FormField::Kind::Text;
    if (!call || !slot.isExact) {
        setText(made, slot.text);
        fields.push_back(std::move(made));
        return;
    }
    made.isName = true;
    made.text = QString::fromStdString(call->name);
    for (QString &choice : made.choices)
        choice = choice.section(u'(', 0, 0);
    made.choices.removeDuplicates();
    fields.push_back(std::move(made));
    for (std::size_t i = 0; i < call->arguments.size(); ++i)
        fields.push_back(argumentOf(*call, i, place));
}

FormField FormFieldReader::argumentOf(const CallText &call, std::size_t argument, const SlotPlace &place) const
{
    FormField made;
    made.place = place;
    made.argument = argument;
    made.nested = true;
    made.label = labelOf(call.name, argument);
    const std::string &text = call.arguments[argument];
    const bool isDuration = scenario::parseDuration(text).has_value();
    made.kind = isDuration ? FormField::Kind::Duration : FormField::Kind::Text;
    setText(made, text);
    return made;
}

QString FormFieldReader::labelOf(std::string_view callable, std::size_t argument) const
{
    for (const Callable &each : m_callables) {
        if (each.name == callable && argument < each.parameters.size())
            return QString::fromStdString(each.parameters[argument]);
    }
    return QString::number(argument + 1);
}

const QStringList &FormFieldReader::choicesFor(PartIndex part, const FieldSpec &field)
{
    const scenario::StepSpec *step = m_outline.parts[part].spec;
    if (step == nullptr && field.type == FieldType::Object)
        step = &scenario::stepSpecs().front(); // of any kind: a shared object's is always the same
    const auto [found, isNew] = m_choices.try_emplace({definitionOf(part), step, &field});
    if (isNew && step != nullptr)
        found->second = words(form::choicesFor(m_outline, part, *step, field));
    return found->second;
}

PartIndex FormFieldReader::definitionOf(PartIndex part) const
{
    while (m_outline.parts[part].kind != Part::Kind::Definition && m_outline.parts[part].parent)
        part = *m_outline.parts[part].parent;
    return part;
}

std::vector<FormField> FormFieldReader::settings(PartIndex part)
{
    std::vector<FormField> fields = fieldsOf(part);
    for (FormField &field : fields) {
        const FieldSpec *spec = m_outline.parts[part].fields[field.place.field].spec;
        field.setting = spec;
        field.removable = true;
        if (spec == nullptr || spec->type != FieldType::Variable)
            continue;
        field.kind = FormField::Kind::Name;
        for (const Callable &each : m_callables) {
            if (each.isFunction)
                field.choices.append(QString::fromStdString(each.name));
        }
    }
    return fields;
}

std::vector<FormField> FormFieldReader::description()
{
    const std::array<std::tuple<Part::Kind, const FieldSpec *, const char *>, 3> wanted{{
        {Part::Kind::Title, &titleField(), ""},
        {Part::Kind::About, &aboutField(), "about"},
        {Part::Kind::Tags, &tagsField(), "tags"},
    }};
    std::vector<FormField> fields;
    for (const auto &[kind, spec, label] : wanted) {
        PartIndex part = 0;
        while (part < m_outline.parts.size() && m_outline.parts[part].kind != kind)
            ++part;
        FormField field;
        if (part < m_outline.parts.size())
            field = fieldsOf(part).front();
        field.kind = kind == Part::Kind::About ? FormField::Kind::Lines : FormField::Kind::Text;
        field.label = QString::fromLatin1(label);
        field.hint = words(spec->summary);
        field.removable = false;
        field.place.part = part;
        field.setting = spec;
        fields.push_back(std::move(field));
    }
    return fields;
}

} // namespace loopscope::app
