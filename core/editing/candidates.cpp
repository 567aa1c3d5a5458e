#include "editing/candidates.h"

#include <algorithm>

namespace loopscope::editing {

namespace {

using scenario::FieldType;

bool isList(FieldType type)
{
    return type == FieldType::Steps || type == FieldType::Awaitables;
}

/// What stands behind "name:" until one goes on typing.
std::string beginningOf(FieldType type, std::size_t column)
{
    const std::string deeper = '\n' + std::string(column + 2, ' ');
    if (isList(type))
        return deeper + "- ";
    return type == FieldType::Handlers ? deeper : " ";
}

} // namespace

Candidate plain(Candidate::Kind kind, std::string_view label, std::string_view behind, std::string_view summary)
{
    Candidate candidate;
    candidate.kind = kind;
    candidate.label = label;
    candidate.insertion = std::string(label) + std::string(behind);
    candidate.caret = candidate.insertion.size();
    candidate.summary = summary;
    return candidate;
}

Candidate call(Candidate::Kind kind, std::string_view name, bool hasParentheses, bool takesValues,
               std::string_view summary)
{
    Candidate candidate = plain(kind, name, hasParentheses ? "" : "()", summary);
    if (!hasParentheses && takesValues)
        --candidate.caret;
    return candidate;
}

void prepend(Candidate &candidate, std::string_view text)
{
    candidate.insertion.insert(0, text);
    candidate.caret += text.size();
}

Candidate candidateOf(const scenario::StepSpec &spec, const StepSpot &place)
{
    const FieldType own = spec.fields[0].type;
    const std::string behind = place.hasColon || own == FieldType::Nothing ? "" : ':' + beginningOf(own, place.column);
    Candidate candidate = plain(Candidate::Kind::Step, spec.name, behind, spec.summary);
    candidate.python = spec.asyncio;
    for (const scenario::FieldSpec &field : spec.usedFields().subspan(1)) {
        const bool isGiven = std::find(place.given.begin(), place.given.end(), field.name) != place.given.end();
        if (field.required && !isGiven && !place.hasColon)
            candidate.insertion += '\n' + std::string(place.column, ' ') + std::string(field.name) + ':' +
                                   beginningOf(field.type, place.column);
    }
    if (place.needsDash)
        prepend(candidate, "- ");
    return candidate;
}

Candidate candidateOf(const scenario::FieldSpec &spec, std::size_t column, bool hasColon)
{
    Candidate candidate =
        plain(Candidate::Kind::Field, spec.name, hasColon ? "" : ':' + beginningOf(spec.type, column), spec.summary);
    candidate.isRequired = spec.required;
    return candidate;
}

Candidate candidateOf(const scenario::PartSpec &spec, bool hasColon)
{
    std::string behind = hasColon               ? ""
                         : spec.name == "title" ? ": "
                         : spec.name == "about" ? ": |\n  "
                         : spec.name == "tags"  ? ": []"
                         : spec.name == "main"  ? ":\n  - "
                                                : ":\n  ";
    Candidate candidate = plain(Candidate::Kind::Part, spec.name, behind, spec.summary);
    if (behind.ends_with(']'))
        --candidate.caret;
    return candidate;
}

Candidate candidateOf(const scenario::ObjectSpec &spec, bool inBraces, bool hasColon)
{
    Candidate candidate = plain(Candidate::Kind::Object, spec.name, "", spec.summary);
    candidate.python = spec.asyncio;
    if (spec.parameter != scenario::ObjectParameter::Required || hasColon)
        return candidate;
    candidate.insertion += ": 2";
    candidate.caret = candidate.insertion.size() - 1;
    candidate.selected = 1;
    if (!inBraces) {
        prepend(candidate, "{");
        candidate.insertion += '}';
    }
    return candidate;
}

} // namespace loopscope::editing
