#pragma once

// A CPython that runs programs on a virtual clock, many of them one after the other in one process.

#include "fuzz/telling.h"

#include <cstdio>
#include <string>
#include <sys/types.h>
#include <vector>

namespace loopscope::fuzz {

/// Belongs to one thread at a time.
class PythonWorker {
public:
    /// Starts virtual_asyncio.py. If that cannot be done, the first batch fails.
    explicit PythonWorker(const std::string &interpreter);
    ~PythonWorker(); ///< ends it
    PythonWorker(const PythonWorker &) = delete;
    PythonWorker &operator=(const PythonWorker &) = delete;

    /// Gives it programs and returns at once; take() must follow.
    void give(const std::vector<std::string> &programs);
    /// Waits for what became of them, in order. Ends this program with a message if CPython has died.
    std::vector<Telling> take();

private:
    [[noreturn]] static void giveUp(const char *what);

    pid_t m_process = -1;
    std::FILE *m_programs = nullptr;
    std::FILE *m_tellings = nullptr;
    std::size_t m_given = 0;
};

} // namespace loopscope::fuzz
