#pragma once

// The steps of an outline's parts, in the document of the same text.

#include "editing/outline.h"
#include "scenario/document.h"

namespace loopscope::test {

/// Null where it is not there: it is disabled, or in a list that is not.
scenario::Step *stepAt(scenario::Document &document, const editing::Outline &outline, editing::PartIndex index);
/// The steps of a list. One that is empty is not in a document, and is put there.
std::vector<scenario::Step> *stepsOf(scenario::Document &document, const editing::Outline &outline,
                                     editing::PartIndex list);
/// How many enabled steps stand before a place.
std::size_t enabledBefore(const editing::Outline &outline, const editing::StepPlace &place);
/// What moving a step to a place means.
void moveInDocument(scenario::Document &document, const editing::Outline &outline, editing::PartIndex step,
                    const editing::StepPlace &place);

} // namespace loopscope::test
