// What set a span going, and what it set going itself: by hand, and for every span of every demo.

#include "analysis/spans_by_name.h"
#include "analysis/trail.h"
#include "scenario/demos.h"
#include "support/handmade_traces.h"
#include "support/run_scenario.h"
#include "support/trace_text.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::analysis;
using test::laneCalled;
using test::toText;

namespace {

class Story {
public:
    explicit Story(std::string_view text) : m_builder(test::traceOf(text)) {}

    const trace::Trace &trace() const { return m_builder.trace(); }
    SpanRef span(std::string_view lane, std::size_t number) const { return {laneCalled(trace(), lane), number}; }
    QByteArray cause(std::string_view lane, std::size_t number) const
    {
        const auto link = causeOf(trace(), span(lane, number));
        return link ? QByteArray::fromStdString(toText(trace(), *link)) : "nothing";
    }
    QByteArray effects(std::string_view lane, std::size_t number, std::size_t most = 20) const
    {
        return QByteArray::fromStdString(toText(trace(), effectsOf(trace(), span(lane, number), most)));
    }

private:
    trace::TraceBuilder m_builder;
};

/// Two producers and a consumer that hand over to each other at one and the same moment, as on the virtual clock.
const char *atOneMoment = R"(
    0 loop-started
    0 task main < nobody
    0 run main
    0 task A < main
    0 task B < main
    0 suspend main gather "2 tasks"
    0 run A
    0 suspend A queue q
    0 run B
    0 ready A by B
    0 suspend B queue q
    0 run A
    0 ready B by A
    0 suspend A queue q
    0 run B
    0 ready A by B
    0 finish B
    0 run A
    0 finish A
    0 ready main by A
    0 run main
    0 finish main
)";

/// Some of many are enough, from the first to the last.
trace::LaneIndex stride(std::size_t count, std::size_t some)
{
    return static_cast<trace::LaneIndex>(std::max<std::size_t>(count / some, 1));
}

} // namespace

class CausalityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTaskIsSetGoingByItsCreator()
    {
        const Story story(test::blockingCall());
        QCOMPARE(story.cause("main", 0), "nothing");
        QCOMPARE(story.cause("ONE", 1), "ONE#0 -turn-> ONE#1");
        QCOMPARE(story.cause("ONE", 0), "main#0 -create-> ONE#0");
        QCOMPARE(story.effects("main", 0), "main#0 -create-> ONE#0\nmain#0 -create-> TWO#0\nmain#0 -create-> THREE#0\n"
                                           "main#0 -create-> FOUR#0\nmain#0 -create-> FIVE#0\nmain#0 -wait-> main#1\n");
        QCOMPARE(story.effects("main", 0, 2), "main#0 -create-> ONE#0\nmain#0 -create-> TWO#0\nand 4 more\n");
    }

    void aSleeperIsSetGoingByItsOwnSleep()
    {
        const Story story(test::blockingCall());
        QCOMPARE(story.cause("ONE", 3), "ONE#2 -timer-> ONE#3");
        QCOMPARE(story.cause("ONE", 2), "ONE#1 -wait-> ONE#2");
        QCOMPARE(story.effects("ONE", 2), "ONE#2 -timer-> ONE#3\n");
        QCOMPARE(story.effects("ONE", 3), "ONE#3 -turn-> ONE#4\n");
    }

    /// FIVE was at its end when the loop told those who had waited for it.
    void aTaskThatEndedWakesWhoWaitsForIt()
    {
        const Story story(test::blockingCall());
        QCOMPARE(story.cause("main", 2), "FIVE#4 -wake-> main#2");
        QCOMPARE(story.effects("FIVE", 4), "FIVE#4 -wake-> main#2\n");
    }

    void aJobGoesOutAndComesBack()
    {
        const Story story(test::poolWithQueue());
        QCOMPARE(story.effects("fetch-1", 1), "fetch-1#1 -submit-> worker 1#0\nfetch-1#1 -wait-> fetch-1#2\n");
        QCOMPARE(story.cause("worker 1", 0), "fetch-1#1 -submit-> worker 1#0");
        QCOMPARE(story.effects("worker 1", 0), "worker 1#0 -return-> fetch-1#3\n");
        QCOMPARE(story.cause("fetch-1", 3), "worker 1#0 -return-> fetch-1#3");
    }

    void cancellationsAreEffects()
    {
        const Story story(test::endings());
        QCOMPARE(story.effects("main", 3), "main#3 -cancel-> ticker#2\nmain#3 -wait-> main#4\n");
        QCOMPARE(story.cause("taker", 3), "holder#4 -wake-> taker#3");
    }

    void aCallbackWakesFromItsIteration()
    {
        const Story story(
            "0 loop-started\n0 task A < nobody\n0 iteration 1\n1ms run A\n2ms suspend A future f\n"
            "3ms iteration 1\n3ms callback set 4\n4ms ready A by callback\n5ms callback-end\n6ms run A\n");
        QCOMPARE(story.cause("A", 3), "loop#1 -callback-> A#3");
        QCOMPARE(story.effects("loop", 1), "loop#1 -callback-> A#3\n");
    }

    void whatHappensAtOneMomentIsToldApart()
    {
        const Story story(atOneMoment);
        QCOMPARE(story.cause("A", 2), "B#0 -wake-> A#2");
        QCOMPARE(story.cause("B", 2), "A#2 -wake-> B#2");
        QCOMPARE(story.cause("A", 4), "B#2 -wake-> A#4");
        QCOMPARE(story.effects("B", 0), "B#0 -wake-> A#2\nB#0 -wait-> B#1\n");
    }

    void aSpanIsAmongTheEffectsOfItsCause_data()
    {
        QTest::addColumn<QString>("demo");
        for (const scenario::Demo &demo : scenario::demos())
            QTest::newRow(demo.id.c_str()) << QString::fromStdString(demo.text);
    }
    void aSpanIsAmongTheEffectsOfItsCause()
    {
        QFETCH(QString, demo);
        const test::FinishedRun run = test::runText(demo.toStdString());
        const trace::Trace &trace = run.trace();
        for (trace::LaneIndex lane = 0; lane < trace.lanes().size(); lane += stride(trace.lanes().size(), 12)) {
            const std::size_t count = trace.lane(lane).spans.size();
            for (std::size_t span = 0; span < count; span += stride(count, 12)) {
                const auto cause = causeOf(trace, {lane, span});
                const bool isTask = trace.lane(lane).kind == trace::LaneKind::Task;
                const bool isFirst = lane == trace.laneOfTask(TaskId{1}) && span == 0;
                if (!cause) {
                    QVERIFY2(!isTask || isFirst || trace.lane(lane).spans[span].cause.id == 0,
                             toText(trace, SpanRef{lane, span}).c_str());
                    continue;
                }
                QVERIFY2(cause->left <= cause->arrived, toText(trace, *cause).c_str());
                const auto effects = effectsOf(trace, cause->from, 100'000).links;
                const bool isAmong = std::any_of(effects.begin(), effects.end(), [&](const Link &link) {
                    return link.to == cause->to && link.kind == cause->kind;
                });
                QVERIFY2(isAmong, (toText(trace, *cause) + "\namong\n" + toText(trace, Effects{effects, 0})).c_str());
            }
        }
    }

    /// Back, and back, and one is at the beginning of the run: no circle, and no dead end.
    void everyWayLeadsBackToTheBeginning_data() { aSpanIsAmongTheEffectsOfItsCause_data(); }
    void everyWayLeadsBackToTheBeginning()
    {
        QFETCH(QString, demo);
        const test::FinishedRun run = test::runText(demo.toStdString());
        const trace::Trace &trace = run.trace();
        for (trace::LaneIndex lane = 0; lane < trace.lanes().size(); lane += stride(trace.lanes().size(), 12)) {
            if (trace.lane(lane).kind != trace::LaneKind::Task || trace.lane(lane).spans.empty())
                continue;
            Trail trail(SpanRef{lane, trace.lane(lane).spans.size() - 1});
            std::size_t steps = 0;
            while (steps < 200 && trail.towardsCause(trace))
                ++steps;
            const SpanRef first = trail.here().value();
            const trace::Span begun = trace.lane(first.lane).spans[first.span];
            const bool isBeginning = begun.cause.id == 0 || trace.lane(first.lane).kind == trace::LaneKind::Loop;
            QVERIFY2(isBeginning || steps == 200, toText(trace, first).c_str());
            for (std::size_t back = 0; back < steps; ++back)
                QVERIFY(trail.towardsEffect(trace));
            QCOMPARE(trail.here().value(), (SpanRef{lane, trace.lane(lane).spans.size() - 1}));
        }
    }

    void aTrailIsWalkedBackTheSameWay()
    {
        const Story story(test::blockingCall());
        Trail trail(story.span("FIVE", 1));
        QVERIFY(trail.towardsCause(story.trace()));
        QVERIFY(trail.towardsCause(story.trace()));
        QCOMPARE(trail.here().value(), story.span("main", 0));
        QVERIFY(!trail.towardsCause(story.trace()));
        QCOMPARE(trail.links().size(), std::size_t{2});
        QVERIFY(trail.towardsEffect(story.trace())); // not ONE, which is main's first effect
        QCOMPARE(trail.here().value(), story.span("FIVE", 0));
        QCOMPARE(trail.choice(story.trace()).number, std::size_t{5});
        QCOMPARE(trail.choice(story.trace()).count, std::size_t{6});
    }

    void oneOfSeveralEffectsIsChosenInACircle()
    {
        const Story story(test::blockingCall());
        Trail trail(story.span("main", 0));
        QVERIFY(!trail.towardsOther(story.trace(), 1));
        QVERIFY(trail.towardsEffect(story.trace()));
        QCOMPARE(trail.here().value(), story.span("ONE", 0));
        QVERIFY(trail.towardsOther(story.trace(), 1));
        QCOMPARE(trail.here().value(), story.span("TWO", 0));
        QVERIFY(trail.towardsOther(story.trace(), -1));
        QVERIFY(trail.towardsOther(story.trace(), -1));
        QCOMPARE(trail.here().value(), story.span("main", 1));
        QVERIFY(trail.towardsEffect(story.trace()));
        QCOMPARE(trail.links().size(), std::size_t{2});
    }

    void aTrailOfAnotherTraceLeadsNowhere()
    {
        const Story story("0 loop-started\n0 task A < nobody\n");
        Trail trail(SpanRef{100, 100});
        QVERIFY(!trail.towardsCause(story.trace()));
        QVERIFY(!trail.towardsEffect(story.trace()));
        QVERIFY(!Trail().towardsEffect(story.trace()));
    }
};

QTEST_GUILESS_MAIN(CausalityTest)
#include "causality_test.moc"
