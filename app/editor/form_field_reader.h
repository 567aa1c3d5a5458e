#pragma once

#include "editing/names.h"
#include "editor/form_fields.h"

#include <map>
#include <tuple>

namespace loopscope::app {

/// Reads the values that an outline's parts have. What can be chosen is found out once for all that are alike: every
/// letter that is typed reads them all.
class FormFieldReader {
public:
    explicit FormFieldReader(const editing::Outline &outline);

    /// In the order of the text.
    std::vector<FormField> fieldsOf(editing::PartIndex part);
    std::vector<FormField> settings(editing::PartIndex part);
    /// Title, about and tags, each whether it is there or not.
    std::vector<FormField> description();

private:
    using Alike = std::tuple<editing::PartIndex, const scenario::StepSpec *, const scenario::FieldSpec *>;

    void add(std::vector<FormField> &fields, const editing::SlotPlace &place);
    FormField argumentOf(const editing::CallText &call, std::size_t argument, const editing::SlotPlace &place) const;
    QString labelOf(std::string_view callable, std::size_t argument) const;
    const QStringList &choicesFor(editing::PartIndex part, const scenario::FieldSpec &field);
    /// Names are the same in all of it.
    editing::PartIndex definitionOf(editing::PartIndex part) const;

    const editing::Outline &m_outline;
    std::vector<editing::Callable> m_callables;
    std::map<Alike, QStringList> m_choices;
};

} // namespace loopscope::app
