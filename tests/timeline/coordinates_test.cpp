// Time to pixel and back, with every case where there is nothing to divide by; and what moves the viewport.

#include "timeline/viewport.h"

#include <QTest>

#include <limits>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

Time at(Duration since)
{
    return Time{since};
}

Viewport viewportOf(Duration from, Duration to)
{
    Viewport viewport;
    viewport.range = {at(from), at(to)};
    viewport.width = usualNameColumn + 1000;
    viewport.height = 500;
    return viewport;
}

} // namespace

class CoordinatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMomentFallsIntoThePixelThatCoversIt()
    {
        const Axis axis{{at(0s), at(1s)}, 100, 1000};
        QCOMPARE(xAt(axis, at(0s)), 100);
        QCOMPARE(xAt(axis, at(999us)), 100);
        QCOMPARE(xAt(axis, at(1ms)), 101);
        QCOMPARE(xAt(axis, at(1s)), 1100);
        QCOMPARE(xAt(axis, at(-1ns)), 99);
    }

    void aPixelsFirstMomentLeadsBackToIt()
    {
        for (const Duration length : {100ns, 1us + 7ns, Duration{1s}, Duration{97min}, Duration{24h * 300}}) {
            for (const Duration from : {Duration{}, Duration{3s + 5ns}, Duration{24h * 200}}) {
                const Axis axis{{at(from), at(from + length)}, 145, 997};
                for (int x = 145; x < 145 + 997; x += 13) {
                    const Time time = timeAt(axis, x);
                    QVERIFY(xAt(axis, time) >= x);
                    QVERIFY(xAt(axis, plus(time, -1ns)) < x);
                }
            }
        }
    }

    void anEmptyRangeOrWidthPutsAllOnTheEdges()
    {
        const Axis noRange{{at(5s), at(5s)}, 10, 100};
        QCOMPARE(xAt(noRange, at(5s)), 10);
        QCOMPARE(xAt(noRange, at(4s)), 10);
        QCOMPARE(xAt(noRange, at(6s)), 110);
        QCOMPARE(timeAt(noRange, 50), at(5s));
        QCOMPARE(nsPerPixel(noRange), 1.0);
        const Axis backwards{{at(6s), at(5s)}, 10, 100};
        QCOMPARE(timeAt(backwards, 50), at(6s));
        const Axis noWidth{{at(0s), at(1s)}, 10, -5};
        QCOMPARE(xAt(noWidth, at(1s)), 10);
        QCOMPARE(timeAt(noWidth, 50), at(0s));
    }

    void theEndsOfTimeDoNotOverflow()
    {
        const Axis second{{at(0s), at(1s)}, 0, 1000};
        QVERIFY(xAt(second, Time::max()) > 1'000'000);
        QVERIFY(xAt(second, Time::min()) < -1'000'000);
        const Axis everything{{Time::min(), Time::max()}, 0, 1000};
        QVERIFY(xAt(everything, Time::max()) >= 999);
        QCOMPARE(xAt(everything, Time::min()), 0);
        QVERIFY(timeAt(everything, std::numeric_limits<int>::max()) == Time::max());
        QVERIFY(timeAt(second, std::numeric_limits<int>::min()) < at(0s));
        QCOMPARE(plus(Time::max(), 1ns), Time::max());
        QCOMPARE(plus(Time::min(), -1ns), Time::min());
        QCOMPARE(lengthOf({Time::min(), Time::max()}), Duration::max());
        QCOMPARE(lengthOf({at(1s), at(0s)}), Duration{});
    }

    void zoomingKeepsTheMomentUnderThePointer()
    {
        const Viewport before = viewportOf(0s, 10s);
        const int x = axisOf(before).left + 300;
        const Viewport after = zoomed(before, x, 4.0, at(10s));
        QCOMPARE(lengthOf(after.range), Duration{2500ms});
        QVERIFY(std::abs((timeAt(axisOf(after), x) - timeAt(axisOf(before), x)).count()) < 5'000'000);
        const Viewport back = zoomed(after, x, 0.25, at(10s));
        QCOMPARE(lengthOf(back.range), Duration{10s});
    }

    void zoomingEndsAtBothEnds()
    {
        Viewport viewport = viewportOf(0s, 10s);
        for (int step = 0; step < 200; ++step)
            viewport = zoomed(viewport, 600, 2.0, at(10s));
        QCOMPARE(lengthOf(viewport.range), shortestRange);
        for (int step = 0; step < 200; ++step)
            viewport = zoomed(viewport, 600, 0.5, at(10s));
        QCOMPARE(lengthOf(viewport.range), Duration{20s});
        QCOMPARE(zoomed(viewport, 600, 0.0, at(10s)), viewport);
        QCOMPARE(zoomed(viewport, 600, std::numeric_limits<double>::quiet_NaN(), at(10s)), viewport);
    }

    void panningStopsWhereTheRunWouldLeaveThePicture()
    {
        const Viewport viewport = viewportOf(0s, 10s);
        QCOMPARE(panned(viewport, 100, at(10s)).range.from, at(1s));
        const Viewport farRight = panned(viewport, std::numeric_limits<int>::max(), at(10s));
        QCOMPARE(farRight.range.from, at(5s));
        const Viewport farLeft = panned(viewport, std::numeric_limits<int>::min() + 1, at(10s));
        QCOMPARE(farLeft.range.from, at(-5s));
    }

    void fittingLeavesALittleRoomOnTheRight()
    {
        const Viewport run = fitted(viewportOf(3s, 4s), at(10s));
        QCOMPARE(run.range.from, at(0s));
        QVERIFY(run.range.to > at(10s) && run.range.to < at(11s));
        QCOMPARE(fitted(viewportOf(0s, 0s), at(0s)).range.from, at(0s));
        QVERIFY(lengthOf(fitted(viewportOf(0s, 0s), at(0s)).range) >= 1s);
        const Viewport part = fittedTo(viewportOf(0s, 10s), {at(2s), at(3s)}, at(10s));
        QVERIFY(part.range.from < at(2s) && part.range.to > at(3s));
        const Viewport point = fittedTo(viewportOf(0s, 10s), {at(2s), at(2s)}, at(10s));
        QCOMPARE(lengthOf(point.range), shortestRange);
    }

    void followingKeepsThePresentInView()
    {
        const Viewport viewport = following(viewportOf(0s, 2s), at(9s));
        QCOMPARE(lengthOf(viewport.range), Duration{2s});
        QVERIFY(viewport.range.from < at(9s) && viewport.range.to > at(9s));
        QCOMPARE(following(viewportOf(0s, 2s), at(1s)).range.from, at(0s));
    }
};

QTEST_APPLESS_MAIN(CoordinatesTest)
#include "coordinates_test.moc"
