#pragma once

#include "form/yaml_tree.h"

#include <optional>

namespace loopscope::form {

/// A text's lines, and what each is to YAML: the blank lines and comments that layout consists of, or content.
class Lines {
public:
    struct Line {
        enum class Kind : std::uint8_t { Blank, Comment, Content };
        Range range; ///< with the "\n" that ends it
        std::size_t indent = 0;
        Kind kind = Kind::Content;
    };

    Lines(std::string_view text, const YamlNode &root);

    std::size_t count() const { return m_lines.size(); }
    const Line &operator[](std::size_t line) const { return m_lines[line]; }
    /// The line of a byte, from 0.
    std::size_t at(std::size_t byte) const;
    std::size_t columnOf(std::size_t byte) const { return byte - m_lines[at(byte)].range.begin; }
    std::string_view textOf(std::size_t line) const;

    /// The last line of what ends with `line`: comments that are indented deeper than it belong to it.
    std::size_t lastOf(std::size_t line, std::size_t indent) const;
    /// The first line of what begins with `line`: comments right above it that are indented alike, but none up to
    /// `after`.
    std::size_t firstOf(std::size_t line, std::size_t indent, std::optional<std::size_t> after) const;
    /// The first line with content behind `line`; count() where there is none.
    std::size_t nextContent(std::size_t line) const;
    Range range(std::size_t first, std::size_t last) const
    {
        return {m_lines[first].range.begin, m_lines[last].range.end};
    }

    /// A step that is disabled begins here.
    bool beginsDisabled(std::size_t line) const;
    /// The last line of the disabled step that begins here.
    std::size_t endOfDisabled(std::size_t line) const;

private:
    void cover(const YamlNode &node);
    bool isMarked(std::size_t line) const;

    std::string_view m_text;
    std::vector<Line> m_lines;
};

} // namespace loopscope::form
