#include "trace/clock.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <thread>
#include <time.h>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace loopscope::trace {

namespace {

constexpr std::int64_t msInNs = 1'000'000;
/// In a run's first moments a measurement is no better than the rough rate.
constexpr std::int64_t firstMeasurement = 10 * msInNs;
constexpr std::int64_t firstReach = 40 * msInNs;
/// How long time goes on as it did where no measurement came: the next one is at its end at the earliest.
constexpr std::int64_t straightLead = 40 * msInNs;
constexpr std::int64_t longestReach = 1000 * msInNs;
/// Some 10 us. No processor reads its counter so much ahead of what the program did before, see Clock::cut().
constexpr std::int64_t slackInTicks = 30'000;

std::int64_t monotonicNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

#if defined(__x86_64__)

/// The counter runs at one rate in all states of power (the bit behind Linux's constant_tsc and nonstop_tsc), and the
/// kernel, which watches whether the counters of all processors agree, has not given it up.
bool canTrustTsc()
{
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    constexpr unsigned invariantTsc = 1U << 8U;
    if (__get_cpuid(0x80000007U, &eax, &ebx, &ecx, &edx) == 0 || (edx & invariantTsc) == 0)
        return false;
    std::ifstream file("/sys/devices/system/clocksource/clocksource0/available_clocksource");
    std::string source;
    bool listed = false;
    while (file >> source) {
        listed = true;
        if (source == "tsc")
            return true;
    }
    return !listed;
}

std::int64_t orderedTsc()
{
    Clock::orderStamps();
    const auto ticks = static_cast<std::int64_t>(__rdtsc());
    Clock::orderStamps();
    return ticks;
}

/// Of several tries the one that was disturbed least, because its two stamps are closest to each other.
ClockReading readBoth()
{
    ClockReading best;
    std::int64_t bestWidth = INT64_MAX;
    for (int attempt = 0; attempt < 8; ++attempt) {
        const std::int64_t before = orderedTsc();
        const std::int64_t ns = monotonicNs();
        const std::int64_t width = orderedTsc() - before;
        if (width >= 0 && width < bestWidth) {
            best = {before + width / 2, ns};
            bestWidth = width;
        }
    }
    return best;
}

double measureNsPerTick()
{
    const ClockReading begin = readBoth();
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
    const ClockReading end = readBoth();
    return static_cast<double>(end.ns - begin.ns) /
           static_cast<double>(std::max<std::int64_t>(end.ticks - begin.ticks, 1));
}

#else

bool canTrustTsc()
{
    return false;
}

ClockReading readBoth()
{
    const std::int64_t ns = monotonicNs();
    return {ns, ns};
}

double measureNsPerTick()
{
    return 1.0;
}

#endif

/// A property of the machine, good enough for a run's first moments.
double roughNsPerTick()
{
    static const double rate = measureNsPerTick();
    return rate;
}

} // namespace

std::int64_t ClockPiece::nsAt(std::int64_t stamp) const
{
    return ns + static_cast<std::int64_t>(std::floor(static_cast<double>(stamp - ticks) * nsPerTick));
}

std::int64_t ClockPiece::ticksAt(std::int64_t time) const
{
    return ticks + static_cast<std::int64_t>(std::ceil(static_cast<double>(time - ns) / nsPerTick));
}

ClockPiece nextPiece(const ClockPiece &current, ClockReading first, ClockReading now, std::int64_t reach)
{
    const auto elapsed = static_cast<double>(now.ns - first.ns);
    const double rate = elapsed / static_cast<double>(std::max<std::int64_t>(now.ticks - first.ticks, 1));
    ClockPiece next;
    next.ticks = current.until;
    next.ns = current.nsAt(next.ticks);
    const double trueNs = elapsed + static_cast<double>(next.ticks - now.ticks) * rate;
    const double error = trueNs - static_cast<double>(next.ns);
    const bool canSteer = std::abs(error) <= static_cast<double>(reach) / 10.0;
    next.nsPerTick = canSteer ? rate * (1.0 + error / static_cast<double>(reach)) : current.nsPerTick;
    next.until = next.ticksAt(next.ns + reach);
    return next;
}

ClockPiece straightPiece(const ClockPiece &current, std::int64_t nowTicks, std::int64_t lead)
{
    ClockPiece next;
    next.ticks = current.until;
    next.ns = current.nsAt(next.ticks);
    next.nsPerTick = current.nsPerTick;
    next.until = next.ticksAt(next.nsAt(std::max(nowTicks, next.ticks)) + lead);
    return next;
}

Clock Clock::real(ClockSource source)
{
    return Clock(source != ClockSource::Monotonic && canTrustTsc() ? Kind::Tsc : Kind::Monotonic);
}

Clock Clock::virtualTime()
{
    return Clock(Kind::Virtual);
}

Clock::Clock(Kind kind) : m_kind(kind), m_newest(nullptr), m_reach(firstReach), m_due(0)
{
    const double rate = kind == Kind::Tsc ? roughNsPerTick() : 1.0;
    if (kind == Kind::Tsc) {
        m_first = readBoth();
    } else if (kind == Kind::Monotonic) {
        m_first.ns = monotonicNs();
        m_first.ticks = m_first.ns;
    }
    ClockPiece first{.ticks = m_first.ticks, .nsPerTick = rate};
    if (kind == Kind::Tsc) {
        m_due = first.ticksAt(firstMeasurement);
        first.until = first.ticksAt(firstReach);
    }
    add(first);
}

std::int64_t Clock::ticksOf([[maybe_unused]] bool countsTicks)
{
#if defined(__x86_64__)
    if (countsTicks)
        return orderedTsc();
#endif
    return monotonicNs();
}

std::int64_t Clock::slowTicks() const
{
    return m_kind == Kind::Virtual ? m_virtualNow.load(std::memory_order_acquire) : monotonicNs();
}

Time Clock::toTime(std::int64_t ticks) const
{
    if (m_kind != Kind::Tsc)
        return timeFromNs(ticks - m_first.ticks);
    const ClockPiece *piece = m_newest.load(std::memory_order_acquire);
    if (ticks >= piece->until)
        piece = &pieceAfterEnd(ticks);
    while (ticks < piece->ticks && piece->before != nullptr)
        piece = piece->before;
    return timeFromNs(piece->nsAt(ticks));
}

/// The newest piece, which goes on at least until `ticks` if that has come: from now on that is what it is. What is
/// still to come is not decided here, or a deadline in ten years would keep the rate from being corrected until then.
const ClockPiece &Clock::pieceAfterEnd(std::int64_t ticks) const
{
    const std::scoped_lock lock(m_mutex);
    const ClockPiece &newest = m_pieces.back();
    const std::int64_t now = this->ticks();
    if (ticks < newest.until || ticks > now)
        return newest;
    return add(straightPiece(newest, now, straightLead));
}

/// To be called under m_mutex.
const ClockPiece &Clock::add(ClockPiece piece) const
{
    piece.before = m_pieces.empty() ? nullptr : &m_pieces.back();
    const ClockPiece &added = m_pieces.emplace_back(piece);
    m_newest.store(&added, std::memory_order_release);
    return added;
}

std::int64_t Clock::toTicks(Time time) const
{
    const std::int64_t ns = toNs(time);
    if (m_kind != Kind::Tsc)
        return ns + m_first.ticks;
    const ClockPiece *piece = m_newest.load(std::memory_order_acquire);
    while (ns < piece->ns && piece->before != nullptr)
        piece = piece->before;
    return piece->ticksAt(ns);
}

std::int64_t Clock::cut() const
{
    if (m_kind != Kind::Tsc)
        return ticks();
    orderStamps();
    const std::int64_t stamp = ticks() - slackInTicks;
    orderStamps();
    return stamp;
}

void Clock::recalibrate()
{
    if (m_kind != Kind::Tsc || ticks() < m_due)
        return;
    const ClockReading now = readBoth();
    const std::scoped_lock lock(m_mutex);
    // Whoever was held up until the end of the newest piece steers what comes after the next one.
    if (now.ticks >= m_pieces.back().until)
        add(straightPiece(m_pieces.back(), now.ticks, straightLead));
    m_due = add(nextPiece(m_pieces.back(), m_first, now, m_reach)).ticks;
    m_reach = std::min(2 * m_reach, longestReach);
}

} // namespace loopscope::trace
