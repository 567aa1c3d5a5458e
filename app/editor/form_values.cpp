// What can be done to the values of the cards: each is a change of the text.

#include "editor/duration_scale.h"
#include "editor/form_model.h"
#include "form/names.h"

namespace loopscope::app {

using namespace form;
using scenario::FieldSpec;

namespace {

EditResult settingWith(const Form &form, const FieldSpec &setting, const std::string &text)
{
    if (&setting == &titleField())
        return setTitle(form, text);
    if (&setting == &aboutField())
        return setAbout(form, text);
    if (&setting == &tagsField())
        return setTags(form, text);
    return setSetting(form, setting, text);
}

} // namespace

void FormModel::setField(int row, int at, const QString &typed)
{
    const FormField *field = fieldAt(row, at);
    if (field == nullptr || !field->editable)
        return;
    const bool goesOn = m_going.row == row && m_going.field == at;
    const FormField copy = *field;
    if (!goesOn)
        m_going = {row, at, {}, field->unit};
    bool isNumber = false;
    typed.toDouble(&isNumber);
    QString text = typed;
    if (copy.kind == FormField::Kind::Duration && isNumber)
        text = (typed.endsWith(u'.') ? typed.chopped(1) : typed) + m_going.unit;
    if (text == copy.text)
        return;
    EditResult result;
    if (copy.setting != nullptr) {
        result = settingWith(form(), *copy.setting, text.toStdString());
    } else {
        const Slot &slot = m_outline.parts[copy.place.part].fields[copy.place.field].slots[copy.place.slot];
        if (!goesOn)
            m_going.style = slot.style;
        result = form::setSlot(form(), copy.place, slotTextWith(m_outline, copy, text), m_going.style);
    }
    const Going kept = m_going;
    if (edit(result, goesOn ? EditStep::Same : EditStep::New))
        m_going = kept;
    else if (!goesOn)
        m_going = {};
}

void FormModel::dragField(int row, int field, double position)
{
    setField(row, field, QString::fromStdString(durationAt(position)));
}

void FormModel::nudgeField(int row, int at, int step)
{
    const FormField *field = fieldAt(row, at);
    if (field == nullptr)
        return;
    bool isNumber = false;
    const qlonglong number = field->text.toLongLong(&isNumber);
    if (isNumber)
        setField(row, at, QString::number(number + step));
    else if (field->kind == FormField::Kind::Duration)
        setField(row, at, QString::fromStdString(durationBeside(field->text.toStdString(), step)));
}

void FormModel::setUnit(int row, int at, const QString &unit)
{
    const FormField *field = fieldAt(row, at);
    const auto parts = field != nullptr ? splitDuration(field->text.toStdString()) : std::nullopt;
    finish();
    if (parts)
        setField(row, at, QString::fromStdString(parts->number) + unit);
    finish();
}

void FormModel::removeField(int row, int at)
{
    const FormField *field = fieldAt(row, at);
    if (field == nullptr)
        return;
    finish();
    const FormField copy = *field;
    if (copy.setting != nullptr)
        edit(settingWith(form(), *copy.setting, {}));
    else if (m_outline.parts[copy.place.part].fields[copy.place.field].isList)
        edit(form::removeEntry(form(), copy.place));
    else
        edit(form::removeField(form(), copy.place.part, copy.place.field));
}

namespace {

QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What a setting is when it is said for the first time: something else than what is meant without it, where it can be.
std::string beginningOf(const FieldSpec &setting, const Outline &outline)
{
    if (setting.type == scenario::FieldType::Flag)
        return "true";
    if (setting.type == scenario::FieldType::Duration)
        return "100ms";
    if (setting.type == scenario::FieldType::Count)
        return "4";
    for (const Callable &each : callablesOf(outline)) {
        if (each.isFunction)
            return each.name;
    }
    return "function";
}

} // namespace

void FormModel::addParameter(int row, const QString &name)
{
    const auto part = partOf(row);
    if (row >= 0 && row < count() && m_rows[static_cast<std::size_t>(row)].card.kind == FormCard::Kind::Settings) {
        finish();
        for (const FieldSpec &setting : settingFields()) {
            if (name == words(setting.name))
                edit(setSetting(form(), setting, beginningOf(setting, m_outline)));
        }
        return;
    }
    if (!part || m_outline.parts[*part].spec == nullptr)
        return;
    finish();
    const scenario::StepSpec &spec = *m_outline.parts[*part].spec;
    for (const FieldSpec &field : spec.usedFields()) {
        if (name != words(field.name.empty() ? spec.name : field.name))
            continue;
        const auto list = m_outline.parts[*part].parent.value_or(0);
        edit(field.type == scenario::FieldType::Handlers
                 ? addHandler(form(), *part, field)
                 : addField(form(), *part, field, beginningOf(m_outline, list, spec, field)));
        return;
    }
}

void FormModel::addEntry(int row)
{
    const auto index = partOf(row);
    if (!index)
        return;
    finish();
    const Part &part = m_outline.parts[*index];
    for (std::size_t i = 0; i < part.fields.size(); ++i) {
        if (!part.fields[i].isList || part.fields[i].slots.empty())
            continue;
        edit(form::addEntry(form(), *index, i, part.fields[i].slots.back().text));
        return;
    }
}

} // namespace loopscope::app
