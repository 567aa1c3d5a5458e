// Threads and pools, on both clocks: what is promised is the same, so each test is run on both, where nothing depends
// on how long something takes.

#include "engine/completions.h"
#include "engine/shared_value.h"
#include "engine/thread_barrier.h"
#include "engine/thread_mutex.h"
#include "whole_world.h"

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using test::checkWorld;
using test::inOrder;
using test::WholeWorld;
using trace::EventKind;
using trace::SchedulingEvent;

namespace {

Value number(std::int64_t value)
{
    return Value{value};
}

} // namespace

class WorldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThreadRunsUpToItsFirstStopBeforeItsStarterGoesOn_data() { test::bothClocks(); }
    void aThreadRunsUpToItsFirstStopBeforeItsStarterGoesOn();
    void theRunIsOverWhenAllThreadsAre_data() { test::bothClocks(); }
    void theRunIsOverWhenAllThreadsAre();
    void aJoinWaitsAndMayGiveUp_data() { test::bothClocks(); }
    void aJoinWaitsAndMayGiveUp();
    void aMutexGoesFromThreadToThreadInOrder_data() { test::bothClocks(); }
    void aMutexGoesFromThreadToThreadInOrder();
    void aBarrierTellsPlaces_data() { test::bothClocks(); }
    void aBarrierTellsPlaces();
    void aFailureInAThreadIsReported_data() { test::bothClocks(); }
    void aFailureInAThreadIsReported();
    void tooManyThreadsAreRefused_data() { test::bothClocks(); }
    void tooManyThreadsAreRefused();
    void threadsInAllHaveALimit_data() { test::bothClocks(); }
    void threadsInAllHaveALimit();
    void threadsWithoutANameAreNumbered_data() { test::bothClocks(); }
    void threadsWithoutANameAreNumbered();
    void resultsComeToWhoeverAsks_data() { test::bothClocks(); }
    void resultsComeToWhoeverAsks();
    void completionsComeInTheirOrder_data() { test::bothClocks(); }
    void completionsComeInTheirOrder();
    void poolsHaveWorkersOfTheirOwn_data() { test::bothClocks(); }
    void poolsHaveWorkersOfTheirOwn();
    void poolsAreShutDownWhenMainIsOver();
    void aSharedValueIsARace();
    void whoWaitsForWhomIsTold_data() { test::bothClocks(); }
    void whoWaitsForWhomIsTold();
    void aPoolThatWaitsForItselfIsTold_data() { test::bothClocks(); }
    void aPoolThatWaitsForItselfIsTold();
    void aStopAbandonsWhateverWaits_data() { test::bothClocks(); }
    void aStopAbandonsWhateverWaits();
};

void WorldTest::aThreadRunsUpToItsFirstStopBeforeItsStarterGoesOn()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadMutex mutex("m");
    std::shared_ptr<Thread> thread;
    world.run(inOrder(world.acquires(mutex), world.does([&](const JobContext &) {
        thread = world.thread(
            "t", inOrder(world.says("in"), world.acquires(mutex), world.says("later"), world.releases(mutex)));
        world.say(thread->isAlive() ? "alive" : "over");
    }),
                      world.says("after"), world.releases(mutex), world.joins(thread), world.says("joined"),
                      world.does([&](const JobContext &) { world.say(thread->isAlive() ? "alive" : "over"); })));
    checkWorld(world, "in alive after later joined over");
}

void WorldTest::theRunIsOverWhenAllThreadsAre()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    const Outcome main = world.run(
        inOrder(world.starts("outer", inOrder(world.blocks(1ms),
                                              world.starts("inner", inOrder(world.blocks(1ms), world.says("inner"))),
                                              world.says("outer"))),
                world.says("main"), world.returns(number(7))));
    QCOMPARE(WholeWorld::wordOf(main), std::string("7"));
    QStringList said = QString::fromStdString(world.text).split(u' ');
    said.sort();
    QCOMPARE(said, (QStringList{"inner", "main", "outer"}));
    if (!isVirtual)
        world.text = "main outer inner"; // whose word comes when is for the machine to decide
    checkWorld(world, "main outer inner");
    const trace::Trace &trace = world.builder.trace();
    QCOMPARE(trace.hops().size(), 3U);
    for (const trace::Hop &hop : trace.hops()) {
        QCOMPARE(hop.pool, trace::noPool);
        QVERIFY(trace.lane(hop.worker).kind == trace::LaneKind::Thread);
        QCOMPARE(trace.text(trace.lane(hop.worker).name), trace.text(hop.label));
    }
}

void WorldTest::aJoinWaitsAndMayGiveUp()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadMutex mutex("m");
    std::shared_ptr<Thread> thread;
    world.run(inOrder(world.acquires(mutex), world.does([&](const JobContext &) {
        thread = world.thread("t", inOrder(world.acquires(mutex), world.says("has-it"), world.releases(mutex)));
    }),
                      world.joins(thread, 1ms), world.says("gave-up"), world.releases(mutex), world.joins(thread),
                      world.says("joined")));
    checkWorld(world, "gave-up has-it joined");
}

void WorldTest::aMutexGoesFromThreadToThreadInOrder()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadMutex mutex("m");
    std::vector<test::Steps::Step> main = world.acquires(mutex);
    for (const char *name : {"a", "b", "c"})
        main.push_back(world.starts(
            name, inOrder(world.acquires(mutex), world.says(name), world.blocks(1ms), world.releases(mutex))));
    world.run(inOrder(main, world.says("main"), world.releases(mutex), world.acquires(mutex), world.says("main")));
    checkWorld(world, "main a b c main");
    QVERIFY(mutex.isLocked());
}

void WorldTest::aBarrierTellsPlaces()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadBarrier barrier("b", 3);
    std::array<std::string, 3> places;
    const auto waits = [&](std::size_t who) {
        return world.waits([&](WaitInfo info) { return barrier.wait(std::move(info)); },
                           [&places, who](const Outcome &outcome) { places[who] = WholeWorld::wordOf(outcome); });
    };
    world.run(inOrder(world.starts("a", waits(0)), world.starts("b", waits(1)), world.says("main"), waits(2)));
    checkWorld(world, "main");
    QCOMPARE(places[0] + places[1] + places[2], std::string("012"));
}

void WorldTest::aFailureInAThreadIsReported()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    std::shared_ptr<Thread> thread;
    world.run(inOrder(world.does([&](const JobContext &) {
        thread = world.thread("poller", inOrder(world.blocks(1ms), world.returns(Exception{"ValueError", "no"})));
    }),
                      world.joins(thread), world.says("main")));
    checkWorld(world, "Exception in thread poller: ValueError: no main");
    QCOMPARE(world.builder.trace().warnings().size(), 1U);
    QVERIFY(world.builder.trace().hops()[1].ending == trace::Ending::Failed);
}

void WorldTest::tooManyThreadsAreRefused()
{
    QFETCH(bool, isVirtual);
    WorldOptions options;
    options.threads = 2;
    WholeWorld world(isVirtual, options);
    ThreadMutex mutex("m");
    std::shared_ptr<Thread> first;
    const auto waiting = inOrder(world.acquires(mutex), world.releases(mutex));
    world.run(inOrder(world.acquires(mutex),
                      world.does([&](const JobContext &) { first = world.thread("a", waiting); }),
                      world.starts("b", waiting), world.starts("c", {world.says("never")}), world.releases(mutex),
                      world.joins(first), world.does([&](const JobContext &) {
                          world.say(world.thread("d", {world.says("again")}) == nullptr ? "no" : "yes");
                      })));
    checkWorld(world, "RuntimeError: can't start new thread: 2 are running again yes");
}

void WorldTest::threadsInAllHaveALimit()
{
    QFETCH(bool, isVirtual);
    WorldOptions options;
    options.threadsInAll = 2;
    WholeWorld world(isVirtual, options);
    world.run(inOrder(world.starts("a", {world.says("a")}), world.starts("b", {world.says("b")}),
                      world.starts("c", {world.says("never")})));
    checkWorld(world, "a b RuntimeError: can't start new thread", false);
    QVERIFY(world.environment.failure());
    QCOMPARE(world.environment.failure()->text, std::string("more than 2 threads have been started"));
}

void WorldTest::threadsWithoutANameAreNumbered()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    world.run({world.does([&](const JobContext &) {
        for (const char *name : {"", "own", ""})
            world.say(world.thread(name, {})->name());
    })});
    checkWorld(world, "Thread-1 (f) own Thread-2 (f)");
}

void WorldTest::resultsComeToWhoeverAsks()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadMutex mutex("m");
    const auto pool = world.world->makePool("pool", 1, false);
    std::shared_ptr<Job> slow;
    std::shared_ptr<Job> failing;
    std::shared_ptr<Job> unlucky;
    const auto asks = [&](const std::shared_ptr<Job> &job, std::optional<Duration> timeout = {}) {
        return world.waits([&job](WaitInfo info) { return Job::result(job, std::move(info)); },
                           [&](const Outcome &outcome) { world.say(WholeWorld::wordOf(outcome)); }, timeout);
    };
    world.run(inOrder(world.acquires(mutex), world.does([&](const JobContext &) {
        slow = world.submit(*pool, "slow",
                            inOrder(world.acquires(mutex), world.releases(mutex), world.returns(number(42))));
        failing = world.submit(*pool, "failing", inOrder(world.returns(Exception{"ValueError", "no"})));
        unlucky = world.submit(*pool, "unlucky", {world.says("never")});
        world.say(unlucky->cancel() && unlucky->isCancelled() ? "cancelled" : "too-late");
    }),
                      asks(slow, 1ms), asks(unlucky), world.releases(mutex), asks(slow), asks(failing), asks(slow),
                      world.does([&](const JobContext &) { world.say(slow->cancel() ? "cancelled" : "too-late"); })));
    checkWorld(world, "cancelled TimeoutError CancelledError 42 ValueError 42 too-late");
}

void WorldTest::completionsComeInTheirOrder()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    const auto pool = world.world->makePool("pool", 3, false);
    // Each waits for the one after, so the last is done first; the fourth has been done before.
    std::array<std::shared_ptr<Job>, 3> jobs;
    std::shared_ptr<Job> done;
    ThreadMutex mutex("m");
    std::shared_ptr<Completions> completions;
    const auto result = [&](const std::shared_ptr<Job> &job) {
        return world.waits([&job](WaitInfo info) { return Job::result(job, std::move(info)); });
    };
    const auto next = [&] {
        return world.waits([&](WaitInfo info) { return Completions::next(completions, std::move(info)); },
                           [&](const Outcome &outcome) {
                               const auto job = outcome.value().object<Job>();
                               world.say(job == nullptr ? "none" : job->name());
                           });
    };
    world.run(
        inOrder(world.does([&](const JobContext &) { done = world.submit(*pool, "done", {}); }), result(done),
                world.acquires(mutex), world.does([&](const JobContext &) {
                    jobs[2] = world.submit(*pool, "third", inOrder(world.acquires(mutex), world.releases(mutex)));
                    jobs[1] = world.submit(*pool, "second", result(jobs[2]));
                    jobs[0] = world.submit(*pool, "first", result(jobs[1]));
                    completions = std::make_shared<Completions>(std::vector{jobs[0], jobs[1], done, jobs[2], done});
                }),
                next(), world.releases(mutex), next(), next(), next(), next()));
    checkWorld(world, "done third second first none");
}

void WorldTest::poolsHaveWorkersOfTheirOwn()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadMutex mutex("m");
    const auto one = world.world->makePool("one", 1, false);
    const auto two = world.world->makePool("two", 2, false);
    const auto waiting = inOrder(world.acquires(mutex), world.releases(mutex));
    std::shared_ptr<Job> free;
    world.run(inOrder(world.acquires(mutex), world.does([&](const JobContext &) {
        world.submit(*one, "a", waiting);
        world.submit(*one, "queued", waiting);
        world.submit(*two, "b", waiting);
        free = world.submit(*two, "free", {world.says("free")});
    }),
                      world.waits([&](WaitInfo info) { return Job::result(free, std::move(info)); }),
                      world.releases(mutex)));
    checkWorld(world, "free");
    const trace::Trace &trace = world.builder.trace();
    QCOMPARE(trace.pools().size(), 2U);
    QCOMPARE(trace.text(trace.pools()[0].name), std::string_view("one"));
    QCOMPARE(trace.pools()[1].size, 2U);
    for (const trace::Hop &hop : trace.hops()) {
        if (hop.pool != trace::noPool)
            QCOMPARE(trace.lane(hop.worker).pool, hop.pool);
    }
}

void WorldTest::poolsAreShutDownWhenMainIsOver()
{
    WholeWorld world(true);
    const auto pool = world.world->makePool("pool", 1, false);
    world.run(inOrder(world.starts("late", inOrder(world.blocks(5ms), world.does([&](const JobContext &) {
                                       world.submit(*pool, "refused", {world.says("never")});
                                   }))),
                      world.does([&](const JobContext &) {
                          world.submit(*pool, "long", inOrder(world.blocks(20ms), world.says("long")));
                      })));
    checkWorld(world, "RuntimeError: cannot schedule new futures after shutdown long");
    QVERIFY(world.builder.trace().end() == Time{20ms});
}

void WorldTest::aSharedValueIsARace()
{
    WholeWorld world(true);
    SharedValue value("value", 0);
    std::array<std::int64_t, 2> seen{};
    const auto race = [&](std::size_t who) {
        return inOrder(world.does([&seen, &value, who](const JobContext &) { seen[who] = value.read(); }),
                       world.blocks(1ms),
                       world.does([&seen, &value, who](const JobContext &) { value.write(seen[who] + 1); }));
    };
    world.run(inOrder(world.starts("a", race(0)), world.starts("b", race(1))));
    QCOMPARE(value.read(), 1);
}

void WorldTest::whoWaitsForWhomIsTold()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadMutex one("one");
    ThreadMutex two("two");
    ThreadBarrier both("both", 2);
    const auto meets = world.waits([&](WaitInfo info) { return both.wait(std::move(info)); });
    const auto meetsToo = world.waits([&](WaitInfo info) { return both.wait(std::move(info)); });
    const Outcome main = world.run(
        inOrder(world.starts("a", inOrder(world.acquires(one), meets, world.acquires(two), world.says("never"))),
                world.starts("b", inOrder(world.acquires(two), meetsToo, world.acquires(one), world.says("never")))));
    QVERIFY(main.isValue());
    checkWorld(world, "", false);
    const auto failure = world.environment.failure();
    QVERIFY(failure);
    QVERIFY(failure->kind == Failure::Kind::Deadlock);
    const QString text = QString::fromStdString(failure->text);
    QVERIFY2(text.contains(QStringLiteral("a waits for mutex two, held by b")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("b waits for mutex one, held by a")), qPrintable(text));
}

void WorldTest::aPoolThatWaitsForItselfIsTold()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    const auto pool = world.world->makePool("pool", 1, false);
    std::shared_ptr<Job> inner;
    std::shared_ptr<Job> outer;
    const auto asks = [&](const std::shared_ptr<Job> &job) {
        return world.waits([&job](WaitInfo info) { return Job::result(job, std::move(info)); });
    };
    const auto submitsAndAsks =
        inOrder(world.does([&](const JobContext &) { inner = world.submit(*pool, "inner", {world.says("never")}); }),
                asks(inner));
    world.run(inOrder(world.does([&](const JobContext &) { outer = world.submit(*pool, "outer", submitsAndAsks); }),
                      asks(outer)));
    QCOMPARE(world.text, std::string());
    const auto failure = world.environment.failure();
    QVERIFY(failure);
    const QString text = QString::fromStdString(failure->text);
    QVERIFY2(text.contains(QStringLiteral("outer waits for the result of inner")), qPrintable(text));
    QCOMPARE(world.builder.irregularCount(), 0U);
}

void WorldTest::aStopAbandonsWhateverWaits()
{
    QFETCH(bool, isVirtual);
    WholeWorld world(isVirtual);
    ThreadMutex mutex("m");
    ThreadBarrier barrier("b", 5);
    const auto pool = world.world->makePool("pool", 2, false);
    const Outcome main = world.run(inOrder(
        world.acquires(mutex), world.starts("a", inOrder(world.acquires(mutex), world.says("never"))),
        world.starts("b", inOrder(world.waits([&](WaitInfo info) { return barrier.wait(std::move(info)); }, {}, 1h),
                                  world.says("never"))),
        world.starts("c", inOrder(world.blocks(1h), world.says("never"))),
        world.starts("d", inOrder(world.computes(1h), world.says("never"))), world.does([&](const JobContext &) {
            world.submit(*pool, "job", inOrder(world.acquires(mutex), world.says("never")));
            world.environment.stop.request();
        }),
        world.acquires(mutex), world.says("never")));
    QVERIFY(main.isKilled());
    checkWorld(world, "", false);
    int abandoned = 0;
    for (const SchedulingEvent &event : world.events)
        abandoned +=
            event.kind == EventKind::JobFinished && event.detail == static_cast<std::int64_t>(trace::Ending::Abandoned)
                ? 1
                : 0;
    QVERIFY2(abandoned >= 5, qPrintable(QString::number(abandoned)));
    QVERIFY(!world.environment.failure());
}

QTEST_GUILESS_MAIN(WorldTest)
#include "world_test.moc"
