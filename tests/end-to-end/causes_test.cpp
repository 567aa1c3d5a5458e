// Cause and effect in the real window: a way walked by keys, a stall with its victims, a job's way as a diagram.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"
#include "models/facts.h"
#include "models/job_way.h"
#include "models/words.h"

#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class CausesTest : public QObject {
    Q_OBJECT

    OpenWindow m_open;

    timeline::SpanRef selected() const { return m_open.session->selection()->span().value(); }
    QString selectedLane() const { return laneWords(m_open.session->trace(), selected().lane); }
    /// The one of this name that is seen: there are two inspectors, of which one is.
    QQuickItem *shown(const char *name) const
    {
        const auto all = m_open.window->findChildren<QQuickItem *>(QString::fromLatin1(name));
        const auto found = std::find_if(all.begin(), all.end(), [](QQuickItem *each) { return each->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    QString title() const { return shown("inspectorTitle")->property("text").toString(); }
    /// The rows of a list in the inspector, as they are read: its Accessible names.
    QQuickItem *rowWith(const char *list, const QString &words) const
    {
        QQuickItem *found = nullptr;
        const std::function<void(QQuickItem *)> visit = [&](QQuickItem *item) {
            const bool isRow = item->property("label").isValid() && item->isVisible();
            if (isRow && item->property("label").toString().contains(words))
                found = item;
            const auto children = item->childItems();
            for (QQuickItem *child : children)
                visit(child);
        };
        if (QQuickItem *whole = shown(list))
            visit(whole);
        return found;
    }
    /// Its value, where it is a link, is at the right.
    void click(QQuickItem *row, bool atTheRight = true) const
    {
        QVERIFY(settle(*m_open.window)); // it has its size then
        clickOn(*m_open.window, row, QPointF(atTheRight ? row->width() - 8 : 40, row->height() / 2));
    }

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init()
    {
        QVERIFY(m_open.open());
        m_open.item("tabs")->setProperty("currentIndex", 2); // the inspector, as high as the panel
        m_open.timeline->forceActiveFocus();
    }

    void aWayIsWalkedBackAndForth()
    {
        const timeline::SpanRef stall = selected();
        QCOMPARE(selectedLane(), QStringLiteral("THREE"));
        QTest::keyClick(m_open.window, Qt::Key_BracketLeft);
        QCOMPARE(selectedLane(), QStringLiteral("main")); // which created it
        QTRY_COMPARE(title(), QStringLiteral("main runs"));
        QCOMPARE(m_open.timeline->scene()->trail.size(), std::size_t{1});
        QTest::keyClick(m_open.window, Qt::Key_BracketLeft);
        QCOMPARE(selectedLane(), QStringLiteral("main")); // the beginning of the run
        QTest::keyClick(m_open.window, Qt::Key_BracketRight);
        QCOMPARE(selected(), stall); // the same way, though main had created others before
        QTRY_VERIFY(shown("wayText"));
        QVERIFY(shown("wayText")->property("text").toString().startsWith(QStringLiteral("Effect 3 of 6")));
        QTest::keyClick(m_open.window, Qt::Key_BraceRight);
        QCOMPARE(selectedLane(), QStringLiteral("FOUR"));
        QTest::keyClick(m_open.window, Qt::Key_BraceLeft);
        QCOMPARE(selected(), stall);
        QTest::keyClick(m_open.window, Qt::Key_Escape);
        QVERIFY(m_open.timeline->scene()->trail.empty());
    }

    void aStallsVictimsAreListedAndLedTo()
    {
        QTRY_VERIFY(rowWith("victims", QStringLiteral("ONE")));
        QQuickItem *victim = rowWith("victims", QStringLiteral("ONE"));
        QCOMPARE(victim->property("value").toString(), QStringLiteral("lost 2.0 s"));
        click(victim);
        QCOMPARE(selectedLane(), QStringLiteral("ONE"));
        QTRY_COMPARE(title(), QStringLiteral("ONE is ready"));
        QTRY_VERIFY(rowWith("facts", QStringLiteral("Behind")));
        click(rowWith("facts", QStringLiteral("Behind")));
        QCOMPARE(selectedLane(), QStringLiteral("THREE"));
    }

    void whatASpanSetGoingIsListedAndLedTo()
    {
        QTest::keyClick(m_open.window, Qt::Key_BracketLeft); // main
        QTRY_VERIFY(rowWith("effects", QStringLiteral("created")));
        click(rowWith("effects", QStringLiteral("then waited")));
        QTRY_COMPARE(title(), QStringLiteral("main waits for everything it gathered"));
    }

    void aJobsWayIsADiagramWhoseLegsLeadToTheirSpans()
    {
        m_open.session->openDemo(QStringLiteral("run_in_executor"));
        QVERIFY(hasRun(*m_open.session));
        const trace::Trace &trace = m_open.session->trace();
        const trace::Hop &hop = trace.hops().front();
        m_open.session->selection()->reveal({hop.worker, hop.workerSpan});
        QTRY_VERIFY(rowWith("jobWay", QStringLiteral("Waited in the ready queue")));
        QVERIFY(
            QTest::qWaitFor([&] { return rowWith("jobWay", QStringLiteral("Waited in the ready queue"))->y() > 0; }));
        click(rowWith("jobWay", QStringLiteral("Waited in the ready queue")), false);
        QCOMPARE(selected().lane, hop.submitter);
        QTRY_VERIFY(rowWith("jobWay", QStringLiteral("Ran on worker 1"))); // the same way, seen from the other end
        click(rowWith("jobWay", QStringLiteral("Ran on worker 1")), false);
        QCOMPARE(selected(), (timeline::SpanRef{hop.worker, hop.workerSpan}));
    }
};

QTEST_MAIN(CausesTest)
#include "causes_test.moc"
