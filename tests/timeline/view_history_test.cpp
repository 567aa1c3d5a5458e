// Back and forward through what the picture has shown.

#include "timeline/view_history.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

View view(int number)
{
    return {{Time{std::chrono::seconds{number}}, Time{std::chrono::seconds{number + 1}}}, 0, false};
}

} // namespace

class ViewHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leapsAreGoneBackOneByOneAndForwardAgain()
    {
        ViewHistory history;
        QVERIFY(!history.canGoBack() && !history.back(view(0)));
        history.leave(view(0), MoveKind::Leap, 0ms);
        history.leave(view(1), MoveKind::Leap, 1ms);
        QVERIFY(history.back(view(2)) == view(1));
        QVERIFY(history.back(view(1)) == view(0));
        QVERIFY(!history.canGoBack());
        QVERIFY(history.forward(view(0)) == view(1));
        QVERIFY(history.forward(view(1)) == view(2));
        QVERIFY(!history.canGoForward());
    }

    void smallMovesInARowAreOneStep()
    {
        ViewHistory history;
        for (int number = 0; number < 10; ++number)
            history.leave(view(number), MoveKind::Small, number * 100ms);
        QVERIFY(history.back(view(10)) == view(0));
        QVERIFY(!history.canGoBack());
    }

    void aPauseALeapOrGoingBackEndsAStep()
    {
        ViewHistory history;
        history.leave(view(0), MoveKind::Small, 0ms);
        history.leave(view(1), MoveKind::Small, ViewHistory::pause + 1ms);
        history.leave(view(2), MoveKind::Leap, ViewHistory::pause + 2ms);
        history.leave(view(3), MoveKind::Small, ViewHistory::pause + 3ms);
        QVERIFY(history.back(view(4)) == view(3));
        history.leave(view(3), MoveKind::Small, ViewHistory::pause + 4ms);
        QVERIFY(history.back(view(5)) == view(3));
        QVERIFY(history.back(view(3)) == view(2));
        QVERIFY(history.back(view(2)) == view(1));
        QVERIFY(history.back(view(1)) == view(0));
    }

    void goingElsewhereForgetsTheWayForward()
    {
        ViewHistory history;
        history.leave(view(0), MoveKind::Leap, 0ms);
        QVERIFY(history.back(view(1)) == view(0));
        history.leave(view(0), MoveKind::Leap, 1ms);
        QVERIFY(!history.forward(view(2)));
        QVERIFY(history.back(view(2)) == view(0));
    }

    void aStepAlwaysShowsSomethingElse()
    {
        ViewHistory history;
        history.leave(view(0), MoveKind::Leap, 0ms);
        history.leave(view(1), MoveKind::Leap, 1ms);
        QVERIFY(history.back(view(1)) == view(0));
    }

    void theOldestStepsAreForgotten()
    {
        ViewHistory history;
        for (int number = 0; number < 1000; ++number)
            history.leave(view(number), MoveKind::Leap, number * 1ms);
        int steps = 0;
        while (history.back(view(-1 - steps)))
            ++steps;
        QCOMPARE(steps, static_cast<int>(ViewHistory::mostSteps));
    }
};

QTEST_APPLESS_MAIN(ViewHistoryTest)
#include "view_history_test.moc"
