#include "form/yaml_tree.h"

#include "scenario/letters.h"
#include "scenario/yaml_reader.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <yaml-cpp/eventhandler.h>

namespace loopscope::form {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}
bool isSpace(char c)
{
    return isBlank(c) || c == '\n' || c == '\r';
}

struct ScalarEnd {
    std::size_t end;
    YamlNode::Style style;
    bool isExact;
};

/// Behind the closing quote; the end of the text where there is none.
std::size_t endOfQuoted(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        const bool escapes = quote == '"' && text[at] == '\\';
        const bool isDouble = quote == '\'' && text[at] == quote && at + 1 < text.size() && text[at + 1] == quote;
        if (escapes || isDouble)
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return text.size();
}

/// Of | and >: up to the end of the last line that holds something. The first of these says how far all are indented,
/// but `least` columns anyway.
ScalarEnd endOfBlock(std::string_view text, std::size_t at, std::size_t least)
{
    std::size_t line = std::min(text.find('\n', at), text.size());
    const std::string_view header = text.substr(at, std::min(text.find_first_of(" \t\r\n", at), text.size()) - at);
    const std::size_t digit = header.find_first_of("123456789");
    bool isKnown = digit != std::string_view::npos;
    std::size_t indent = isKnown ? least + static_cast<std::size_t>(header[digit] - '1') : least;
    const bool isExact = !isKnown && header.find('+') == std::string_view::npos;
    std::size_t end = at + header.size();
    while (line < text.size()) {
        const std::size_t first = line + 1;
        line = std::min(text.find('\n', first), text.size());
        const std::string_view content = text.substr(first, line - first);
        const std::size_t spaces = std::min(content.find_first_not_of(' '), content.size());
        if (!isKnown)
            indent = std::max(indent, spaces);
        if (content.find_first_not_of(" \r") == std::string_view::npos)
            continue;
        isKnown = true;
        if (spaces < indent)
            break;
        end = line;
    }
    return {end, YamlNode::Style::Block, isExact};
}

/// What is not in quotes: on one line it stands there as it is, over several it is folded.
ScalarEnd endOfPlain(std::string_view text, std::size_t at, std::string_view value)
{
    if (text.substr(at).starts_with(value))
        return {at + value.size(), YamlNode::Style::Plain, true};
    for (const char c : value) {
        if (isSpace(c)) {
            while (at < text.size() && isSpace(text[at]))
                ++at;
        } else if (at < text.size() && text[at] == c) {
            ++at;
        } else {
            break;
        }
    }
    return {at, YamlNode::Style::Plain, false};
}

/// Builds the tree from yaml-cpp's events, inside out.
class TreeBuilder final : public YAML::EventHandler {
public:
    explicit TreeBuilder(std::string_view text) : m_text(text)
    {
        m_lines.push_back(text.starts_with("\xef\xbb\xbf") ? 3 : 0);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\n')
                m_lines.push_back(at + 1);
        }
    }

    YamlNode take() { return std::move(m_root); }
    /// The places that yaml-cpp told make no sense in this text.
    bool isLost() const { return m_isLost; }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t anchor) override
    {
        YamlNode node;
        node.isExact = anchor == YAML::NullAnchor;
        add(std::move(node));
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        YamlNode node = begun(mark, YamlNode::Kind::Scalar);
        node.isExact = false;
        node.range.end = std::min(m_text.find_first_of(" \t\r\n,]}", node.range.begin), m_text.size());
        add(std::move(node));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, const std::string &value) override
    {
        YamlNode node = begun(mark, YamlNode::Kind::Scalar);
        node.value = value;
        std::size_t at = behindProperties(node);
        const char first = at < m_text.size() ? m_text[at] : '\n';
        ScalarEnd found{at, YamlNode::Style::Plain, true};
        if (first == '"' || first == '\'')
            found = {endOfQuoted(m_text, at),
                     first == '"' ? YamlNode::Style::DoubleQuoted : YamlNode::Style::SingleQuoted, true};
        else if (tag == "!" && (first == '|' || first == '>'))
            found = endOfBlock(m_text, at, m_open.empty() ? 1 : columnOf(m_open.back()) + 1);
        else
            found = endOfPlain(m_text, at, value);
        node.range.end = found.end;
        node.style = found.style;
        node.isExact = node.isExact && found.isExact;
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value style) override
    {
        open(mark, YamlNode::Kind::Sequence, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value style) override
    {
        open(mark, YamlNode::Kind::Map, style);
    }
    void OnMapEnd() override { close(); }

private:
    YamlNode begun(const YAML::Mark &mark, YamlNode::Kind kind)
    {
        YamlNode node;
        node.kind = kind;
        const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
        const std::size_t at = line < m_lines.size()
                                   ? m_lines[line] + static_cast<std::size_t>(std::max(mark.column, 0))
                                   : m_text.size() + 1;
        m_isLost = m_isLost || at > m_text.size() || at < m_last;
        m_last = std::min(at, m_text.size());
        node.range = {m_last, m_last};
        return node;
    }

    /// Of a map's keys, or of a list's dashes.
    std::size_t columnOf(const YamlNode &node) const
    {
        const std::size_t at = (node.isMap() && !node.children.empty() ? node.children[0] : node).range.begin;
        return at - *std::prev(std::upper_bound(m_lines.begin(), m_lines.end(), at));
    }

    /// Behind an anchor and a tag, which make the node inexact.
    std::size_t behindProperties(YamlNode &node) const
    {
        std::size_t at = node.range.begin;
        while (at < m_text.size() && (m_text[at] == '&' || m_text[at] == '!')) {
            node.isExact = false;
            while (at < m_text.size() && !isSpace(m_text[at]))
                ++at;
            while (at < m_text.size() && isSpace(m_text[at]))
                ++at;
        }
        return at;
    }

    void open(const YAML::Mark &mark, YamlNode::Kind kind, YAML::EmitterStyle::value style)
    {
        YamlNode node = begun(mark, kind);
        node.style = style == YAML::EmitterStyle::Flow ? YamlNode::Style::Flow : YamlNode::Style::Block;
        node.range.end = behindProperties(node);
        m_open.push_back(std::move(node));
    }

    void close()
    {
        YamlNode node = std::move(m_open.back());
        m_open.pop_back();
        const std::size_t content = node.range.end;
        if (!node.children.empty())
            node.range.end = std::max(node.range.end, node.children.back().range.end);
        const char first = content < m_text.size() ? m_text[content] : '\n';
        if (node.isFlow() && (first == '[' || first == '{'))
            closeFlow(node, first == '[' ? ']' : '}', content);
        add(std::move(node));
    }

    void closeFlow(YamlNode &node, char bracket, std::size_t content) const
    {
        std::size_t at = std::max(node.range.end, content + 1);
        while (at < m_text.size() && m_text[at] != bracket) {
            if (m_text[at] == '#')
                at = std::min(m_text.find('\n', at), m_text.size());
            else if (isSpace(m_text[at]) || m_text[at] == ',' || m_text[at] == ':')
                ++at;
            else
                break;
        }
        const bool isClosed = at < m_text.size() && m_text[at] == bracket;
        node.isExact = node.isExact && isClosed;
        node.range.end = isClosed ? at + 1 : at;
    }

    void add(YamlNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        YamlNode &parent = m_open.back();
        const bool isValue = parent.isMap() && parent.children.size() % 2 == 1;
        if (node.kind == YamlNode::Kind::Nothing)
            placeNothing(node, parent, isValue);
        if (parent.isMap() && !isValue) {
            const std::size_t before = node.range.begin;
            const bool isAsked = before >= 2 && m_text.substr(before - 2, 2) == "? ";
            parent.isExact = parent.isExact && !isAsked && node.isScalar() && node.isExact;
        }
        parent.children.push_back(std::move(node));
    }

    /// yaml-cpp says nothing useful of where nothing is.
    void placeNothing(YamlNode &node, const YamlNode &parent, bool isValue) const
    {
        std::size_t at = parent.children.empty() ? parent.range.end : parent.children.back().range.end;
        if (isValue) {
            while (at < m_text.size() && isBlank(m_text[at]))
                ++at;
            if (at < m_text.size() && m_text[at] == ':')
                ++at;
            else
                node.isExact = false;
        } else {
            node.isExact = false;
        }
        node.range = {at, at};
        while (at < m_text.size() && isBlank(m_text[at]))
            ++at;
        const std::size_t end = std::min(m_text.find_first_of(" \t\r\n,]}#", at), m_text.size());
        const std::string_view word = m_text.substr(at, end - at);
        if (word == "~" || word == "null" || word == "Null" || word == "NULL")
            node.range = {at, end};
    }

    std::string_view m_text;
    std::vector<std::size_t> m_lines; ///< where each begins
    std::vector<YamlNode> m_open;
    YamlNode m_root;
    std::size_t m_last = 0; ///< where the part before this one begins
    bool m_isLost = false;
};

/// yaml-cpp counts columns in bytes; people count letters.
scenario::Place placeOf(std::string_view text, const YAML::Mark &mark)
{
    if (mark.line < 0)
        return {1, 1, 0};
    std::size_t at = 0;
    for (int line = 0; line < mark.line && at < text.size(); ++line)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view before = text.substr(at, static_cast<std::size_t>(std::max(mark.column, 0)));
    return {static_cast<std::uint32_t>(mark.line + 1), scenario::columnsIn(before) + 1, 0};
}

} // namespace

std::variant<YamlNode, scenario::Problem> readYaml(std::string_view text)
{
    if (text.size() > scenario::largestText)
        return scenario::tooLarge();
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        TreeBuilder builder(text);
        parser.HandleNextDocument(builder);
        if (!builder.isLost())
            return builder.take();
    } catch (const YAML::Exception &error) { // yaml-cpp reports what is no YAML by throwing
        return scenario::notYaml(placeOf(text, error.mark), error.msg);
    }
    return scenario::Problem{{1, 1, 0}, "the places in this text cannot be told", "edit it as text"};
}

} // namespace loopscope::form
