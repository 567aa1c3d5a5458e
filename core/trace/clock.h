#pragma once

// The time of one run. A *stamp* is what a thread can afford to read for every event: a raw count of ticks. A *time* is
// what people and files see: nanoseconds since the run began. Stamps are taken by everybody, and turned into times
// later, by whoever reads.
//
// The cheapest stamp is the processor's time stamp counter, where it runs at one rate whatever the processor does. That
// rate is not told anywhere, so it is measured against CLOCK_MONOTONIC, and measured again while the run lasts. The
// conversion is therefore a chain of straight pieces, each beginning where the one before ends. Where a piece ends is
// said when it is made, and what comes after it is decided once, under a lock: by the measurement, which is early as a
// rule, or by the first reader that comes to the end and finds nothing there. So pieces are only ever added and do not
// change; readers follow a pointer without a lock, and what was converted once converts to the same time for ever.
//
// Why not steer one piece in place, under a sequence lock: a reader would have to wait for a writer that was suspended
// half-way, and the time of an event would depend on when it was looked at. Why not publish a piece some time before it
// begins, and trust that no reader has passed its beginning by then: a busy machine holds a thread up for any time,
// also between its last look at the clock and the publication.

#include "trace/time.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace loopscope::trace {

/// Where real time comes from.
enum class ClockSource : std::uint8_t {
    Best,      ///< Tsc where it can be trusted, else Monotonic
    Tsc,       ///< the processor's counter; Monotonic where there is none to be trusted
    Monotonic, ///< clock_gettime(CLOCK_MONOTONIC)
};

/// A stamp and CLOCK_MONOTONIC in ns, read at one moment.
struct ClockReading {
    std::int64_t ticks = 0;
    std::int64_t ns = 0;
};

/// One straight piece of the conversion: valid for stamps from `ticks` until before `until`.
struct ClockPiece {
    std::int64_t ticks = 0;
    std::int64_t ns = 0;    ///< since the run began
    double nsPerTick = 1.0; ///< a rate and not a time, hence a double
    std::int64_t until = INT64_MAX;
    const ClockPiece *before = nullptr;

    std::int64_t nsAt(std::int64_t stamp) const;
    std::int64_t ticksAt(std::int64_t time) const;
};

/// The piece that follows `current`. It begins where that ends, lasts for `reach` ns, and is tilted so that it meets
/// the true time at its end; the true time goes through `first` (the run's beginning) and `now`. An error of more than
/// a tenth of `reach` is not steered away (the machine was suspended): the time goes on from where it is.
ClockPiece nextPiece(const ClockPiece &current, ClockReading first, ClockReading now, std::int64_t reach);

/// What follows `current` where nothing was measured: the same rate, until `lead` ns after `now`.
ClockPiece straightPiece(const ClockPiece &current, std::int64_t nowTicks, std::int64_t lead);

/// Threads: ticks(), now() and the conversions from any; recalibrate() from one, the recorder's consumer; setVirtual()
/// from one, the loop that owns virtual time.
class Clock {
public:
    /// Begins a run now. The first clock of a process that counts ticks takes 2 ms to see how fast they are.
    static Clock real(ClockSource source = ClockSource::Best);
    /// Begins a run at 0, where time stays until it is set. Its ticks are ns.
    static Clock virtualTime();

    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    bool isVirtual() const { return m_kind == Kind::Virtual; }
    bool countsTicks() const { return m_kind == Kind::Tsc; } ///< false for virtual time and CLOCK_MONOTONIC

    /// The stamp of this moment. It may be taken a little before whatever the thread read last: see orderStamps().
    std::int64_t ticks() const;
    Time now() const { return toTime(ticks()); }
    Time toTime(std::int64_t ticks) const;
    /// The stamp that a time of this run had, or will have.
    std::int64_t toTicks(Time time) const;

    /// A stamp for cutting streams: if any thread has stamped something before it, then all that had happened before
    /// that is visible to the caller from now on. See recorder.h.
    std::int64_t cut() const;

    /// The stamp of this moment as another clock of this machine takes it, which counts ticks or does not: for what
    /// happens in another process, where that clock cannot be asked.
    static std::int64_t ticksOf(bool countsTicks);

    /// Keeps later stamps of this thread from being taken before its earlier reads. A processor reads its counter as
    /// early as it can, even while it still waits for memory. So whoever takes something over from another thread calls
    /// this before stamping what follows from it; otherwise effect and cause may change places, if they are only some
    /// tens of nanoseconds apart. To do it at each stamp would cost half as much again.
    static void orderStamps();

    void setVirtual(Time time) { m_virtualNow.store(toNs(time), std::memory_order_release); }

    /// Measures the rate again if it is time to. Cheap; to be called a few times a second or more.
    void recalibrate();

private:
    enum class Kind : std::uint8_t { Tsc, Monotonic, Virtual };
    explicit Clock(Kind kind);
    std::int64_t slowTicks() const;
    const ClockPiece &pieceAfterEnd(std::int64_t ticks) const;
    const ClockPiece &add(ClockPiece piece) const;

    const Kind m_kind;
    ClockReading m_first;                             ///< the run's beginning
    std::atomic<std::int64_t> m_virtualNow = 0;       ///< written by the loop, read by any
    mutable std::mutex m_mutex;                       ///< what comes after the newest piece: m_pieces
    mutable std::deque<ClockPiece> m_pieces;          ///< a deque because its elements must not move; none changes
    mutable std::atomic<const ClockPiece *> m_newest; ///< written under m_mutex, read by any
    std::int64_t m_reach;                             ///< consumer: ns that the next piece will last
    std::int64_t m_due;                               ///< consumer: ticks of the next measurement
};

inline std::int64_t Clock::ticks() const
{
#if defined(__x86_64__)
    if (m_kind == Kind::Tsc) [[likely]]
        return static_cast<std::int64_t>(__rdtsc());
#endif
    return slowTicks();
}

inline void Clock::orderStamps()
{
#if defined(__x86_64__)
    _mm_lfence();
#endif
}

} // namespace loopscope::trace
