// The order of things in a loop is that of CPython 3.11's asyncio. Each test says one of its rules; the tests are
// coroutines where the subject is one. Every closure has a name before it is used in an expression with co_await, which
// g++ 12 needs.

#include "support/engine_world.h"
#include "support/trace_checks.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using test::IterationCounter;
using test::World;

namespace {

using Body = Task::Body;

Value number(std::int64_t value)
{
    return Value{value};
}

/// A word for an outcome.
std::string wordOf(const Outcome &outcome)
{
    if (outcome.isValue())
        return repr(outcome.value());
    return outcome.isException() ? outcome.exception().type : outcome.isCancelled() ? "cancelled" : "killed";
}

/// Code of a job that does nothing but return.
class ReturningCode final : public JobCode {
public:
    explicit ReturningCode(Value value, Duration work = {}) : m_value(std::move(value)), m_work(work) {}

    Next next(const JobContext &) override
    {
        if (m_work > Duration::zero())
            return Work{trace::Reason::Block, std::exchange(m_work, {}), 0};
        return Outcome{m_value};
    }

private:
    Value m_value;
    Duration m_work;
};

void checkTrace(const World &world)
{
    QCOMPARE(world.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(world.builder.trace(), true)), QString());
}

void compareText(const World &world, const char *expected)
{
    QCOMPARE(QString::fromStdString(world.text), QString::fromLatin1(expected));
    checkTrace(world);
}

} // namespace

class OrderingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void awaitingTakesAsManyIterationsAsInAsyncio();
    void creatingATaskRunsNothing();
    void whatIsScheduledInAnIterationRunsInTheNext();
    void callbacksOfAFutureComeInOrderAndNeverAtOnce();
    void aCallbackTakenBackIsNotCalled();
    void aFutureIsFinishedOnce();
    void cancelledBeforeItsFirstStepABodyNeverRuns();
    void cancelledAfterItsWakeUpATaskLosesTheResult();
    void aPendingCancelReplacesTheResult();
    void aPendingCancelDoesNotReplaceAnException();
    void aCancelArrivesAtTheNextAwait();
    void aTaskMaySwallowACancel();
    void cancellingWhoWaitsForATaskCancelsThatTask();
    void cancellingWhatIsDoneSaysFalse();
    void gatherKeepsTheOrderOfItsFutures();
    void gatherThatFailsLeavesItsSiblingsAlone();
    void gatherMayReturnFailures();
    void gatherCancelledCancelsItsChildren();
    void gatherTakesAFutureTwice();
    void sleepersWakeByDeadline();
    void aSleepIsCancelledAtOnce();
    void aBlockHoldsEverybodyUp();
    void theEndCancelsWhatIsLeftInOrderOfCreation();
    void theEndWaitsForCleaningUpAndForJobs();
    void jobsComeBackInTwoIterations();
    void jobsQueueForWorkers();
    void aJobCancelledInTheQueueNeverStarts();
    void nobodyCanGoOn();
    void tooManyTasksEndTheRun();
    void tooManyIterationsEndTheRun();
    void aStopDestroysEveryFrame();
    void aCoroutineThatIgnoresItsEndStillEnds();
    void awaitingManyCoroutinesKeepsTheStackFlat();
    void aStopEndsCoroutinesWithinEachOther();
};

void OrderingTest::awaitingTakesAsManyIterationsAsInAsyncio()
{
    World world;
    IterationCounter iterations(world.loop);
    const Body returning = [](Task &) -> QCoro::Task<Outcome> { co_return number(1); };
    const auto coroutine = [](Task &) -> QCoro::Task<Outcome> { co_return number(2); };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        int before = iterations.count();
        const auto told = [&](const char *what) {
            world.log(what + std::to_string(iterations.count() - before));
            before = iterations.count();
        };
        co_await coroutine(task);
        told("call:");
        co_await YieldAwaiter(task);
        told("sleep0:");
        const auto child = world.spawn("child", returning);
        co_await FutureAwaiter(task, *child, 0);
        told("task:");
        co_await FutureAwaiter(task, *child, 0);
        told("done:");
        const auto nothing = Gather::create(world.loop, {}, Gather::Failures::Raised);
        co_await FutureAwaiter(task, *nothing, 0);
        told("gather0:");
        std::vector<std::shared_ptr<Future>> one;
        one.push_back(world.spawn("gathered", returning));
        const auto gather = Gather::create(world.loop, std::move(one), Gather::Failures::Raised);
        co_await FutureAwaiter(task, *gather, 0);
        told("gather1:");
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "call:0 sleep0:1 task:2 done:0 gather0:0 gather1:3");
}

void OrderingTest::creatingATaskRunsNothing()
{
    World world;
    const Body child = [&](Task &task) -> QCoro::Task<Outcome> {
        world.log(task.info().name + "0");
        co_await YieldAwaiter(task);
        world.log(task.info().name + "1");
        co_return Outcome{};
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto a = world.spawn("a", child);
        const auto b = world.spawn("b", child);
        world.log("main0");
        co_await YieldAwaiter(task);
        world.log("main1");
        co_await FutureAwaiter(task, *a, 0);
        co_await FutureAwaiter(task, *b, 0);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "main0 a0 b0 main1 a1 b1");
}

void OrderingTest::whatIsScheduledInAnIterationRunsInTheNext()
{
    World world;
    struct Caller {
        World &world;
        static void first(void *self)
        {
            auto &caller = *static_cast<Caller *>(self);
            caller.world.log("first");
            caller.world.loop.callSoon({&Caller::second, self});
        }
        static void second(void *self) { static_cast<Caller *>(self)->world.log("second"); }
    } caller{world};
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        world.loop.callSoon({&Caller::first, &caller});
        co_await YieldAwaiter(task);
        world.log("main");
        co_await YieldAwaiter(task);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "first main second");
}

namespace {

/// A callback that logs its name.
struct Named {
    World &world;
    std::string name;

    Callback callback()
    {
        return {[](void *self) { static_cast<Named *>(self)->world.log(static_cast<Named *>(self)->name); }, this};
    }
};

} // namespace

void OrderingTest::callbacksOfAFutureComeInOrderAndNeverAtOnce()
{
    World world;
    Named one{world, "one"};
    Named two{world, "two"};
    Named late{world, "late"};
    Future future(world.loop);
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        future.addDoneCallback(one.callback());
        future.addDoneCallback(two.callback());
        future.finish(number(1));
        world.log("finished");
        future.addDoneCallback(late.callback());
        world.log("subscribed");
        co_await YieldAwaiter(task);
        world.log("main");
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "finished subscribed one two late main");
}

void OrderingTest::aCallbackTakenBackIsNotCalled()
{
    World world;
    Named one{world, "one"};
    Named two{world, "two"};
    Named three{world, "three"};
    Future future(world.loop);
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        for (Named *each : {&one, &two, &three})
            future.addDoneCallback(each->callback());
        future.removeDoneCallback(one.callback());
        future.removeDoneCallback(one.callback());
        future.finish(number(1));
        co_await YieldAwaiter(task);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "two three");
}

void OrderingTest::aFutureIsFinishedOnce()
{
    World world;
    Future future(world.loop);
    QVERIFY(!future.isDone());
    future.finish(number(1));
    future.finish(number(2));
    QVERIFY(!future.cancel());
    QCOMPARE(QString::fromStdString(wordOf(future.outcome())), QStringLiteral("1"));
    QVERIFY(!future.isCancelled());
}

void OrderingTest::cancelledBeforeItsFirstStepABodyNeverRuns()
{
    World world;
    const Body child = [&](Task &) -> QCoro::Task<Outcome> {
        world.log("never");
        co_return Outcome{};
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto created = world.spawn("child", child);
        created->cancel();
        const Outcome outcome = co_await FutureAwaiter(task, *created, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cancelled");
}

void OrderingTest::cancelledAfterItsWakeUpATaskLosesTheResult()
{
    World world;
    Future future(world.loop);
    const Body child = [&](Task &task) -> QCoro::Task<Outcome> {
        const Outcome first = co_await FutureAwaiter(task, future, 0);
        world.log(wordOf(first));
        co_await YieldAwaiter(task);
        world.log("goes-on");
        co_return number(5);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto waiter = world.spawn("waiter", child);
        co_await YieldAwaiter(task);
        future.finish(number(42));
        waiter->cancel();
        const Outcome outcome = co_await FutureAwaiter(task, *waiter, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cancelled goes-on 5");
}

void OrderingTest::aPendingCancelReplacesTheResult()
{
    World world;
    const Body child = [](Task &task) -> QCoro::Task<Outcome> {
        task.cancel();
        co_return number(5);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto created = world.spawn("child", child);
        const Outcome outcome = co_await FutureAwaiter(task, *created, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cancelled");
}

void OrderingTest::aPendingCancelDoesNotReplaceAnException()
{
    World world;
    const Body child = [](Task &task) -> QCoro::Task<Outcome> {
        task.cancel();
        Exception exception{"ValueError", "no"};
        co_return std::move(exception);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto created = world.spawn("child", child);
        const Outcome outcome = co_await FutureAwaiter(task, *created, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "ValueError");
}

void OrderingTest::aCancelArrivesAtTheNextAwait()
{
    World world;
    const Body child = [&](Task &task) -> QCoro::Task<Outcome> {
        task.cancel();
        world.log("still-here");
        const Outcome outcome = co_await YieldAwaiter(task);
        world.log(wordOf(outcome));
        co_return Cancelled{};
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto created = world.spawn("child", child);
        const Outcome outcome = co_await FutureAwaiter(task, *created, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "still-here cancelled cancelled");
}

void OrderingTest::aTaskMaySwallowACancel()
{
    World world;
    const Body child = [&](Task &task) -> QCoro::Task<Outcome> {
        Sleeping first(task, 1h, 0);
        const Outcome interrupted = co_await SleepAwaiter(first);
        world.log(wordOf(interrupted));
        Sleeping second(task, 3ms, 0);
        const Outcome slept = co_await SleepAwaiter(second);
        world.log(wordOf(slept));
        co_return number(7);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto created = world.spawn("child", child);
        co_await YieldAwaiter(task);
        created->cancel();
        const Outcome outcome = co_await FutureAwaiter(task, *created, 0);
        world.log(wordOf(outcome));
        world.log(std::to_string(toNs(world.loop.now())));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cancelled None 7 3000000");
}

void OrderingTest::cancellingWhoWaitsForATaskCancelsThatTask()
{
    World world;
    std::shared_ptr<Task> inner;
    const Body sleeper = [&](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, 1h, 0);
        co_return co_await SleepAwaiter(sleeping);
    };
    const Body outer = [&](Task &task) -> QCoro::Task<Outcome> {
        inner = world.spawn("inner", sleeper);
        co_return co_await FutureAwaiter(task, *inner, 0);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto waiting = world.spawn("outer", outer);
        co_await YieldAwaiter(task);
        co_await YieldAwaiter(task);
        waiting->cancel();
        const Outcome outcome = co_await FutureAwaiter(task, *waiting, 0);
        world.log(wordOf(outcome));
        world.log(wordOf(inner->outcome()));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cancelled cancelled");
    QCOMPARE(world.builder.trace().cancels().size(), 2U);
}

void OrderingTest::cancellingWhatIsDoneSaysFalse()
{
    World world;
    const Body child = [](Task &) -> QCoro::Task<Outcome> { co_return number(1); };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto created = world.spawn("child", child);
        co_await FutureAwaiter(task, *created, 0);
        world.log(created->cancel() ? "true" : "false");
        world.log(wordOf(created->outcome()));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "false 1");
}

void OrderingTest::gatherKeepsTheOrderOfItsFutures()
{
    World world;
    const auto sleeperOf = [&](Duration duration, std::int64_t result) -> Body {
        return [&world, duration, result](Task &task) -> QCoro::Task<Outcome> {
            Sleeping sleeping(task, duration, 0);
            co_await SleepAwaiter(sleeping);
            world.log(std::to_string(result));
            co_return number(result);
        };
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> all;
        all.push_back(world.spawn("slow", sleeperOf(9ms, 1)));
        all.push_back(world.spawn("quick", sleeperOf(2ms, 2)));
        const auto gather = Gather::create(world.loop, std::move(all), Gather::Failures::Raised);
        const Outcome outcome = co_await FutureAwaiter(task, *gather, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "2 1 [1, 2]");
}

namespace {

/// "bad" fails after 2 ms; "good" goes on for 9 ms.
std::vector<std::shared_ptr<Future>> goodAndBad(World &world)
{
    const Body good = [&world](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, 9ms, 0);
        const Outcome outcome = co_await SleepAwaiter(sleeping);
        world.log("good:" + wordOf(outcome));
        co_return outcome;
    };
    const Body bad = [](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, 2ms, 0);
        const Outcome outcome = co_await SleepAwaiter(sleeping);
        if (outcome.isCancelled())
            co_return outcome;
        Exception exception{"ValueError", "no"};
        co_return std::move(exception);
    };
    std::vector<std::shared_ptr<Future>> both;
    both.push_back(world.spawn("good", good));
    both.push_back(world.spawn("bad", bad));
    return both;
}

} // namespace

void OrderingTest::gatherThatFailsLeavesItsSiblingsAlone()
{
    World world;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        auto both = goodAndBad(world);
        const auto good = both.front();
        const auto gather = Gather::create(world.loop, std::move(both), Gather::Failures::Raised);
        const Outcome outcome = co_await FutureAwaiter(task, *gather, 0);
        world.log(wordOf(outcome));
        co_await FutureAwaiter(task, *good, 0);
        world.log("end");
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "ValueError good:None end");
}

void OrderingTest::gatherMayReturnFailures()
{
    World world;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto gather = Gather::create(world.loop, goodAndBad(world), Gather::Failures::Returned);
        const Outcome outcome = co_await FutureAwaiter(task, *gather, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "good:None [None, ValueError('no')]");
}

void OrderingTest::gatherCancelledCancelsItsChildren()
{
    World world;
    const Body waiting = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto gather = Gather::create(world.loop, goodAndBad(world), Gather::Failures::Returned);
        const Outcome outcome = co_await FutureAwaiter(task, *gather, 0);
        world.log(wordOf(outcome));
        co_return outcome;
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto waiter = world.spawn("waiter", waiting);
        co_await YieldAwaiter(task);
        co_await YieldAwaiter(task);
        waiter->cancel();
        const Outcome outcome = co_await FutureAwaiter(task, *waiter, 0);
        world.log("main:" + wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "good:cancelled cancelled main:cancelled"); // even though failures are returned
}

void OrderingTest::gatherTakesAFutureTwice()
{
    World world;
    const Body child = [](Task &) -> QCoro::Task<Outcome> { co_return number(3); };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const std::shared_ptr<Future> one = world.spawn("one", child);
        std::vector<std::shared_ptr<Future>> twice(2, one);
        const auto gather = Gather::create(world.loop, std::move(twice), Gather::Failures::Raised);
        const Outcome outcome = co_await FutureAwaiter(task, *gather, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "[3, 3]");
}

void OrderingTest::sleepersWakeByDeadline()
{
    World world;
    const auto sleeperOf = [&](Duration duration) -> Body {
        return [&world, duration](Task &task) -> QCoro::Task<Outcome> {
            Sleeping sleeping(task, duration, 0);
            co_await SleepAwaiter(sleeping);
            world.log(task.info().name + '@' + std::to_string((world.loop.now() - Time{}) / 1us));
            co_return Outcome{};
        };
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> all;
        all.push_back(world.spawn("c", sleeperOf(3ms)));
        all.push_back(world.spawn("a", sleeperOf(1ms)));
        all.push_back(world.spawn("never", sleeperOf(-5ms)));
        all.push_back(world.spawn("b", sleeperOf(2500us)));
        const auto gather = Gather::create(world.loop, std::move(all), Gather::Failures::Raised);
        co_await FutureAwaiter(task, *gather, 0);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "never@0 a@1000 b@2500 c@3000");
}

void OrderingTest::aSleepIsCancelledAtOnce()
{
    World world;
    const Body sleeper = [&](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, Duration::max(), 0); // longer than time itself
        co_return co_await SleepAwaiter(sleeping);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto created = world.spawn("sleeper", sleeper);
        Sleeping sleeping(task, 5ms, 0);
        co_await SleepAwaiter(sleeping);
        created->cancel();
        const Outcome outcome = co_await FutureAwaiter(task, *created, 0);
        world.log(wordOf(outcome) + '@' + std::to_string((world.loop.now() - Time{}) / 1ms));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cancelled@5");
    QVERIFY(world.builder.trace().end() == Time{5ms});
}

void OrderingTest::aBlockHoldsEverybodyUp()
{
    World world;
    const Body blocking = [&](Task &task) -> QCoro::Task<Outcome> {
        const Work work{trace::Reason::Block, 300ms, 9};
        co_await WorkAwaiter(task, work);
        world.log("blocked");
        co_return Outcome{};
    };
    const Body sleeper = [&](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, 10ms, 0);
        co_await SleepAwaiter(sleeping);
        world.log("slept@" + std::to_string((world.loop.now() - Time{}) / 1ms));
        co_return Outcome{};
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto early = world.spawn("early", sleeper);
        const auto culprit = world.spawn("culprit", blocking);
        co_await FutureAwaiter(task, *culprit, 0);
        co_await FutureAwaiter(task, *early, 0);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "blocked slept@300");
    const auto stalls = world.builder.trace().stalls();
    QCOMPARE(stalls.size(), 1U);
    QCOMPARE(stalls[0].line, 9U);
    QCOMPARE(stalls[0].victims.size(), 1U);
    QVERIFY(stalls[0].victims[0].lost == 290ms);
}

void OrderingTest::theEndCancelsWhatIsLeftInOrderOfCreation()
{
    World world;
    const Body sleeper = [&](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, 1h, 0);
        const Outcome outcome = co_await SleepAwaiter(sleeping);
        world.log(task.info().name + ':' + wordOf(outcome));
        co_return outcome;
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        for (const char *name : {"a", "b", "c"})
            world.spawn(name, sleeper);
        co_await YieldAwaiter(task);
        world.spawn("d", sleeper);
        world.log("main-ends");
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    // d stood in the queue before anybody heard that main is done, so it begins.
    compareText(world, "main-ends a:cancelled b:cancelled c:cancelled d:cancelled");
    QVERIFY(world.builder.trace().end() == Time{});
}

void OrderingTest::theEndWaitsForCleaningUpAndForJobs()
{
    World world;
    const Body careful = [&](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, 1h, 0);
        const Outcome outcome = co_await SleepAwaiter(sleeping);
        Sleeping cleaning(task, 20ms, 0);
        co_await SleepAwaiter(cleaning);
        world.log("cleaned-up");
        co_return outcome;
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        world.spawn("careful", careful);
        world.pool->submit(world.loop, {"job", 0}, std::make_unique<ReturningCode>(number(1), 50ms));
        co_await YieldAwaiter(task);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cleaned-up");
    QVERIFY(world.builder.trace().end() == Time{50ms});
    QVERIFY(world.builder.trace().hops()[0].finished == Time{50ms});
}

void OrderingTest::jobsComeBackInTwoIterations()
{
    World world;
    IterationCounter iterations(world.loop);
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const int before = iterations.count();
        const auto job = world.pool->submit(world.loop, {"job", 3}, std::make_unique<ReturningCode>(number(42)));
        const Outcome outcome = co_await FutureAwaiter(task, *job, 0);
        world.log(wordOf(outcome) + " after " + std::to_string(iterations.count() - before));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "42 after 2");
}

void OrderingTest::jobsQueueForWorkers()
{
    World world({}, 1);
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> jobs;
        for (const std::int64_t ms : {30, 10, 20})
            jobs.push_back(world.pool->submit(
                world.loop, {"job", 0}, std::make_unique<ReturningCode>(number(ms), std::chrono::milliseconds{ms})));
        const auto gather = Gather::create(world.loop, std::move(jobs), Gather::Failures::Raised);
        const Outcome outcome = co_await FutureAwaiter(task, *gather, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "[30, 10, 20]");
    const auto &trace = world.builder.trace();
    QCOMPARE(QString::fromStdString(test::lifeOf(trace, trace.lane(trace.laneOfWorker(0).value()))),
             QStringLiteral("job 0-30 | job 30-40 | job 40-60"));
    QCOMPARE(trace.poolQueue().highest, 3);
}

void OrderingTest::aJobCancelledInTheQueueNeverStarts()
{
    World world({}, 1);
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto first =
            world.pool->submit(world.loop, {"first", 0}, std::make_unique<ReturningCode>(number(1), 30ms));
        const auto second =
            world.pool->submit(world.loop, {"second", 0}, std::make_unique<ReturningCode>(number(2), 30ms));
        co_await YieldAwaiter(task);
        co_await YieldAwaiter(task);
        second->cancel();
        const Outcome outcome = co_await FutureAwaiter(task, *second, 0);
        world.log(wordOf(outcome));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    compareText(world, "cancelled");
    QVERIFY(world.builder.trace().hops()[1].started == openEnd);
}

void OrderingTest::nobodyCanGoOn()
{
    World world;
    Future never(world.loop);
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        co_await FutureAwaiter(task, never, 0);
        world.log("awake");
        co_return Outcome{};
    };
    QVERIFY(!world.run(body));
    // killed, it is resumed once more, so that its frames end
    compareText(world, "awake");
    QVERIFY(world.main->outcome().isKilled() || world.main->isKilled());
}

void OrderingTest::tooManyTasksEndTheRun()
{
    LoopLimits limits;
    limits.tasks = 3;
    World world(limits);
    int created = 0;
    const Body sleeper = [&](Task &task) -> QCoro::Task<Outcome> {
        Sleeping sleeping(task, 1h, 0);
        co_return co_await SleepAwaiter(sleeping);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        while (world.spawn("sleeper", sleeper) != nullptr)
            ++created;
        co_return co_await YieldAwaiter(task);
    };
    world.run(body);
    QCOMPARE(created, 2); // and main
    QVERIFY(world.environment.failure());
    QVERIFY(QString::fromStdString(world.environment.failure()->text).contains(QStringLiteral("more than 3 tasks")));
    QCOMPARE(world.builder.irregularCount(), 0U);
}

void OrderingTest::tooManyIterationsEndTheRun()
{
    LoopLimits limits;
    limits.turns = 100;
    World world(limits);
    int rounds = 0;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        Outcome outcome;
        while (!outcome.isKilled()) {
            outcome = co_await YieldAwaiter(task);
            ++rounds;
        }
        co_return outcome;
    };
    world.run(body);
    QCOMPARE(rounds, 100);
    QVERIFY(QString::fromStdString(world.environment.failure()->text).contains(QStringLiteral("100 turns")));
    QCOMPARE(world.builder.irregularCount(), 0U);
}

namespace {

/// Counts who is alive in coroutine frames.
class Guest {
public:
    explicit Guest(int &count) : m_count(count) { ++m_count; }
    ~Guest() { --m_count; }
    Guest(const Guest &) = delete;
    Guest &operator=(const Guest &) = delete;

private:
    int &m_count;
};

} // namespace

void OrderingTest::aStopDestroysEveryFrame()
{
    World world;
    int guests = 0;
    Future never(world.loop);
    const auto inner = [&](Task &task) -> QCoro::Task<Outcome> {
        const Guest guest(guests);
        Sleeping sleeping(task, 1h, 0);
        co_return co_await SleepAwaiter(sleeping);
    };
    const Body outer = [&](Task &task) -> QCoro::Task<Outcome> {
        const Guest guest(guests);
        co_return co_await inner(task);
    };
    const Body waiting = [&](Task &task) -> QCoro::Task<Outcome> {
        const Guest guest(guests);
        co_return co_await FutureAwaiter(task, never, 0);
    };
    const Body yielding = [&](Task &task) -> QCoro::Task<Outcome> {
        const Guest guest(guests);
        Outcome outcome;
        while (!outcome.isKilled())
            outcome = co_await YieldAwaiter(task);
        co_return outcome;
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const Guest guest(guests);
        std::vector<std::shared_ptr<Future>> all;
        all.push_back(world.spawn("outer", outer));
        all.push_back(world.spawn("waiting", waiting));
        all.push_back(world.spawn("yielding", yielding));
        const auto gather = Gather::create(world.loop, std::move(all), Gather::Failures::Raised);
        for (int i = 0; i < 3; ++i)
            co_await YieldAwaiter(task);
        world.log(std::to_string(guests));
        world.spawn("unborn", outer);
        world.environment.stop.request();
        co_return co_await FutureAwaiter(task, *gather, 0);
    };
    world.run(body);
    compareText(world, "5");
    QCOMPARE(guests, 0);
    QCOMPARE(world.loop.taskCount(), 0U);
    for (const trace::Lane &lane : world.builder.trace().lanes()) {
        if (lane.kind == trace::LaneKind::Task)
            QCOMPARE(lane.ending, trace::Ending::Abandoned);
    }
}

void OrderingTest::aCoroutineThatIgnoresItsEndStillEnds()
{
    World world;
    int awaits = 0;
    const Body stubborn = [&](Task &task) -> QCoro::Task<Outcome> {
        for (int i = 0; i < 3; ++i) {
            Sleeping sleeping(task, 1h, 0);
            co_await SleepAwaiter(sleeping);
            const Work work{trace::Reason::Block, 1h, 0};
            co_await WorkAwaiter(task, work);
            co_await YieldAwaiter(task);
            ++awaits;
        }
        co_return number(1);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        world.spawn("stubborn", stubborn);
        co_await YieldAwaiter(task);
        world.environment.stop.request();
        co_return co_await YieldAwaiter(task);
    };
    world.run(body);
    QCOMPARE(awaits, 3);
    QVERIFY(world.builder.trace().end() == Time{});
    QCOMPARE(world.builder.irregularCount(), 0U);
}

void OrderingTest::awaitingManyCoroutinesKeepsTheStackFlat()
{
    World world;
    const auto within = [](Task &task, bool yields) -> Coroutine {
        if (yields)
            co_await YieldAwaiter(task);
        co_return number(1);
    };
    std::int64_t sum = 0;
    const Body body = [&](Task &task) -> Coroutine {
        for (int i = 0; i < 300'000; ++i) {
            const Outcome one = co_await within(task, i % 3 == 0);
            sum += *one.value().as<std::int64_t>();
        }
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(sum, 300'000);
}

void OrderingTest::aStopEndsCoroutinesWithinEachOther()
{
    World world;
    const auto inner = [&](Task &task) -> Coroutine {
        const Outcome outcome = co_await YieldAwaiter(task);
        world.log("inner:" + wordOf(outcome));
        co_return outcome;
    };
    const auto outer = [&](Task &task) -> Coroutine {
        Outcome outcome = co_await inner(task);
        world.log("outer:" + wordOf(outcome));
        outcome = co_await inner(task);
        world.log("again:" + wordOf(outcome));
        co_return outcome;
    };
    const Body waiting = [&](Task &task) -> Coroutine { co_return co_await outer(task); };
    const Body body = [&](Task &task) -> Coroutine {
        const auto child = world.spawn("child", waiting);
        co_await YieldAwaiter(task);
        world.environment.stop.request();
        co_return co_await FutureAwaiter(task, *child, 0);
    };
    world.run(body);
    compareText(world, "inner:killed outer:killed inner:killed again:killed");
}

QTEST_GUILESS_MAIN(OrderingTest)
#include "ordering_test.moc"
