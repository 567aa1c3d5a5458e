#pragma once

// The steps of an outline's parts, in the document of the same text.

#include "form/outline.h"
#include "scenario/document.h"

namespace loopscope::test {

/// Null where it is not there: it is disabled, or in a list that is not.
scenario::Step *stepAt(scenario::Document &document, const form::Outline &outline, form::PartIndex index);
/// The steps of a list. One that is empty is not in a document, and is put there.
std::vector<scenario::Step> *stepsOf(scenario::Document &document, const form::Outline &outline, form::PartIndex list);
/// How many enabled steps stand before a place.
std::size_t enabledBefore(const form::Outline &outline, const form::StepPlace &place);
/// What moving a step to a place means.
void moveInDocument(scenario::Document &document, const form::Outline &outline, form::PartIndex step,
                    const form::StepPlace &place);

} // namespace loopscope::test
