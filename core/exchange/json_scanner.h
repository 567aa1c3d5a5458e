#pragma once

// Reads JSON out of a window on a file: forwards, without copying, and without keeping anything. Whoever meets the end
// of the window asks for more and reads the same value again, so that the scanner needs no state between two windows.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loopscope::exchange {

/// How far reading a value came.
enum class Scan : std::uint8_t {
    Good,
    Bad, ///< it is no JSON, or nests deeper than `deepest`
    Cut, ///< the window ends before the value does
};

/// Moves over a window. Behind its last byte must come at least `padding` bytes that may be read and are all zero.
class JsonScanner {
public:
    static constexpr std::size_t padding = 16;
    static constexpr int deepest = 64; ///< objects and arrays within each other

    JsonScanner(const char *begin, const char *end) : m_at(begin), m_end(end) {}

    const char *at() const { return m_at; }
    bool isAtEnd() const { return m_at >= m_end; }

    void skipSpace()
    {
        while (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')
            ++m_at; // the padding is no space
    }
    /// The next byte, space aside; 0 at the end of the window.
    char peek()
    {
        skipSpace();
        return *m_at;
    }
    /// One byte that is known to be there.
    void step() { ++m_at; }
    /// Takes `wanted`, after any space.
    Scan take(char wanted);
    /// A string without its quotes; escapes are left as they are.
    Scan string(std::string_view &text);
    /// Any value as it stands there, a string without its quotes.
    Scan value(std::string_view &text);

private:
    Scan brackets();
    Scan plain();

    const char *m_at;
    const char *m_end;
};

/// Undoes the escapes of a string. What is no escape stays; half of a pair of surrogates becomes U+FFFD.
std::string unescaped(std::string_view text);

/// A number of microseconds in nanoseconds, exactly; nullopt if it is none, or lies beyond 146 years.
std::optional<std::int64_t> nsFromMicroseconds(std::string_view number);

} // namespace loopscope::exchange
