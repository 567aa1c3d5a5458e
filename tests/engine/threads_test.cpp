// What threads of a run share, raced by threads. Runs under ThreadSanitizer, too: there the order of memory is what is
// tested, here the promises.

#include "engine/heartbeat.h"
#include "engine/inbox.h"
#include "engine/stop_signal.h"
#include "engine/turnstile.h"
#include "support/check.h"

#include <barrier>
#include <latch>
#include <string>
#include <thread>
#include <vector>

using namespace loopscope;
using namespace loopscope::engine;
using test::check;
using test::checkEqual;

namespace {

// The inbox.

using Put = Inbox::Put;

struct Letter {
    int producer = 0;
    int number = 0;
};

void nothing(void *)
{
}

std::vector<std::vector<Letter>> lettersOf(int producers, int each)
{
    std::vector<std::vector<Letter>> letters(static_cast<std::size_t>(producers));
    for (int producer = 0; producer < producers; ++producer) {
        for (int number = 0; number < each; ++number)
            letters[static_cast<std::size_t>(producer)].push_back({producer, number});
    }
    return letters;
}

void anInboxLosesNothingAndKeepsEachProducersOrder()
{
    constexpr int producers = 6;
    constexpr int each = 20'000;
    auto letters = lettersOf(producers, each);
    Inbox inbox;
    std::atomic<int> wakes{0};
    std::barrier start(producers + 1);
    std::vector<std::thread> threads;
    for (auto &own : letters) {
        threads.emplace_back([&] {
            start.arrive_and_wait();
            for (Letter &letter : own) {
                if (inbox.put({&nothing, &letter}) == Put::Wake)
                    wakes.fetch_add(1);
            }
        });
    }
    start.arrive_and_wait();
    std::vector<int> next(producers, 0);
    int taken = 0;
    int drains = 0;
    while (taken < producers * each) {
        if (inbox.isEmpty()) {
            std::this_thread::yield();
            continue;
        }
        ++drains;
        inbox.drain([&](const Callback &callback) {
            const auto &letter = *static_cast<Letter *>(callback.subject);
            checkEqual(letter.number, next[static_cast<std::size_t>(letter.producer)]++, "the producer's next letter");
            ++taken;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    check(inbox.isEmpty(), "nothing is left");
    // Each put into an empty inbox says so, and no other: that is once for each drain that found something.
    checkEqual(wakes.load(), drains, "wake-ups");
}

void onlyTheFirstLetterHasToWake()
{
    Letter letter;
    Inbox inbox;
    check(inbox.isEmpty(), "empty at first");
    check(inbox.put({&nothing, &letter}) == Put::Wake, "the first one wakes");
    check(inbox.put({&nothing, &letter}) == Put::Done, "the second one need not");
    int count = 0;
    inbox.drain([&](const Callback &) { ++count; });
    checkEqual(count, 2, "letters");
    check(inbox.isEmpty(), "empty again");
    check(inbox.put({&nothing, &letter}) == Put::Wake, "the next one wakes again");
}

void aLetterThatArrivesDuringADrainIsForTheNext()
{
    Letter letter;
    Inbox inbox;
    inbox.put({&nothing, &letter});
    int count = 0;
    inbox.drain([&](const Callback &callback) {
        ++count;
        check(inbox.put(callback) == Put::Wake, "the inbox is empty while it is drained");
    });
    checkEqual(count, 1, "the drain takes what was there");
    check(!inbox.isEmpty(), "the other one waits");
}

void aLetterLeftToChanceWakesNobodyAndHidesNoOther()
{
    Letter letter;
    Inbox inbox;
    check(inbox.put({&nothing, &letter}, Inbox::Notice::ByChance) == Put::Done, "nobody is to be woken by it");
    check(!inbox.isEmpty(), "it is there");
    check(inbox.put({&nothing, &letter}) == Put::Wake, "the next one wakes, although the inbox was not empty");
    int count = 0;
    inbox.drain([&](const Callback &) { ++count; });
    checkEqual(count, 2, "letters");
}

void aClosedInboxTakesNothing()
{
    Letter letter;
    Inbox inbox;
    inbox.put({&nothing, &letter});
    inbox.close();
    check(inbox.isEmpty(), "what was in it is gone");
    check(inbox.put({&nothing, &letter}) == Put::Refused, "and nothing gets in");
    check(inbox.put({&nothing, &letter}, Inbox::Notice::ByChance) == Put::Refused, "in no way");
    inbox.drain([](const Callback &) { test::fail("nothing is drained"); });
}

// The heartbeat.

void aSliceIsToldWholeOrNotAtAll()
{
    constexpr std::uint32_t slices = 200'000;
    Heartbeat heartbeat;
    std::atomic<bool> done{false};
    std::latch isWatched(2);
    // Slice n has sequence 2n - 1, began at 1000 n and belongs to task n: from one of them follow the others.
    const auto watch = [&] {
        std::uint64_t last = 0;
        bool toldBefore = false;
        while (!done.load(std::memory_order_acquire)) {
            if (const auto slice = heartbeat.current()) {
                check(slice->sequence % 2 == 1, "a slice that is told runs");
                checkEqual(slice->sequence, std::uint64_t{2} * slice->task - 1, "sequence and task belong together");
                checkEqual(slice->since, std::int64_t{1000} * slice->task, "begin and task belong together");
                check(slice->sequence >= last, "never an earlier one");
                last = slice->sequence;
            }
            if (!toldBefore)
                isWatched.count_down();
            toldBefore = true;
        }
    };
    std::thread first(watch);
    std::thread second(watch);
    isWatched.wait();
    for (std::uint32_t task = 1; task <= slices; ++task) {
        heartbeat.begin(std::int64_t{1000} * task, task);
        heartbeat.end();
    }
    done.store(true, std::memory_order_release);
    first.join();
    second.join();
    check(!heartbeat.current(), "between slices there is none");
}

void aSliceThatLastsIsTold()
{
    Heartbeat heartbeat;
    check(!heartbeat.current(), "none has begun");
    heartbeat.begin(77, 5);
    const auto slice = heartbeat.current();
    check(slice.has_value(), "it runs");
    checkEqual(slice->since, 77, "since when");
    checkEqual(slice->task, 5U, "which task");
    checkEqual(heartbeat.current()->sequence, slice->sequence, "the same as long as it lasts");
    heartbeat.end();
    check(!heartbeat.current(), "it is over");
    heartbeat.begin(78, 5);
    check(heartbeat.current()->sequence != slice->sequence, "another slice of the same task is another");
}

// The turnstile.

void aTurnstileLetsThroughInOrder()
{
    constexpr std::uint64_t rounds = 300;
    constexpr std::uint64_t threads = 7;
    Turnstile turnstile;
    std::vector<std::uint64_t> order; // only ever touched by whoever is inside
    std::barrier start(threads);
    std::vector<std::thread> all;
    for (std::uint64_t thread = 0; thread < threads; ++thread) {
        all.emplace_back([&, thread] {
            start.arrive_and_wait();
            for (std::uint64_t round = 0; round < rounds; ++round) {
                const std::uint64_t number = round * threads + thread;
                turnstile.enter(number);
                order.push_back(number);
                turnstile.leave();
            }
        });
    }
    for (std::thread &thread : all)
        thread.join();
    checkEqual(order.size(), rounds * threads, "everybody was let through");
    for (std::uint64_t number = 0; number < order.size(); ++number)
        checkEqual(order[number], number, "the order");
}

// The stop signal.

void aStopWakesEveryWaiter()
{
    constexpr int waiters = 5;
    StopSignal stop;
    std::latch arrived(waiters);
    std::atomic<int> stopped{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < waiters; ++i) {
        threads.emplace_back([&] {
            arrived.count_down();
            if (stop.waitFor(std::chrono::nanoseconds::max())) // longer than the clock lasts
                stopped.fetch_add(1);
        });
    }
    arrived.wait();
    check(!stop.isRequested(), "nobody has asked yet");
    stop.request();
    for (std::thread &thread : threads)
        thread.join();
    checkEqual(stopped.load(), waiters, "all of them were told that they were stopped");
    check(stop.waitFor(std::chrono::hours{1}), "who comes later does not wait");
}

void aWaitThatIsOverWasNotStopped()
{
    StopSignal stop;
    check(!stop.waitFor(std::chrono::nanoseconds{1}), "not stopped");
    check(!stop.waitFor(std::chrono::nanoseconds{-5}), "a time in the past is over");
}

void whoHasToBeWokenIsCalledOnce()
{
    StopSignal stop;
    int calls = 0;
    const auto hook = stop.onRequest([&] { ++calls; });
    checkEqual(calls, 0, "not before it is asked for");
    stop.request();
    checkEqual(calls, 1, "when it is");
    stop.request();
    checkEqual(calls, 1, "not again when it is asked for again");
    StopSignal stopped;
    stopped.request();
    const auto late = stopped.onRequest([&] { calls += 10; });
    checkEqual(calls, 11, "at once where it has been asked for already");
}

void everybodyWhoHasToBeWokenIs()
{
    StopSignal stop;
    std::string called;
    const auto first = stop.onRequest([&] { called += "first "; });
    {
        const auto gone = stop.onRequest([&] { called += "gone "; });
    }
    const auto last = stop.onRequest([&] { called += "last"; });
    stop.request();
    checkEqual(called, std::string("first last"), "in order, without those that went away");
}

void afterTakingItBackNobodyIsCalled()
{
    for (int round = 0; round < 500; ++round) {
        StopSignal stop;
        auto called = std::make_unique<int>(0); // freed as soon as it was taken back: a call after that is seen
        auto hook = std::make_unique<StopSignal::Hook>(stop, [&counter = *called] { ++counter; });
        std::thread other([&] { stop.request(); });
        hook.reset();
        check(*called == 0 || *called == 1, "once or not at all");
        called.reset();
        other.join();
        check(stop.isRequested(), "the request itself is not taken back");
    }
}

constexpr test::Case cases[] = {
    {"an inbox loses nothing and keeps each producer's order", anInboxLosesNothingAndKeepsEachProducersOrder},
    {"only the first letter has to wake", onlyTheFirstLetterHasToWake},
    {"a letter that arrives during a drain is for the next", aLetterThatArrivesDuringADrainIsForTheNext},
    {"a letter left to chance wakes nobody and hides no other", aLetterLeftToChanceWakesNobodyAndHidesNoOther},
    {"a closed inbox takes nothing", aClosedInboxTakesNothing},
    {"a slice is told whole or not at all", aSliceIsToldWholeOrNotAtAll},
    {"a slice that lasts is told", aSliceThatLastsIsTold},
    {"a turnstile lets through in order", aTurnstileLetsThroughInOrder},
    {"a stop wakes every waiter", aStopWakesEveryWaiter},
    {"a wait that is over was not stopped", aWaitThatIsOverWasNotStopped},
    {"who has to be woken is called once", whoHasToBeWokenIsCalledOnce},
    {"everybody who has to be woken is", everybodyWhoHasToBeWokenIs},
    {"after taking it back nobody is called", afterTakingItBackNobodyIsCalled},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
