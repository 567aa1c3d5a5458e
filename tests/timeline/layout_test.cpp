// Which rows there are, in which order, and how they use the room.

#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/layout.h"
#include "timeline/words.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;

namespace {

constexpr const char *rowWords[]{"loop",    "task",  "pool",     "threads",     "worker",     "empty-pool",
                                 "process", "track", "subtrack", "ready-queue", "pool-queue", "gauge"};

QStringList rowsOf(const trace::Trace &trace, const Layout &layout)
{
    QStringList rows;
    for (const Row &row : layout.rows->rows) {
        QString text = QString(row.depth, QLatin1Char('>')) + QLatin1String(rowWords[static_cast<int>(row.kind)]);
        if (row.lane != trace::noLane)
            text += QLatin1Char(' ') + QString::fromStdString(nameOf(trace, row.lane));
        rows << text;
    }
    return rows;
}

Scene sceneOf(const trace::TraceBuilder &builder, int width = 1280, int height = 760, double scale = 1)
{
    Scene scene{builder.trace()};
    scene.viewport.width = width;
    scene.viewport.height = height;
    scene.viewport.scale = scale;
    scene.viewport = fitted(scene.viewport, builder.trace().end());
    return scene;
}

/// Two processes with three threads, one of them with spans within each other, and a counter.
trace::Trace foreignTrace()
{
    trace::TraceParts parts;
    parts.names = {"browser", "renderer", "main", "io", "memory"};
    const auto add = [&parts](std::uint32_t name, trace::LaneIndex parent, std::uint32_t number, bool hasSpan) {
        trace::Lane lane;
        lane.kind = trace::LaneKind::Track;
        lane.name = NameId{name};
        lane.parent = parent;
        lane.number = number;
        if (hasSpan) {
            trace::Span span;
            span.state = trace::SpanState::Running;
            span.end = timeFromNs(1000);
            lane.spans.push_back(span);
        }
        parts.lanes.push_back(std::move(lane));
    };
    add(1, trace::noLane, 0, false);
    add(3, 0, 0, true);
    add(3, 1, 1, true);
    add(4, 0, 0, true);
    add(2, trace::noLane, 0, false);
    add(3, 4, 0, true);
    trace::Counter gauge;
    gauge.kind = trace::CounterKind::Gauge;
    gauge.name = NameId{5};
    gauge.samples.push_back({Time{}, 0.5});
    parts.counters.push_back(gauge);
    parts.end = timeFromNs(1000);
    parts.eventCount = 7;
    return trace::Trace(std::move(parts));
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loopFirstThenTasksThenPoolThenCounters()
    {
        const auto builder = test::traceOf(test::poolWithQueue());
        QCOMPARE(rowsOf(builder.trace(), layoutOf(sceneOf(builder))),
                 (QStringList{"loop loop", "task main", ">task fetch-1", ">task fetch-2", ">task fetch-3",
                              ">task fetch-4", ">task fetch-5", "pool", "worker worker 1", "worker worker 2",
                              "worker worker 3", "ready-queue", "pool-queue"}));
    }

    void eachLoopStandsAboveItsTasks()
    {
        const auto builder = test::traceOf(test::twoLoops());
        const Layout layout = layoutOf(sceneOf(builder));
        QCOMPARE(rowsOf(builder.trace(), layout),
                 (QStringList{"loop loop", "task main", ">task main-1", ">task main-2", ">task main-3", "loop loop 2",
                              "task serve", ">task serve-1", ">task serve-2", ">task serve-3", "ready-queue",
                              "ready-queue"}));
        const Box first = layout.plotOf(*builder.trace().laneOfLoop(0));
        const Box second = layout.plotOf(*builder.trace().laneOfLoop(1));
        QVERIFY(first.y <= layout.placed(0).y && first.bottom() >= layout.placed(4).bottom());
        QVERIFY(second.y >= first.bottom() && second.bottom() >= layout.placed(9).bottom());
    }

    void poolsThenThreadsThenQueuesThatWereEverUsed()
    {
        const auto builder = test::traceOf(R"(
0 loop-started
0 pool 2
0 pool 2 number 2 name crunch of processes
0 pool 1 number 3 name unused
0 thread 1 name writer
0 worker 2 of 1 name w1
0 process 3 of 2 name p1
0 process 4 of 2 name p2
1 submit a by nobody to thread
1 start a 1
1 submit b by nobody to 2
2 start b 3
)");
        QCOMPARE(rowsOf(builder.trace(), layoutOf(sceneOf(builder))),
                 (QStringList{"loop loop", "pool", "worker w1", "pool", "worker p1", "worker p2", "empty-pool",
                              "threads", "worker writer", "pool-queue"}));
    }

    void ofManyQueuesThoseThatRoseHighest()
    {
        std::string text;
        for (int loop = 1; loop <= 8; ++loop) {
            text += "0 loop-started on " + std::to_string(loop) + '\n';
            for (int task = 0; task < loop; ++task)
                text += "0 task t" + std::to_string(loop * 10 + task) + " on " + std::to_string(loop) + '\n';
        }
        const auto builder = test::traceOf(text);
        QStringList queues;
        const Layout layout = layoutOf(sceneOf(builder));
        for (const Row &row : layout.rows->rows) {
            if (row.kind == RowKind::ReadyQueue)
                queues << QString::number(row.number);
        }
        QCOMPARE(queues, (QStringList{"5", "6", "7"}));
    }

    void childrenFollowTheirParentsHoweverLateTheyCome()
    {
        const auto builder = test::traceOf(R"(
0 task a
1 task b
2 task a1 < a
3 task b1 < b
4 task a11 < a1
5 task a2 < a
)");
        QCOMPARE(rowsOf(builder.trace(), layoutOf(sceneOf(builder))),
                 (QStringList{"task a", ">task a1", ">>task a11", ">task a2", "task b", ">task b1", "ready-queue"}));
    }

    void tracksOfAnotherProgramStandBelowTheirProcesses()
    {
        const trace::Trace trace = foreignTrace();
        Scene scene{trace};
        scene.viewport = fitted({{}, 1280, 760, 0, 1}, trace.end());
        QCOMPARE(rowsOf(trace, layoutOf(scene)),
                 (QStringList{"process browser", ">track main", ">>subtrack main", ">track io", "process renderer",
                              ">track main", "gauge"}));
        const Layout layout = layoutOf(scene);
        const Rows &rows = *layout.rows;
        QCOMPARE(rows.sections.size(), std::size_t{3});
        QVERIFY(rows.rows[2].height < rows.rows[1].height);
        scene.arrangement.folded.insert(0);
        QCOMPARE(rowsOf(trace, layoutOf(scene)),
                 (QStringList{"process browser", "process renderer", ">track main", "gauge"}));
    }

    void aPoolWithoutJobsIsARowOfItsOwn()
    {
        const auto builder = test::traceOf("0 loop-started\n0 pool 3\n");
        QCOMPARE(rowsOf(builder.trace(), layoutOf(sceneOf(builder))), (QStringList{"loop loop", "empty-pool"}));
        const auto none = test::traceOf("0 loop-started\n");
        QCOMPARE(rowsOf(none.trace(), layoutOf(sceneOf(none))), (QStringList{"loop loop"}));
    }

    void aVeryDeepTreeIsNoProblem()
    {
        std::string text = "0 task t0\n";
        for (int task = 1; task < 20'000; ++task)
            text += "0 task t" + std::to_string(task) + " < t" + std::to_string(task - 1) + "\n";
        const auto builder = test::traceOf(text);
        QCOMPARE(layoutOf(sceneOf(builder)).rows->rows[19'999].depth, 19'999);
    }

    void rowsNeverOverlapAndEndWhereTheContentEnds()
    {
        const auto builder = test::traceOf(test::manyTasks(50, 2));
        for (const int height : {0, 20, 120, 400, 760, 5000}) {
            const Layout layout = layoutOf(sceneOf(builder, 900, height));
            int y = 0;
            for (const Row &row : layout.rows->rows) {
                QVERIFY(row.y >= y);
                QVERIFY(row.height > 0);
                y = row.bottom();
            }
            QVERIFY(y <= layout.contentHeight);
            QCOMPARE(layout.title.height + layout.ruler.height + layout.lanes.height + layout.minimap.height, height);
        }
    }

    void lanesUseTheRoomThatThereIs()
    {
        const auto builder = test::traceOf(test::blockingCall());
        const Layout roomy = layoutOf(sceneOf(builder, 1280, 1600));
        const Layout tight = layoutOf(sceneOf(builder, 1280, 500));
        QVERIFY(roomy.metrics.taskLane > metricsFor(1).taskLane);
        QVERIFY(tight.metrics.taskLane < metricsFor(1).taskLane);
        QVERIFY(tight.contentHeight <= tight.lanes.height); // a little too high: everything gives way
        const Layout scrolls = layoutOf(sceneOf(builder, 1280, 300));
        QCOMPARE(scrolls.metrics.taskLane, metricsFor(1).taskLane); // far too high: lanes keep their height
    }

    void scrollingEndsWhereThereIsNothingNew()
    {
        const auto builder = test::traceOf(test::manyTasks(100, 1));
        Scene scene = sceneOf(builder);
        scene.viewport.scrollY = 1'000'000;
        const Layout layout = layoutOf(scene);
        QCOMPARE(layout.scroll, layout.contentHeight - layout.lanes.height);
        scene.viewport.scrollY = -5;
        QCOMPARE(layoutOf(scene).scroll, 0);
    }

    void everythingIsTwiceAsLargeAtScaleTwo()
    {
        const Metrics one = metricsFor(1);
        const Metrics two = metricsFor(2);
        QCOMPARE(two.taskLane, 2 * one.taskLane);
        QCOMPARE(axisOf({{}, 2000, 0, 0, 2.0}).left, 2 * axisOf({{}, 2000, 0, 0, 1.0}).left);
        QCOMPARE(two.hairline, 2);
        QCOMPARE(metricsFor(0.1).hairline, 1);
        QCOMPARE(metricsFor(0).taskLane, one.taskLane);
    }

    void aPictureWithoutAPixelHasALayout()
    {
        const auto builder = test::traceOf(test::blockingCall());
        const Layout layout = layoutOf(sceneOf(builder, 0, 0));
        QVERIFY(layout.lanes.empty());
        QVERIFY(!rowAt(layout, 0));
    }
};

QTEST_APPLESS_MAIN(LayoutTest)
#include "layout_test.moc"
