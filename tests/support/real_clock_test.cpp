// Proofs on the real clock bite: what differs is told, once, and what is wrong beside the log has no excuse.

#include "support/real_clock.h"
#include "support/run_scenario.h"

#include <QTest>

using namespace loopscope;
using namespace std::chrono_literals;

class RealClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePaceKeepsMomentsApart();
    void whatAgreesAgreesInEachRound();
    void whatDiffersIsTold();
    void threadsThatBeginTogetherAreATie();
    void aFlawHasNoExcuse();
};

void RealClockTest::thePaceKeepsMomentsApart()
{
    const auto run =
        test::runText("main:\n  - log: a\n  - sleep: 300ms\n  - log: b\n  - log: c\n  - sleep: 2s\n  - log: d\n");
    const test::Pace pace = test::gentlePace(run.trace());
    QCOMPARE(pace.speed, 5.0);
    QVERIFY(pace.margin == 60ms);
    QVERIFY(pace.duration == 460ms);
    QCOMPARE(pace.moments, std::size_t{3});
    QVERIFY(test::paceAt(20.0, run.trace()).margin == 15ms);
    QCOMPARE(test::gentlePace(test::runText("main:\n  - sleep: 2s\n  - log: a\n").trace()).speed, 20.0);
}

void RealClockTest::whatAgreesAgreesInEachRound()
{
    const auto logs = [](const char *log) { return [log] { return test::Attempt{log, {}}; }; };
    const auto verdicts = test::prove({{"one", "a\n", {}, logs("a\n")}, {"other", "b\n", {}, logs("b\n")}}, 3);
    QCOMPARE(verdicts.size(), std::size_t{2});
    for (const test::Verdict &verdict : verdicts) {
        QCOMPARE(verdict.agreed, 3);
        QCOMPARE(verdict.difference, std::string());
    }
    QCOMPARE(verdicts[1].name, std::string("other"));
}

void RealClockTest::whatDiffersIsTold()
{
    // Nobody is late by half an hour: it is not tried again.
    const test::Pace pace{1.0, 1h, {}, 2};
    int attempts = 0;
    const auto attempt = [&] { return test::Attempt{++attempts == 1 ? "b\na\n" : "a\nb\n", {}}; };
    const auto verdicts = test::prove({{"swapped", "a\nb\n", pace, attempt}}, 3);
    QCOMPARE(attempts, 1);
    QVERIFY(!verdicts.front().difference.empty());
}

void RealClockTest::threadsThatBeginTogetherAreATie()
{
    const auto run =
        test::runText("functions:\n  says(what):\n    - log: \"{what}\"\n    - block: 1s\n    - log: end {what}\n"
                      "main:\n  - log: begin\n  - sleep: 1s\n  - gather:\n"
                      "      - to_thread: says('a')\n      - to_thread: says('b')\n  - log: end\n");
    const auto ties = test::tiesOfThreads(run.trace());
    QVERIFY(!ties.empty());
    QCOMPARE(ties.front().first, std::size_t{1});
    QCOMPARE(ties.front().count, std::size_t{2});
    const auto swapped = [] { return test::Attempt{"begin\nb\na\n", {}}; };
    const test::Pace pace{1.0, 1h, {}, 2};
    QCOMPARE(test::prove({{"tie", "begin\na\nb\n", pace, swapped, {{1, 2}}}}, 1).front().agreed, 1);
    QCOMPARE(test::prove({{"no tie", "begin\na\nb\n", pace, swapped, {}}}, 1).front().agreed, 0);
}

void RealClockTest::aFlawHasNoExcuse()
{
    const test::Pace always{1.0, {}, {}, 2}; // a machine that may be late by nothing always is
    int attempts = 0;
    const auto flawed = [&] { return test::Attempt{"a\n", ++attempts == 1 ? "a task has no end" : ""}; };
    QVERIFY(test::prove({{"flawed", "a\n", always, flawed}}, 1).front().difference.find("no end") != std::string::npos);
    QCOMPARE(attempts, 1);
    attempts = 0;
    const auto differs = [&] { return test::Attempt{++attempts < 3 ? "b\n" : "a\n", {}}; };
    const auto verdict = test::prove({{"void twice", "a\n", always, differs}}, 1).front();
    QCOMPARE(verdict.voided, 2);
    QCOMPARE(verdict.agreed, 1);
}

QTEST_GUILESS_MAIN(RealClockTest)
#include "real_clock_test.moc"
