#include "editor/form_fields.h"

#include "form/names.h"
#include "scenario/expression.h"

#include <algorithm>

namespace loopscope::app {

using namespace form;

std::string slotTextWith(const Outline &outline, const FormField &field, const QString &text)
{
    std::string typed = text.toStdString();
    const Slot &slot = outline.parts[field.place.part].fields[field.place.field].slots[field.place.slot];
    auto call = field.isName || field.argument ? callIn(slot.text) : std::nullopt;
    if (!call)
        return typed;
    if (field.argument) {
        call->arguments[*field.argument] = typed;
        return toText(*call);
    }
    if (!scenario::isName(typed)) // something else than a call
        return typed;
    const std::vector<Callable> all = callablesOf(outline);
    const auto callable =
        std::find_if(all.begin(), all.end(), [&](const Callable &each) { return each.name == typed; });
    call->name = typed;
    if (callable != all.end()) {
        auto fresh = *callIn(callOf(*callable));
        std::copy_n(call->arguments.begin(), std::min(call->arguments.size(), fresh.arguments.size()),
                    fresh.arguments.begin());
        call = fresh;
    }
    return toText(*call);
}

void FormFields::setFields(std::vector<FormField> fields)
{
    const bool same = std::equal(fields.begin(), fields.end(), m_fields.begin(), m_fields.end(),
                                 [](const FormField &a, const FormField &b) { return a.sameShape(b); });
    if (!same) {
        beginResetModel();
        m_fields = std::move(fields);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool changed = !(fields[i] == m_fields[i]);
        m_fields[i] = std::move(fields[i]);
        if (changed)
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
}

int FormFields::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant FormFields::data(const QModelIndex &index, int role) const
{
    const FormField *field = at(index.row());
    if (field == nullptr)
        return {};
    switch (role) {
    case KindRole:
        return static_cast<int>(field->kind);
    case LabelRole:
        return field->label;
    case Qt::DisplayRole:
    case ValueRole:
        return field->unit.isEmpty() ? field->text : field->text.chopped(field->unit.size());
    case UnitRole:
        return field->unit;
    case PositionRole:
        return field->position;
    case ChoicesRole:
        return field->choices;
    case HintRole:
        return field->hint;
    case EditableRole:
        return field->editable;
    case RemovableRole:
        return field->removable;
    case WrongRole:
        return field->wrong;
    case NestedRole:
        return field->nested;
    default:
        return {};
    }
}

QHash<int, QByteArray> FormFields::roleNames() const
{
    return {{KindRole, "kind"},           {LabelRole, "label"},     {ValueRole, "value"},  {UnitRole, "unit"},
            {PositionRole, "position"},   {ChoicesRole, "choices"}, {HintRole, "hint"},    {EditableRole, "editable"},
            {RemovableRole, "removable"}, {WrongRole, "wrong"},     {NestedRole, "nested"}};
}

} // namespace loopscope::app
