// Sums over lanes and over a run, and spans that are found again in another run.

#include "analysis/outcome.h"
#include "analysis/same_span.h"
#include "analysis/spans_by_name.h"
#include "analysis/summary.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <QTest>

#include <chrono>

using namespace loopscope;
using namespace std::chrono_literals;

class AnalysisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkersTimeIsRunningAndWaiting()
    {
        const auto builder = test::traceOf(R"(
            0 submit a by nobody
            0 start a 1
            1ms work a mutex 7 m
            5ms work-end a mutex 7 m
            6ms work a gil
            8ms work-end a gil
            8ms work a queue 8 q
            9ms work-end a queue 8 q
            10ms end a
            20ms submit b by nobody
            20ms start b 1
            21ms end b
        )");
        const auto workers = analysis::summarizeWorkers(builder.trace());
        QCOMPARE(workers.size(), std::size_t{1});
        QCOMPARE(workers[0].jobs, 2U);
        QVERIFY(workers[0].running == 4ms);
        QVERIFY(workers[0].waiting == 7ms);
        QVERIFY(workers[0].waitingForMutex == 4ms);
        QVERIFY(workers[0].waitingForGil == 2ms);
    }

    void anOutcomeTellsStallsAndWaits()
    {
        const auto stalled = test::traceOf(test::blockingCall());
        const analysis::Outcome outcome = analysis::outcomeOf(stalled.trace());
        QCOMPARE(outcome.length, Duration{8000900us});
        QCOMPARE(outcome.stalls, std::size_t{1});
        QVERIFY(outcome.longestStall > 2999ms && outcome.longestStall < 3001ms);
        QVERIFY(outcome.loop.total > 8s && outcome.loop.longest > 2999ms && outcome.loop.longest < 3001ms);
        QCOMPARE(outcome.workers, analysis::WaitTotals());

        const auto queued = test::traceOf(R"(
            0 pool 1
            0 submit a by nobody
            0 start a 1
            0 submit b by nobody
            1ms work a mutex 7 m
            5ms work-end a mutex 7 m
            10ms end a
            10ms start b 1
            30ms submit c by nobody
            40ms end b
        )");
        const analysis::Outcome waits = analysis::outcomeOf(queued.trace());
        QCOMPARE(waits.workers, (analysis::WaitTotals{20ms, 10ms})); // b, and c, which never began
        QCOMPARE(waits.locks, (analysis::WaitTotals{4ms, 4ms}));
        QCOMPARE(waits.stalls, std::size_t{0});
    }

    void aSpanIsFoundAgainInAnotherRun()
    {
        const auto before = test::traceOf(test::blockingCall());
        const auto same = [&](const char *lane, std::size_t span, const trace::Trace &after) {
            const auto found =
                analysis::sameSpan(before.trace(), {test::laneCalled(before.trace(), lane), span}, after);
            return found ? QString::fromStdString(test::toText(after, *found)) : QStringLiteral("none");
        };
        // ONE waits for its turn once more than before, and the line of what blocks is another one.
        const auto after = test::traceOf(R"(
            0 loop-started
            0 iteration 1
            0 task ONE < nobody : message
            1us run ONE
            2us ready ONE
            3us run ONE
            4us suspend ONE sleep 1s
            5us task THREE < nobody : blocking_message
            6us run THREE
            7us work THREE block 12
            200ms work-end THREE block 12
            200ms finish THREE
            1s ready ONE by timer
        )");
        QCOMPARE(same("THREE", 1, after.trace()), QStringLiteral("THREE#1"));
        QCOMPARE(same("ONE", 2, after.trace()), QStringLiteral("ONE#4")); // the first that sleeps
        QCOMPARE(same("FIVE", 0, after.trace()), QStringLiteral("none"));
        QCOMPARE(same("THREE", 9, after.trace()), QStringLiteral("none"));
        QCOMPARE(same("TWO", 3, before.trace()), QStringLiteral("TWO#3"));
    }
};

QTEST_APPLESS_MAIN(AnalysisTest)
#include "analysis_test.moc"
