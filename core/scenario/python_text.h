#pragma once

// Python's texts: plain ones, and f-strings.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loopscope::scenario {

/// "text", with what cannot stand in it escaped; in 'text' where the other quote would need escaping, or is preferred.
std::string pythonText(std::string_view text, char preferred = '"');
/// What stands in a triple-quoted text.
std::string pythonDocumentation(std::string_view text);

/// A value within a text: its expression, and "!r" or nothing after it.
struct PythonPiece {
    std::string expression;
    std::string_view conversion{};
};
using PythonPieces = std::vector<std::variant<std::string, PythonPiece>>;

/// f"…{value}…"; a plain text where there is no value in it; "…".format(value) where CPython 3.11 cannot nest the
/// quotes.
std::string pythonText(const PythonPieces &pieces);

/// Seconds as Python's literal, without an exponent: 2, 0.05.
std::string pythonSeconds(std::int64_t nanoseconds, double speed);

} // namespace loopscope::scenario
