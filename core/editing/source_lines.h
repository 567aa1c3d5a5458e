#pragma once

// A scenario's text as lines, each told from what it begins with. This holds while a text is being typed and is no YAML
// yet, which is when an editor asks most. So it knows indentation, dashes, keys and comments, and nothing that goes
// over several lines but blocks of text.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace loopscope::editing {

/// Offsets and columns are bytes: offsets of the text, columns from the line's beginning.
struct SourceLine {
    std::size_t begin = 0;
    std::size_t end = 0;               ///< behind its last byte
    std::size_t codeEnd = 0;           ///< where its comment begins, and the spaces before that
    std::size_t column = 0;            ///< of what stands on it, behind a dash
    std::optional<std::size_t> dash{}; ///< the column of its "- "
    std::string_view key{};            ///< empty where it has none
    std::size_t value = 0;             ///< the offset of what is behind the key's colon; without a key, of the content
    bool isBlank = false;              ///< nothing but spaces, or a comment
    bool isText = false;               ///< within a block of text ("about: |")

    std::size_t content() const { return begin + column; }
    std::size_t colon() const { return content() + key.size(); } ///< the offset; of a line with a key
};

/// There is at least one. They look into the text, which must outlive them.
std::vector<SourceLine> sourceLinesOf(std::string_view text);
/// The quotes that a byte of a line is in; '\0' where it is in none.
char quoteAt(std::string_view line, std::size_t column);
/// The place of the line that an offset is on.
std::size_t lineAt(const std::vector<SourceLine> &lines, std::size_t offset);
/// The last line of what begins on line `first` and is indented at least as far as `column`, blank ends left out.
std::size_t lastOf(const std::vector<SourceLine> &lines, std::size_t first, std::size_t column);

} // namespace loopscope::editing
