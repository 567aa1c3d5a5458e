// Real threads and real time. Nothing here is measured against a limit that a busy machine could miss: the order of
// things is checked, and that nothing comes too early.

#include "engine/awaiters.h"
#include "engine/gather.h"
#include "engine/loop_driver.h"
#include "engine/watchdog.h"
#include "support/run_scenario.h"
#include "support/trace_checks.h"

#include <QEventLoop>
#include <QTest>

#include <thread>

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using trace::EventKind;
using trace::SchedulingEvent;

namespace {

test::RunScenarioOptions onTheRealClock(double speed = 1.0)
{
    test::RunScenarioOptions options;
    options.run = {scenario::ClockKind::Real, speed};
    return options;
}

} // namespace

class RealTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noSleepIsTooShort();
    void callsFromOtherThreadsArriveInOrder();
    void aHopsTimesFollowEachOther();
    void jobsBeginInTheOrderOfTheirSubmission();
    void aStallIsToldWhileItLasts();
    void aStopWakesWhateverBlocks();
    void watchdogsReportEachSliceOnce();
};

void RealTimeTest::noSleepIsTooShort()
{
    Environment environment{trace::RecorderOptions{}};
    LoopDriver driver(environment);
    Loop loop(environment, driver, 0, {});
    int early = 0;
    int slept = 0;
    const auto sleeperOf = [&](Duration duration) -> Task::Body {
        return [&loop, &early, &slept, duration](Task &task) -> QCoro::Task<Outcome> {
            const Time begin = loop.now();
            Sleeping sleeping(task, duration, 0);
            co_await SleepAwaiter(sleeping);
            early += loop.now() - begin < duration ? 1 : 0;
            ++slept;
            co_return Outcome{};
        };
    };
    const Task::Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> all;
        for (int i = 0; i < 200; ++i)
            all.push_back(loop.createTask({"sleeper", "sleeper", 0}, sleeperOf(i * 137us)));
        const auto gather = Gather::create(loop, std::move(all), Gather::Failures::Raised);
        co_await FutureAwaiter(task, *gather, 0);
        co_return Outcome{};
    };
    const auto main = loop.createTask({"main", "main", 0}, body);
    loop.run(main);
    QEventLoop waiting;
    connect(&driver, &LoopDriver::finished, &waiting, &QEventLoop::quit);
    driver.start(loop);
    waiting.exec();
    QCOMPARE(slept, 200);
    QCOMPARE(early, 0);
}

namespace {

/// Finishes a future when the last of its calls has arrived.
struct Mailbox {
    struct Call {
        Mailbox &mailbox;
        int number;
    };

    explicit Mailbox(Loop &loop) : all(loop) {}

    static void arrive(void *subject)
    {
        const auto &call = *static_cast<Call *>(subject);
        Mailbox &mailbox = call.mailbox;
        mailbox.inOrder = mailbox.inOrder && call.number == mailbox.arrived;
        if (++mailbox.arrived == static_cast<int>(mailbox.calls.size()))
            mailbox.all.finish(Value{});
    }

    Future all;
    std::vector<Call> calls;
    int arrived = 0;
    bool inOrder = true;
};

} // namespace

void RealTimeTest::callsFromOtherThreadsArriveInOrder()
{
    Environment environment{trace::RecorderOptions{}};
    LoopDriver driver(environment);
    Loop loop(environment, driver, 0, {});
    Mailbox mailbox(loop);
    for (int number = 0; number < 5000; ++number)
        mailbox.calls.push_back({mailbox, number});
    const Task::Body body = [&](Task &task) -> QCoro::Task<Outcome> {
        co_await FutureAwaiter(task, mailbox.all, 0);
        co_return Outcome{};
    };
    const auto main = loop.createTask({"main", "main", 0}, body);
    loop.run(main);
    QEventLoop waiting;
    connect(&driver, &LoopDriver::finished, &waiting, &QEventLoop::quit);
    driver.start(loop);
    std::thread sender([&] {
        for (Mailbox::Call &call : mailbox.calls)
            loop.callSoonThreadsafe({&Mailbox::arrive, &call});
    });
    waiting.exec();
    sender.join();
    QCOMPARE(mailbox.arrived, 5000);
    QVERIFY(mailbox.inOrder);
}

void RealTimeTest::aHopsTimesFollowEachOther()
{
    std::string text = "settings: {workers: 3}\nfunctions:\n  job(n):\n    - block: 200us\n    - return: n\n"
                       "coroutines:\n  one(n):\n    - run_in_executor: job(n)\nmain:\n  - gather:\n";
    for (int i = 0; i < 60; ++i)
        text += "      - one(" + std::to_string(i) + ")\n";
    const test::FinishedRun run = test::runScenario(test::scenarioOf(text), onTheRealClock());
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), true)), QString());
    QCOMPARE(run.trace().hops().size(), 60U);
    for (const trace::Hop &hop : run.trace().hops()) {
        QVERIFY(hop.submitted <= hop.started && hop.started < hop.finished && hop.finished <= hop.posted &&
                hop.posted <= hop.ready && hop.ready <= hop.resumed && hop.resumed != openEnd);
        QVERIFY(hop.finished - hop.started >= 200us);
        QVERIFY(run.trace().lane(hop.worker).number < 3);
    }
}

void RealTimeTest::jobsBeginInTheOrderOfTheirSubmission()
{
    std::string text = "settings: {workers: 4}\nfunctions:\n  job(n):\n    - log: begin {n}\n    - block: 50us\n"
                       "    - log: end {n}\n    - return: n\nmain:\n  - gather:\n";
    for (int i = 0; i < 200; ++i)
        text += "      - run_in_executor: job(" + std::to_string(i) + ")\n";
    const test::FinishedRun run = test::runScenario(
        test::scenarioOf(text + "    as: all\n  - log: \"{len(all)} {all[199]}\"\n"), onTheRealClock());
    QCOMPARE(run.builder.irregularCount(), 0U);
    int next = 0;
    for (const std::string &line : run.log()) {
        if (line.starts_with("begin "))
            QCOMPARE(line, "begin " + std::to_string(next++));
    }
    QCOMPARE(next, 200);
    QCOMPARE(run.log().back(), std::string("200 199"));
}

void RealTimeTest::aStallIsToldWhileItLasts()
{
    // It would last for an hour: the run is stopped when, and because, the stall has been told.
    test::RunScenarioOptions options = onTheRealClock();
    options.stopAt = [](const SchedulingEvent &event) { return event.kind == EventKind::StallDetected; };
    const test::FinishedRun run = test::runScenario(test::scenarioOf(R"(
settings: {stall_after: 20ms}
coroutines:
  other():
    - log: other
main:
  - spawn: other()
  - block: 1h
)"),
                                                    options);
    QCOMPARE(run.result.ending, scenario::RunEnding::Stopped);
    QCOMPARE(run.trace().stalls().size(), 1U);
    const trace::Stall &stall = run.trace().stalls()[0];
    QCOMPARE(run.trace().text(run.trace().lane(stall.culprit).name), std::string_view("main"));
    QCOMPARE(stall.line, 8U);
    QCOMPARE(stall.reason, trace::Reason::Block);
    QVERIFY(stall.end - stall.begin >= 20ms);
    QCOMPARE(stall.victims.size(), 1U);
    QCOMPARE(run.builder.irregularCount(), 0U);
}

void RealTimeTest::aStopWakesWhateverBlocks()
{
    test::RunScenarioOptions options = onTheRealClock();
    // Everything blocks when the last of them says so.
    int working = 0;
    options.stopAt = [&](const SchedulingEvent &event) {
        working += event.kind == EventKind::WorkBegan ? 1 : 0;
        return working == 3;
    };
    const test::FinishedRun run = test::runScenario(test::scenarioOf(R"(
settings: {workers: 2}
functions:
  sleeping():
    - block: 1h
  computing():
    - compute: 1h
coroutines:
  waiting(which):
    - gather: [run_in_executor: sleeping(), run_in_executor: computing(), run_in_executor: sleeping()]
main:
  - spawn: waiting(ALL)
  - sleep: 1ms
  - compute: 1h
  - log: never
)"),
                                                    options);
    QCOMPARE(run.result.ending, scenario::RunEnding::Stopped);
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), false)), QString());
    QVERIFY(run.log().empty());
}

void RealTimeTest::watchdogsReportEachSliceOnce()
{
    trace::RecorderOptions options;
    options.virtualTime = true;
    trace::Recorder recorder(options);
    Heartbeat heartbeat;
    Watchdog watchdog(heartbeat, recorder.clock(), 3, 100ms);
    const auto lookAt = [&](Duration now) {
        recorder.clock().setVirtual(Time{now});
        return watchdog.look();
    };
    QVERIFY(!lookAt(500ms)); // nothing runs
    heartbeat.begin(recorder.clock().ticks(), 7);
    QVERIFY(!lookAt(599ms));
    const auto stall = lookAt(600ms);
    QVERIFY(stall);
    QCOMPARE(stall->kind, EventKind::StallDetected);
    QCOMPARE(stall->lane, 3);
    QCOMPARE(stall->subject, 7U);
    QCOMPARE(stall->detail, toNs(Time{500ms}));
    QVERIFY(!lookAt(900ms)); // told already
    heartbeat.end();
    QVERIFY(!lookAt(2000ms));
    heartbeat.begin(recorder.clock().ticks(), 7);
    QVERIFY(!lookAt(2050ms));
    QVERIFY(lookAt(2100ms)); // another slice of the same task
}

QTEST_GUILESS_MAIN(RealTimeTest)
#include "real_time_test.moc"
