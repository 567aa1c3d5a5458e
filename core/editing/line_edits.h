#pragma once

// What an editor does to whole lines, as edits.

#include "form/text_edit.h"

namespace loopscope::editing {

/// What is selected, in bytes: from == to is a caret.
struct Selected {
    std::size_t from = 0;
    std::size_t to = 0;

    bool operator==(const Selected &) const = default;
};

struct LineEdit {
    form::TextEdits edits;
    Selected selected; ///< afterwards
};

/// All of these are about the lines that the selection touches; one of which it only reaches the beginning is not.
/// Comments them out, or, if all of them are comments, in again.
LineEdit toggleComment(std::string_view text, Selected selected);
LineEdit indent(std::string_view text, Selected selected);
LineEdit unindent(std::string_view text, Selected selected);
LineEdit duplicateLines(std::string_view text, Selected selected);
/// Up or down by a line; no edits where there is none.
LineEdit moveLinesUp(std::string_view text, Selected selected);
LineEdit moveLinesDown(std::string_view text, Selected selected);

} // namespace loopscope::editing
