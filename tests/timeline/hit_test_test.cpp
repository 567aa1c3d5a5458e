// What the pointer is on.

#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/hit_test.h"
#include "timeline/layout.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

class HitTestTest : public QObject {
    Q_OBJECT

    trace::TraceBuilder m_builder = test::traceOf(test::blockingCall());
    Scene m_scene{m_builder.trace()};

    trace::LaneIndex lane(std::uint32_t task) const { return *m_builder.trace().laneOfTask(TaskId{task}); }
    int yOf(trace::LaneIndex index) const { return layoutOf(m_scene).rowOf(index)->middle(); }
    int xOf(Duration since) const { return xAt(axisOf(m_scene.viewport), Time{since}); }

private Q_SLOTS:
    void init()
    {
        m_scene.viewport.width = 1145;
        m_scene.viewport.height = 760;
        m_scene.viewport = fitted(m_scene.viewport, m_builder.trace().end());
    }

    void aSpanIsFoundByItsTimeAndLane()
    {
        const auto three = lane(4);
        const auto hit = hitTest(m_scene, xOf(1s), yOf(three));
        QVERIFY(hit);
        QCOMPARE(hit->part, Part::Span);
        QCOMPARE(hit->lane, three);
        QCOMPARE(m_builder.trace().lane(three).spans[*hit->span].state, trace::SpanState::Running);
        QVERIFY(hit->stall);
    }

    void aSliceIsFoundAFewPixelsBesideIt()
    {
        const auto four = lane(5);
        const auto hit = hitTest(m_scene, xOf(7s) + 2, yOf(four));
        QVERIFY(hit && hit->span);
        QCOMPARE(m_builder.trace().lane(four).spans[*hit->span].state, trace::SpanState::Running);
        const auto wait = hitTest(m_scene, xOf(7s) - 20, yOf(four));
        QCOMPARE(m_builder.trace().lane(four).spans[*wait->span].state, trace::SpanState::Suspended);
    }

    void afterItsEndALaneHasNoSpan()
    {
        const auto hit = hitTest(m_scene, xOf(5s), yOf(lane(2)));
        QVERIFY(hit);
        QCOMPARE(hit->part, Part::Lane);
        QVERIFY(!hit->span);
        QVERIFY(!hit->stall);
    }

    void aWorkersSpanKnowsItsJob()
    {
        const auto builder = test::traceOf(test::poolWithQueue());
        Scene scene{builder.trace()};
        scene.viewport = m_scene.viewport;
        scene.viewport = fitted(scene.viewport, builder.trace().end());
        const auto worker = *builder.trace().laneOfWorker(1);
        const int y = layoutOf(scene).rowOf(worker)->middle();
        const auto hit = hitTest(scene, xAt(axisOf(scene.viewport), Time{1200ms}), y);
        QVERIFY(hit && hit->hop);
        QCOMPARE(builder.trace().text(builder.trace().hops()[*hit->hop].label), std::string_view("hash"));
    }

    void theOtherPartsAreTold()
    {
        const Layout layout = layoutOf(m_scene);
        QCOMPARE(hitTest(m_scene, 20, yOf(lane(1)))->part, Part::LaneName);
        QCOMPARE(hitTest(m_scene, 400, layout.ruler.y + 3)->part, Part::Ruler);
        QCOMPARE(hitTest(m_scene, 400, layout.minimap.y + 30)->part, Part::Minimap);
        QCOMPARE(hitTest(m_scene, 400, layout.visible.back().middle())->part, Part::Counter);
        QVERIFY(!hitTest(m_scene, -1, 5));
        QVERIFY(!hitTest(m_scene, 5, 760));
    }

    void theMinimapTellsTheTimeOfTheWholeRun()
    {
        m_scene.viewport = zoomed(m_scene.viewport, 600, 20, m_builder.trace().end());
        const Layout layout = layoutOf(m_scene);
        const auto left = hitTest(m_scene, 20, layout.minimap.y + 30);
        const auto right = hitTest(m_scene, 1125, layout.minimap.y + 30);
        QVERIFY(left->time < Time{200ms});
        QVERIFY(right->time > Time{7800ms});
    }
};

QTEST_APPLESS_MAIN(HitTestTest)
#include "hit_test_test.moc"
