#pragma once

// What a form offers where a name is wanted, and what a new step begins with: taken from the outline, and so also there
// while something else in the scenario is wrong.

#include "form/outline.h"
#include "scenario/objects.h"

namespace loopscope::form {

struct Callable {
    std::string name;
    std::vector<std::string> parameters;
    bool isFunction = false;
};

/// The pieces of "name(a, b)".
struct CallText {
    std::string name;
    std::vector<std::string> arguments;
};
/// nullopt where it is no call of a name.
std::optional<CallText> callIn(std::string_view text);
std::string toText(const CallText &call);

std::vector<Callable> callablesOf(const Outline &outline);
/// The scenario's objects of these kinds, in their order; of all kinds where none is given.
std::vector<std::string> sharedNames(const Outline &outline, std::span<const scenario::ObjectKind> kinds);
/// Parameters and what results are kept under, in the definition that a part belongs to.
std::vector<std::string> variablesAt(const Outline &outline, PartIndex part);

/// What can stand in a parameter of a step there, the likeliest first.
std::vector<std::string> choicesFor(const Outline &outline, PartIndex list, const scenario::StepSpec &step,
                                    const scenario::FieldSpec &field);

/// A step with all that it needs, to be put into a list: see insertStep().
std::string newStep(const Outline &outline, PartIndex list, const scenario::StepSpec &step);
/// What a new parameter holds.
std::string beginningOf(const Outline &outline, PartIndex list, const scenario::StepSpec &step,
                        const scenario::FieldSpec &field);
/// A call of this with what is given, as far as there are parameters for it, and something for each other one.
std::string callOf(const Callable &callable, std::span<const std::string> given = {});

} // namespace loopscope::form
