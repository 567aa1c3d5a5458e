#pragma once

// What all benchmarks share: rounds and medians, a row of the table, and a thread that reads what is recorded as a view
// does.

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <time.h>
#include <utility>
#include <vector>

namespace loopscope::bench {

inline std::int64_t nsOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

inline std::int64_t monotonicNs()
{
    return nsOf(CLOCK_MONOTONIC);
}
/// CPU time that this thread has used.
inline std::int64_t threadNs()
{
    return nsOf(CLOCK_THREAD_CPUTIME_ID);
}
/// CPU time that all threads of this process have used.
inline std::int64_t processNs()
{
    return nsOf(CLOCK_PROCESS_CPUTIME_ID);
}

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

/// Two things that were measured in turns, so that whatever else the machine did hit both of a pair alike.
struct Pairs {
    std::vector<double> ours;
    std::vector<double> theirs;

    void add(double our, double their)
    {
        ours.push_back(our);
        theirs.push_back(their);
    }
};

template <class Ours, class Theirs>
Pairs inTurns(int rounds, Ours ours, Theirs theirs)
{
    Pairs pairs;
    for (int round = 0; round < rounds; ++round) {
        const double our = ours();
        pairs.add(our, theirs());
    }
    return pairs;
}

/// The medians of both.
template <class Ours, class Theirs>
std::pair<double, double> medians(int rounds, Ours ours, Theirs theirs)
{
    const Pairs pairs = inTurns(rounds, ours, theirs);
    return {median(pairs.ours), median(pairs.theirs)};
}

inline std::string withDigits(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", value < 10 ? 2 : 1, value);
    return text.data();
}

/// One row of the table that tests/bench/run prints. The ratio is what the target bounds.
inline void row(const std::string &name, const std::string &ours, const std::string &theirs, const char *unit,
                const std::string &ratio, const char *ratioOf, const char *target)
{
    std::printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", name.c_str(), ours.c_str(), theirs.c_str(), unit, ratio.c_str(),
                ratioOf, target);
    std::fflush(stdout);
}

/// How many times faster, or smaller, ours is: the median over the pairs.
inline void faster(const std::string &name, const Pairs &pairs, const char *unit, const char *target,
                   const char *ratioOf = "asyncio / Loopscope")
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < pairs.ours.size(); ++i)
        ratios.push_back(pairs.ours[i] > 0 ? pairs.theirs[i] / pairs.ours[i] : 0);
    row(name, withDigits(median(pairs.ours)), withDigits(median(pairs.theirs)), unit, withDigits(median(ratios)),
        ratioOf, target);
}

/// The same where the peer is no other program, or there is none and the ratio is the value itself.
inline void row(const std::string &name, double value, const char *unit, double ratio, const char *ratioOf,
                const char *target)
{
    row(name, withDigits(value), "", unit, withDigits(ratio), ratioOf, target);
}

/// Part of a benchmark, by a name of its own.
struct Part {
    std::string_view name;
    void (*measure)();
};

/// All parts, or only the one that the command line asks for.
inline void measure(std::initializer_list<Part> parts, const std::string &wanted)
{
    for (const Part &part : parts) {
        if (wanted.empty() || wanted == part.name)
            part.measure();
    }
}

/// Does something sixty times a second on a thread of its own, as a view does, until it goes out of scope.
class AtSixtyHertz {
public:
    template <class Work>
    explicit AtSixtyHertz(Work work)
        : m_thread([this, work] {
            std::unique_lock lock(m_mutex);
            while (!m_wakeUp.wait_for(lock, std::chrono::microseconds{16'667}, [this] { return m_isOver; }))
                work();
        })
    {
    }
    ~AtSixtyHertz()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_wakeUp.notify_one();
        m_thread.join();
    }
    AtSixtyHertz(const AtSixtyHertz &) = delete;
    AtSixtyHertz &operator=(const AtSixtyHertz &) = delete;

private:
    std::mutex m_mutex; ///< protects m_isOver
    std::condition_variable m_wakeUp;
    bool m_isOver = false;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace loopscope::bench
