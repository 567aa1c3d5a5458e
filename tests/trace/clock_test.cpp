// The conversion from stamps to time: continuous, monotone, and true, whatever the counter's rate does.

#include "support/check.h"
#include "trace/clock.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <deque>
#include <string>
#include <thread>
#include <vector>

using namespace loopscope;
using namespace loopscope::trace;
using test::check;
using test::checkEqual;

namespace {

constexpr std::int64_t ms = 1'000'000;

/// A counter of a machine that does not exist: 2.5 GHz, give or take what a case says, and CLOCK_MONOTONIC beside it.
struct Machine {
    std::int64_t ns = 77'000 * ms;
    double ticks = 9e14;
    double ticksPerNs = 2.5;

    ClockReading reading() const { return {static_cast<std::int64_t>(ticks), ns}; }
    void pass(std::int64_t time)
    {
        ns += time;
        ticks += static_cast<double>(time) * ticksPerNs;
    }
};

void virtualTimeStaysUntilItIsSet()
{
    Clock clock = Clock::virtualTime();
    check(clock.isVirtual(), "virtual");
    checkEqual(toNs(clock.now()), 0, "begins at zero");
    clock.setVirtual(timeFromNs(5000));
    checkEqual(clock.ticks(), 5000, "ticks are ns");
    checkEqual(toNs(clock.now()), 5000, "now");
    clock.recalibrate();
    checkEqual(toNs(clock.now()), 5000, "nothing to measure");
}

void virtualTimeIsExactOverCenturies()
{
    Clock clock = Clock::virtualTime();
    constexpr std::int64_t twoCenturies = 6'311'520'000'000'000'001;
    clock.setVirtual(timeFromNs(twoCenturies));
    checkEqual(toNs(clock.now()), twoCenturies, "now");
    checkEqual(clock.toTicks(timeFromNs(twoCenturies)), twoCenturies, "ticks");
}

void checkRealClock(Clock &clock)
{
    check(!clock.isVirtual(), "real");
    const Time begin = clock.now();
    check(toNs(begin) >= 0, "a run begins at zero");
    check(toNs(begin) < 1'000'000 * ms, "a run begins now");
    Time last = begin;
    for (int i = 0; i < 10'000; ++i) {
        Clock::orderStamps();
        const Time next = clock.now();
        check(next >= last, "time goes on");
        last = next;
        clock.recalibrate();
    }
    for (std::int64_t ns = 0; ns < 100 * ms; ns += 999'983) {
        const std::int64_t back = toNs(clock.toTime(clock.toTicks(timeFromNs(ns))));
        check(std::abs(back - ns) <= 1,
              "a time survives its way through ticks, within a ns: " + std::to_string(back - ns));
    }
}

void realClocksRunForward()
{
    Clock best = Clock::real();
    checkRealClock(best);
    Clock tsc = Clock::real(ClockSource::Tsc);
    checkRealClock(tsc);
    Clock monotonic = Clock::real(ClockSource::Monotonic);
    checkRealClock(monotonic);
    check(!monotonic.countsTicks(), "the fallback counts no ticks");
}

void bothSourcesCountTheSameTime()
{
    Clock monotonic = Clock::real(ClockSource::Monotonic);
    Clock tsc = Clock::real(ClockSource::Tsc);
    // Every reading of one lies between two of the other, so it bounds how much later that one began. If both count the
    // same time the bounds never contradict each other, however busy the machine is.
    std::int64_t atLeast = INT64_MIN;
    std::int64_t atMost = INT64_MAX;
    while (monotonic.now() < timeFromNs(60 * ms)) {
        const std::int64_t before = toNs(monotonic.now());
        const std::int64_t between = toNs(tsc.now());
        const std::int64_t after = toNs(monotonic.now());
        atLeast = std::max(atLeast, before - between);
        atMost = std::min(atMost, after - between);
        tsc.recalibrate();
    }
    check(atLeast <= atMost + ms, "they differ by a constant: " + std::to_string(atLeast - atMost) + " ns apart");
}

/// Lets a machine run for a while with a measurement every `step`, and gives all pieces.
std::deque<ClockPiece> steer(Machine machine, double roughNsPerTick, std::int64_t step, int steps, double drift)
{
    const ClockReading first = machine.reading();
    std::deque<ClockPiece> pieces{{.ticks = first.ticks, .nsPerTick = roughNsPerTick}};
    pieces.back().until = pieces.back().ticksAt(step + 10 * ms);
    for (int i = 0; i < steps; ++i) {
        machine.pass(step);
        machine.ticksPerNs *= 1.0 + drift;
        pieces.push_back(nextPiece(pieces.back(), first, machine.reading(), step));
    }
    return pieces;
}

void piecesJoinAndRise()
{
    // 60 ppm wrong at first, and a counter whose rate moves by 5 ppm from one measurement to the next.
    const auto pieces = steer(Machine{}, 0.4 * (1.0 + 60e-6), 1000 * ms, 100, 5e-6);
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const ClockPiece &before = pieces[i - 1];
        const ClockPiece &after = pieces[i];
        check(after.ticks > before.ticks, "a piece begins after the one before");
        checkEqual(after.ticks, before.until, "and where that ends");
        checkEqual(after.ns, before.nsAt(after.ticks), "without a jump");
        check(after.nsPerTick > 0.0, "time rises");
        std::int64_t last = before.nsAt(after.ticks - 50);
        for (std::int64_t ticks = after.ticks - 49; ticks < after.ticks + 50; ++ticks) {
            const std::int64_t ns = ticks < after.ticks ? before.nsAt(ticks) : after.nsAt(ticks);
            check(ns >= last, "never back");
            last = ns;
        }
    }
}

void aWrongRateIsCorrected()
{
    Machine machine;
    const ClockReading first = machine.reading();
    const auto pieces = steer(machine, 0.4 * (1.0 + 100e-6), 1000 * ms, 20, 0.0);
    machine.pass(21'000 * ms);
    const std::int64_t error = pieces.back().nsAt(machine.reading().ticks) - (machine.ns - first.ns);
    check(std::abs(error) < 1000, "after 20 measurements the error is below a microsecond: " + std::to_string(error));
}

void aSuspendedMachineGoesOnWhereItWas()
{
    Machine machine;
    const ClockReading first = machine.reading();
    ClockPiece before{.ticks = first.ticks, .nsPerTick = 0.4};
    before.until = before.ticksAt(2000 * ms);
    machine.pass(1000 * ms);
    machine.ticks += 2.5 * 3600e9; // the counter went on for an hour that CLOCK_MONOTONIC does not know of
    const ClockPiece between = straightPiece(before, machine.reading().ticks, 10 * ms);
    checkEqual(between.ns, before.nsAt(before.until), "no jump where nobody measured");
    checkEqual(between.until, between.ticksAt(between.nsAt(machine.reading().ticks) + 10 * ms), "and on, from now");
    const ClockPiece after = nextPiece(between, first, machine.reading(), 1000 * ms);
    checkEqual(after.nsPerTick, before.nsPerTick, "the rate stays");
    checkEqual(after.ns, between.nsAt(after.ticks), "no jump");
}

/// Three threads read the time, as fast as they can, while it is steered by `recalibrate` (or is not), until the clock
/// itself says that it is over.
template <class Steer>
void readWhile(Clock &clock, Time end, const Steer &steer)
{
    std::atomic<bool> isOver = false;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            Time last = clock.now();
            while (!isOver.load(std::memory_order_relaxed)) {
                Clock::orderStamps();
                const std::int64_t ticks = clock.ticks();
                const Time next = clock.toTime(ticks);
                check(next >= last, "time never goes back");
                const std::int64_t apart = toNs(clock.toTime(clock.toTicks(next))) - toNs(next);
                check(std::abs(apart) <= 1, "and back: " + std::to_string(apart) + " ns");
                checkEqual(toNs(clock.toTime(ticks)), toNs(next), "and the same again");
                last = next;
            }
        });
    }
    while (clock.now() < end) {
        steer();
        std::this_thread::yield();
    }
    isOver = true;
    for (std::thread &reader : readers)
        reader.join();
}

void timeRisesForAllWhileOneRecalibrates()
{
    Clock clock = Clock::real();
    readWhile(clock, timeFromNs(250 * ms), [&] { clock.recalibrate(); });
}

void whoMeasuresTooLateChangesNoTimeThatSomebodyHasRead()
{
    Clock clock = Clock::real();
    // Nothing is measured before readers have come to the end of a piece, again and again.
    Time due = timeFromNs(90 * ms);
    readWhile(clock, timeFromNs(400 * ms), [&] {
        if (clock.now() < due)
            return;
        clock.recalibrate();
        due += std::chrono::milliseconds{90};
    });
}

void whatWasConvertedOnceConvertsToTheSameForEver()
{
    Clock clock = Clock::real();
    std::vector<std::pair<std::int64_t, Time>> known;
    while (clock.now() < timeFromNs(100 * ms)) {
        clock.recalibrate();
        const std::int64_t ticks = clock.ticks();
        if (known.size() < 20'000)
            known.emplace_back(ticks, clock.toTime(ticks));
    }
    for (const auto &[ticks, time] : known)
        checkEqual(toNs(clock.toTime(ticks)), toNs(time), "the time of an old stamp");
}

} // namespace

int main()
{
    constexpr std::array cases{
        test::Case{"virtual time stays until it is set", virtualTimeStaysUntilItIsSet},
        test::Case{"virtual time is exact over centuries", virtualTimeIsExactOverCenturies},
        test::Case{"real clocks run forward", realClocksRunForward},
        test::Case{"both sources count the same time", bothSourcesCountTheSameTime},
        test::Case{"pieces join and rise", piecesJoinAndRise},
        test::Case{"a wrong rate is corrected", aWrongRateIsCorrected},
        test::Case{"a suspended machine goes on where it was", aSuspendedMachineGoesOnWhereItWas},
        test::Case{"time rises for all while one recalibrates", timeRisesForAllWhileOneRecalibrates},
        test::Case{"who measures too late changes no time that somebody has read",
                   whoMeasuresTooLateChangesNoTimeThatSomebodyHasRead},
        test::Case{"what was converted once converts to the same for ever",
                   whatWasConvertedOnceConvertsToTheSameForEver}};
    return test::runCases(cases);
}
