#pragma once

#include <atomic>
#include <cstdint>

namespace loopscope::exchange {

/// Between the thread that reads a file and whoever waits for it. Any thread may read and write all of it.
struct Progress {
    std::atomic<std::uint64_t> done{0};   ///< bytes, by the reader
    std::atomic<std::uint64_t> total{0};  ///< bytes, by whoever opened the file; 0: unknown
    std::atomic<bool> isCancelled{false}; ///< by whoever does not want it any more: the reader soon gives up
};

} // namespace loopscope::exchange
