// What asyncio would log by itself, and what is said of those who can never go on.

#include "engine/deadlock.h"
#include "engine/lock.h"
#include "engine/queue.h"
#include "engine/semaphore.h"
#include "engine/shield.h"
#include "engine/waiting.h"
#include "support/engine_world.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using test::World;

namespace {

using Body = Task::Body;

/// A world that writes down what is reported.
class ReportingWorld : public World {
public:
    ReportingWorld()
    {
        environment.onReport([this](const Report &report) { reports.push_back(report); });
    }

    QStringList texts() const
    {
        QStringList all;
        for (const Report &report : reports)
            all << QString::fromStdString(report.who.empty() ? report.text : report.who + ": " + report.text);
        return all;
    }

    std::vector<Report> reports;
};

QCoro::Task<Outcome> failing(Task &task)
{
    co_await YieldAwaiter(task);
    co_return Outcome{Exception{"ValueError", "no"}};
}

QCoro::Task<Outcome> stuck(Task &task)
{
    Future never(task.loop());
    co_return co_await FutureAwaiter(task, never, 0);
}

QCoro::Task<Outcome> outcomeOf(Performed performed)
{
    Outcome outcome;
    if (auto *waiting = std::get_if<Coroutine>(&performed))
        outcome = co_await std::move(*waiting);
    else
        outcome = std::get<Outcome>(performed);
    co_return outcome;
}

const QString neverRetrieved = QStringLiteral("child: Task exception was never retrieved");

} // namespace

class ReportsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFailureThatNobodySeesIsReportedWhenTheTaskGoes();
    void aFailureThatSomebodySeesIsNot();
    void aFailureOfAFutureOrAGatherIsReportedToo();
    void aFailureBehindACancelledShieldIsReported();
    void aFailureWhileTheRunEndsIsReported();
    void mainsOwnFailureIsNot();
    void tasksThatNeverEndAreReported();
    void slowSlicesAreReportedAndToldAtOnce();
    void aReportIsAnEvent();
    void aDeadlockSaysWhoWaitsForWhom();
    void aDeadlockNamesTheCircle();
    void aCircleOfTasksCannotBeCancelledAndEndsTheRun();
    void aLongChainEndsInReasonableTime();
    void aTaskCannotAwaitItself();
};

void ReportsTest::aFailureThatNobodySeesIsReportedWhenTheTaskGoes()
{
    ReportingWorld world;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        world.spawn("child", failing);
        for (int i = 0; i < 3; ++i)
            co_await YieldAwaiter(task);
        world.log(std::to_string(world.reports.size()));
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(world.texts(), QStringList{neverRetrieved});
    QCOMPARE(QString::fromStdString(world.text), QStringLiteral("1")); // at once, not at the end
}

void ReportsTest::aFailureThatSomebodySeesIsNot()
{
    ReportingWorld world;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto awaited = world.spawn("awaited", failing);
        co_await FutureAwaiter(task, *awaited, 0);
        Futures both{world.spawn("gathered", failing), world.spawn("gathered, too", failing)};
        const auto gather = Gather::create(world.loop, both, Gather::Failures::Raised);
        co_await FutureAwaiter(task, *gather, 0);
        for (int i = 0; i < 3; ++i)
            co_await YieldAwaiter(task);
        Futures watched{world.spawn("watched", failing)};
        co_await wait(task, watched, WaitUntil::FirstException, std::nullopt, 0);
        const auto cancelled = world.spawn("cancelled", failing);
        co_await YieldAwaiter(task);
        co_await YieldAwaiter(task);
        cancelled->cancel(); // even late
        const auto waitedFor = world.spawn("waited for", failing);
        co_await waitFor(task, waitedFor, 1s, 0);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(world.texts(), QStringList());
}

void ReportsTest::aFailureOfAFutureOrAGatherIsReportedToo()
{
    ReportingWorld world;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        {
            Future future(world.loop);
            future.finish(Exception{"ValueError", "no"});
        }
        Futures one{world.spawn("gathered", failing)};
        Gather::create(world.loop, std::move(one), Gather::Failures::Raised);
        for (int i = 0; i < 4; ++i)
            co_await YieldAwaiter(task);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(world.texts(), (QStringList{QStringLiteral("Future exception was never retrieved"),
                                         QStringLiteral("_GatheringFuture exception was never retrieved")}));
}

void ReportsTest::aFailureBehindACancelledShieldIsReported()
{
    ReportingWorld world;
    const Body shielding = [&](Task &task) -> QCoro::Task<Outcome> {
        const Body slowly = [](Task &child) -> QCoro::Task<Outcome> {
            for (int i = 0; i < 4; ++i)
                co_await YieldAwaiter(child);
            co_return Outcome{Exception{"ValueError", "no"}};
        };
        const auto shield = Shield::create(world.spawn("child", slowly));
        co_return co_await FutureAwaiter(task, *shield, 0);
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto outer = world.spawn("outer", shielding);
        co_await YieldAwaiter(task);
        co_await YieldAwaiter(task);
        outer->cancel();
        for (int i = 0; i < 8; ++i)
            co_await YieldAwaiter(task);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(world.texts(), QStringList{neverRetrieved});
}

void ReportsTest::aFailureWhileTheRunEndsIsReported()
{
    ReportingWorld world;
    const Body careless = [&](Task &task) -> QCoro::Task<Outcome> {
        co_await stuck(task);
        co_return Outcome{Exception{"ValueError", "no"}};
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        world.spawn("child", careless);
        co_return co_await YieldAwaiter(task);
    };
    QVERIFY(world.run(body));
    QCOMPARE(world.texts(), QStringList{QStringLiteral("child: unhandled exception during asyncio.run() shutdown")});
}

void ReportsTest::mainsOwnFailureIsNot()
{
    ReportingWorld world;
    QVERIFY(world.run(failing));
    world.main.reset();
    QCOMPARE(world.texts(), QStringList());
}

void ReportsTest::tasksThatNeverEndAreReported()
{
    ReportingWorld world;
    QVERIFY(!world.runAsFarAsItGoes(stuck));
    world.loop.reportPending();
    world.loop.close();
    QCOMPARE(world.texts(), QStringList{QStringLiteral("main: Task was destroyed but it is pending!")});
}

void ReportsTest::slowSlicesAreReportedAndToldAtOnce()
{
    ReportingWorld world;
    QStringList told;
    world.loop.watchSlices(100ms, [&](const SlowSlice &slice) {
        told << QString::fromStdString(slice.name + ' ' + std::to_string(slice.duration / 1ms));
        world.log("told");
    });
    const Body blocking = [&](Task &task) -> QCoro::Task<Outcome> {
        co_await WorkAwaiter(task, Work{trace::Reason::Block, 99ms, 1});
        co_await YieldAwaiter(task);
        co_await WorkAwaiter(task, Work{trace::Reason::Block, 60ms, 2});
        co_await WorkAwaiter(task, Work{trace::Reason::Compute, 63ms, 3});
        world.log("worked");
        co_await YieldAwaiter(task);
        world.log("later");
        co_return Outcome{Value{std::int64_t{1}}};
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto child = world.loop.createTask({"child", "work", 7}, blocking);
        co_await FutureAwaiter(task, *child, 0);
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(world.texts(),
             QStringList{QStringLiteral(
                 "child: Executing <Task pending name='child' coro=<work() running>> took 0.123 seconds")});
    QCOMPARE(told, QStringList{QStringLiteral("child 123")});
    QCOMPARE(QString::fromStdString(world.text), QStringLiteral("worked told later"));
}

void ReportsTest::aReportIsAnEvent()
{
    World world;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        world.loop.createTask({"child", "fail", 7}, failing);
        co_await YieldAwaiter(task);
        co_return co_await YieldAwaiter(task);
    };
    QVERIFY(world.runAsFarAsItGoes(body));
    int warnings = 0;
    for (const trace::SchedulingEvent &event : world.environment.recorder.drainAll().events) {
        if (event.kind != trace::EventKind::Warned)
            continue;
        ++warnings;
        QCOMPARE(event.subject, 2U);
        QCOMPARE(event.line, 7U);
    }
    QCOMPARE(warnings, 1);
}

void ReportsTest::aDeadlockSaysWhoWaitsForWhom()
{
    World world;
    Lock lock("db");
    Semaphore permits("permits", 1);
    Queue queue("jobs", Queue::Order::Fifo);
    const Body holder = [&](Task &task) -> QCoro::Task<Outcome> {
        co_await outcomeOf(lock.acquire(task, 0));
        co_return co_await outcomeOf(queue.get(task, 0));
    };
    const Body gone = [&](Task &task) -> QCoro::Task<Outcome> {
        co_return co_await outcomeOf(permits.acquire(task, 0));
    };
    const Body waiter = [&](Task &task) -> QCoro::Task<Outcome> {
        co_return co_await outcomeOf(lock.acquire(task, 0));
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        world.spawn("gone", gone);
        world.spawn("writer", holder);
        world.spawn("reader", waiter);
        co_await YieldAwaiter(task);
        co_return co_await outcomeOf(permits.acquire(task, 0));
    };
    QVERIFY(!world.runAsFarAsItGoes(body));
    QCOMPARE(
        QString::fromStdString(deadlockText({&world.loop}, {})),
        QStringLiteral("deadlock: nothing is ready and nothing will be; main waits for permits, held by gone, which "
                       "has ended, writer waits for jobs, which is empty, reader waits for db, held by writer"));
}

void ReportsTest::aDeadlockNamesTheCircle()
{
    World world;
    Lock first("first");
    Lock second("second");
    const auto takerOf = [](Lock &one, Lock &other) -> Body {
        return [&one, &other](Task &task) -> QCoro::Task<Outcome> {
            co_await outcomeOf(one.acquire(task, 0));
            co_await YieldAwaiter(task);
            co_return co_await outcomeOf(other.acquire(task, 0));
        };
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        Futures both{world.spawn("a", takerOf(first, second)), world.spawn("b", takerOf(second, first))};
        const auto gather = Gather::create(world.loop, std::move(both), Gather::Failures::Raised);
        co_return co_await FutureAwaiter(task, *gather, 0);
    };
    QVERIFY(!world.runAsFarAsItGoes(body));
    QCOMPARE(
        QString::fromStdString(deadlockText({&world.loop}, {})),
        QStringLiteral("deadlock: nothing is ready and nothing will be; main waits for a and b, a waits for second, "
                       "held by b, b waits for first, held by a; a circle: a → b → a"));
}

void ReportsTest::aCircleOfTasksCannotBeCancelledAndEndsTheRun()
{
    World world;
    std::shared_ptr<Task> a;
    std::shared_ptr<Task> b;
    const auto awaiting = [](std::shared_ptr<Task> &other) -> Body {
        return [&other](Task &task) -> QCoro::Task<Outcome> { co_return co_await FutureAwaiter(task, *other, 0); };
    };
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        a = world.spawn("a", awaiting(b));
        b = world.spawn("b", awaiting(a));
        co_await YieldAwaiter(task);
        world.log(a->requestCancel(0) == CancelReply::Endless ? "endless" : "?");
        world.log(std::to_string(a->cancelling()) + std::to_string(b->cancelling()));
        co_return Outcome{};
    };
    QVERIFY(!world.run(body)); // main ends, and then nobody
    QCOMPARE(QString::fromStdString(world.text), QStringLiteral("endless 11"));
}

void ReportsTest::aLongChainEndsInReasonableTime()
{
    World world;
    constexpr int length = 100'000; // asked one by one: five thousand million steps
    std::shared_ptr<Task> last = nullptr;
    int cancelled = 0;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        for (int i = 0; i < length; ++i) {
            const Body link = [&cancelled, before = last](Task &self) -> QCoro::Task<Outcome> {
                Outcome outcome;
                if (before == nullptr)
                    outcome = co_await stuck(self);
                else
                    outcome = co_await FutureAwaiter(self, *before, 0);
                cancelled += outcome.isCancelled() ? 1 : 0;
                co_return outcome;
            };
            last = world.spawn("link", link);
        }
        co_await YieldAwaiter(task);
        co_await YieldAwaiter(task);
        last = nullptr;
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(cancelled, length);
}

void ReportsTest::aTaskCannotAwaitItself()
{
    World world;
    const Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        const Outcome outcome = co_await FutureAwaiter(task, task, 0);
        world.log(outcome.isException() ? toText(outcome.exception()) : "?");
        co_return Outcome{};
    };
    QVERIFY(world.run(body));
    QCOMPARE(
        QString::fromStdString(world.text),
        QStringLiteral("RuntimeError: Task cannot await on itself: <Task pending name='main' coro=<main() running>>"));
}

QTEST_GUILESS_MAIN(ReportsTest)
#include "reports_test.moc"
