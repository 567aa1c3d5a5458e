#include "exchange/json_scanner.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace loopscope::exchange {

namespace {

constexpr std::uint64_t everyByte = 0x0101010101010101U;
constexpr std::uint64_t highBits = 0x8080808080808080U;
static_assert(std::endian::native == std::endian::little, "the first byte of a word is its lowest");

/// The high bit of each byte that is `wanted`; of later bytes perhaps too many, never too few.
std::uint64_t matches(std::uint64_t word, char wanted)
{
    const std::uint64_t zero = word ^ (everyByte * static_cast<unsigned char>(wanted));
    return (zero - everyByte) & ~zero & highBits;
}

/// The first quote or backslash from `at` on, or some byte at or behind `end`, where there is none before it.
const char *findQuote(const char *at, const char *end)
{
    while (at < end) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        if (const std::uint64_t found = matches(word, '"') | matches(word, '\\'); found != 0)
            return at + std::countr_zero(found) / 8;
        at += sizeof word;
    }
    return at;
}

int hexDigit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    const char lower = static_cast<char>(letter | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Four hexadecimal digits at `at`; -1 if they are none.
int codeUnitAt(std::string_view text, std::size_t at)
{
    int unit = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = i < text.size() ? hexDigit(text[i]) : -1;
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

void appendUtf8(std::string &out, std::uint32_t code)
{
    const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80U)
        return add(code);
    if (code < 0x800U) {
        add(0xc0U | code >> 6U);
    } else {
        if (code < 0x10000U) {
            add(0xe0U | code >> 12U);
        } else {
            add(0xf0U | code >> 18U);
            add(0x80U | (code >> 12U & 0x3fU));
        }
        add(0x80U | (code >> 6U & 0x3fU));
    }
    add(0x80U | (code & 0x3fU));
}

/// What follows "\u" at `at`; moves `at` behind it.
void appendCodePoint(std::string &out, std::string_view text, std::size_t &at)
{
    constexpr std::uint32_t replacement = 0xfffd;
    const int first = codeUnitAt(text, at);
    at += 4;
    if (first < 0xd800 || first > 0xdfff)
        return appendUtf8(out, static_cast<std::uint32_t>(first));
    const bool isPair = first < 0xdc00 && text.substr(std::min(at, text.size()), 2) == "\\u";
    const int second = isPair ? codeUnitAt(text, at + 2) : -1;
    if (second < 0xdc00 || second > 0xdfff)
        return appendUtf8(out, replacement);
    at += 6;
    appendUtf8(out, 0x10000U + ((static_cast<std::uint32_t>(first) & 0x3ffU) << 10U) +
                        (static_cast<std::uint32_t>(second) & 0x3ffU));
}

} // namespace

Scan JsonScanner::take(char wanted)
{
    if (peek() == wanted && !isAtEnd()) {
        ++m_at;
        return Scan::Good;
    }
    return isAtEnd() ? Scan::Cut : Scan::Bad;
}

Scan JsonScanner::string(std::string_view &text)
{
    if (const Scan quote = take('"'); quote != Scan::Good)
        return quote;
    const char *begin = m_at;
    for (const char *at = begin;;) {
        at = findQuote(at, m_end);
        if (at >= m_end)
            return Scan::Cut;
        if (*at == '"') {
            text = {begin, static_cast<std::size_t>(at - begin)};
            m_at = at + 1;
            return Scan::Good;
        }
        at += 2; // what is escaped ends no string
    }
}

Scan JsonScanner::value(std::string_view &text)
{
    const char first = peek();
    if (first == '"')
        return string(text);
    const char *begin = m_at;
    const Scan scan = first == '{' || first == '[' ? brackets() : plain();
    text = {begin, static_cast<std::size_t>(m_at - begin)};
    return scan;
}

/// An object or an array, to its end. That its brackets match and its strings end is all that is asked of it.
Scan JsonScanner::brackets()
{
    std::uint64_t isObject = 0; // by depth, the innermost lowest
    int depth = 0;
    for (; m_at < m_end; ++m_at) {
        switch (*m_at) {
        case '"': {
            std::string_view text;
            if (const Scan scan = string(text); scan != Scan::Good)
                return scan;
            --m_at;
            break;
        }
        case '{':
        case '[':
            if (++depth > deepest)
                return Scan::Bad;
            isObject = isObject << 1U | (*m_at == '{' ? 1U : 0U);
            break;
        case '}':
        case ']':
            if ((isObject & 1U) != (*m_at == '}' ? 1U : 0U))
                return Scan::Bad;
            isObject >>= 1U;
            if (--depth == 0) {
                ++m_at;
                return Scan::Good;
            }
            break;
        default:
            break;
        }
    }
    return Scan::Cut;
}

/// A number, true, false or null.
Scan JsonScanner::plain()
{
    const char *begin = m_at;
    while ((*m_at >= '0' && *m_at <= '9') || *m_at == '.' || *m_at == '-' || *m_at == '+' ||
           (*m_at >= 'a' && *m_at <= 'z') || (*m_at >= 'A' && *m_at <= 'Z'))
        ++m_at; // the padding is none of these
    if (isAtEnd())
        return Scan::Cut; // it may go on
    return m_at == begin ? Scan::Bad : Scan::Good;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char letter = text[at++];
        if (letter != '\\' || at == text.size()) {
            out += letter;
            continue;
        }
        const char escape = text[at++];
        constexpr std::string_view letters = "nrtbf";
        constexpr std::string_view meanings = "\n\r\t\b\f";
        if (escape == 'u' && codeUnitAt(text, at) >= 0)
            appendCodePoint(out, text, at);
        else if (const std::size_t known = letters.find(escape); known != std::string_view::npos)
            out += meanings[known];
        else
            out += escape;
    }
    return out;
}

std::optional<std::int64_t> nsFromMicroseconds(std::string_view number)
{
    constexpr std::int64_t most = std::int64_t{1} << 62U;
    const char *at = number.data();
    const char *end = at + number.size();
    const bool isNegative = at < end && *at == '-';
    at += isNegative ? 1 : 0;
    if (at == end || *at < '0' || *at > '9')
        return std::nullopt;
    std::int64_t ns = 0;
    int decimals = -1; // taken so far; -1 before the point
    for (; at < end; ++at) {
        if (*at == '.' && decimals < 0) {
            decimals = 0;
        } else if (*at >= '0' && *at <= '9' && decimals < 3) {
            if (ns > most / (decimals < 0 ? 10'000 : 10)) // what comes behind the point has its place already
                return std::nullopt;
            ns = ns * 10 + (*at - '0');
            decimals += decimals < 0 ? 0 : 1;
        } else if (*at < '0' || *at > '9') {
            break;
        }
    }
    if (at < end) { // an exponent, or no number
        double value = 0;
        const auto [last, error] = std::from_chars(number.data(), end, value);
        if (error != std::errc{} || last != end || !(std::abs(value) < static_cast<double>(most) / 1000))
            return std::nullopt;
        return std::llround(value * 1000);
    }
    for (decimals = std::max(decimals, 0); decimals < 3; ++decimals)
        ns *= 10;
    return isNegative ? -ns : ns;
}

} // namespace loopscope::exchange
