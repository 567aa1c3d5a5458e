#include "editor/form_fields.h"

#include "editing/names.h"
#include "editor/duration_scale.h"
#include "scenario/expression.h"

#include <QCoreApplication>

#include <algorithm>

namespace loopscope::app {

namespace {

using namespace editing;
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

/// Reads the fields of one part.
class FieldsReader {
public:
    FieldsReader(const Outline &outline, PartIndex part)
        : m_outline(outline)
        , m_index(part)
        , m_part(outline.parts[part])
    {
    }

    std::vector<FormField> fields()
    {
        for (std::size_t at = 0; at < m_part.fields.size(); ++at) {
            const Field &field = m_part.fields[at];
            for (std::size_t slot = 0; slot < field.slots.size(); ++slot)
                add(field, {m_index, at, slot});
        }
        return std::move(m_fields);
    }

private:
    void add(const Field &field, const SlotPlace &place)
    {
        const Slot &slot = field.slots[place.slot];
        FormField made;
        made.place = place;
        made.editable = slot.isExact && field.spec != nullptr;
        made.label = place.slot > 0 || field.name.empty() ? QString() : QString::fromStdString(field.name);
        if (field.spec == nullptr) {
            made.text = QString::fromStdString(slot.text);
            m_fields.push_back(std::move(made));
            return;
        }
        made.hint = words(field.spec->summary);
        if (m_part.kind == Part::Kind::Shared)
            made.label = QCoreApplication::translate("loopscope::app", "kind");
        made.removable = field.isList ? field.slots.size() > 1 : !field.spec->required && !field.key.isEmpty();
        made.kind = kindOf(field.spec->type);
        const auto call = mayCall(field.spec->type) ? callIn(slot.text) : std::nullopt;
        if (m_part.spec != nullptr)
            made.choices = words(choicesFor(m_outline, m_index, *m_part.spec, *field.spec));
        else if (field.spec->type == FieldType::Object)
            made.choices = words(choicesFor(m_outline, m_index, scenario::stepSpecs().front(), *field.spec));
        if (made.kind == FormField::Kind::Name && made.choices.isEmpty())
            made.kind = FormField::Kind::Text;
        if (!call || !slot.isExact) {
            setText(made, slot.text);
            m_fields.push_back(std::move(made));
            return;
        }
        made.isName = true;
        made.text = QString::fromStdString(call->name);
        for (QString &choice : made.choices)
            choice = choice.section(u'(', 0, 0);
        made.choices.removeDuplicates();
        m_fields.push_back(std::move(made));
        for (std::size_t i = 0; i < call->arguments.size(); ++i)
            addArgument(*call, i, place);
    }

    static bool mayCall(FieldType type)
    {
        return type == FieldType::Call || type == FieldType::Awaitable || type == FieldType::Awaitables;
    }

    void addArgument(const CallText &call, std::size_t argument, const SlotPlace &place)
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
        m_fields.push_back(std::move(made));
    }

    QString labelOf(std::string_view name, std::size_t argument) const
    {
        for (const Callable &each : callablesOf(m_outline)) {
            if (each.name == name && argument < each.parameters.size())
                return QString::fromStdString(each.parameters[argument]);
        }
        return QString::number(argument + 1);
    }

    const Outline &m_outline;
    PartIndex m_index;
    const Part &m_part;
    std::vector<FormField> m_fields;
};

} // namespace

std::vector<FormField> formFieldsOf(const Outline &outline, PartIndex part)
{
    return FieldsReader(outline, part).fields();
}

std::vector<FormField> settingFieldsOf(const Outline &outline, PartIndex settings)
{
    std::vector<FormField> fields = formFieldsOf(outline, settings);
    for (FormField &field : fields) {
        const FieldSpec *spec = outline.parts[settings].fields[field.place.field].spec;
        field.setting = spec;
        field.removable = true;
        if (spec == nullptr || spec->type != FieldType::Variable)
            continue;
        field.kind = FormField::Kind::Name;
        for (const Callable &each : callablesOf(outline)) {
            if (each.isFunction)
                field.choices.append(QString::fromStdString(each.name));
        }
    }
    return fields;
}

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
