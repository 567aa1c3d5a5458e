// What became of the time between two moments, against adding it up span by span.

#include "analysis/measure.h"
#include "exchange/imported_text.h"
#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <QTest>

#include <random>

using namespace loopscope;
using namespace loopscope::analysis;
using namespace std::chrono_literals;

namespace {

Duration shared(Time from, Time to, Time begin, Time end)
{
    return std::max(std::min(to, end) - std::max(from, begin), Duration{});
}

/// Span by span.
Measurement addedUp(const trace::Trace &trace, Time from, Time to, Time now, std::optional<trace::LaneIndex> lane)
{
    Measurement sum;
    for (trace::LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        const trace::Lane &each = trace.lane(index);
        if (lane ? index != *lane : each.kind == trace::LaneKind::Loop)
            continue;
        for (const trace::Span &span : each.spans) {
            const Duration length = shared(from, to, span.begin, std::min(span.end, now));
            (span.state == trace::SpanState::Running ? sum.running
             : span.state == trace::SpanState::Ready ? sum.ready
                                                     : sum.suspended) += length;
            const bool within = span.begin < to && (std::min(span.end, now) > from || span.begin >= from);
            sum.slices += within && span.state == trace::SpanState::Running ? 1 : 0;
        }
    }
    for (const trace::Stall &stall : trace.stalls()) {
        const bool counts =
            !lane || stall.loop == *lane ||
            (trace.lane(*lane).kind == trace::LaneKind::Task && trace.laneOfLoop(trace.lane(*lane).loop) == stall.loop);
        if (counts)
            sum.stalled += shared(from, to, stall.begin, std::min(stall.end, now));
    }
    return sum;
}

} // namespace

class MeasureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsAreThoseOfEverySpan_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("stall") << test::blockingCall();
        QTest::newRow("pool") << test::poolWithQueue();
        QTest::newRow("endings") << test::endings();
        QTest::newRow("two loops") << QString::fromStdString(test::twoLoops());
        QTest::newRow("mutexes") << QString::fromStdString(test::contention());
        QTest::newRow("many spans") << QString::fromStdString(test::manyTasks(5, 200));
    }

    void sumsAreThoseOfEverySpan()
    {
        QFETCH(QString, text);
        const std::string whole = text.toStdString();
        const trace::TraceBuilder builder = test::traceOf(whole);
        const trace::Trace &trace = builder.trace();
        std::mt19937 random(7);
        std::uniform_int_distribution<std::int64_t> moment(-10, toNs(trace.end()) + 1000);
        std::uniform_int_distribution<std::size_t> someLane(0, trace.lanes().size());
        for (int round = 0; round < 2000; ++round) {
            Time from = timeFromNs(moment(random));
            Time to = timeFromNs(moment(random));
            const std::size_t index = someLane(random);
            std::optional<trace::LaneIndex> lane;
            if (index < trace.lanes().size()) {
                lane = static_cast<trace::LaneIndex>(index);
                const auto &spans = trace.lane(*lane).spans;
                if (round % 3 == 0 && !spans.empty()) // edges are where one is off by one
                    from = spans.beginOf(static_cast<std::size_t>(random()) % spans.size());
            }
            if (to < from)
                std::swap(from, to);
            Measurement fast = measure(trace, from, to, trace.end(), lane);
            fast.hops = 0;
            const Measurement slow = to > from ? addedUp(trace, from, to, trace.end(), lane) : Measurement{};
            QCOMPARE(fast.running, slow.running);
            QCOMPARE(fast.ready, slow.ready);
            QCOMPARE(fast.suspended, slow.suspended);
            QCOMPARE(fast.stalled, slow.stalled);
            QCOMPARE(fast.slices, slow.slices);
        }
    }

    void openSpansCountUpToThePresent()
    {
        const trace::TraceBuilder builder = test::traceOf("0 loop-started\n0 task main < nobody : main\n"
                                                          "0 iteration 1\n1ms run main\n2ms suspend main sleep 1s\n");
        const trace::LaneIndex main = *builder.trace().laneOfTask(TaskId{1});
        const Measurement measured = measure(builder.trace(), Time{}, Time{1s}, Time{500ms}, main);
        QCOMPARE(measured.ready, Duration{1ms});
        QCOMPARE(measured.running, Duration{1ms});
        QCOMPARE(measured.suspended, Duration{498ms});
        QCOMPARE(measured.slices, std::uint64_t{1});
    }

    void hopsBelongToWhoAskedAndToWhoDidIt()
    {
        const trace::TraceBuilder builder = test::traceOf(test::poolWithQueue());
        const trace::Trace &trace = builder.trace();
        const auto hopsOf = [&](std::optional<trace::LaneIndex> lane) {
            return measure(trace, Time{}, trace.end(), trace.end(), lane).hops;
        };
        QCOMPARE(hopsOf({}), std::uint64_t{trace.hops().size()});
        QCOMPARE(hopsOf(trace.hops()[0].submitter), std::uint64_t{1});
        QVERIFY(hopsOf(trace.hops()[0].worker) >= 1);
        QCOMPARE(hopsOf(trace.laneOfLoop(0)), std::uint64_t{trace.hops().size()});
        QVERIFY(measure(trace, Time{}, Time{1us}, trace.end()) != measure(trace, Time{}, trace.end(), trace.end()));
        QCOMPARE(measure(trace, Time{}, trace.hops()[0].submitted, trace.end()).hops, std::uint64_t{0});
    }

    void theTracksOfOtherProgramsRunOrAreNothing()
    {
        const auto opened = test::imported(R"([
            {"ph":"X","pid":1,"tid":7,"ts":0,"dur":50,"name":"outer"},
            {"ph":"X","pid":1,"tid":7,"ts":10,"dur":20,"name":"inner"},
            {"ph":"X","pid":1,"tid":7,"ts":90,"dur":10,"name":"later"}
        ])");
        const trace::Trace &trace = opened.run.trace;
        const Measurement all = measure(trace, Time{}, trace.end(), trace.end());
        QCOMPARE(all.running, Duration{60us});
        QCOMPARE(all.suspended, Duration{});
        QCOMPARE(all.slices, std::uint64_t{2});
    }

    void nothingIsMeasuredOfNothing()
    {
        const trace::TraceBuilder builder = test::traceOf(test::blockingCall());
        QVERIFY(measure(builder.trace(), Time{1s}, Time{1s}, Time{9s}) == Measurement{});
        QVERIFY(measure(builder.trace(), Time{2s}, Time{1s}, Time{9s}) == Measurement{});
        QVERIFY(measure(builder.trace(), Time{}, Time{1s}, Time{9s}, trace::noLane) == Measurement{});
    }
};

QTEST_APPLESS_MAIN(MeasureTest)
#include "measure_test.moc"
