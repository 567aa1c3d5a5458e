#pragma once

// What a test needs that links no Qt: checks that say what was expected where, and end the program with 1 at the first
// that fails. At once and from any thread, because a failed check in one thread leaves the others nothing to wait for.

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <span>
#include <sstream>
#include <string>
#include <string_view>

namespace loopscope::test {

[[noreturn]] inline void fail(std::string_view message, const char *file = __builtin_FILE(),
                              int line = __builtin_LINE())
{
    std::ostringstream text;
    text << file << ':' << line << ": " << message << '\n';
    std::cerr << text.str() << std::flush;
    std::_Exit(EXIT_FAILURE);
}

inline void check(bool isTrue, std::string_view what, const char *file = __builtin_FILE(), int line = __builtin_LINE())
{
    if (!isTrue)
        fail(std::string("not true: ") + std::string(what), file, line);
}

/// Both values must be printable.
template <class Actual, class Expected>
void checkEqual(const Actual &actual, const Expected &expected, std::string_view what,
                const char *file = __builtin_FILE(), int line = __builtin_LINE())
{
    if (actual == expected)
        return;
    std::ostringstream text;
    text << what << "\n  expected: " << expected << "\n  actual:   " << actual;
    fail(text.str(), file, line);
}

struct Case {
    std::string_view name;
    void (*run)();
};

/// Runs all cases; main() returns the result.
inline int runCases(std::span<const Case> cases)
{
    for (const Case &each : cases) {
        std::cout << each.name << std::endl;
        each.run();
    }
    std::cout << cases.size() << " passed" << std::endl;
    return EXIT_SUCCESS;
}

} // namespace loopscope::test
