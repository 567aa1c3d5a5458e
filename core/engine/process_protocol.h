#pragma once

// What a pool and its worker processes say to each other. Every message begins with a byte that says what it is; the
// rest is written by a ByteWriter in the order that is given here. What describes a job, or a worker's set-up, are
// bytes that the engine does not look into.
//
// A job that is larger than smallMessage is announced, and sent when the worker asks for it: so that whoever submits a
// job never has to wait for a worker that is slow to read.

#include "engine/value_codec.h"

#include <cstdint>

namespace loopscope::engine {

/// To the worker.
enum class Order : std::uint8_t {
    SetUp, ///< byte: whether stamps are ticks of the processor's counter; bytes for JobSource::setUp(). The first one
    Run,   ///< bytes for JobSource::job(). The next one comes after Done
    Announce, ///< a Run will follow, after SendIt
};

/// From the worker. A stamp (fixed) is its own, see Clock::ticksOf().
enum class Answer : std::uint8_t {
    Ready,     ///< to SetUp
    Refused,   ///< to SetUp: text
    SendIt,    ///< to Announce
    Logged,    ///< stamp; number: line; text
    WorkBegan, ///< stamp; number: line; byte: Reason; signed number: how long in ns
    WorkEnded, ///< as WorkBegan
    Done,      ///< the outcome
};

/// Always fits into a socket that was empty.
inline constexpr std::size_t smallMessage = std::size_t{16} << 10U;

/// What becomes of a job whose process is gone, in Python's words.
inline Exception brokenProcessPool()
{
    return {"BrokenProcessPool",
            "A process in the process pool was terminated abruptly while the future was running or pending."};
}

/// The same for a simulated process: what is told of a job there, where nothing has to cross a border. Not of a run
/// that is being stopped, which kills its jobs, too.
inline Outcome leftProcess(Outcome outcome)
{
    return outcome.isKilled() ? Outcome{brokenProcessPool()} : sendable(std::move(outcome));
}

} // namespace loopscope::engine
