// The literals of expressions: numbers, durations and texts.

#include "scenario/expression_parser.h"
#include "scenario/letters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace loopscope::scenario {

namespace {

std::optional<std::int64_t> nsPer(std::string_view unit)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 7> units{{{"ns", 1},
                                                                                     {"us", 1'000},
                                                                                     {"µs", 1'000},
                                                                                     {"ms", 1'000'000},
                                                                                     {"s", 1'000'000'000},
                                                                                     {"min", 60'000'000'000},
                                                                                     {"h", 3'600'000'000'000}}};
    for (const auto &[name, ns] : units) {
        if (name == unit)
            return ns;
    }
    return std::nullopt;
}

std::size_t digitsAt(std::string_view text, std::size_t from)
{
    while (from < text.size() && isDigit(text[from]))
        ++from;
    return from;
}

/// Where a number ends: digits, a point and digits, an exponent.
std::size_t endOfNumber(std::string_view text, std::size_t from)
{
    std::size_t end = digitsAt(text, from);
    if (end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1]))
        end = digitsAt(text, end + 1);
    if (end == from || end >= text.size() || (text[end] != 'e' && text[end] != 'E'))
        return end;
    const bool isSigned = end + 1 < text.size() && (text[end + 1] == '-' || text[end + 1] == '+');
    const std::size_t exponent = end + (isSigned ? 2 : 1);
    return exponent < text.size() && isDigit(text[exponent]) ? digitsAt(text, exponent) : end;
}

std::optional<double> asDouble(std::string_view text)
{
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc{} || end.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// A character as UTF-8; nothing where there is none of this number.
std::string encoded(std::uint32_t character)
{
    const auto byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
    const auto more = [&](unsigned shift) { return byte(0x80U | ((character >> shift) & 0x3fU)); };
    if (character < 0x80)
        return {byte(character)};
    if (character < 0x800)
        return {byte(0xc0U | (character >> 6U)), more(0)};
    if (character > 0x10ffff || (character >= 0xd800 && character < 0xe000))
        return {};
    if (character < 0x10000)
        return {byte(0xe0U | (character >> 12U)), more(6), more(0)};
    return {byte(0xf0U | (character >> 18U)), more(12), more(6), more(0)};
}

} // namespace

bool isKeyword(std::string_view word)
{
    static constexpr std::array<std::string_view, 10> keywords{"and", "or",   "not",  "in",   "is",
                                                               "if",  "else", "None", "True", "False"};
    return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

bool isName(std::string_view text)
{
    return !text.empty() && isLetter(text[0]) && !isKeyword(text) &&
           std::all_of(text.begin(), text.end(), [](char c) { return isLetter(c) || isDigit(c); });
}

std::optional<Duration> parseDuration(std::string_view text)
{
    const std::size_t digits = endOfNumber(text, 0);
    const auto amount = asDouble(text.substr(0, digits));
    const auto unit = nsPer(text.substr(digits));
    if (digits == 0 || !amount || !unit)
        return std::nullopt;
    const double ns = *amount * static_cast<double>(*unit);
    if (!(ns < 3.2e18)) // a hundred years
        return std::nullopt;
    return Duration{std::llround(ns)};
}

Expression ExpressionParser::number()
{
    const std::size_t begin = m_at;
    const std::size_t digits = endOfNumber(m_source.text, begin);
    std::size_t end = digits;
    while (end < m_source.text.size() && (isLetter(m_source.text[end]) || isDigit(m_source.text[end])))
        ++end;
    const std::string_view whole = m_source.text.substr(begin, end - begin);
    const std::string_view amount = m_source.text.substr(begin, digits - begin);
    m_at = end;
    Expression result;
    result.place = placeAt(begin, end - begin);
    if (end != digits) {
        const auto duration = parseDuration(whole);
        if (!duration)
            return problem(begin, "'" + std::string(whole) + "' is not a duration",
                           "units are ns, us, ms, s, min and h, up to a hundred years");
        result.literal = Value{*duration};
        return result;
    }
    std::int64_t integer = 0;
    const auto parsed = std::from_chars(amount.data(), amount.data() + amount.size(), integer);
    if (amount.find_first_not_of("0123456789") == std::string_view::npos) {
        if (parsed.ec != std::errc{})
            return problem(begin, "'" + std::string(amount) + "' is larger than 64 bits hold");
        if (amount[0] == '0' && integer != 0)
            return problem(begin, "a whole number does not begin with 0", "write " + std::to_string(integer));
        result.literal = Value{integer};
        return result;
    }
    const auto value = asDouble(amount);
    if (!value)
        return problem(begin, "'" + std::string(amount) + "' is larger or smaller than a float holds");
    result.literal = Value{*value};
    return result;
}

/// What a backslash begins, as in Python; what is no escape there stays as it is, with its backslash.
void ExpressionParser::escape(std::string &value)
{
    static constexpr std::array<std::pair<char, std::string_view>, 11> simple{{{'\\', "\\"},
                                                                               {'\'', "'"},
                                                                               {'"', "\""},
                                                                               {'n', "\n"},
                                                                               {'t', "\t"},
                                                                               {'r', "\r"},
                                                                               {'a', "\a"},
                                                                               {'b', "\b"},
                                                                               {'f', "\f"},
                                                                               {'v', "\v"},
                                                                               {'\n', ""}}};
    static constexpr std::array<std::pair<char, std::size_t>, 3> digitsAfter{{{'x', 2}, {'u', 4}, {'U', 8}}};
    const std::string_view rest = m_source.text.substr(m_at);
    const char letter = rest[1];
    for (const auto &[name, meaning] : simple) {
        if (name == letter) {
            value += meaning;
            m_at += 2;
            return;
        }
    }
    std::size_t begin = 2;
    std::size_t digits = 0;
    int base = 16;
    for (const auto &[name, count] : digitsAfter) {
        if (name == letter)
            digits = count;
    }
    if (letter >= '0' && letter <= '7') { // up to three octal digits
        const std::size_t end = rest.find_first_not_of("01234567", 1);
        begin = 1;
        digits = std::min<std::size_t>(3, (end == std::string_view::npos ? rest.size() : end) - 1);
        base = 8;
    }
    if (digits == 0) {
        value += rest.substr(0, 2);
        m_at += 2;
        return;
    }
    const std::string_view number = rest.substr(begin, digits);
    std::uint32_t character = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), character, base);
    const std::string letters = encoded(character);
    if (number.size() < digits || parsed.ptr != number.data() + digits) {
        problem(m_at, std::string("\\") + letter + " needs " + std::to_string(digits) + " hexadecimal digits",
                "to write a backslash, write two");
    } else if (letters.empty()) {
        problem(m_at, "'" + std::string(rest.substr(0, begin + digits)) + "' is not a character");
    } else {
        value += letters;
        m_at += begin + digits;
    }
}

Expression ExpressionParser::text(char quote)
{
    const std::size_t begin = m_at++;
    std::string value;
    while (m_at < m_source.text.size() && m_source.text[m_at] != quote) {
        if (m_source.text[m_at] == '\\' && m_at + 1 < m_source.text.size())
            escape(value);
        else
            value += m_source.text[m_at++];
    }
    if (m_failed)
        return {};
    if (m_at >= m_source.text.size())
        return problem(begin, "this text does not end", std::string("a ") + quote + " is missing");
    ++m_at;
    Expression result;
    result.literal = Value{std::move(value)};
    result.place = placeAt(begin, m_at - begin);
    return result;
}

} // namespace loopscope::scenario
