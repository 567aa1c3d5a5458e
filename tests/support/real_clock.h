#pragma once

// What "it logs the same" means on the real clock, where a machine that is busy is late.
//
// Lines that belong to one moment are in the order that the engine gives them, however late it is. Lines of different
// moments are in order as long as nobody is later than the time between: a task that sleeps for 1 s and another one for
// 1.2 s may well come in the other order on a machine that stands still for that fifth of a second, in CPython as well.
//
// So a program is run so slowly that the moments of its lines have a margin between them; the virtual clock tells where
// they are. That leaves nothing to chance but a machine that stands still for so long, and for that there is a witness:
// a thread that only sleeps, a millisecond at a time, and knows how late it was woken. Who waits k times, one after the
// other, is late by the k latest moments together, at worst: the lateness of a program with k moments. A difference
// where that is less than half of the margin is a difference, and nothing is tried again. Where it is more, an attempt
// that differs says nothing: it is void, counted, and made again, a few times and no more. Programs that sleep are run
// side by side: going slowly costs no time then.

#include "trace/trace.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace loopscope::test {

/// How a program is run on the real clock.
struct Pace {
    double speed = 20.0;
    Duration margin{};       ///< between any two moments of its lines: how late a machine may be
    Duration duration{};     ///< how long it takes
    std::size_t moments = 0; ///< how many there are
};

/// The pace at which the moments of lines are 60 ms apart or more, 20 times as fast as the scenario says at most. What
/// lines there are, and when, is taken from a run on the virtual clock.
Pace gentlePace(const trace::Trace &onVirtualClock);
/// The pace of a run with that speed.
Pace paceAt(double speed, const trace::Trace &onVirtualClock);

/// How often a proof is made: the environment's LOOPSCOPE_ROUNDS, else once.
int rounds();

/// Lines that several threads log at one moment. The engine has an order for them; CPython leaves it to the system
/// which of two threads that begin together is faster.
struct Tie {
    std::size_t first = 0; ///< the line's number, from 0
    std::size_t count = 0;
};
std::vector<Tie> tiesOfThreads(const trace::Trace &onVirtualClock);

/// What came of one attempt.
struct Attempt {
    std::string log;
    std::string flaw; ///< what is wrong beside the log, and has no excuse
};

/// That a program logs what it should.
struct Claim {
    std::string name;
    std::string expected;
    Pace pace;
    std::function<Attempt()> attempt; ///< called in any thread
    std::vector<Tie> ties = {};       ///< lines that may come in any order
};

struct Verdict {
    std::string name;
    int agreed = 0;         ///< in so many rounds
    int voided = 0;         ///< attempts that differed while the machine was late
    std::string difference; ///< empty: none
};

/// Attempts each claim so often, several at a time; all of a round before the next one. The verdicts are in the order
/// of the claims. Prints a line for each round.
std::vector<Verdict> prove(const std::vector<Claim> &claims, int rounds);

} // namespace loopscope::test
