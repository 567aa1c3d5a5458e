#pragma once

// What takes care of a problem: the corrections that it proposes, as edits of the text.

#include "form/text_edit.h"
#include "scenario/problem.h"

#include <span>

namespace loopscope::editing {

struct Fix {
    scenario::Correction correction; ///< what it does, for whoever has to say so
    form::TextEdits edits;
};

/// Those that can be made in this text, the likeliest first. Where the text is no longer the one with the problem, what
/// does not fit it is left out.
std::vector<Fix> fixesOf(std::string_view text, const scenario::Problem &problem);
/// The same for each of these.
std::vector<std::vector<Fix>> fixesOf(std::string_view text, std::span<const scenario::Problem> problems);

} // namespace loopscope::editing
