// What threads wait for, raced by threads. Runs under ThreadSanitizer, too: there the order of memory is what is
// tested, here the promises.

#include "engine/do_work.h"
#include "engine/gil.h"
#include "engine/thread_barrier.h"
#include "engine/thread_mutex.h"
#include "support/check.h"

#include <array>
#include <latch>
#include <string>
#include <thread>
#include <vector>

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using test::check;
using test::checkEqual;

namespace {

/// Counts how often it was unparked.
class CountingParker final : public Parker {
public:
    void unpark() override { ++count; }
    int count = 0;
};

/// Somebody who waits, without a thread: what happens when is up to the test.
struct Somebody {
    explicit Somebody(std::shared_ptr<ThreadWait> what) : wait(std::move(what)) { isOverAtOnce = wait->begin(parker); }

    std::shared_ptr<ThreadWait> wait;
    std::shared_ptr<CountingParker> parker = std::make_shared<CountingParker>();
    bool isOverAtOnce = false;
};

bool isTrue(ThreadWait &wait)
{
    return *wait.outcome().value().as<bool>();
}

struct Threads {
    void start(std::function<void()> run)
    {
        environment.activity.begin();
        all.emplace_back([this, run = std::move(run)] {
            run();
            environment.activity.end();
        });
    }
    void join()
    {
        for (std::thread &thread : all)
            thread.join();
    }

    Environment environment{trace::RecorderOptions{}};
    std::vector<std::thread> all;
};

// The mutex.

void aMutexIsHandedOverInOrder()
{
    ThreadMutex mutex("m");
    Somebody first(mutex.acquire({"first"}));
    Somebody second(mutex.acquire({"second"}));
    Somebody third(mutex.acquire({"third"}));
    check(first.isOverAtOnce, "it was free");
    check(!second.isOverAtOnce && !third.isOverAtOnce, "it is taken");
    checkEqual(third.wait->words(), std::string("mutex m, held by first"), "what is waited for");
    check(!mutex.release(), "it may be released");
    check(second.wait->isOver() && !third.wait->isOver(), "the first who waits is the next");
    checkEqual(second.parker->count, 1, "and is told once");
    checkEqual(third.wait->words(), std::string("mutex m, held by second"), "it has it before it has noticed");
    check(mutex.isLocked(), "nobody could have taken it in between");
    check(!mutex.release() && !mutex.release(), "twice more");
    check(third.wait->isOver() && isTrue(*third.wait), "everybody had it");
    check(!mutex.isLocked(), "it is free");
    checkEqual(toText(*mutex.release()), std::string("RuntimeError: release unlocked lock"), "once too often");
}

void whoGivesUpIsPassedOver()
{
    ThreadMutex mutex("m");
    const Somebody holder(mutex.acquire({"holder"}));
    Somebody impatient(mutex.acquire({"impatient", 0, 1ms}));
    Somebody patient(mutex.acquire({"patient"}));
    Somebody hasty(mutex.acquire({"hasty", 0, 0ms}));
    check(hasty.isOverAtOnce && !isTrue(*hasty.wait), "who does not wait does not get it");
    impatient.wait->giveUp();
    check(!isTrue(*impatient.wait), "time was up");
    mutex.release();
    check(patient.wait->isOver(), "the next one has it");
    checkEqual(impatient.parker->count, 0, "who gave up is not told");
    patient.wait->giveUp();
    check(isTrue(*patient.wait), "who gives up too late has it all the same");
    mutex.release();
    Somebody last(mutex.acquire({"last", 0, 0ms}));
    check(last.isOverAtOnce && isTrue(*last.wait), "a free one needs no waiting");
}

void oneThreadAtATimeHasAMutex()
{
    constexpr int each = 2000;
    ThreadMutex mutex("m");
    Threads threads;
    std::int64_t count = 0; // only ever touched by whoever has the mutex
    for (int i = 0; i < 5; ++i) {
        threads.start([&] {
            for (int round = 0; round < each; ++round) {
                const auto wait = mutex.acquire({"thread"});
                doWait(*wait, threads.environment, {});
                ++count;
                check(!mutex.release(), "whoever has it may release it");
            }
        });
    }
    threads.join();
    checkEqual(count, 5 * each, "nothing was lost");
    check(!mutex.isLocked(), "it is free in the end");
}

void impatientThreadsLoseNoMutex()
{
    ThreadMutex mutex("m");
    Threads threads;
    std::int64_t count = 0;
    std::atomic<std::int64_t> successes{0};
    for (int i = 0; i < 5; ++i) {
        threads.start([&, i] {
            for (int round = 0; round < 1500; ++round) {
                const auto wait = mutex.acquire({"thread", 0, Duration{(round * (i + 1)) % 7 * 1000}});
                doWait(*wait, threads.environment, {});
                if (!isTrue(*wait))
                    continue;
                ++count;
                successes.fetch_add(1);
                mutex.release();
            }
        });
    }
    threads.join();
    checkEqual(count, successes.load(), "everybody who was told so had it alone");
    check(!mutex.isLocked(), "nobody got it who had given up");
}

// The barrier.

void aBarrierLetsThroughRoundAfterRound()
{
    constexpr int parties = 4;
    constexpr int rounds = 400;
    ThreadBarrier barrier("b", parties);
    Threads threads;
    std::array<std::atomic<int>, rounds> places{};
    for (int i = 0; i < parties; ++i) {
        threads.start([&] {
            for (auto &round : places) {
                const auto wait = barrier.wait({"thread"});
                doWait(*wait, threads.environment, {});
                round.fetch_add(1 << (2 * *wait->outcome().value().as<std::int64_t>()));
            }
        });
    }
    threads.join();
    for (const auto &round : places)
        checkEqual(round.load(), 0b01010101, "each place once in each round");
    checkEqual(barrier.waiting(), 0, "nobody is left");
}

void aBarrierThatSomebodyLeavesIsBroken()
{
    ThreadBarrier barrier("b", 3);
    Somebody first(barrier.wait({"first"}));
    Somebody second(barrier.wait({"second", 0, 1ms}));
    checkEqual(first.wait->words(), std::string("barrier b (2 of 3 threads)"), "what is waited for");
    second.wait->giveUp();
    check(barrier.isBroken(), "it is broken");
    check(first.wait->isOver(), "the others do not wait any longer");
    Somebody late(barrier.wait({"late"}));
    check(late.isOverAtOnce, "nor does anybody later");
    for (const Somebody *each : {&first, &second, &late})
        checkEqual(each->wait->outcome().exception().type, std::string("BrokenBarrierError"), "everybody is told");
}

// The global interpreter lock.

void oneThreadAtATimeComputes()
{
    Gil gil;
    std::int64_t count = 0; // only ever touched by whoever has it
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 2000; ++round) {
                if (!gil.tryAcquire())
                    gil.acquire();
                ++count;
                gil.release();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    checkEqual(count, 4 * 2000, "nothing was lost");
    check(!gil.isWanted() && gil.tryAcquire(), "it is free in the end");
    check(!gil.tryAcquire(), "and then it is not");
}

void computingThreadsTakeTurns()
{
    Environment environment{trace::RecorderOptions{}};
    Gil gil;
    std::vector<std::thread> threads;
    for (std::uint32_t i = 1; i <= 3; ++i) {
        threads.emplace_back([&, i] {
            doWork({trace::Reason::Compute, 20ms, i}, environment, &gil, {trace::OwnerKind::Job, i});
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    int depth = 0;
    for (const trace::SchedulingEvent &event : environment.recorder.drainAll().events) {
        check(event.reason == trace::Reason::Gil, "what is told is who waits for a turn");
        depth += event.kind == trace::EventKind::WorkBegan ? 1 : -1;
        check(depth >= 0, "a wait begins before it ends");
    }
    checkEqual(depth, 0, "every wait ends");
}

// Nobody left.

void threadsThatWaitForEachOtherAreTold()
{
    for (int round = 0; round < 200; ++round) {
        ThreadMutex one("one");
        ThreadMutex two("two");
        ThreadBarrier both("both", 2);
        Threads threads;
        std::string told;
        Environment &environment = threads.environment;
        environment.activity.onQuiet(
            [&] {
                std::string words;
                for (const ThreadWait *wait : environment.activity.waiting())
                    words += wait->info().who + " waits for " + wait->words() + ". ";
                return words;
            },
            [&](std::string words) {
                check(told.empty(), "once");
                told = std::move(words);
                environment.stop.request();
            });
        const auto take = [&](ThreadMutex &first, ThreadMutex &second, const std::string &who) {
            doWait(*first.acquire({who}), environment, {});
            doWait(*both.wait({who}), environment, {});
            doWait(*second.acquire({who}), environment, {});
        };
        environment.activity.begin(); // so that the first one is not alone before the second one has begun
        threads.start([&] { take(one, two, "a"); });
        threads.start([&] { take(two, one, "b"); });
        environment.activity.end();
        threads.join();
        check(told.find("a waits for mutex two, held by b. ") != std::string::npos, told);
        check(told.find("b waits for mutex one, held by a. ") != std::string::npos, told);
    }
}

void whoHasALimitIsNotStuck()
{
    Threads threads;
    ThreadMutex mutex("m");
    Environment &environment = threads.environment;
    environment.activity.onQuiet([] { return std::string("quiet"); }, [](const std::string &) { test::fail("quiet"); });
    environment.activity.begin(); // the threads' regular end is no deadlock
    const Somebody holder(mutex.acquire({"holder"}));
    for (int i = 0; i < 3; ++i) {
        threads.start([&] {
            const auto wait = mutex.acquire({"thread", 0, 1ms});
            doWait(*wait, environment, {});
            check(!isTrue(*wait), "time was up");
        });
    }
    threads.join();
}

void aStopWakesWhoWaits()
{
    for (int round = 0; round < 200; ++round) {
        Threads threads;
        ThreadMutex mutex("m");
        ThreadBarrier barrier("b", 9);
        const Somebody holder(mutex.acquire({"holder"}));
        for (int i = 0; i < 3; ++i) {
            threads.start([&] { doWait(*mutex.acquire({"thread"}), threads.environment, {}); });
            threads.start([&] { doWait(*barrier.wait({"thread", 0, 1h}), threads.environment, {}); });
        }
        threads.environment.stop.request();
        threads.join();
        check(!mutex.release(), "nobody who has gone is given the mutex");
        check(!mutex.isLocked(), "so it is free");
    }
}

constexpr test::Case cases[] = {
    {"a mutex is handed over in order", aMutexIsHandedOverInOrder},
    {"who gives up is passed over", whoGivesUpIsPassedOver},
    {"one thread at a time has a mutex", oneThreadAtATimeHasAMutex},
    {"impatient threads lose no mutex", impatientThreadsLoseNoMutex},
    {"a barrier lets through round after round", aBarrierLetsThroughRoundAfterRound},
    {"a barrier that somebody leaves is broken", aBarrierThatSomebodyLeavesIsBroken},
    {"one thread at a time computes", oneThreadAtATimeComputes},
    {"computing threads take turns", computingThreadsTakeTurns},
    {"threads that wait for each other are told", threadsThatWaitForEachOtherAreTold},
    {"who has a limit is not stuck", whoHasALimitIsNotStuck},
    {"a stop wakes who waits", aStopWakesWhoWaits},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
