// The way of a job as one chain of legs.

#include "analysis/hops.h"
#include "analysis/spans_by_name.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::analysis;
using namespace std::chrono_literals;
using test::laneCalled;

namespace {

/// "queued 200us fetch-1#1 | ran 999800us worker 1#0"
QByteArray legsText(const trace::Trace &trace, const trace::Hop &hop)
{
    constexpr std::array<const char *, legKindCount> words{"queued", "ran", "posted", "noted", "ready"};
    QByteArrayList legs;
    for (const Leg &leg : legsOf(trace, hop))
        legs.append(QByteArray(words[static_cast<std::size_t>(leg.kind)]) + ' ' +
                    QByteArray::number(static_cast<qlonglong>(leg.length(trace.end()) / 1us)) +
                    (leg.to == openEnd ? "us so far" : "us") +
                    (leg.span ? ' ' + QByteArray::fromStdString(test::toText(trace, *leg.span)) : QByteArray()));
    return legs.join(" | ");
}

} // namespace

class HopsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJobsWayIsAChainOfLegs()
    {
        const auto builder = test::traceOf(test::poolWithQueue());
        const trace::Trace &trace = builder.trace();
        QCOMPARE(legsText(trace, trace.hops()[0]),
                 "queued 200us fetch-1#1 | ran 999800us worker 1#0 | posted 100us worker 1#0 "
                 "| noted 60us fetch-1#1 | ready 40us fetch-1#3");
        QCOMPARE(legsText(trace, trace.hops()[3]).split('|').front().trimmed(), "queued 896100us fetch-4#1");
        Time end = trace.hops()[0].submitted;
        for (const Leg &leg : legsOf(trace, trace.hops()[0])) {
            QVERIFY(leg.from == end);
            end = leg.to;
        }
        QVERIFY(end == trace.hops()[0].resumed);
    }

    void everySpanOnTheWayKnowsItsJob()
    {
        const auto builder = test::traceOf(test::poolWithQueue());
        const trace::Trace &trace = builder.trace();
        const trace::Hop *hop = &trace.hops()[0];
        QCOMPARE(hopOf(trace, {laneCalled(trace, "worker 1"), 0}), hop);
        for (const std::size_t span : {2U, 3U, 4U}) // waits, is ready, goes on
            QCOMPARE(hopOf(trace, {laneCalled(trace, "fetch-1"), span}), hop);
        QVERIFY(hopOf(trace, {laneCalled(trace, "main"), 0}) == nullptr);
    }

    void whoStillWaitsKnowsItsJobToo()
    {
        const auto builder = test::traceOf("0 loop-started\n0 pool 1\n0 task A < nobody\n0 task B < nobody\n1ms run A\n"
                                           "2ms submit a by A\n2ms suspend A executor a\n2ms run B\n3ms submit b by B\n"
                                           "3ms suspend B executor b\n4ms start a 1\n9ms idle\n");
        const trace::Trace &trace = builder.trace();
        QCOMPARE(hopOf(trace, {laneCalled(trace, "A"), 2}), &trace.hops()[0]);
        QCOMPARE(hopOf(trace, {laneCalled(trace, "B"), 2}), &trace.hops()[1]);
        QCOMPARE(legsText(trace, trace.hops()[0]), "queued 2000us A#1 | ran 5000us so far worker 1#0");
        QCOMPARE(legsText(trace, trace.hops()[1]), "queued 6000us so far B#1");
    }

    void aJobThatWasTakenBackHasOneLeg()
    {
        const auto builder = test::traceOf("0 loop-started\n0 pool 1\n0 task A < nobody\n1ms run A\n2ms submit a by A\n"
                                           "2ms suspend A executor a\n5ms end a cancelled\n");
        QCOMPARE(legsText(builder.trace(), builder.trace().hops()[0]), "queued 3000us A#1");
    }

    void aThreadThatWaitsGoesOnByItself()
    {
        const auto builder =
            test::traceOf("0 submit a by nobody\n0 thread 1 name T1\n0 start a 1\n1ms submit b by a to thread\n"
                          "1ms thread 2 name T2\n1ms start b 2\n2ms work a thread 7 b\n6ms end b\n"
                          "7ms work-end a thread 7 b\n9ms end a\n");
        const trace::Trace &trace = builder.trace();
        QCOMPARE(legsText(trace, trace.hops()[1]), "queued 0us T1#0 | ran 5000us T2#0 | ready 1000us T1#2");
    }
};

QTEST_APPLESS_MAIN(HopsTest)
#include "hops_test.moc"
