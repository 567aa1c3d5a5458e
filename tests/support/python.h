#pragma once

// CPython as the oracle. Where there is none the tests that ask it are skipped, and say so.

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <unistd.h>

namespace loopscope::test {

/// The interpreter that the build found (the tests' environment names it); nullopt where there is none of 3.11 or
/// later, because the ordering rules that Loopscope promises are those of that version. The condition may ask for more.
inline std::optional<std::string> python(const std::string &condition = "sys.version_info >= (3, 11)")
{
    const char *found = std::getenv("LOOPSCOPE_PYTHON");
    if (found == nullptr || *found == '\0')
        return std::nullopt;
    const std::string probe =
        "'" + std::string(found) + "' -c 'import sys; sys.exit(not (" + condition + "))' 2>/dev/null";
    return std::system(probe.c_str()) == 0 ? std::optional<std::string>(found) : std::nullopt;
}

/// What a Python file prints. nullopt where it could not be run, or ended with an error.
inline std::optional<std::string> outputOfPythonFile(const std::string &file)
{
    const auto interpreter = python();
    if (!interpreter)
        return std::nullopt;
    std::FILE *pipe = popen(("'" + *interpreter + "' -B '" + file + "'").c_str(), "r");
    if (pipe == nullptr)
        return std::nullopt;
    std::string output;
    char buffer[4096];
    for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        output.append(buffer, read);
    return pclose(pipe) == 0 ? std::optional(output) : std::nullopt;
}

/// The same for a program's text. May be called in several threads.
inline std::optional<std::string> outputOfPython(const std::string &program)
{
    static std::atomic<int> number = 0;
    const auto file = std::filesystem::temp_directory_path() /
                      ("loopscope-test-" + std::to_string(getpid()) + '-' + std::to_string(++number) + ".py");
    std::ofstream(file) << program;
    auto output = outputOfPythonFile(file.string());
    std::filesystem::remove(file);
    return output;
}

} // namespace loopscope::test
