#pragma once

#include "editor/form_fields.h"

#include <QString>

namespace loopscope::app {

/// One card of the form: a part of the scenario, or a place to add one.
struct FormCard {
    enum class Kind : std::uint8_t {
        Title, ///< with what the scenario says of itself
        Settings,
        Heading,
        Shared,
        Definition,
        Branch,
        Handler,
        Step,
        Disabled,
        Add
    };

    Kind kind = Kind::Step;
    int level = 0; ///< how many steps it is nested in
    QString name;
    QString hint; ///< what it does, in words
    int line = 0;
    bool understood = true; ///< false: to be read only
    bool movable = false;
    bool takesSteps = false;
    bool renamable = false;
    bool removable = false;
    QStringList addable;  ///< parameters that are not there
    bool hasList = false; ///< of things to wait for, which can have entries more
    QString problem;
    bool marked = false; ///< the selected span is about it
    std::optional<form::PartIndex> part;
    std::vector<FormField> fields;

    /// They can be shown by the same view.
    bool sameShape(const FormCard &other) const
    {
        const bool namesCount = kind == Kind::Step || kind == Kind::Branch || kind == Kind::Heading;
        return kind == other.kind && level == other.level && (!namesCount || name == other.name);
    }
};

/// All cards of an outline, in the order of the text.
std::vector<FormCard> formCardsOf(const form::Outline &outline);
/// How many steps a part is nested in; for what has steps, how many these are nested in.
int levelOf(const form::Outline &outline, form::PartIndex part);

} // namespace loopscope::app
