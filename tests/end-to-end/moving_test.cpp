// Moving about in the real window, as hands do it: zooming about the pointer, flicks, back and forward, measuring,
// notes, searching, the palette, and everything by keys alone. Nothing here waits for a time: only for what is to
// happen.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class MovingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init();
    void cleanup() { m_open.reset(); }

    void zoomingKeepsTheMomentUnderThePointerInEveryFrame();
    void aFlickGoesOnUntilAPressAndNotWithReducedMotion();
    void fingersOnATouchpadPinchAndFlick();
    void goesBackAndForwardThroughViews();
    void measuresALaneOrAll();
    void draggingMeasuresWhereThatIsPreferred();
    void marksWithANoteAndItsWords();
    void movesAndRemovesNotesAndGoesFromOneToTheNext();
    void searchesOnwardAndBack();
    void lettersInATextFieldAreLetters();
    void thePaletteDoesWhatIsTyped();
    void goesRoundTheWindowByKeys();
    void showsTheKeysThatThereAre();

private:
    TimelineItem &timeline() const { return *m_open->timeline; }
    QPointF middle() const { return {timeline().width() / 2, 200}; }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_open->window, key, modifiers);
    }
    const std::vector<timeline::Note> &notes() const { return m_open->session->notes(); }

    std::unique_ptr<OpenWindow> m_open;
};

void MovingTest::init()
{
    m_open = std::make_unique<OpenWindow>();
    QVERIFY(m_open->open());
    timeline().setReducedMotion(false);
    timeline().setDragMeasures(false);
}

void MovingTest::zoomingKeepsTheMomentUnderThePointerInEveryFrame()
{
    const QPointF point = middle();
    const Time moment = m_open->momentAt(point);
    const Duration before = m_open->visible();
    int drifts = 0;
    connect(&timeline(), &TimelineItem::viewportChanged, this,
            [&] { drifts += m_open->momentAt(point) != moment ? 1 : 0; });
    m_open->wheel(point, 3, Qt::ControlModifier);
    QCOMPARE(m_open->visible(), before); // not at once, but with the frames that follow
    m_open->wheel(point, 4, Qt::ControlModifier);
    QTRY_VERIFY(m_open->visible() < before / 3);
    m_open->wheel(point, -7, Qt::ControlModifier);
    QTRY_VERIFY(std::chrono::abs(m_open->visible() - before) < before / 1000);
    QCOMPARE(drifts, 0);
}

void MovingTest::aFlickGoesOnUntilAPressAndNotWithReducedMotion()
{
    timeline().setReducedMotion(true);
    key(Qt::Key_W);
    key(Qt::Key_W);
    key(Qt::Key_W);
    const auto from = [this] { return timeline().viewport().range.from; };
    m_open->drag(middle() + QPointF(100, 0), middle());
    const Time released = from();
    QCoreApplication::processEvents();
    QCOMPARE(from(), released);

    timeline().setReducedMotion(false);
    m_open->drag(middle() + QPointF(60, 0), middle());
    const Time flung = from();
    QTRY_VERIFY(from() > flung);
    QTest::mouseClick(m_open->window, Qt::LeftButton, {}, m_open->onWindow(middle()));
    const Time stopped = from();
    for (int frame = 0; frame < 5; ++frame) {
        timeline().update();
        QCoreApplication::processEvents();
    }
    QCOMPARE(from(), stopped);
}

void MovingTest::fingersOnATouchpadPinchAndFlick()
{
    const QPoint at = m_open->onWindow(middle());
    const Duration before = m_open->visible();
    const Time moment = m_open->momentAt(middle());
    for (int step = 0; step < 6; ++step) {
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                  m_open->window->mapToGlobal(at), 0.2, {});
        QCoreApplication::sendEvent(m_open->window, &pinch);
    }
    QVERIFY(m_open->visible() < before / 2);
    QCOMPARE(m_open->momentAt(middle()), moment);

    const auto swipe = [&](Qt::ScrollPhase phase, QPoint pixels, ulong ms) {
        QWheelEvent event(at, m_open->window->mapToGlobal(at), pixels, pixels * 2, Qt::NoButton, {}, phase, false);
        event.setTimestamp(ms);
        QCoreApplication::sendEvent(m_open->window, &event);
    };
    const auto from = [this] { return timeline().viewport().range.from; };
    swipe(Qt::ScrollBegin, {}, 100);
    for (ulong ms = 100; ms < 180; ms += 10)
        swipe(Qt::ScrollUpdate, {-15, 0}, ms);
    const Time lifted = from();
    QVERIFY(lifted > timeline::TimeRange{}.from);
    swipe(Qt::ScrollEnd, {}, 181);
    QTRY_VERIFY(from() > lifted);
}

void MovingTest::goesBackAndForwardThroughViews()
{
    timeline().setReducedMotion(true);
    const auto range = [this] { return timeline().viewport().range; };
    const timeline::TimeRange whole = range();
    QVERIFY(!timeline().canGoBack());
    const QPointF place = m_open->placeOf("THREE", trace::SpanState::Running);
    QTest::mouseDClick(m_open->window, Qt::LeftButton, {}, m_open->onWindow(place));
    const timeline::TimeRange fitted = range();
    QVERIFY(fitted != whole);
    QTest::mouseDClick(m_open->window, Qt::LeftButton, {}, m_open->onWindow({timeline().width() / 2, 12}));
    QVERIFY(range() == whole);

    key(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(range() == fitted);
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(range() == whole);
    QTest::mouseClick(m_open->window, Qt::ForwardButton, {}, m_open->onWindow(middle()));
    QVERIFY(range() == fitted);
    QTest::mouseClick(m_open->window, Qt::BackButton, {}, m_open->onWindow(middle()));
    QVERIFY(range() == whole);
    key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(range() == fitted);
}

void MovingTest::measuresALaneOrAll()
{
    const QPointF place = m_open->placeOf("THREE", trace::SpanState::Running) + QPointF(20, 0);
    m_open->drag(place, place + QPointF(120, 0), Qt::ShiftModifier);
    const auto *card = m_open->item("measureCard");
    QTRY_VERIFY(card->isVisible());
    Measuring &measuring = *timeline().measuring();
    QCOMPARE(measuring.laneName(), QStringLiteral("THREE"));
    QVERIFY(measuring.isOfLane());
    QVERIFY(measuring.running().contains(QStringLiteral("100 %")));
    QVERIFY(measuring.counts().contains(QStringLiteral("1 slice")));
    clickOn(*m_open->window, m_open->item("measureAll"));
    QVERIFY(!measuring.isOfLane());
    QVERIFY(measuring.isActive()); // a click beside the timeline does not end it
    QCOMPARE(card->property("visible").toBool(), true);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!card->isVisible());

    key(Qt::Key_Period);
    key(Qt::Key_T);
    QTRY_VERIFY(card->isVisible());
}

void MovingTest::draggingMeasuresWhereThatIsPreferred()
{
    timeline().setDragMeasures(true);
    const timeline::TimeRange before = timeline().viewport().range;
    m_open->drag(middle(), middle() + QPointF(120, 0));
    QVERIFY(timeline().measuring()->isActive());
    QVERIFY(timeline().viewport().range == before);
    m_open->drag(middle(), middle() + QPointF(120, 0), Qt::ShiftModifier);
    QVERIFY(timeline().viewport().range != before);
}

void MovingTest::marksWithANoteAndItsWords()
{
    QTest::mouseMove(m_open->window, m_open->onWindow(middle()));
    QTRY_VERIFY(timeline().scene()->cursorX);
    const Time moment = m_open->momentAt(middle());
    key(Qt::Key_M);
    auto *field = m_open->item("noteField");
    QTRY_VERIFY(field->isVisible() && field->hasActiveFocus());
    m_open->type(QStringLiteral("lunch"));
    key(Qt::Key_Return);
    QTRY_VERIFY(timeline().hasActiveFocus());
    QCOMPARE(notes().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(notes()[0].text), QStringLiteral("lunch"));
    QVERIFY(std::chrono::abs(notes()[0].time - moment) < m_open->visible() / 500);
    QCOMPARE(timeline().scene()->notes.size(), std::size_t{1}); // what an export shows as well

    // Its words are edited in place, by a click on its flag or by Enter, and Esc leaves them as they were.
    QTest::mouseClick(m_open->window, Qt::LeftButton, {}, m_open->onWindow(timeline().noteBox().center()));
    QTRY_VERIFY(field->hasActiveFocus());
    m_open->type(QStringLiteral("dinner"));
    key(Qt::Key_Escape);
    QTRY_VERIFY(timeline().hasActiveFocus());
    QCOMPARE(QString::fromStdString(notes()[0].text), QStringLiteral("lunch"));
    key(Qt::Key_Return);
    QTRY_VERIFY(field->hasActiveFocus());
    m_open->type(QStringLiteral("tea"));
    key(Qt::Key_Return);
    QTRY_COMPARE(QString::fromStdString(notes()[0].text), QStringLiteral("tea"));
}

void MovingTest::movesAndRemovesNotesAndGoesFromOneToTheNext()
{
    timeline().setReducedMotion(true);
    m_open->session->setNotes({{Time{std::chrono::seconds{1}}, "first"}, {Time{std::chrono::seconds{7}}, "last"}});
    const Time before = notes()[0].time;
    key(Qt::Key_N); // the view's middle is at four seconds
    QCOMPARE(timeline().notes()->chosenRow(), 1);
    key(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(timeline().notes()->chosenRow(), 0);
    const QPointF flag = timeline().noteBox().center();
    m_open->drag(flag, flag + QPointF(80, 0));
    QVERIFY(notes()[0].time > before);
    QVERIFY(timeline().hasActiveFocus()); // a drag is no click
    key(Qt::Key_Delete);
    QCOMPARE(notes().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(notes()[0].text), QStringLiteral("last"));

    // Far away, going to it brings it into view.
    QTest::mouseMove(m_open->window, m_open->onWindow({200, 300}));
    for (int step = 0; step < 8; ++step)
        key(Qt::Key_W);
    for (int step = 0; step < 20; ++step)
        key(Qt::Key_A);
    QVERIFY(timeline().viewport().range.to < notes()[0].time);
    key(Qt::Key_N);
    QVERIFY(timeline().viewport().range.to > notes()[0].time);
}

void MovingTest::searchesOnwardAndBack()
{
    key(Qt::Key_Slash);
    auto *field = m_open->item("searchField");
    QTRY_VERIFY(field->hasActiveFocus());
    m_open->type(QStringLiteral("sleep"));
    Finder &finder = *timeline().finder();
    QTRY_VERIFY(!finder.isSearching() && finder.count() >= 4);
    QCOMPARE(finder.number(), 1);
    const auto first = *m_open->session->selection()->span();
    key(Qt::Key_Return);
    QCOMPARE(finder.number(), 2);
    QVERIFY(*m_open->session->selection()->span() != first);
    key(Qt::Key_F3);
    QCOMPARE(finder.number(), 3);
    key(Qt::Key_F3, Qt::ShiftModifier);
    key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(*m_open->session->selection()->span(), first);
    key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(finder.number(), finder.count());
    QVERIFY(m_open->item("searchCount")->property("text").toString().contains(QString::number(finder.count())));
    QVERIFY(!timeline().scene()->matches.empty());
    key(Qt::Key_Escape);
    QTRY_VERIFY(timeline().hasActiveFocus());
    QVERIFY(timeline().scene()->matches.empty());
}

void MovingTest::lettersInATextFieldAreLetters()
{
    timeline().setReducedMotion(true);
    auto *source = m_open->item("sourceArea");
    source->forceActiveFocus();
    const QString text = m_open->session->text();
    const timeline::TimeRange range = timeline().viewport().range;
    key(Qt::Key_End, Qt::ControlModifier);
    m_open->type(QStringLiteral("# wasdfmnt?/ "));
    QVERIFY(m_open->session->text().endsWith(QStringLiteral("# wasdfmnt?/ ")));
    QVERIFY(timeline().viewport().range == range);
    QVERIFY(notes().empty());
    while (m_open->session->text() != text && !m_open->session->text().isEmpty())
        key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_open->session->text(), text);
}

void MovingTest::thePaletteDoesWhatIsTyped()
{
    timeline().setReducedMotion(true);
    key(Qt::Key_K, Qt::ControlModifier);
    auto *field = m_open->item("paletteField");
    QTRY_VERIFY(field->hasActiveFocus());
    m_open->type(QStringLiteral("foll"));
    key(Qt::Key_Return);
    QTRY_VERIFY(timeline().hasActiveFocus());
    QTRY_VERIFY(timeline().follows());

    // Lanes are found as well.
    m_open->session->selection()->clear();
    key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(field->hasActiveFocus());
    m_open->type(QStringLiteral("FOUR"));
    key(Qt::Key_Return);
    QTRY_VERIFY(m_open->session->selection()->isActive());
    const auto &trace = m_open->session->trace();
    QCOMPARE(trace.text(trace.lane(m_open->session->selection()->span()->lane).name), std::string_view("FOUR"));
    QTRY_VERIFY(timeline().hasActiveFocus());

    // What would ask for more of the window gets it: the focus is not taken back.
    key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(field->hasActiveFocus());
    m_open->type(QStringLiteral("search tasks"));
    key(Qt::Key_Return);
    QTRY_VERIFY(m_open->item("searchField")->hasActiveFocus());
}

void MovingTest::goesRoundTheWindowByKeys()
{
    const auto isWithin = [this](const char *name) {
        const QQuickItem *place = m_open->item(name);
        for (const QQuickItem *item = m_open->window->activeFocusItem(); item; item = item->parentItem()) {
            if (item == place)
                return true;
        }
        return false;
    };
    key(Qt::Key_F6);
    QTRY_VERIFY(isWithin("tabs"));
    key(Qt::Key_F6);
    QTRY_VERIFY(isWithin("libraryList"));
    key(Qt::Key_F6);
    QTRY_VERIFY(timeline().hasActiveFocus());
    key(Qt::Key_F6, Qt::ShiftModifier);
    QTRY_VERIFY(isWithin("libraryList"));
}

void MovingTest::showsTheKeysThatThereAre()
{
    key(Qt::Key_F1);
    auto *overlay = m_open->item<QObject>("keysOverlay");
    QVERIFY(overlay);
    QTRY_VERIFY(overlay->property("opened").toBool());
    QVERIFY(overlay->findChild<QObject *>(QStringLiteral("lookingKeys"))->property("count").toInt() >= 8);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!overlay->property("visible").toBool());
    key(Qt::Key_Question);
    QTRY_VERIFY(overlay->property("opened").toBool());
}

QTEST_MAIN(MovingTest)
#include "moving_test.moc"
