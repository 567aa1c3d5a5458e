// Walking from span to span and from lane to lane, and bringing them into view.

#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/layout.h"
#include "timeline/navigation.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

class NavigationTest : public QObject {
    Q_OBJECT

    trace::TraceBuilder m_builder = test::traceOf(test::manyTasks(60, 4));
    Scene m_scene{m_builder.trace()};

    trace::LaneIndex lane(std::uint32_t task) const { return *m_builder.trace().laneOfTask(TaskId{task}); }

private Q_SLOTS:
    void init()
    {
        m_scene.viewport = {};
        m_scene.viewport.width = 1145;
        m_scene.viewport.height = 500;
        m_scene.viewport = fitted(m_scene.viewport, m_builder.trace().end());
    }

    void stepsEndWhereTheLaneEnds()
    {
        const SpanRef first{lane(2), 0};
        QVERIFY(!previousSpan(m_scene.trace, first));
        std::size_t steps = 0;
        std::optional<SpanRef> span = first;
        while (const auto next = nextSpan(m_scene.trace, *span)) {
            QCOMPARE(previousSpan(m_scene.trace, *next), span);
            span = next;
            ++steps;
        }
        QCOMPARE(steps + 1, m_scene.trace.lane(lane(2)).spans.size());
        QVERIFY(!nextSpan(m_scene.trace, {trace::noLane, 0}));
        QVERIFY(!nextSpan(m_scene.trace, {lane(2), 999}));
    }

    void lanesAreWalkedAsTheyAreDrawn()
    {
        const auto start = firstSpan(m_scene);
        QVERIFY(start);
        QCOMPARE(start->lane, lane(1));
        const auto below = spanBelow(m_scene, *start);
        QCOMPARE(below->lane, lane(2));
        QCOMPARE(spanAbove(m_scene, *below)->lane, lane(1));
        QCOMPARE(spanAbove(m_scene, *start)->lane, trace::LaneIndex{*m_scene.trace.laneOfLoop(0)});
        QVERIFY(!spanAbove(m_scene, {*m_scene.trace.laneOfLoop(0), 0}));
        QVERIFY(!spanBelow(m_scene, {lane(61), 0}));
    }

    void aLaneOutOfViewIsScrolledInto()
    {
        QVERIFY(layoutOf(m_scene).rowOf(lane(50))->y > layoutOf(m_scene).lanes.bottom());
        m_scene.viewport = showingLane(m_scene, lane(50));
        Layout layout = layoutOf(m_scene);
        QVERIFY(layout.rowOf(lane(50))->bottom() <= layout.lanes.bottom());
        m_scene.viewport = showingLane(m_scene, lane(1));
        layout = layoutOf(m_scene);
        QVERIFY(layout.rowOf(lane(1))->y >= layout.lanes.y);
    }

    void aSpanOutOfViewIsPannedTo()
    {
        m_scene.viewport = zoomed(m_scene.viewport, 145, 50, m_builder.trace().end());
        const std::size_t last = m_scene.trace.lane(lane(30)).spans.size() - 1;
        const SpanRef span{lane(30), last};
        const Duration length = lengthOf(m_scene.viewport.range);
        m_scene.viewport = showing(m_scene, span);
        QVERIFY(rangeOf(m_scene, span).from >= m_scene.viewport.range.from);
        QVERIFY(rangeOf(m_scene, span).to <= m_scene.viewport.range.to);
        QCOMPARE(lengthOf(m_scene.viewport.range), length);
        QCOMPARE(showing(m_scene, span), m_scene.viewport);
    }

    void scrollingStaysWithinTheLanes()
    {
        m_scene.viewport = scrolled(m_scene, 10'000'000);
        QCOMPARE(m_scene.viewport.scrollY, lowestScroll(m_scene));
        m_scene.viewport = scrolled(m_scene, -10'000'000);
        QCOMPARE(m_scene.viewport.scrollY, 0);
    }

    void theMinimapMovesTheViewport()
    {
        m_scene.viewport = zoomed(m_scene.viewport, 145, 10, m_builder.trace().end());
        const Viewport moved = movedByMinimap(m_scene, 1125);
        QVERIFY(moved.range.to > m_builder.trace().end() - 5ms);
        QCOMPARE(lengthOf(moved.range), lengthOf(m_scene.viewport.range));
    }
};

QTEST_APPLESS_MAIN(NavigationTest)
#include "navigation_test.moc"
