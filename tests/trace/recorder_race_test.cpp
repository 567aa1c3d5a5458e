// Threads against the recorder's consumer, at full speed; meant for ThreadSanitizer, but true without it, too.

#include "support/check.h"
#include "trace/recorder.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace loopscope;
using namespace loopscope::trace;
using test::check;
using test::checkEqual;

namespace {

constexpr std::uint32_t lanes = 4;

/// `subject` counts a lane's events from 1.
SchedulingEvent numbered(std::uint32_t lane, std::uint32_t subject)
{
    SchedulingEvent event;
    event.kind = EventKind::TaskRunning;
    event.lane = static_cast<std::uint16_t>(lane);
    event.subject = subject;
    event.detail = packPair(subject, lane);
    return event;
}

/// Takes batches and checks what must hold whatever happens: whole events, each lane's in order, at rising times.
class Reader {
public:
    void take(const EventBatch &batch)
    {
        for (const SchedulingEvent &event : batch.events) {
            if (event.kind == EventKind::EventsLost) {
                m_lost += static_cast<std::uint64_t>(event.detail);
                continue;
            }
            checkEqual(wordFor(event.kind), "task-running", "the kind that was recorded");
            checkEqual(event.detail, packPair(event.subject, event.lane), "an event is whole");
            check(event.subject > m_last[event.lane], "a lane's events come once and in order");
            m_last[event.lane] = event.subject;
            ++m_received;
        }
    }
    std::uint64_t received() const { return m_received; }
    std::uint64_t lost() const { return m_lost; }
    std::uint32_t last(std::uint32_t lane) const { return m_last[lane]; }

private:
    std::array<std::uint32_t, lanes> m_last{};
    std::uint64_t m_received = 0;
    std::uint64_t m_lost = 0;
};

/// Drains for as long as one of the threads works, and then the rest.
template <class Take>
void drainWhile(Recorder &recorder, std::vector<std::thread> &threads, const std::atomic<int> &working, Take take)
{
    while (working.load(std::memory_order_acquire) != 0) {
        take(recorder.drain());
        std::this_thread::yield();
    }
    for (std::thread &thread : threads)
        thread.join();
    take(recorder.drainAll());
}

RecorderOptions with(ClockSource source, std::size_t memoryCap = RecorderOptions{}.memoryCap)
{
    RecorderOptions options;
    options.source = source;
    options.memoryCap = memoryCap;
    return options;
}

void nothingIsLostOrDoubled()
{
    for (const ClockSource source : {ClockSource::Tsc, ClockSource::Monotonic}) {
        Recorder recorder(with(source));
        constexpr std::uint32_t count = 200'000;
        std::atomic<int> working = lanes;
        std::vector<std::thread> threads;
        for (std::uint32_t lane = 0; lane < lanes; ++lane) {
            threads.emplace_back([&recorder, &working, lane] {
                Writer &writer = recorder.writer();
                for (std::uint32_t i = 1; i <= count; ++i) {
                    if (i % 64 == lane)
                        writer.recordAt(Time{}, numbered(lane, i));
                    else
                        writer.record(numbered(lane, i));
                }
                working.fetch_sub(1, std::memory_order_release);
            });
        }
        Reader reader;
        drainWhile(recorder, threads, working, [&reader](const EventBatch &batch) { reader.take(batch); });
        checkEqual(reader.received(), std::uint64_t{lanes} * count, "received");
        checkEqual(reader.lost(), 0U, "lost");
        checkEqual(recorder.stats().recorded, std::uint64_t{lanes} * count, "counted");
    }
}

void atTheCapEachEventIsHereOrToldAsLost()
{
    // Fewer chunks than the threads need, and a reader that comes when it is too late.
    for (const std::size_t chunks : {1U, 3U, 6U}) {
        Recorder recorder(with(ClockSource::Best, chunks * Chunk::size));
        constexpr std::uint32_t count = 100'000;
        std::atomic<int> working = lanes;
        std::vector<std::thread> threads;
        for (std::uint32_t lane = 0; lane < lanes; ++lane) {
            threads.emplace_back([&recorder, &working, lane] {
                Writer &writer = recorder.writer();
                for (std::uint32_t i = 1; i <= count; ++i) {
                    if (i % 3 == 0)
                        writer.recordAt(Time{}, numbered(lane, i));
                    else
                        writer.record(numbered(lane, i));
                }
                working.fetch_sub(1, std::memory_order_release);
            });
        }
        while (recorder.stats().lost == 0)
            std::this_thread::yield();
        Reader reader;
        drainWhile(recorder, threads, working, [&reader](const EventBatch &batch) { reader.take(batch); });
        checkEqual(reader.received() + reader.lost(), std::uint64_t{lanes} * count, "here or told as lost");
        checkEqual(recorder.stats().lost, reader.lost(), "lost");
        checkEqual(recorder.stats().recorded, reader.received(), "recorded");
        check(recorder.stats().bytesHeld <= chunks * Chunk::size, "the cap holds");
    }
}

/// Threads that hand a turn around: every event but the first is caused by the one before. `take` waits for a turn and
/// returns its number, or 0 when it is over; `give` passes on the next.
template <class Take, class Give>
void checkCausality(Take take, Give give, std::uint32_t turns, const RecorderOptions &options)
{
    Recorder recorder(options);
    constexpr std::uint32_t threadCount = 3;
    std::atomic<int> working = threadCount;
    std::vector<std::thread> threads;
    for (std::uint32_t lane = 0; lane < threadCount; ++lane) {
        threads.emplace_back([&, lane] {
            Writer &writer = recorder.writer();
            for (;;) {
                const std::uint32_t turn = take(lane);
                if (turn > turns) {
                    give(turn + 1);
                    break;
                }
                Clock::orderStamps();
                if (turn % 5 == 0)
                    writer.recordAt(Time{}, numbered(lane, turn));
                else
                    writer.record(numbered(lane, turn));
                give(turn + 1);
            }
            working.fetch_sub(1, std::memory_order_release);
        });
    }
    std::uint32_t expected = 1;
    drainWhile(recorder, threads, working, [&expected](const EventBatch &batch) {
        for (const SchedulingEvent &event : batch.events)
            checkEqual(event.subject, expected++, "no event before its cause");
    });
    checkEqual(expected, turns + 1, "all turns");
}

void noEffectComesBeforeItsCause()
{
    for (const ClockSource source : {ClockSource::Tsc, ClockSource::Monotonic}) {
        std::mutex mutex;
        std::condition_variable isNext;
        std::uint32_t next = 1;
        const auto take = [&](std::uint32_t lane) {
            std::unique_lock lock(mutex);
            isNext.wait(lock, [&] { return next % 3 == lane; });
            return next;
        };
        const auto give = [&](std::uint32_t turn) {
            const std::lock_guard lock(mutex);
            next = turn;
            isNext.notify_all();
        };
        checkCausality(take, give, 20'000, with(source));
    }
}

void noEffectComesBeforeItsCauseThroughAnAtomic()
{
    std::atomic<std::uint32_t> next = 1;
    const auto take = [&](std::uint32_t lane) {
        std::uint32_t turn = next.load(std::memory_order_acquire);
        for (; turn % 3 != lane; turn = next.load(std::memory_order_acquire))
            std::this_thread::yield();
        return turn;
    };
    const auto give = [&](std::uint32_t turn) { next.store(turn, std::memory_order_release); };
    checkCausality(take, give, 60'000, with(ClockSource::Tsc));
}

/// Between batches, causality holds even for threads that do not order their stamps.
void noBatchIsAheadOfItsCauses()
{
    Recorder recorder;
    constexpr std::uint32_t turns = 60'000;
    std::atomic<std::uint32_t> next = 1;
    std::atomic<int> working = 2;
    std::vector<std::thread> threads;
    for (std::uint32_t lane = 0; lane < 2; ++lane) {
        threads.emplace_back([&, lane] {
            Writer &writer = recorder.writer();
            for (std::uint32_t turn = 1 + lane; turn <= turns; turn += 2) {
                while (next.load(std::memory_order_acquire) != turn)
                    std::this_thread::yield();
                writer.record(numbered(lane, turn));
                next.store(turn + 1, std::memory_order_release);
            }
            working.fetch_sub(1, std::memory_order_release);
        });
    }
    std::uint32_t received = 0;
    std::uint32_t latest = 0;
    drainWhile(recorder, threads, working, [&](const EventBatch &batch) {
        for (const SchedulingEvent &event : batch.events) {
            latest = std::max(latest, event.subject);
            ++received;
        }
        checkEqual(latest, received, "all turns up to the latest are here");
    });
    checkEqual(received, turns, "all turns");
}

void threadsMayComeAndGo()
{
    Recorder recorder(with(ClockSource::Best));
    std::atomic<int> working = 2;
    std::vector<std::thread> threads;
    constexpr std::uint32_t generations = 100;
    for (std::uint32_t lane = 0; lane < 2; ++lane) {
        threads.emplace_back([&recorder, &working, lane] {
            for (std::uint32_t generation = 0; generation < generations; ++generation) {
                std::thread([&recorder, lane, generation] {
                    for (std::uint32_t i = 1; i <= 50; ++i)
                        recorder.writer().record(numbered(lane, generation * 50 + i));
                }).join();
            }
            working.fetch_sub(1, std::memory_order_release);
        });
    }
    Reader reader;
    drainWhile(recorder, threads, working, [&](const EventBatch &batch) {
        reader.take(batch);
        check(recorder.stats().recorded >= reader.received(), "what was drained was recorded");
    });
    checkEqual(reader.received(), std::uint64_t{2} * generations * 50, "events of threads that are gone");
}

void namesAreTheSameForAllThreads()
{
    Recorder recorder;
    constexpr std::uint32_t count = 5000;
    std::array<std::vector<NameId>, lanes> ids;
    std::atomic<int> working = lanes;
    std::vector<std::thread> threads;
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        threads.emplace_back([&, lane] {
            for (std::uint32_t i = 0; i < count; ++i) {
                ids[lane].push_back(recorder.intern("name " + std::to_string(i)));
                SchedulingEvent event = numbered(lane, i + 1);
                event.object = ids[lane].back();
                recorder.writer().record(event);
            }
            working.fetch_sub(1, std::memory_order_release);
        });
    }
    std::vector<std::string> names;
    drainWhile(recorder, threads, working, [&names](const EventBatch &batch) {
        names.insert(names.end(), batch.names.begin(), batch.names.end());
        for (const SchedulingEvent &event : batch.events) {
            check(event.object.value <= names.size(), "a name is known when its event comes");
            checkEqual(names[event.object.value - 1], "name " + std::to_string(event.subject - 1),
                       "and it is the right one");
        }
    });
    checkEqual(names.size(), count, "each text once");
    for (std::uint32_t lane = 1; lane < lanes; ++lane)
        check(ids[lane] == ids[0], "one number for all threads");
}

} // namespace

int main()
{
    constexpr std::array cases{
        test::Case{"nothing is lost or doubled", nothingIsLostOrDoubled},
        test::Case{"at the cap each event is here or told as lost", atTheCapEachEventIsHereOrToldAsLost},
        test::Case{"no effect comes before its cause", noEffectComesBeforeItsCause},
        test::Case{"no effect comes before its cause through an atomic", noEffectComesBeforeItsCauseThroughAnAtomic},
        test::Case{"no batch is ahead of its causes", noBatchIsAheadOfItsCauses},
        test::Case{"threads may come and go", threadsMayComeAndGo},
        test::Case{"names are the same for all threads", namesAreTheSameForAllThreads}};
    return test::runCases(cases);
}
