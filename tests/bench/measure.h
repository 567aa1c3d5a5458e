#pragma once

// What all benchmarks share: rounds and medians, a row of the table, and a thread that reads what is recorded as a view
// does.

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>
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

/// Two things are measured in turns, so that whatever else the machine does hits both alike.
template <class Ours, class Theirs>
std::pair<double, double> medians(int rounds, Ours ours, Theirs theirs)
{
    std::vector<double> first;
    std::vector<double> second;
    for (int round = 0; round < rounds; ++round) {
        first.push_back(ours());
        second.push_back(theirs());
    }
    return {median(std::move(first)), median(std::move(second))};
}

/// One row of the table that tests/bench/run prints.
inline void row(const std::string &name, double value, const char *unit, double ratio, const char *to,
                const char *target)
{
    std::printf("%s\t%.*f\t%s\t%.*f\t%s\t%s\n", name.c_str(), value < 10 ? 2 : 1, value, unit, ratio < 10 ? 2 : 1,
                ratio, to, target);
    std::fflush(stdout);
}

/// How many times faster, or smaller, the first is than the second.
inline void faster(const std::string &name, std::pair<double, double> medians, const char *unit, const char *target)
{
    const auto [ours, theirs] = medians;
    row(name, ours, unit, ours > 0 ? theirs / ours : 0, "asyncio / Loopscope", target);
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
