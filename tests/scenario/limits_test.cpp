// Scenarios that ask for too much, or for what can never be: each gets a clear error or a limit that is told, and any
// run can be stopped.

#include "support/run_scenario.h"
#include "support/trace_checks.h"

#include <QTest>

using namespace loopscope;
using scenario::ClockKind;
using scenario::RunEnding;

namespace {

/// Each line of the log, and how it ended.
QString logOf(const test::FinishedRun &run)
{
    return QString::fromStdString(test::joined(run.log()) + run.result.error);
}

void compareRun(const test::FinishedRun &run, RunEnding ending, const char *log)
{
    QCOMPARE(logOf(run), QString::fromUtf8(log));
    QCOMPARE(run.result.ending, ending);
    QCOMPARE(run.builder.irregularCount(), 0U);
}

/// Stopped when its first line is logged.
test::RunScenarioOptions stopAtFirstLine(ClockKind clock)
{
    test::RunScenarioOptions options;
    options.run = {clock, 1.0};
    options.stopAt = [](const trace::SchedulingEvent &event) { return event.kind == trace::EventKind::Logged; };
    return options;
}

} // namespace

class LimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeadlockTellsWhoWaitsForWhom();
    void aCircleOfTasksIsADeadlock();
    void aCircleOfTasksCannotBeCancelled();
    void aTaskCannotAwaitItself();
    void aLockThatNobodyHoldsIsNotReleased();
    void aLockReleasedByAStrangerIsTold();
    void aQueueHasABound();
    void tasksHaveABound();
    void callbacksHaveABound();
    void aSleepOfTenYearsPasses();
    void deadlocksOfThreadsNameWhoWaits_data();
    void deadlocksOfThreadsNameWhoWaits();
    void recursionWithoutEndEnds_data();
    void recursionWithoutEndEnds();
    void whatIsTooMuchIsTold_data();
    void whatIsTooMuchIsTold();
    void whatNeverEndsIsStopped_data();
    void whatNeverEndsIsStopped();
    void aThreadWithoutEndLetsOthersGoOn();
    void aJobThatIsStoppedIsAbandoned();
    void aFloodComesInSmallBatches();
    void whoIsInAHurryGetsTheEndOfAFlood();
};

void LimitsTest::aDeadlockTellsWhoWaitsForWhom()
{
    const auto run = test::runText(R"(
shared: {a: lock, b: lock}
coroutines:
  worker(name, first, second):
    - with: first
      do:
        - yield
        - with: second
          do: []
main:
  - gather:
      - worker(LEFT, a, b)
      - worker(RIGHT, b, a)
)");
    QCOMPARE(run.result.ending, RunEnding::Failed);
    QVERIFY2(run.result.error.starts_with("deadlock"), run.result.error.c_str());
    for (const char *part : {"LEFT", "RIGHT", "held by", "main"})
        QVERIFY2(run.result.error.find(part) != std::string::npos, (run.result.error + " lacks " + part).c_str());
}

namespace {

const char *const circle = R"(
shared: {to_a: future, to_b: future}
coroutines:
  waits(for_whom):
    - await: for_whom
      as: other
    - await: other
main:
  - spawn: waits(to_a)
    as: a
    name: A
  - spawn: waits(to_b)
    as: b
    name: B
  - set_result: to_a
    to: b
  - set_result: to_b
    to: a
  - repeat: 5
    do: [yield]
)";

} // namespace

void LimitsTest::aCircleOfTasksIsADeadlock()
{
    const auto run = test::runText(std::string(circle) + "  - await: a\n");
    QCOMPARE(run.result.ending, RunEnding::Failed);
    QVERIFY2(run.result.error.starts_with("deadlock"), run.result.error.c_str());
    for (const char *part : {"A", "B"})
        QVERIFY2(run.result.error.find(part) != std::string::npos, (run.result.error + " lacks " + part).c_str());
}

void LimitsTest::aCircleOfTasksCannotBeCancelled()
{
    const auto run = test::runText(std::string(circle) + R"(  - try:
      - cancel: a
    except:
      RecursionError:
        - log: in a circle
)");
    QVERIFY2(logOf(run).startsWith(QStringLiteral("in a circle\n")), qPrintable(logOf(run)));
}

void LimitsTest::aTaskCannotAwaitItself()
{
    const auto run = test::runText(R"(
shared: {me: future}
coroutines:
  vain():
    - await: me
      as: myself
    - await: myself
main:
  - spawn: vain()
    as: task
    name: Narcissus
  - set_result: me
    to: task
  - try:
      - await: task
    except:
      RuntimeError as error:
        - log: "{type(error)}"
)");
    compareRun(run, RunEnding::Returned, "RuntimeError\n");
}

void LimitsTest::aLockThatNobodyHoldsIsNotReleased()
{
    const auto run = test::runText("shared: {door: lock}\nmain:\n  - release: door\n");
    compareRun(run, RunEnding::Failed, "RuntimeError: Lock is not acquired.");
}

void LimitsTest::aLockReleasedByAStrangerIsTold()
{
    const auto run = test::runText(R"(
shared: {door: lock}
coroutines:
  owner():
    - acquire: door
    - sleep: 1s
main:
  - spawn: owner()
    as: task
  - yield
  - release: door
  - log: "{door.locked()}"
  - await: task
)");
    compareRun(run, RunEnding::Returned, "False\n"); // asyncio allows it
    QCOMPARE(run.trace().warnings().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(std::string(run.trace().text(run.trace().warnings()[0].text))),
             QStringLiteral("lock 'door' is released by main, but owner holds it"));
}

void LimitsTest::aQueueHasABound()
{
    const auto run = test::runText(R"(
shared: {items: queue}
main:
  - repeat: forever
    do:
      - put_nowait: 1
        into: items
)");
    QCOMPARE(run.result.ending, RunEnding::Limited);
    QVERIFY2(run.result.error.find("1000000 items") != std::string::npos, run.result.error.c_str());
}

void LimitsTest::tasksHaveABound()
{
    const auto run = test::runText(R"(
coroutines:
  idle():
    - sleep: 1h
main:
  - repeat: forever
    do:
      - spawn: idle()
)");
    QCOMPARE(run.result.ending, RunEnding::Limited);
    QVERIFY2(run.result.error.find("1000000 tasks") != std::string::npos, run.result.error.c_str());
}

void LimitsTest::callbacksHaveABound()
{
    const auto run = test::runText(R"(
functions:
  nothing(): []
main:
  - repeat: forever
    do:
      - call_later: nothing()
        delay: 1h
)");
    QCOMPARE(run.result.ending, RunEnding::Limited);
    QVERIFY2(run.result.error.find("1000000 callbacks") != std::string::npos, run.result.error.c_str());
}

void LimitsTest::aSleepOfTenYearsPasses()
{
    const auto run = test::runText("main:\n  - sleep: 87600h\n  - log: good morning\n");
    compareRun(run, RunEnding::Returned, "good morning\n");
    QVERIFY(run.trace().end() >= Time{std::chrono::hours{87600}});
}

void LimitsTest::deadlocksOfThreadsNameWhoWaits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char *name, const char *text, const QStringList &parts) {
        QTest::newRow(name) << QString::fromUtf8(text) << parts;
    };
    row("mutexes in a circle", R"(
shared: {a: mutex, b: mutex, gate: {thread_barrier: 2}}
functions:
  worker(name, first, second):
    - with: first
      do:
        - wait_on: gate
        - with: second
          do: []
main:
  - start_thread: worker(ONE, a, b)
    as: thread
    name: ONE
  - start_thread: worker(TWO, b, a)
    as: other
    name: TWO
  - join: thread
)",
        {QStringLiteral("ONE waits for mutex b, held by TWO"), QStringLiteral("TWO waits for mutex a, held by ONE"),
         QStringLiteral("main waits for the end of thread ONE")});
    row("a job that waits for its own pool", R"(
shared: {pool: {pool: 1}}
functions:
  inner(): []
  outer():
    - submit: inner()
      on: pool
      as: job
    - result: job
main:
  - run_in_executor: outer()
    on: pool
)",
        {QStringLiteral("main waits for job outer"),
         QStringLiteral("outer waits for the result of inner, for which no worker is free")});
    row("two loops", R"(
shared: {a: mutex, b: mutex, gate: {thread_barrier: 2}}
coroutines:
  other():
    - with: a
      do:
        - wait_on: gate
        - with: b
          do: []
  idle():
    - sleep: 1h
main:
  - spawn: idle()
  - start_loop: other()
    as: loop
    name: second
  - with: b
    do:
      - wait_on: gate
      - with: a
        do: []
)",
        {QStringLiteral("main waits for mutex a, held by second"),
         QStringLiteral("second waits for mutex b, held by main")});
    row("a future that nobody finishes", "shared: {answer: future}\nmain:\n  - await: answer\n",
        {QStringLiteral("main waits for future answer, which nobody has given a result")});
}

void LimitsTest::deadlocksOfThreadsNameWhoWaits()
{
    QFETCH(QString, text);
    QFETCH(QStringList, parts);
    for (const ClockKind clock : {ClockKind::Virtual, ClockKind::Real}) {
        test::RunScenarioOptions options;
        options.run = {clock, 1.0};
        const auto run = test::runScenario(test::scenarioOf(text.toStdString()), options);
        QCOMPARE(run.result.ending, RunEnding::Failed);
        const QString error = QString::fromStdString(run.result.error);
        QVERIFY2(error.startsWith(QStringLiteral("deadlock")), qPrintable(error));
        for (const QString &part : parts)
            QVERIFY2(error.contains(part), qPrintable(error + QStringLiteral(" lacks ") + part));
        QVERIFY2(!error.contains(QStringLiteral("idle")), qPrintable(error)); // it only sleeps
    }
}

void LimitsTest::recursionWithoutEndEnds_data()
{
    QTest::addColumn<QString>("steps");
    QTest::newRow("calls") << QStringLiteral("call: again()");
    QTest::newRow("awaits") << QStringLiteral("await: again()");
    QTest::newRow("wait_for without a timeout") << QStringLiteral("wait_for: again()\n      timeout: None");
}

void LimitsTest::recursionWithoutEndEnds()
{
    QFETCH(QString, steps);
    const QString text = QStringLiteral("coroutines:\n  again():\n    - %1\nmain:\n  - again()\n").arg(steps);
    const auto run = test::runText(text.toStdString());
    compareRun(run, RunEnding::Failed, "RecursionError: maximum recursion depth exceeded");
}

void LimitsTest::whatIsTooMuchIsTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const char *text, const char *error, int line) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(error) << line;
    };
    const char *const steps = "does more than 10000000 steps on the virtual clock";
    row("a coroutine without end", "main:\n  - repeat: forever\n    do: []\n", steps, 2);
    row("a callback without end",
        "functions:\n  again():\n    - repeat: forever\n      do: []\nmain:\n  - call_soon: again()\n  - sleep: 1s\n",
        steps, 3);
    row("a job without end",
        "functions:\n  again():\n    - repeat: forever\n      do: []\nmain:\n  - submit: again()\n    as: job\n", steps,
        3);
    row("a thread without end",
        "functions:\n  again():\n    - repeat: forever\n      do: []\nmain:\n  - start_thread: again()\n    as: "
        "thread\n",
        steps, 3);
    row("another loop without end",
        "coroutines:\n  again():\n    - repeat: forever\n      do: []\nmain:\n  - start_loop: again()\n    as: "
        "thread\n",
        steps, 3);
    row("jobs",
        "functions:\n  job():\n    - block: 1h\nmain:\n  - repeat: forever\n    do:\n      - submit: job()\n        "
        "as: j\n",
        "more than 100000 jobs wait for a worker", 7);
    row("jobs that submit jobs",
        "shared: {pool: {pool: 2}}\nfunctions:\n  job():\n    - submit: job()\n      on: pool\n    - submit: job()\n"
        "      on: pool\nmain:\n  - run_in_executor: job()\n    on: pool\n  - sleep: 1h\n",
        "more than ", 0);
    row("threads",
        "functions:\n  job(): []\nmain:\n  - repeat: forever\n    do:\n      - start_thread: job()\n        as: t\n",
        "more than 60000 threads have been started", 6);
    row("callbacks from elsewhere",
        "functions:\n  nothing(): []\n  job():\n    - repeat: forever\n      do:\n        - call_soon_threadsafe: "
        "nothing()\n"
        "main:\n  - call_soon: job()\n  - sleep: 1s\n",
        "more than 1000000 callbacks wait for their turn", 6);
    row("pools", "main:\n  - repeat: forever\n    do:\n      - create: {pool: 64}\n        as: pool\n",
        "the pools have more than 5000 workers", 0);
    row("processes", "main:\n  - repeat: forever\n    do:\n      - create: {processes: 64}\n        as: pool\n",
        "the pools have more than 200 processes", 0);
    row("a stream",
        "shared: {text: stream}\nmain:\n  - repeat: forever\n    do:\n      - feed: \"{'a' * 100000}\"\n        into: "
        "text\n",
        "the stream text holds more than", 0);
}

void LimitsTest::whatIsTooMuchIsTold()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    QFETCH(int, line);
    const auto run = test::runText(text.toStdString());
    const QString told = QString::fromStdString(run.result.error);
    QVERIFY2(told.contains(error), qPrintable(told));
    QCOMPARE(run.result.ending, RunEnding::Limited);
    if (line > 0)
        QCOMPARE(run.result.line, static_cast<std::uint32_t>(line));
}

void LimitsTest::whatNeverEndsIsStopped_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
    row("a sleep of ten years", "main:\n  - log: go\n  - sleep: 87600h\n");
    row("a block of ten years", "main:\n  - log: go\n  - block: 87600h\n");
    row("a computation of ten years", "main:\n  - log: go\n  - compute: 87600h\n");
    row("a job of ten years", "functions:\n  job():\n    - log: go\n    - block: 87600h\n"
                              "main:\n  - run_in_executor: job()\n");
    row("a job that computes", "functions:\n  job():\n    - log: go\n    - compute: 87600h\n"
                               "main:\n  - run_in_executor: job()\n");
    row("a job without end", "functions:\n  job():\n    - log: go\n    - repeat: forever\n      do: []\n"
                             "main:\n  - run_in_executor: job()\n");
    row("a thread", "functions:\n  job():\n    - log: go\n    - block: 87600h\n"
                    "main:\n  - start_thread: job()\n    as: thread\n  - join: thread\n");
    row("a mutex", "shared: {door: mutex}\nfunctions:\n  job():\n    - log: go\n    - acquire: door\n"
                   "  keep():\n    - acquire: door\n    - start_thread: job()\n    - block: 87600h\n"
                   "main:\n  - to_thread: keep()\n");
    row("a process", "shared: {pool: {processes: 1}}\nfunctions:\n  job():\n    - log: go\n    - block: 87600h\n"
                     "main:\n  - run_in_executor: job()\n    on: pool\n");
    row("jobs that wait for a process",
        "shared: {pool: {processes: 1}}\nfunctions:\n  job(name):\n    - log: go\n    - block: 87600h\n"
        "main:\n  - repeat: 5\n    as: n\n    do:\n      - submit: job(n)\n        on: pool\n        as: j\n");
    row("jobs that wait for a worker",
        "shared: {pool: {pool: 1}}\nfunctions:\n  job(name):\n    - log: go\n    - block: 87600h\n"
        "main:\n  - repeat: 5\n    as: n\n    do:\n      - submit: job(n)\n        on: pool\n        as: j\n");
    row("a thread that computes", "functions:\n  job():\n    - log: go\n    - compute: 87600h\n"
                                  "main:\n  - start_thread: job()\n    as: thread\n  - join: thread\n");
    row("a callback without end", "functions:\n  again():\n    - log: go\n    - repeat: forever\n      do: []\n"
                                  "main:\n  - call_soon: again()\n  - sleep: 1s\n");
    row("a loop without end", "coroutines:\n  other():\n    - log: go\n    - repeat: forever\n      do: []\n"
                              "main:\n  - start_loop: other()\n    as: thread\n  - join: thread\n");
    row("a process without end",
        "shared: {pool: {processes: 1}}\nfunctions:\n  job():\n    - log: go\n    - repeat: forever\n      do: []\n"
        "main:\n  - run_in_executor: job()\n    on: pool\n");
    row("computing under the interpreter's lock",
        "settings: {gil: true}\nfunctions:\n  job():\n    - log: go\n    - compute: 87600h\n"
        "main:\n  - repeat: 4\n    do:\n      - submit: job()\n        as: j\n  - sleep: 87600h\n");
    row("large values", "main:\n  - let: range(50000)\n    as: numbers\n  - log: go\n  - repeat: forever\n    do:\n"
                        "      - let: sorted(numbers + numbers)\n        as: all\n");
    row("who swallows every cancellation",
        "coroutines:\n  stubborn():\n    - repeat: forever\n      do:\n        - try:\n            - sleep: 1h\n"
        "          except:\n            CancelledError:\n              - log: go\n"
        "main:\n  - spawn: stubborn()\n    as: task\n  - yield\n");
    row("a request", "main:\n  - log: go\n  - request: 1h\n");
    row("another loop", "coroutines:\n  other():\n    - log: go\n    - sleep: 87600h\n"
                        "main:\n  - start_loop: other()\n    as: thread\n  - join: thread\n");
    row("main without a loop", "functions:\n  main():\n    - log: go\n    - block: 87600h\n");
}

void LimitsTest::whatNeverEndsIsStopped()
{
    QFETCH(QString, text);
    const auto run = test::runScenario(test::scenarioOf(text.toStdString()), stopAtFirstLine(ClockKind::Real));
    QCOMPARE(run.result.ending, RunEnding::Stopped);
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), false)), QString());
}

/// CPython lets others have their turn after five milliseconds; a thread that never waits holds nobody up for good.
void LimitsTest::aThreadWithoutEndLetsOthersGoOn()
{
    const char *const busy = "functions:\n  busy():\n    - repeat: forever\n      do: []\n  short():\n    - log: go\n";
    const auto thread = test::runScenario(
        test::scenarioOf(std::string(busy) + "main:\n  - start_thread: busy()\n    as: thread\n  - log: go\n"),
        stopAtFirstLine(ClockKind::Real));
    QCOMPARE(logOf(thread), QStringLiteral("go\n"));
    const auto job = test::runScenario(
        test::scenarioOf(
            "shared: {pool: {pool: 2}}\n" + std::string(busy) +
            "main:\n  - submit: busy()\n    on: pool\n    as: j\n  - submit: short()\n    on: pool\n    as: k\n"),
        stopAtFirstLine(ClockKind::Real));
    QCOMPARE(logOf(job), QStringLiteral("go\n"));
}

void LimitsTest::aJobThatIsStoppedIsAbandoned()
{
    const auto run = test::runScenario(
        test::scenarioOf(
            "functions:\n  job():\n    - log: go\n    - block: 87600h\nmain:\n  - run_in_executor: job()\n"),
        stopAtFirstLine(ClockKind::Real));
    const auto hops = run.trace().hops();
    QCOMPARE(hops.size(), std::size_t{1});
    QCOMPARE(hops[0].ending, trace::Ending::Abandoned);
}

/// Whoever reads has other things to do, too.
void LimitsTest::aFloodComesInSmallBatches()
{
    const auto run = test::runText("main:\n  - repeat: 100000\n    do: [yield]\n");
    QVERIFY(run.events.size() > 200'000);
    QVERIFY2(run.largestBatch <= 50'000, std::to_string(run.largestBatch).c_str());
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(run.trace().lostCount(), 0U);
    QCOMPARE(run.result.ending, RunEnding::Returned);
}

void LimitsTest::whoIsInAHurryGetsTheEndOfAFlood()
{
    test::RunScenarioOptions options;
    options.run = {ClockKind::Real, 1.0, true};
    options.mostEvents = 1'000'000;
    const auto run = test::runScenario(test::scenarioOf("main:\n  - repeat: forever\n    do: [yield]\n"), options);
    QCOMPARE(run.result.ending, RunEnding::Stopped);
    QVERIFY(!run.events.empty());
    QCOMPARE(run.events.back().kind, trace::EventKind::LoopStopped);
    const auto main = run.trace().laneOfTask(TaskId{1});
    QVERIFY(main);
    QCOMPARE(run.trace().lane(*main).ending, trace::Ending::Abandoned);
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
