// What a recorder promises, one thread at a time. Races are in recorder_race_test.cpp.

#include "support/check.h"
#include "trace/recorder.h"

#include <array>
#include <string>
#include <thread>
#include <vector>

using namespace loopscope;
using namespace loopscope::trace;
using test::check;
using test::checkEqual;

namespace {

constexpr std::size_t perChunk = Chunk::capacity;

SchedulingEvent numbered(std::uint32_t subject)
{
    SchedulingEvent event;
    event.kind = EventKind::TaskRunning;
    event.subject = subject;
    return event;
}

std::string textOf(const EventBatch &batch)
{
    std::string text;
    for (const SchedulingEvent &event : batch.events)
        text += toText(event) + '\n';
    return text;
}

RecorderOptions inVirtualTime()
{
    RecorderOptions options;
    options.virtualTime = true;
    return options;
}

/// Runs something on a thread of its own, so that it gets a writer of its own.
template <class Work>
void onAnotherThread(Work work)
{
    std::thread(work).join();
}

void eventsComeOutAsTheyWentIn()
{
    Recorder recorder(inVirtualTime());
    Writer &writer = recorder.writer();
    SchedulingEvent event;
    event.kind = EventKind::TaskSuspended;
    event.reason = Reason::Lock;
    event.lane = 3;
    event.subject = 5;
    event.object = recorder.intern("db");
    event.line = 17;
    event.detail = -1;
    recorder.clock().setVirtual(timeFromNs(40));
    writer.record(event);
    recorder.clock().setVirtual(timeFromNs(41));
    writer.record(numbered(6));
    const EventBatch batch = recorder.drain();
    checkEqual(textOf(batch),
               "40 task-suspended lane=3 subject=5 reason=lock object=1 line=17 detail=-1\n"
               "41 task-running subject=6\n",
               "events");
    checkEqual(batch.names.size(), 1U, "names");
    checkEqual(batch.names.front(), "db", "name");
    check(recorder.drain().empty(), "a drain takes what there is");
}

void aThreadKeepsItsWriter()
{
    Recorder first;
    Recorder second;
    Writer *const mine = &first.writer();
    check(&second.writer() != mine, "each recorder has its own");
    check(&first.writer() == mine, "the same again");
    onAnotherThread([&] { check(&first.writer() != mine, "each thread has its own"); });
    check(&first.writer() == mine, "and still the same");
}

void aRecorderInTheSamePlaceIsAnother()
{
    for (std::uint32_t i = 0; i < 100; ++i) {
        const auto recorder = std::make_unique<Recorder>(inVirtualTime());
        recorder->writer().record(numbered(i));
        checkEqual(recorder->drainAll().events.size(), 1U, "events of this recorder");
    }
}

void eventsOutliveTheirThread()
{
    Recorder recorder;
    onAnotherThread([&] { recorder.writer().record(numbered(1)); });
    onAnotherThread([&] { recorder.writer().record(numbered(2)); });
    const EventBatch batch = recorder.drainAll();
    checkEqual(batch.events.size(), 2U, "events");
    checkEqual(batch.events[0].subject, 1U, "first");
    checkEqual(batch.events[1].subject, 2U, "second");
}

void streamsAreMergedByTime()
{
    Recorder recorder(inVirtualTime());
    Writer &mine = recorder.writer();
    Writer *other = nullptr;
    onAnotherThread([&] { other = &recorder.writer(); });
    // One thread at a time writes with either, which is as good as two threads.
    for (const std::int64_t ns : {10, 20, 30, 40, 50, 60}) {
        recorder.clock().setVirtual(timeFromNs(ns));
        const bool isMine = ns == 10 || ns == 40 || ns == 50;
        (isMine ? mine : *other).record(numbered(static_cast<std::uint32_t>(ns)));
    }
    const EventBatch batch = recorder.drainAll();
    checkEqual(textOf(batch),
               "10 task-running subject=10\n20 task-running subject=20\n30 task-running subject=30\n"
               "40 task-running subject=40\n50 task-running subject=50\n60 task-running subject=60\n",
               "merged");
}

void thePresentOfSeveralThreadsWaitsUntilItIsPast()
{
    Recorder recorder(inVirtualTime());
    recorder.writer().record(numbered(1));
    onAnotherThread([&] { recorder.writer().record(numbered(2)); });
    checkEqual(textOf(recorder.drain()), "", "at that time");
    recorder.clock().setVirtual(timeFromNs(1));
    recorder.writer().record(numbered(3));
    checkEqual(textOf(recorder.drain()), "0 task-running subject=1\n0 task-running subject=2\n", "after it");
    checkEqual(textOf(recorder.drainAll()), "1 task-running subject=3\n", "at the end");
}

void theSequenceDoesNotDependOnTheDrains()
{
    const auto run = [](std::uint32_t drainEvery) {
        Recorder recorder(inVirtualTime());
        std::array<Writer *, 3> writers{&recorder.writer(), nullptr, nullptr};
        onAnotherThread([&] { writers[1] = &recorder.writer(); });
        onAnotherThread([&] { writers[2] = &recorder.writer(); });
        std::string text;
        std::uint32_t random = 1;
        for (std::uint32_t i = 1; i <= 3000; ++i) {
            random = random * 1664525U + 1013904223U;
            recorder.clock().setVirtual(timeFromNs(i / 4));
            Writer &writer = *writers[(random >> 20U) % 3];
            if (random >> 29U == 0)
                writer.recordAt(timeFromNs(i / 8), numbered(i));
            else
                writer.record(numbered(i));
            if (i % drainEvery == 0)
                text += textOf(recorder.drain());
        }
        return text + textOf(recorder.drainAll());
    };
    const std::string once = run(100'000);
    check(!once.empty(), "there is something");
    for (const std::uint32_t every : {1U, 2U, 7U, 100U})
        check(run(every) == once, "drained every " + std::to_string(every) + " events");
}

void aBackDatedEventKeepsItsPlaceAndItsTime()
{
    Recorder recorder(inVirtualTime());
    Writer &writer = recorder.writer();
    recorder.clock().setVirtual(timeFromNs(100));
    writer.record(numbered(1));
    writer.recordAt(timeFromNs(30), numbered(2));
    writer.recordAt(timeFromNs(500), numbered(3));
    writer.record(numbered(4));
    checkEqual(textOf(recorder.drain()),
               "100 task-running subject=1\n30 task-running subject=2\n100 task-running subject=3\n"
               "100 task-running subject=4\n",
               "order of recording; a time to come is now");
    checkEqual(recorder.stats().recorded, 4U, "events recorded");
}

void aBackDatedEventIsExactInRealTime()
{
    Recorder recorder;
    Writer &writer = recorder.writer();
    while (recorder.clock().now() <= timeFromNs(12345)) {
        // Until that time is past: some microseconds, if not already.
    }
    writer.recordAt(timeFromNs(12345), numbered(1));
    writer.record(numbered(2));
    const EventBatch batch = recorder.drainAll();
    checkEqual(batch.events.size(), 2U, "events");
    checkEqual(toNs(batch.events[0].time), 12345, "the time that was given");
    check(batch.events[1].time >= batch.events[0].time, "the next is later");
}

void aBackDatedEventIsCutByTheMomentOfRecording()
{
    Recorder recorder(inVirtualTime());
    Writer &mine = recorder.writer();
    onAnotherThread([&] { recorder.writer().record(numbered(1)); });
    recorder.clock().setVirtual(timeFromNs(50));
    mine.recordAt(timeFromNs(20), numbered(2));
    checkEqual(textOf(recorder.drain()), "0 task-running subject=1\n", "what was recorded in the present waits");
    checkEqual(textOf(recorder.drainAll()), "20 task-running subject=2\n", "however old it is");
}

/// All ways for a pair of slots to lie at a chunk's border, with and without drains in between.
void backDatedEventsCrossChunks()
{
    for (std::size_t offset = 0; offset < 4; ++offset) {
        for (const bool isDrained : {false, true}) {
            Recorder recorder(inVirtualTime());
            Writer &writer = recorder.writer();
            for (std::size_t i = 0; i < offset; ++i)
                writer.record(numbered(0));
            checkEqual(recorder.drain().events.size(), offset, "shifts what follows");
            std::uint32_t expected = 0;
            const auto drain = [&] {
                for (const SchedulingEvent &event : recorder.drain().events) {
                    checkEqual(event.subject, expected, "in order");
                    checkEqual(toNs(event.time), event.subject % 3 == 0 ? 1000 : 1001, "with its time");
                    ++expected;
                }
            };
            recorder.clock().setVirtual(timeFromNs(1001));
            std::uint32_t next = 0;
            for (; next < 4 * perChunk; ++next) {
                if (next % 3 == 0)
                    writer.recordAt(timeFromNs(1000), numbered(next));
                else
                    writer.record(numbered(next));
                if (isDrained && next % 100 == 0)
                    drain();
            }
            drain();
            checkEqual(expected, next, "all of them");
        }
    }
}

void memoryIsUsedAgain()
{
    Recorder recorder(inVirtualTime());
    Writer &writer = recorder.writer();
    std::uint32_t expected = 0;
    for (std::uint32_t i = 0; i < 50 * perChunk; ++i) {
        writer.record(numbered(i));
        if (i % (2 * perChunk) == 77) {
            for (const SchedulingEvent &event : recorder.drain().events)
                checkEqual(event.subject, expected++, "in order");
        }
    }
    check(recorder.stats().bytesHeld <= 4 * Chunk::size, "a reader that keeps up costs a few chunks");
    checkEqual(recorder.stats().recorded, 50 * perChunk, "recorded");
    checkEqual(recorder.stats().lost, 0U, "lost");
}

void aLossIsCountedAndReported()
{
    RecorderOptions options = inVirtualTime();
    options.memoryCap = 2 * Chunk::size;
    Recorder recorder(options);
    Writer &writer = recorder.writer();
    for (std::uint32_t i = 0; i < 2 * perChunk + 500; ++i)
        writer.record(numbered(i));
    checkEqual(recorder.stats().lost, 500U, "lost");
    checkEqual(recorder.stats().recorded, 2 * perChunk, "recorded");
    checkEqual(recorder.stats().bytesHeld, 2 * Chunk::size, "memory");
    checkEqual(recorder.drain().events.size(), 2 * perChunk, "drained");

    recorder.clock().setVirtual(timeFromNs(9));
    writer.record(numbered(1));
    writer.record(numbered(2));
    checkEqual(textOf(recorder.drain()),
               "9 events-lost detail=500\n9 task-running subject=1\n9 task-running subject=2\n",
               "told as soon as the thread can write again");
    check(recorder.drainAll().empty(), "and not again");
    checkEqual(recorder.stats().recorded, 2 * perChunk + 2, "a report is not an event of the run");
    checkEqual(recorder.stats().bytesHeld, 2 * Chunk::size, "the cap holds");
}

void aThreadThatNeverWritesAgainHasItsLossTold()
{
    RecorderOptions options = inVirtualTime();
    options.memoryCap = Chunk::size;
    Recorder recorder(options);
    for (std::uint32_t i = 0; i < perChunk + 3; ++i)
        recorder.writer().record(numbered(i));
    onAnotherThread([&] {
        recorder.writer().record(numbered(1));
        recorder.writer().recordAt(timeFromNs(0), numbered(2));
    });
    const EventBatch batch = recorder.drainAll();
    checkEqual(batch.events.size(), perChunk + 1, "events and one report");
    checkEqual(toText(batch.events.back()), "0 events-lost detail=5", "of both threads' losses");
    check(recorder.drainAll().empty(), "once");
    recorder.writer().record(numbered(7));
    checkEqual(textOf(recorder.drainAll()), "0 task-running subject=7\n", "the last chunk can be written again");
}

void everyLossIsToldExactlyOnceWhereverTheCapIsMet()
{
    for (std::uint32_t backDatedEvery = 1; backDatedEvery < 5; ++backDatedEvery) {
        RecorderOptions options = inVirtualTime();
        options.memoryCap = 3 * Chunk::size;
        Recorder recorder(options);
        Writer &writer = recorder.writer();
        std::uint64_t told = 0;
        std::uint64_t received = 0;
        std::uint32_t after = 0;
        const auto receive = [&](const EventBatch &batch) {
            for (const SchedulingEvent &event : batch.events) {
                if (event.kind == EventKind::EventsLost) {
                    told += static_cast<std::uint64_t>(event.detail);
                    continue;
                }
                check(event.subject > after, "in order");
                checkEqual(wordFor(event.kind), "task-running", "unmarked");
                after = event.subject;
                ++received;
            }
        };
        constexpr std::uint32_t count = 60'000;
        for (std::uint32_t i = 1; i <= count; ++i) {
            if (i % backDatedEvery == 0)
                writer.recordAt(timeFromNs(0), numbered(i));
            else
                writer.record(numbered(i));
            if (i % 9001 == 0)
                receive(recorder.drain());
        }
        receive(recorder.drainAll());
        check(told > 0, "there were losses");
        checkEqual(told, recorder.stats().lost, "told");
        checkEqual(received, recorder.stats().recorded, "recorded");
        checkEqual(told + received, count, "each event is either here or told as lost");
    }
}

void withoutMemoryEverythingIsLostAndCounted()
{
    RecorderOptions options = inVirtualTime();
    options.memoryCap = 0;
    Recorder recorder(options);
    recorder.writer().record(numbered(1));
    recorder.writer().recordAt(timeFromNs(0), numbered(1));
    checkEqual(textOf(recorder.drain()), "", "nothing");
    checkEqual(textOf(recorder.drainAll()), "0 events-lost detail=2\n", "but the loss");
}

void namesAreToldOnce()
{
    Recorder recorder(inVirtualTime());
    const NameId gather = recorder.intern("gather");
    check(recorder.intern("sleep") != gather, "another text, another number");
    check(recorder.intern(std::string("gat") + "her") == gather, "the same text, the same number");
    check(recorder.intern("") == NameId{}, "no text, no name");
    check(recorder.drain().names == std::vector<std::string>{"gather", "sleep"}, "in order of their numbers");
    check(recorder.intern("sleep") == NameId(2), "still known");
    check(recorder.intern("lock") == NameId(3), "goes on counting");
    check(recorder.drain().names == std::vector<std::string>{"lock"}, "only what is new");
}

void namesHaveACap()
{
    RecorderOptions options = inVirtualTime();
    options.nameCap = 1000;
    Recorder recorder(options);
    const NameId known = recorder.intern("known");
    const NameId substitute = recorder.intern(std::string(2000, 'x'));
    check(recorder.intern(std::string(3000, 'y')) == substitute, "one substitute for all");
    check(recorder.intern("known") == known, "what is known stays known");
    check(recorder.drain().names == std::vector<std::string>{"known", "…"}, "the substitute is a name");
    checkEqual(recorder.stats().namesRefused, 2U, "counted");
}

void whatHappensAtOneMomentHasOneTime()
{
    Recorder recorder;
    Writer &writer = recorder.writer();
    const std::int64_t stamp = writer.record(numbered(1));
    checkEqual(writer.lastStamp(), stamp, "the last stamp");
    writer.record(numbered(2), stamp);
    checkEqual(writer.lastStamp(), stamp, "the last stamp, again");
    const EventBatch batch = recorder.drainAll();
    checkEqual(batch.events.size(), 2U, "events");
    check(batch.events[0].time == batch.events[1].time, "both have the same time");
    checkEqual(batch.events[1].subject, 2U, "in the order of recording");
}

void aRecorderThatIsOffRecordsNothing()
{
    RecorderOptions options;
    options.enabled = false;
    Recorder recorder(options);
    Writer &writer = recorder.writer();
    writer.record(numbered(1));
    writer.record(numbered(2), 5);
    writer.recordAt(Time{}, numbered(3));
    checkEqual(writer.lastStamp(), 5, "the stamp that it was given");
    checkEqual(recorder.drainAll().events.size(), 0U, "events");
    checkEqual(recorder.stats().recorded, 0U, "recorded");
    checkEqual(recorder.stats().lost, 0U, "lost");
}

void theFallbackClockRecordsAsWell()
{
    RecorderOptions options;
    options.source = ClockSource::Monotonic;
    Recorder recorder(options);
    const Time before = recorder.clock().now();
    for (std::uint32_t i = 0; i < 100; ++i)
        recorder.writer().record(numbered(i));
    const Time after = recorder.clock().now();
    const EventBatch batch = recorder.drain();
    checkEqual(batch.events.size(), 100U, "events");
    Time last = before;
    for (const SchedulingEvent &event : batch.events) {
        check(event.time >= last, "in order");
        last = event.time;
    }
    check(after >= last, "not later than now");
}

} // namespace

int main()
{
    constexpr std::array cases{
        test::Case{"events come out as they went in", eventsComeOutAsTheyWentIn},
        test::Case{"a thread keeps its writer", aThreadKeepsItsWriter},
        test::Case{"a recorder in the same place is another", aRecorderInTheSamePlaceIsAnother},
        test::Case{"events outlive their thread", eventsOutliveTheirThread},
        test::Case{"streams are merged by time", streamsAreMergedByTime},
        test::Case{"the present of several threads waits until it is past",
                   thePresentOfSeveralThreadsWaitsUntilItIsPast},
        test::Case{"the sequence does not depend on the drains", theSequenceDoesNotDependOnTheDrains},
        test::Case{"a back-dated event keeps its place and its time", aBackDatedEventKeepsItsPlaceAndItsTime},
        test::Case{"a back-dated event is exact in real time", aBackDatedEventIsExactInRealTime},
        test::Case{"a back-dated event is cut by the moment of recording", aBackDatedEventIsCutByTheMomentOfRecording},
        test::Case{"back-dated events cross chunks", backDatedEventsCrossChunks},
        test::Case{"memory is used again", memoryIsUsedAgain},
        test::Case{"a loss is counted and reported", aLossIsCountedAndReported},
        test::Case{"a thread that never writes again has its loss told", aThreadThatNeverWritesAgainHasItsLossTold},
        test::Case{"every loss is told exactly once wherever the cap is met",
                   everyLossIsToldExactlyOnceWhereverTheCapIsMet},
        test::Case{"without memory everything is lost and counted", withoutMemoryEverythingIsLostAndCounted},
        test::Case{"names are told once", namesAreToldOnce},
        test::Case{"names have a cap", namesHaveACap},
        test::Case{"what happens at one moment has one time", whatHappensAtOneMomentHasOneTime},
        test::Case{"a recorder that is off records nothing", aRecorderThatIsOffRecordsNothing},
        test::Case{"the fallback clock records as well", theFallbackClockRecordsAsWell}};
    return test::runCases(cases);
}
