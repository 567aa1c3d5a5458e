#pragma once

#include "form/edits.h"

namespace loopscope::form {

/// Collects edits of whole lines. The last line of a text may lack its "\n": it keeps lacking it, whatever stands
/// there.
class Patch {
public:
    explicit Patch(std::string_view text) : m_text(text) {}

    void replace(const Range &range, std::string_view text);
    void removeLines(const Range &lines);
    /// `lines` are ended by "\n"; `at` is where a line begins, or the end of the text.
    void insertLines(std::size_t at, std::string_view lines);
    /// As lines that are ended by "\n".
    std::string linesAt(const Range &lines) const;

    /// In the order of the text.
    TextEdits take();

private:
    bool isOpenEnd(std::size_t at) const { return at == m_text.size() && at > 0 && m_text.back() != '\n'; }

    std::string_view m_text;
    TextEdits m_edits;
};

/// The end of the line that a byte stands on, behind its "\n"; and where it begins.
std::size_t behindLine(std::string_view text, std::size_t at);
std::size_t beginOfLine(std::string_view text, std::size_t at);

/// Lines whose first dash or key moves from one column to another, with all that is indented below it.
std::string indented(std::string_view lines, std::size_t from, std::size_t to);

/// An entry of a list or map in brackets, with its comma.
Range flowEntry(std::string_view text, Range entry);

} // namespace loopscope::form
