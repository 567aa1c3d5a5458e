#pragma once

// Letters, digits and columns, as scenarios count them.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace loopscope::scenario {

/// Every character beyond ASCII is a letter.
inline bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Of a word: a name, a key, a number.
inline bool isWordByte(char c)
{
    return isLetter(c) || isDigit(c);
}

/// Without the bytes of `away` at both ends.
inline std::string_view trimmed(std::string_view text, std::string_view away = " ")
{
    text.remove_prefix(std::min(text.find_first_not_of(away), text.size()));
    return text.substr(0, text.find_last_not_of(away) + 1);
}

/// A byte that goes on with the code point of the byte before it.
inline bool continuesLetter(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

/// Unicode's code points; `text` is UTF-8.
inline std::size_t lettersIn(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continuesLetter(c); }));
}

/// Where the text's code point with this number, from 0, begins; its end where it has no such.
inline std::size_t offsetOfLetter(std::string_view text, std::size_t number)
{
    std::size_t at = 0;
    while (at < text.size() && (continuesLetter(text[at]) || number-- > 0))
        ++at;
    return at;
}

/// Columns count code points.
inline std::uint32_t columnsIn(std::string_view text)
{
    return static_cast<std::uint32_t>(lettersIn(text));
}

} // namespace loopscope::scenario
