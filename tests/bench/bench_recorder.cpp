// What an event costs the thread that records it, beside a bare clock_gettime and beside the obvious recorder, a vector
// under a mutex. All are measured in turns, round by round, so that whatever the machine does meanwhile hits them
// alike.

#include "bench/measure.h"
#include "trace/recorder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <time.h>
#include <vector>

using namespace loopscope;
using namespace loopscope::trace;
using bench::AtSixtyHertz;
using bench::monotonicNs;

namespace {

constexpr int rounds = 21;
constexpr std::uint32_t eventsPerRound = 2'000'000;

SchedulingEvent someEvent(std::uint32_t subject)
{
    SchedulingEvent event;
    event.kind = EventKind::TaskRunning;
    event.lane = 1;
    event.subject = subject;
    return event;
}

/// A recorder under test, with its consumer.
struct Recording {
    explicit Recording(ClockSource source) : recorder(optionsFor(source)) {}
    static RecorderOptions optionsFor(ClockSource source)
    {
        RecorderOptions options;
        options.source = source;
        return options;
    }

    Recorder recorder;
    std::uint64_t drained = 0; ///< consumer
    AtSixtyHertz consumer{[this] { drained += recorder.drain().events.size(); }};
};

/// The obvious way.
struct LockedVector {
    void record(SchedulingEvent event)
    {
        event.time = timeFromNs(monotonicNs());
        const std::lock_guard lock(mutex);
        events.push_back(event);
    }
    void drain()
    {
        std::vector<SchedulingEvent> taken;
        const std::lock_guard lock(mutex);
        taken.swap(events);
    }

    std::mutex mutex; ///< protects events
    std::vector<SchedulingEvent> events;
    AtSixtyHertz consumer{[this] { drain(); }};
};

struct Measured {
    std::string name;
    std::string target;
    std::vector<double> nsPerEvent;
};

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Round by round, because a machine that is slow in one round is so for both.
double ratioOf(const Measured &measured, const Measured &peer)
{
    std::vector<double> ratios;
    for (std::size_t round = 0; round < measured.nsPerEvent.size(); ++round)
        ratios.push_back(measured.nsPerEvent[round] / peer.nsPerEvent[round]);
    return medianOf(ratios);
}

template <class Work>
void measure(Measured &measured, Work work)
{
    const std::int64_t begin = monotonicNs();
    for (std::uint32_t i = 0; i < eventsPerRound; ++i)
        work(i);
    measured.nsPerEvent.push_back(static_cast<double>(monotonicNs() - begin) / eventsPerRound);
}

void printRow(const std::string &name, const std::string &value, const std::string &unit, const std::string &ratio,
              const std::string &peer, const std::string &target)
{
    const std::string ratioOf = peer.empty() ? "" : "Loopscope / " + peer;
    bench::row(name, value, "", unit.c_str(), ratio, ratioOf.c_str(), target.c_str());
}

std::string withDigits(double value, int digits)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

void measureCost()
{
    Measured gettime{"clock_gettime", "", {}};
    Measured tsc{"recorder, TSC, an event", "<= 0.8", {}};
    Measured monotonic{"recorder, clock_gettime, an event", "", {}};
    Measured locked{"mutex and vector, an event", "", {}};

    Recording byTsc(ClockSource::Tsc);
    Recording byMonotonic(ClockSource::Monotonic);
    LockedVector vector;
    if (!byTsc.recorder.clock().countsTicks())
        tsc.name = "recorder, no TSC to trust, an event";
    Writer &tscWriter = byTsc.recorder.writer();
    Writer &monotonicWriter = byMonotonic.recorder.writer();
    std::int64_t sum = 0;
    for (int round = 0; round < rounds; ++round) {
        measure(gettime, [&sum](std::uint32_t) { sum += monotonicNs(); });
        measure(tsc, [&tscWriter](std::uint32_t i) { tscWriter.record(someEvent(i)); });
        measure(monotonic, [&monotonicWriter](std::uint32_t i) { monotonicWriter.record(someEvent(i)); });
        measure(locked, [&vector](std::uint32_t i) { vector.record(someEvent(i)); });
    }
    if (sum == 0)
        std::fputs("the clock stands still\n", stderr);

    for (const Measured *each : {&gettime, &tsc, &monotonic, &locked}) {
        const bool isPeer = each == &gettime;
        printRow(each->name, withDigits(medianOf(each->nsPerEvent), 1), "ns",
                 isPeer ? "" : withDigits(ratioOf(*each, gettime), 2), isPeer ? "" : gettime.name, each->target);
    }
    const std::uint64_t lost = byTsc.recorder.stats().lost;
    printRow("lost at full speed", std::to_string(lost), "events", "", "", "");
}

/// What the consumer pays for an event, if `streams` threads have taken turns.
void measureDrain(std::size_t streams)
{
    Recorder recorder;
    std::vector<Writer *> writers;
    for (std::size_t i = 0; i < streams; ++i)
        std::thread([&] { writers.push_back(&recorder.writer()); }).join();
    std::vector<double> nsPerEvent;
    for (int round = 0; round < rounds; ++round) {
        constexpr std::uint32_t count = 200'000; // some 1/60 s at 12 million events/s
        for (std::uint32_t i = 0; i < count; ++i)
            writers[i % streams]->record(someEvent(i));
        const std::int64_t begin = monotonicNs();
        const std::size_t drained = recorder.drain().events.size();
        nsPerEvent.push_back(static_cast<double>(monotonicNs() - begin) / static_cast<double>(drained));
    }
    printRow("drain of " + std::to_string(streams) + (streams == 1 ? " thread" : " threads") + ", an event",
             withDigits(medianOf(nsPerEvent), 1), "ns", "", "", "");
}

/// Records in groups of 50, each when it is due, for two seconds.
void measureLoss()
{
    constexpr std::int64_t perSecond = 5'000'000;
    constexpr std::int64_t total = 2 * perSecond;
    constexpr std::int64_t group = 50;
    Recording recording(ClockSource::Best);
    Writer &writer = recording.recorder.writer();
    const Clock &clock = recording.recorder.clock();
    const Time begin = clock.now();
    for (std::int64_t i = 0; i < total; ++i) {
        const Time due = begin + Duration{i * 1'000'000'000 / perSecond};
        while (i % group == 0 && clock.now() < due) {
            // The rate has to be exact, and nothing that sleeps wakes up within 10 us.
        }
        writer.record(someEvent(static_cast<std::uint32_t>(i)));
    }
    const double seconds = static_cast<double>((clock.now() - begin).count()) / 1e9;
    const RecorderStats stats = recording.recorder.stats();
    printRow("paced recording", withDigits(static_cast<double>(stats.recorded) / seconds / 1e6, 2), "M events/s",
             withDigits(static_cast<double>(stats.recorded) / seconds / static_cast<double>(perSecond), 2),
             "5 M events/s", ">= 0.99");
    printRow("lost at 5 million events/s, 2 s", std::to_string(stats.lost), "events",
             withDigits(static_cast<double>(stats.lost) / static_cast<double>(total), 6), "all", "<= 0");
}

} // namespace

int main()
{
    measureCost();
    measureDrain(1);
    measureDrain(4);
    measureLoss();
}
