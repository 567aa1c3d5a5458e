#include "form/scalars.h"

#include <algorithm>

namespace loopscope::form {

namespace {

using scenario::FieldType;
using Style = YamlNode::Style;

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string doubleQuoted(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (result += '\\') += c;
        else if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            ((result += "\\x") += digits[byte >> 4U]) += digits[byte & 15U];
        else
            result += c;
    }
    return result += '"';
}

std::string singleQuoted(std::string_view text)
{
    std::string result = "'";
    for (const char c : text)
        result.append(c == '\'' ? 2U : 1U, c);
    return result += '\'';
}

/// What was typed is one value of YAML by itself: a list in brackets, a text in quotes.
bool isOneValue(std::string_view typed, bool inFlow)
{
    if (hasControl(typed))
        return false;
    const std::string before = inFlow ? "- [" : "- ";
    const auto read = readYaml(before + std::string(typed) + (inFlow ? "]" : ""));
    const auto *root = std::get_if<YamlNode>(&read);
    if (root == nullptr || !root->isSequence() || root->children.size() != 1)
        return false;
    const YamlNode *value = root->children.data();
    if (inFlow && (!value->isSequence() || value->children.size() != 1))
        return false;
    if (inFlow)
        value = value->children.data();
    const bool isFlowMapWithoutBraces = value->isMap() && typed.front() != '{';
    return value->kind != YamlNode::Kind::Nothing && value->isExact && !isFlowMapWithoutBraces &&
           value->range == Range{before.size(), before.size() + typed.size()};
}

} // namespace

bool isPlain(std::string_view text, bool inFlow)
{
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || hasControl(text) || text == "~" ||
        text == "null" || text == "Null" || text == "NULL" || text.starts_with("---") || text.starts_with("..."))
        return false;
    constexpr std::string_view indicators = ",[]{}#&*!|>'\"%@`";
    const bool isDash = text.front() == '-' || text.front() == '?' || text.front() == ':';
    if (indicators.find(text.front()) != text.npos ||
        (isDash && (text.size() == 1 || text[1] == ' ' || (inFlow && indicators.find(text[1]) != text.npos))))
        return false;
    if (text.find(": ") != text.npos || text.find(" #") != text.npos || text.back() == ':')
        return false;
    return !inFlow || text.find_first_of(",[]{}:?") == text.npos;
}

std::string scalar(std::string_view text, Style style, bool inFlow)
{
    if (style == Style::DoubleQuoted)
        return doubleQuoted(text);
    if (style == Style::SingleQuoted && !hasControl(text))
        return singleQuoted(text);
    if (isPlain(text, inFlow))
        return std::string(text);
    const bool isSimpler = text.find_first_of("\"\\") != text.npos && text.find('\'') == text.npos && !hasControl(text);
    return isSimpler ? singleQuoted(text) : doubleQuoted(text);
}

std::optional<std::string> written(std::string_view typed, FieldType type, Style style, bool inFlow)
{
    switch (type) {
    case FieldType::Expression:
    case FieldType::Awaitable:
    case FieldType::Awaitables:
    case FieldType::Object:
        break; // quotes, brackets and braces are YAML's own there
    default:
        return scalar(typed, style, inFlow);
    }
    if (typed.empty())
        return std::nullopt;
    if (type == FieldType::Awaitable && typed.front() != '{' &&
        (style == Style::DoubleQuoted || style == Style::SingleQuoted))
        return scalar(typed, style, inFlow);
    if (isPlain(typed, inFlow) || isOneValue(typed, inFlow))
        return std::string(typed);
    const std::string inParentheses = '(' + std::string(typed) + ')';
    if (type == FieldType::Expression && isPlain(inParentheses, inFlow))
        return inParentheses;
    if (type == FieldType::Awaitable && !hasControl(typed))
        return scalar(typed, style, inFlow);
    return std::nullopt;
}

} // namespace loopscope::form
