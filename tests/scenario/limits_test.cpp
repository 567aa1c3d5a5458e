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
    void whatNeverEndsIsStopped_data();
    void whatNeverEndsIsStopped();
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

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
