#include "editor/form_cards.h"

#include "editor/form_field_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace loopscope::app {

namespace {

using namespace form;

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

FormCard::Kind kindOf(Part::Kind kind)
{
    switch (kind) {
    case Part::Kind::Title:
    case Part::Kind::About:
    case Part::Kind::Tags:
        return FormCard::Kind::Title;
    case Part::Kind::Settings:
        return FormCard::Kind::Settings;
    case Part::Kind::SharedSection:
    case Part::Kind::CoroutinesSection:
    case Part::Kind::FunctionsSection:
        return FormCard::Kind::Heading;
    case Part::Kind::Shared:
        return FormCard::Kind::Shared;
    case Part::Kind::Definition:
        return FormCard::Kind::Definition;
    case Part::Kind::Branch:
        return FormCard::Kind::Branch;
    case Part::Kind::Handler:
        return FormCard::Kind::Handler;
    case Part::Kind::Step:
        return FormCard::Kind::Step;
    case Part::Kind::Disabled:
        break;
    }
    return FormCard::Kind::Disabled;
}

QString headingOf(Part::Kind kind)
{
    switch (kind) {
    case Part::Kind::SharedSection:
        return tr("Shared objects");
    case Part::Kind::CoroutinesSection:
        return tr("Coroutines");
    default:
        return tr("Functions");
    }
}

/// A step's name, a call's, or what stands there.
QString nameOf(const Part &part)
{
    if (part.kind == Part::Kind::SharedSection || part.kind == Part::Kind::CoroutinesSection ||
        part.kind == Part::Kind::FunctionsSection)
        return headingOf(part.kind);
    if (part.kind != Part::Kind::Step)
        return QString::fromStdString(part.name);
    if (part.spec == nullptr)
        return tr("not understood");
    return words(part.spec->name);
}

QStringList addableTo(const Part &part)
{
    QStringList names;
    if (part.kind != Part::Kind::Step || part.spec == nullptr || !part.isMovable)
        return names;
    for (const scenario::FieldSpec &spec : part.spec->usedFields()) {
        const bool isThere = std::any_of(part.fields.begin(), part.fields.end(),
                                         [&](const Field &field) { return field.spec == &spec; });
        const bool isMany = spec.type == scenario::FieldType::Handlers;
        if ((!isThere || isMany) && spec.type != scenario::FieldType::Nothing)
            names.append(words(spec.name.empty() ? part.spec->name : spec.name));
    }
    return names;
}

FormCard cardOf(const Outline &outline, PartIndex index, FormFieldReader &reader)
{
    const Part &part = outline.parts[index];
    FormCard card;
    card.kind = kindOf(part.kind);
    card.level = levelOf(outline, index);
    card.name = nameOf(part);
    card.line = part.line;
    card.part = index;
    card.understood = part.kind != Part::Kind::Step || part.spec != nullptr;
    if (part.spec != nullptr)
        card.hint = words(part.spec->summary);
    if (part.kind == Part::Kind::Handler && part.parent) // "except", or "except*"
        card.hint =
            QString::fromStdString(outline.parts[*part.parent].fields[outline.fieldOf(*part.parent, index)].name);
    card.movable = part.isMovable;
    card.takesSteps = part.steps && part.steps->form != StepList::Form::Fixed;
    card.renamable = (part.kind == Part::Kind::Definition || part.kind == Part::Kind::Shared) && part.parent;
    card.renamable = card.renamable || (part.kind == Part::Kind::Handler && !part.isFlow);
    card.removable = card.renamable || part.isMovable;
    card.addable = addableTo(part);
    card.hasList = std::any_of(part.fields.begin(), part.fields.end(), [](const Field &field) { return field.isList; });
    if (part.kind != Part::Kind::Settings)
        card.fields = reader.fieldsOf(index);
    return card;
}

} // namespace

int levelOf(const Outline &outline, PartIndex part)
{
    int level = 0;
    for (auto up = outline.parts[part].parent; up; up = outline.parts[*up].parent)
        level += outline.parts[*up].kind == Part::Kind::Step ? 1 : 0;
    return level;
}

std::vector<FormCard> formCardsOf(const Outline &outline)
{
    FormFieldReader reader(outline);
    std::vector<FormCard> cards;
    FormCard title;
    FormCard settings;
    title.kind = FormCard::Kind::Title;
    settings.kind = FormCard::Kind::Settings;
    std::optional<PartIndex> settingsPart;
    for (PartIndex i = 0; i < outline.parts.size(); ++i) {
        const Part::Kind kind = outline.parts[i].kind;
        if (kind == Part::Kind::Title || kind == Part::Kind::About || kind == Part::Kind::Tags) {
            if (!title.part) // the first, so that what is wrong with any of them is here
                title = cardOf(outline, i, reader);
        } else if (kind == Part::Kind::Settings) {
            settings = cardOf(outline, i, reader);
            settingsPart = i;
        } else {
            cards.push_back(cardOf(outline, i, reader));
        }
    }
    title.name = tr("Title");
    title.fields = reader.description();
    settings.name = tr("Settings");
    if (settingsPart)
        settings.fields = reader.settings(*settingsPart);
    for (const scenario::FieldSpec &spec : settingFields()) {
        const bool isSaid = std::any_of(settings.fields.begin(), settings.fields.end(),
                                        [&](const FormField &field) { return field.setting == &spec; });
        if (!isSaid)
            settings.addable.append(words(spec.name));
    }
    cards.insert(cards.begin(), {std::move(title), std::move(settings)});
    FormCard add;
    add.kind = FormCard::Kind::Add;
    cards.push_back(std::move(add));
    return cards;
}

} // namespace loopscope::app
