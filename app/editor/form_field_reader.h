#pragma once

#include "editor/form_fields.h"
#include "form/names.h"

#include <map>
#include <tuple>

namespace loopscope::app {

/// Reads the values that an outline's parts have. What can be chosen is found out once for all that are alike: every
/// letter that is typed reads them all.
class FormFieldReader {
public:
    explicit FormFieldReader(const form::Outline &outline);

    /// In the order of the text.
    std::vector<FormField> fieldsOf(form::PartIndex part);
    std::vector<FormField> settings(form::PartIndex part);
    /// Title, about and tags, each whether it is there or not.
    std::vector<FormField> description();

private:
    using Alike = std::tuple<form::PartIndex, const scenario::StepSpec *, const scenario::FieldSpec *>;

    void add(std::vector<FormField> &fields, const form::SlotPlace &place);
    FormField argumentOf(const form::CallText &call, std::size_t argument, const form::SlotPlace &place) const;
    QString labelOf(std::string_view callable, std::size_t argument) const;
    const QStringList &choicesFor(form::PartIndex part, const scenario::FieldSpec &field);
    /// Names are the same in all of it.
    form::PartIndex definitionOf(form::PartIndex part) const;

    const form::Outline &m_outline;
    std::vector<form::Callable> m_callables;
    std::map<Alike, QStringList> m_choices;
};

} // namespace loopscope::app
