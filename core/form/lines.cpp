#include "form/lines.h"

#include "form/outline.h"

#include <algorithm>

namespace loopscope::form {

Lines::Lines(std::string_view text, const YamlNode &root) : m_text(text)
{
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        const std::string_view line = text.substr(begin, end - begin);
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const std::size_t first = line.find_first_not_of(" \t\r\n");
        const Line::Kind kind = first == std::string_view::npos ? Line::Kind::Blank
                                : line[first] == '#'            ? Line::Kind::Comment
                                                                : Line::Kind::Content;
        m_lines.push_back({{begin, end}, indent, kind});
        begin = end;
    }
    if (m_lines.empty())
        m_lines.push_back({});
    cover(root);
}

/// What looks like a comment inside of a text of several lines is none.
void Lines::cover(const YamlNode &node)
{
    if (node.isScalar()) {
        for (std::size_t line = at(node.range.begin), last = at(node.range.end); line < last; ++line)
            m_lines[line].kind = m_lines[line + 1].kind = Line::Kind::Content;
    }
    for (const YamlNode &child : node.children)
        cover(child);
}

std::size_t Lines::at(std::size_t byte) const
{
    const auto behind = std::upper_bound(m_lines.begin(), m_lines.end(), byte,
                                         [](std::size_t value, const Line &line) { return value < line.range.begin; });
    return behind == m_lines.begin() ? 0 : static_cast<std::size_t>(behind - m_lines.begin()) - 1;
}

std::string_view Lines::textOf(std::size_t line) const
{
    std::string_view text = m_lines[line].range.in(m_text);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::size_t Lines::lastOf(std::size_t line, std::size_t indent) const
{
    std::size_t last = line;
    for (std::size_t next = line + 1; next < count() && m_lines[next].kind != Line::Kind::Content; ++next) {
        if (m_lines[next].kind == Line::Kind::Blank)
            continue;
        if (m_lines[next].indent <= indent)
            break;
        last = next;
    }
    return last;
}

std::size_t Lines::firstOf(std::size_t line, std::size_t indent, std::optional<std::size_t> after) const
{
    const std::size_t least = after ? *after + 1 : 0;
    while (line > least && m_lines[line - 1].kind == Line::Kind::Comment && m_lines[line - 1].indent == indent &&
           !isMarked(line - 1))
        --line;
    return line;
}

std::size_t Lines::nextContent(std::size_t line) const
{
    for (++line; line < count() && m_lines[line].kind != Line::Kind::Content;)
        ++line;
    return std::min(line, count());
}

bool Lines::isMarked(std::size_t line) const
{
    return m_lines[line].kind == Line::Kind::Comment &&
           textOf(line).substr(m_lines[line].indent).starts_with(disabledMark);
}

bool Lines::beginsDisabled(std::size_t line) const
{
    if (!isMarked(line))
        return false;
    const std::string_view step = textOf(line).substr(m_lines[line].indent + disabledMark.size());
    return step.starts_with("- ") || step == "-";
}

std::size_t Lines::endOfDisabled(std::size_t line) const
{
    const std::size_t indent = m_lines[line].indent;
    std::size_t last = line;
    for (std::size_t next = line + 1; next < count(); ++next) {
        if (m_lines[next].kind == Line::Kind::Blank)
            continue;
        if (!isMarked(next) || m_lines[next].indent > indent || beginsDisabled(next))
            break;
        last = next;
    }
    return last;
}

} // namespace loopscope::form
