#pragma once

// How one text became another, line by line.

#include "form/text_edit.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace loopscope::editing {

enum class LineChange : std::uint8_t { Same, Removed, Added };

struct DifferenceLine {
    LineChange change = LineChange::Same;
    std::size_t before = 0; ///< its number in the text before, from 1; 0: it is not there
    std::size_t after = 0;  ///< likewise, in the text after

    bool operator==(const DifferenceLine &) const = default;
};

/// The lines of a text without their ends ("\n"). What follows the last end is a line, too, unless it is empty.
std::vector<std::string_view> linesOf(std::string_view text);

/// Every line of both texts, in order; the fewest that can be were removed and added. Texts that differ in more than
/// some thousand lines are told as a part that was replaced as a whole, between what they begin and end with in common.
std::vector<DifferenceLine> difference(const std::vector<std::string_view> &before,
                                       const std::vector<std::string_view> &after);

/// Leaves out what is the same, but for some lines around each change.
std::vector<DifferenceLine> withContext(const std::vector<DifferenceLine> &lines, std::size_t context);

/// What makes one text of another, by whole lines: what is the same in both is left alone.
form::TextEdits editsBetween(std::string_view before, std::string_view after);

} // namespace loopscope::editing
