#include "scenario/python_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace loopscope::scenario {

namespace {

bool contains(std::string_view text, char c)
{
    return text.find(c) != std::string_view::npos;
}

std::string escaped(std::string_view text, char quote, bool doublesBraces)
{
    std::string result;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c == '\r') {
            result += "\\r";
        } else if (code < 0x20 || code == 0x7f) {
            static constexpr std::string_view digits = "0123456789abcdef";
            result += "\\x";
            result += digits[code / 16U];
            result += digits[code % 16U];
        } else {
            if (c == '\\' || c == quote)
                result += '\\';
            result += c;
            if (doublesBraces && (c == '{' || c == '}'))
                result += c;
        }
    }
    return result;
}

/// The quote for a text that holds quotes itself.
char quoteFor(std::string_view text, char preferred)
{
    const char other = preferred == '"' ? '\'' : '"';
    return contains(text, preferred) && !contains(text, other) ? other : preferred;
}

/// "…{}…".format(a, b)
std::string formatted(const PythonPieces &pieces)
{
    std::string text;
    std::string values;
    for (const auto &piece : pieces) {
        if (const auto *value = std::get_if<PythonPiece>(&piece)) {
            text += '{' + std::string(value->conversion) + '}';
            values += (values.empty() ? "" : ", ") + value->expression;
        } else {
            text += escaped(std::get<std::string>(piece), '"', true);
        }
    }
    return '"' + text + "\".format(" + values + ')';
}

} // namespace

std::string pythonText(std::string_view text, char preferred)
{
    const char quote = quoteFor(text, preferred);
    return quote + escaped(text, quote, false) + quote;
}

std::string pythonDocumentation(std::string_view text)
{
    const bool endsIt = text.find("\"\"\"") != std::string_view::npos;
    std::string result = escaped(text, endsIt ? '"' : '\0', false);
    if (!result.empty() && std::string_view(".!?:…").find(result.back()) == std::string_view::npos &&
        !result.ends_with("…"))
        result += '.';
    return result;
}

std::string pythonText(const PythonPieces &pieces)
{
    std::string plain;
    std::string values;
    for (const auto &piece : pieces) {
        if (const auto *value = std::get_if<PythonPiece>(&piece))
            values += value->expression + ' ';
        else
            plain += std::get<std::string>(piece);
    }
    if (values.empty())
        return pythonText(plain);
    const bool allowsDouble = !contains(values, '"');
    const bool allowsSingle = !contains(values, '\'');
    if (contains(values, '\\') || (!allowsDouble && !allowsSingle))
        return formatted(pieces);
    char quote = quoteFor(plain, '"');
    if ((quote == '"' && !allowsDouble) || (quote == '\'' && !allowsSingle))
        quote = quote == '"' ? '\'' : '"';
    std::string text{'f', quote};
    for (const auto &piece : pieces) {
        if (const auto *value = std::get_if<PythonPiece>(&piece)) {
            text += value->expression.starts_with('{') ? "{ " : "{"; // "{{" would be a brace
            text += value->expression;
            text += value->expression.ends_with('}') ? " " : "";
            text += std::string(value->conversion) + '}';
        } else {
            text += escaped(std::get<std::string>(piece), quote, true);
        }
    }
    return text + quote;
}

std::string pythonSeconds(std::int64_t nanoseconds, double speed)
{
    std::array<char, 400> buffer{};
    const double seconds = static_cast<double>(nanoseconds) / 1e9 / speed;
    const auto end = std::to_chars(buffer.begin(), buffer.end(), seconds, std::chars_format::fixed);
    return {buffer.data(), end.ptr};
}

} // namespace loopscope::scenario
