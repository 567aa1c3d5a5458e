#pragma once

// How what completion proposes is written: with everything that has to follow, at the right indentation.

#include "editing/completion.h"
#include "scenario/objects.h"
#include "scenario/parts.h"
#include "scenario/steps.h"

namespace loopscope::editing {

/// A word, and what comes directly behind it.
Candidate plain(Candidate::Kind kind, std::string_view label, std::string_view behind, std::string_view summary);
/// name(), with the caret between the parentheses where it takes values; the name alone where they are there already.
Candidate call(Candidate::Kind kind, std::string_view name, bool hasParentheses, bool takesValues,
               std::string_view summary);
void prepend(Candidate &candidate, std::string_view text);

struct StepSpot {
    std::size_t column = 0; ///< of the step's name
    bool needsDash = false;
    bool hasColon = false;                 ///< only the name is to be replaced
    std::vector<std::string_view> given{}; ///< parameters that are there already
};
Candidate candidateOf(const scenario::StepSpec &spec, const StepSpot &place);
/// A parameter, at the column of its name.
Candidate candidateOf(const scenario::FieldSpec &spec, std::size_t column, bool hasColon);
Candidate candidateOf(const scenario::PartSpec &spec, bool hasColon);
Candidate candidateOf(const scenario::ObjectSpec &spec, bool inBraces, bool hasColon);

} // namespace loopscope::editing
