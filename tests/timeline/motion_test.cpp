// What moves by itself: zooming about a moment that stays in its pixel, and flicks that slow down.

#include "timeline/motion.h"

#include <QTest>

#include <cmath>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

constexpr Time end{10s};

Viewport viewportOf(Duration from, Duration to)
{
    Viewport viewport;
    viewport.range = {Time{from}, Time{to}};
    viewport.width = usualNameColumn + 1003;
    viewport.height = 500;
    return viewport;
}

int leftOf(const Viewport &viewport)
{
    return axisOf(viewport).left;
}

} // namespace

class MotionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFrameOfAZoomMovesTheMomentUnderThePointer()
    {
        for (const int pixel : {0, 1, 333, 777, 1002}) {
            const Viewport before = viewportOf(1s + 7ns, 9s + 123457ns);
            const Anchor anchor = anchorAt(before, leftOf(before) + pixel);
            const Duration length = lengthOf(before.range);
            const Zoom zoom{anchor, length, zoomedLength(length, 37.3, end)};
            for (Duration elapsed{}; elapsed <= zoomTime + 8ms; elapsed += 2700us) {
                const Viewport now = zoomedAbout(before, anchor, lengthAfter(zoom, elapsed), end);
                QCOMPARE(xAt(axisOf(now), anchor.time), anchor.x);
            }
        }
    }

    void manyNotchesAddUpToNoDrift()
    {
        Viewport viewport = viewportOf(2s, 7s);
        const int x = leftOf(viewport) + 411;
        const Time moment = timeAt(axisOf(viewport), x);
        for (int step = 0; step < 60; ++step)
            viewport = zoomed(viewport, x, 1.2, end);
        QVERIFY(lengthOf(viewport.range) < 100us);
        QCOMPARE(timeAt(axisOf(viewport), x), moment);
        for (int step = 0; step < 60; ++step)
            viewport = zoomed(viewport, x, 1 / 1.2, end);
        QCOMPARE(timeAt(axisOf(viewport), x), moment);
        QCOMPARE(xAt(axisOf(viewport), moment), x);
        QVERIFY(std::chrono::abs(lengthOf(viewport.range) - 5s) < 1ms);
    }

    void whereAPixelIsLessThanANanosecondItIsTheNanosecondThatStays()
    {
        Viewport viewport = viewportOf(5s, 5s + 100ns);
        const int x = leftOf(viewport) + 500;
        const Time moment = timeAt(axisOf(viewport), x);
        for (int step = 0; step < 20; ++step)
            viewport = zoomed(viewport, x, step % 2 == 0 ? 0.8 : 1.25, end);
        QCOMPARE(timeAt(axisOf(viewport), x), moment);
    }

    void aZoomBeginsWhereItIsAndEndsWhereItShould()
    {
        const Zoom zoom{{}, 8s, 2s};
        QCOMPARE(lengthAfter(zoom, 0ms), Duration{8s});
        QCOMPARE(lengthAfter(zoom, zoomTime), Duration{2s});
        QCOMPARE(lengthAfter(zoom, 1h), Duration{2s});
        QVERIFY(!isOver(zoom, zoomTime - 1ns));
        QVERIFY(isOver(zoom, zoomTime));
        Duration last{8s};
        for (Duration elapsed = 1ms; elapsed < zoomTime; elapsed += 1ms) {
            QVERIFY(lengthAfter(zoom, elapsed) < last);
            last = lengthAfter(zoom, elapsed);
        }
    }

    void aFlickSlowsDownAndComesToRest()
    {
        const Fling fling{{1000, -500}};
        QVERIFY(travelled(fling, 0ms) == Offset{});
        double before = 0;
        double step = 1e9;
        Duration elapsed{};
        for (; !isOver(fling, elapsed) && elapsed < 1min; elapsed += 16ms) {
            const Offset way = travelled(fling, elapsed + 16ms);
            QVERIFY(way.x > before && way.x - before < step);
            QVERIFY(std::abs(way.y + way.x / 2) < 1e-6);
            step = way.x - before;
            before = way.x;
        }
        QVERIFY(elapsed > 500ms && elapsed < 3s);
        QVERIFY(travelled(fling, 1min).x - before < 5);
        // A late frame is a picture less, not another place.
        QVERIFY(travelled(fling, 200ms) == travelled(fling, 200ms));
        QVERIFY(isOver(Fling{}, 0ms));
    }

    void aFlickIsAsFastAsTheHandWas()
    {
        PointerTrail trail;
        for (int ms = 0; ms <= 160; ms += 8)
            trail.add({ms * 1.5, ms * -0.5}, std::chrono::milliseconds{ms});
        const Fling fling = trail.flingAt(165ms, 1.0);
        QVERIFY(std::abs(fling.speed.x - 1500) < 1);
        QVERIFY(std::abs(fling.speed.y + 500) < 1);
    }

    void whoHoldsStillOrHardlyMovesFlicksNothing()
    {
        PointerTrail trail;
        for (int ms = 0; ms <= 80; ms += 8)
            trail.add({ms * 1.5, 0}, std::chrono::milliseconds{ms});
        QVERIFY(trail.flingAt(140ms, 1.0).speed == Offset{});
        trail.clear();
        QVERIFY(trail.flingAt(0ms, 1.0).speed == Offset{});
        for (int ms = 0; ms <= 80; ms += 8)
            trail.add({ms * 0.05, 0}, std::chrono::milliseconds{ms});
        QVERIFY(trail.flingAt(80ms, 1.0).speed == Offset{});
    }

    void notchesWhileItZoomsAddUp()
    {
        Motion motion;
        Viewport viewport = viewportOf(1s, 9s);
        const int x = leftOf(viewport) + 500;
        const Time moment = timeAt(axisOf(viewport), x);
        motion.zoom(viewport, x, 2.0, end, 0ms);
        viewport = motion.advanced(viewport, end, 50ms);
        QVERIFY(lengthOf(viewport.range) < 8s && lengthOf(viewport.range) > 4s);
        motion.zoom(viewport, x, 2.0, end, 50ms);
        for (Duration at = 60ms; motion.isActive(); at += 16ms) {
            viewport = motion.advanced(viewport, end, at);
            QCOMPARE(xAt(axisOf(viewport), moment), x);
        }
        QCOMPARE(lengthOf(viewport.range), Duration{2s});
    }

    void aFlungPictureGoesAsFarAsItsFlingHoweverItsFramesFall()
    {
        const auto endWith = [](Duration frame) {
            Motion motion;
            Viewport viewport = viewportOf(4s, 5s);
            viewport.scrollY = 400;
            motion.fling({{-900, 700}}, 0ms);
            for (Duration at = frame; motion.isActive(); at += frame)
                viewport = motion.advanced(viewport, end, at);
            return viewport;
        };
        const Viewport smooth = endWith(7ms);
        const Viewport rough = endWith(90ms);
        QVERIFY(smooth.range.from > Time{4s} && smooth.scrollY < 400);
        QVERIFY(std::chrono::abs(smooth.range.from - rough.range.from) < 8ms); // 8 pixels
        QVERIFY(std::abs(smooth.scrollY - rough.scrollY) < 8);
        Motion still;
        still.fling({}, 0ms);
        QVERIFY(!still.isActive());
    }

    void noHandIsFasterThanAnEyeCanFollow()
    {
        PointerTrail trail;
        trail.add({0, 0}, 0ms);
        trail.add({900, 0}, 0ms);
        QVERIFY(trail.flingAt(0ms, 1.0).speed.x < 10'000);
        QVERIFY(trail.flingAt(0ms, 2.0).speed.x > 10'000);
    }
};

QTEST_APPLESS_MAIN(MotionTest)
#include "motion_test.moc"
