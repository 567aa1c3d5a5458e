#pragma once

#include "exchange/imported.h"
#include "exchange/progress.h"

#include <cstdint>
#include <iosfwd>
#include <variant>

namespace loopscope::exchange {

/// What one file may bring. What is beyond is left out, counted and told.
struct ImportLimits {
    std::uint64_t events = 16'000'000;
    std::size_t lanes = 20'000;
    std::size_t nesting = 64;                        ///< spans within each other
    std::size_t eventBytes = std::size_t{16} << 20U; ///< of one event
    std::size_t nameBytes = std::size_t{256} << 20U; ///< of all names together
};

/// Reads a trace in the Chrome Trace Event format, as programs write it: an array of events, or an object with one in
/// "traceEvents"; either may lack its end. Time begins with the first event. Runs on any thread; `in` is read forwards,
/// once, and no more of it is kept in memory than one event and a window of a megabyte.
std::variant<OpenedRun, OpenError> readChromeTrace(std::istream &in, Progress &progress,
                                                   const ImportLimits &limits = {});

} // namespace loopscope::exchange
