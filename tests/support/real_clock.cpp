#include "support/real_clock.h"

#include "trace/time.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <numeric>
#include <sstream>
#include <thread>

namespace loopscope::test {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int mostAttempts = 6; ///< of one claim in one round
constexpr std::size_t laneCount = 6;
constexpr std::chrono::microseconds work{800};

/// Knows how late the machine was, and when.
class Witness {
public:
    Witness() : m_thread([this] { watch(); }) {}
    ~Witness()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    Witness(const Witness &) = delete;
    Witness &operator=(const Witness &) = delete;

    /// How late somebody may be who has waited so often since then.
    Duration lateness(Clock::time_point since, std::size_t waits) const
    {
        std::vector<Duration> worst;
        const std::scoped_lock lock(m_mutex);
        for (const Late &each : m_late) {
            if (each.when >= since)
                worst.push_back(each.by);
        }
        const std::size_t count = std::min(waits, worst.size());
        std::partial_sort(worst.begin(), worst.begin() + static_cast<std::ptrdiff_t>(count), worst.end(),
                          std::greater<>{});
        return std::accumulate(worst.begin(), worst.begin() + static_cast<std::ptrdiff_t>(count), Duration{});
    }

private:
    struct Late {
        Clock::time_point when;
        Duration by;
    };

    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_isOver) {
            const Clock::time_point due = Clock::now() + std::chrono::milliseconds{4};
            m_changed.wait_until(lock, due - work);
            while (Clock::now() < due) {
            }
            if (const Clock::time_point now = Clock::now(); now > due + std::chrono::microseconds{200})
                m_late.push_back({now, now - due});
        }
    }

    mutable std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_changed;
    std::vector<Late> m_late;
    bool m_isOver = false;
    std::thread m_thread;
};

/// The lines of a log, those of ties in alphabetical order.
std::vector<std::string> settled(const std::string &log, const std::vector<Tie> &ties)
{
    std::vector<std::string> lines;
    std::istringstream text(log);
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    for (const Tie &tie : ties) {
        const auto at = [&](std::size_t number) {
            return lines.begin() + static_cast<std::ptrdiff_t>(std::min(number, lines.size()));
        };
        std::sort(at(tie.first), at(tie.first + tie.count));
    }
    return lines;
}

/// One round of one claim.
void attempt(const Claim &claim, const Witness &witness, Verdict &verdict)
{
    for (int count = 1;; ++count) {
        const Clock::time_point begun = Clock::now();
        const Attempt made = claim.attempt();
        if (made.flaw.empty() && settled(made.log, claim.ties) == settled(claim.expected, claim.ties)) {
            ++verdict.agreed;
            return;
        }
        const Duration late = witness.lateness(begun, claim.pace.moments);
        if (!made.flaw.empty() || late < claim.pace.margin / 2 || count == mostAttempts) {
            verdict.difference = made.flaw + "\nthe machine was late by " + std::to_string(Milliseconds(late).count()) +
                                 " ms, and may be by " + std::to_string(Milliseconds(claim.pace.margin).count()) +
                                 "; attempt " + std::to_string(count) + " logged\n" + made.log + "instead of\n" +
                                 claim.expected;
            return;
        }
        ++verdict.voided;
    }
}

void attemptAll(const std::vector<Claim> &claims, const Witness &witness, std::vector<Verdict> &verdicts)
{
    // What takes longest begins first.
    std::vector<std::size_t> order(claims.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return claims[one].pace.duration > claims[other].pace.duration;
    });
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> lanes;
    for (std::size_t lane = 0; lane < std::min(laneCount, claims.size()); ++lane) {
        lanes.emplace_back([&] {
            for (std::size_t place = next++; place < order.size(); place = next++) {
                const std::size_t which = order[place];
                if (verdicts[which].difference.empty())
                    attempt(claims[which], witness, verdicts[which]);
            }
        });
    }
    for (std::thread &each : lanes)
        each.join();
}

} // namespace

Pace paceAt(double speed, const trace::Trace &onVirtualClock)
{
    Duration closest = std::chrono::seconds{10}; // where there is but one moment
    Time before{};
    std::size_t moments = 1;
    for (const trace::LogLine &line : onVirtualClock.log()) {
        if (line.time > before) {
            closest = std::min(closest, line.time - before);
            ++moments;
        }
        before = line.time;
    }
    const auto atThatSpeed = [&](Duration duration) {
        return std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::nano>(duration) / speed);
    };
    return {speed, atThatSpeed(closest), atThatSpeed(before - Time{}), moments};
}

Pace gentlePace(const trace::Trace &onVirtualClock)
{
    constexpr double fastest = 20.0;
    constexpr Milliseconds wanted{60};
    const Duration closest = paceAt(1.0, onVirtualClock).margin;
    return paceAt(std::min(fastest, Milliseconds(closest) / wanted), onVirtualClock);
}

std::vector<Tie> tiesOfThreads(const trace::Trace &onVirtualClock)
{
    const auto threadOf = [&](const trace::LogLine &line) {
        if (line.lane == trace::noLane)
            return line.lane;
        const trace::Lane &lane = onVirtualClock.lane(line.lane);
        return lane.kind == trace::LaneKind::Task ? onVirtualClock.laneOfLoop(lane.loop).value_or(line.lane)
                                                  : line.lane;
    };
    std::vector<Tie> ties;
    const auto log = onVirtualClock.log();
    for (std::size_t first = 0, count = 0; first < log.size(); first += count) {
        bool isOfSeveral = false;
        for (count = 0; first + count < log.size() && log[first + count].time == log[first].time; ++count)
            isOfSeveral |= threadOf(log[first + count]) != threadOf(log[first]);
        if (isOfSeveral)
            ties.push_back({first, count});
    }
    return ties;
}

int rounds()
{
    const char *text = std::getenv("LOOPSCOPE_ROUNDS");
    return text == nullptr ? 1 : std::max(1, std::atoi(text));
}

std::vector<Verdict> prove(const std::vector<Claim> &claims, int rounds)
{
    std::vector<Verdict> verdicts;
    for (const Claim &claim : claims)
        verdicts.push_back({claim.name, 0, 0, {}});
    const Witness witness;
    for (int round = 1; round <= rounds; ++round) {
        const Clock::time_point begun = Clock::now();
        attemptAll(claims, witness, verdicts);
        const auto agreed =
            std::count_if(verdicts.begin(), verdicts.end(), [&](const Verdict &each) { return each.agreed == round; });
        const int voided = std::accumulate(verdicts.begin(), verdicts.end(), 0,
                                           [](int sum, const Verdict &each) { return sum + each.voided; });
        std::printf(
            "round %d: %ld of %zu agree, %d attempts void so far, %.1f s, the machine late by %.1f ms at most\n", round,
            static_cast<long>(agreed), claims.size(), voided,
            std::chrono::duration<double>(Clock::now() - begun).count(),
            Milliseconds(witness.lateness(begun, 1)).count());
        std::fflush(stdout);
    }
    return verdicts;
}

} // namespace loopscope::test
