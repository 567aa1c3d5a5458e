// Who held whom up, and for how long.

#include "analysis/spans_by_name.h"
#include "analysis/stalls.h"
#include "analysis/waits.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::analysis;
using namespace std::chrono_literals;
using test::laneCalled;

class StallsAndWaitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStallKnowsItsSpansAndItsVictims()
    {
        const auto builder = test::traceOf(test::blockingCall());
        const trace::Trace &trace = builder.trace();
        const trace::Stall &stall = trace.stalls().front();
        const SpanRef culprit{laneCalled(trace, "THREE"), 1};
        QCOMPARE(culpritSpanOf(trace, stall).value(), culprit);
        QCOMPARE(stallOf(trace, culprit), &stall);
        QCOMPARE(stallOf(trace, {laneCalled(trace, "loop"), 1}), &stall); // the iteration
        QVERIFY(stallOf(trace, {laneCalled(trace, "ONE"), 1}) == nullptr);
        QStringList victims;
        for (const trace::Victim &victim : victimsOf(stall))
            victims.append(QString::fromStdString(test::toText(trace, victimSpanOf(trace, stall, victim).value())) +
                           (couldNotStart(trace, stall, victim) ? QStringLiteral(" could not start") : QString()));
        QCOMPARE(victims,
                 (QStringList{QStringLiteral("FOUR#0 could not start"), QStringLiteral("FIVE#0 could not start"),
                              QStringLiteral("ONE#3"), QStringLiteral("TWO#3")}));
        QVERIFY(lossOf(stall) > 8s && lossOf(stall) < 10s);
    }

    void aVictimKnowsItsStall()
    {
        const auto builder = test::traceOf(test::blockingCall());
        const trace::Trace &trace = builder.trace();
        QCOMPARE(stallDuring(trace, {laneCalled(trace, "FOUR"), 0}), &trace.stalls().front());
        QVERIFY(stallDuring(trace, {laneCalled(trace, "FIVE"), 4}) == nullptr);
    }

    void whoRanWhileATaskWaited()
    {
        const auto builder = test::traceOf(test::blockingCall());
        const trace::Trace &trace = builder.trace();
        const auto wait =
            queueWaitOf(trace, {laneCalled(trace, "FIVE"), 1}, 2); // its run, which tells of the wait before
        QVERIFY(wait);
        QVERIFY(wait->since == Time{300us});
        QVERIFY(wait->until == Time{3000480us});
        QCOMPARE(wait->holders.size(), std::size_t{2});
        QCOMPARE(wait->holders[0].span, (SpanRef{laneCalled(trace, "THREE"), 1}));
        QVERIFY(wait->holders[0].held == 3s);
        QCOMPARE(wait->holders[1].span, (SpanRef{laneCalled(trace, "main"), 0}));
        QCOMPARE(wait->otherHolders, std::size_t{3}); // ONE, TWO, FOUR
        QCOMPARE(queueWaitOf(trace, {laneCalled(trace, "FIVE"), 0}, 2)->holders, wait->holders);
        QVERIFY(!queueWaitOf(trace, {laneCalled(trace, "FIVE"), 2}, 2));
    }

    void whoWaitsStillKnowsBehindWhom()
    {
        const auto builder =
            test::traceOf("0 loop-started\n0 task A < nobody\n0 task B < nobody\n1ms run A\n9ms lost 1\n");
        const auto wait = queueWaitOf(builder.trace(), {laneCalled(builder.trace(), "B"), 0}, 5);
        QVERIFY(wait && wait->until == openEnd);
    }

    void readyBeforeIsOfRunningSpans()
    {
        const auto builder = test::traceOf(test::blockingCall());
        const trace::Trace &trace = builder.trace();
        QVERIFY(readyBefore(trace, {laneCalled(trace, "ONE"), 1}) == 270us);
        QVERIFY(!readyBefore(trace, {laneCalled(trace, "ONE"), 0}));
    }
};

QTEST_APPLESS_MAIN(StallsAndWaitsTest)
#include "stalls_and_waits_test.moc"
