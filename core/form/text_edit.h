#pragma once

// A change of a scenario's text, as a value. The text is the truth: whatever changes a scenario, a form or a fix, says
// so in these, as few and as small as they can be, and what they do not name stays as it is.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::form {

/// Replaces `length` bytes from `offset` on by `text`. Bytes of UTF-8, of the text before any edit.
struct TextEdit {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;

    bool operator==(const TextEdit &) const = default;
};

/// In order of their offsets; none reaches into the next. All speak of the same text.
using TextEdits = std::vector<TextEdit>;

/// Whether these are edits of a text of so many bytes: in order, apart from each other, and within it.
bool fit(const TextEdits &edits, std::size_t size);
/// The text with the edits made; they must fit it.
std::string apply(std::string_view text, const TextEdits &edits);

} // namespace loopscope::form
