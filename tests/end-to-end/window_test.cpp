// The real window on a real display, driven by wheel, pointer and keys as people do. Nothing here waits for a time:
// only for what is to happen.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"
#include "window/picture_exporter.h"

#include <QImageReader>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init();
    void cleanup() { m_open.reset(); }

    void beginsWithATimeline();
    void zoomsByWheelAtThePointer();
    void zoomsPansAndFitsByKeys();
    void movesByDraggingAndByTheMinimap();
    void measuresByShiftAndDrag();
    void selectsByClickAndTellsInTheInspector();
    void walksByKeys();
    void tellsWhatIsUnderThePointer();
    void searchSelects();
    void runsAgainAfterANumberWasEdited();
    void undoesWhatElsewhereWasChangedWithWhatWasTyped();
    void showsProblemsWhereTheyAreAndKeepsTheTimeline();
    void runsAndStopsOnTheRealClock();
    void staysAliveWhileAFloodComes_data();
    void staysAliveWhileAFloodComes();
    void exportsThePictureAndSaysWhatFails();
    void opensWhatIsChosenInTheLibrary();
    void asksBeforeEditsAreLost();
    void fitsASmallWindow();

private:
    template <class Type = QQuickItem>
    Type *item(const char *name) const
    {
        return m_open->item<Type>(name);
    }
    QPoint onWindow(QPointF point) const { return m_open->onWindow(point); }
    QPointF placeOf(const char *lane, trace::SpanState state) const { return m_open->placeOf(lane, state); }
    Duration visible() const { return m_open->visible(); }
    void typeInto(QQuickItem *field, const QString &text) { m_open->typeInto(field, text); }

    std::unique_ptr<OpenWindow> m_open;
    QQuickWindow *m_window = nullptr;
    TimelineItem *m_timeline = nullptr;
    Session *m_session = nullptr;
    QTemporaryDir m_folder;
};

void WindowTest::init()
{
    m_open = std::make_unique<OpenWindow>();
    QVERIFY(m_open->open());
    m_window = m_open->window;
    m_timeline = m_open->timeline;
    m_session = m_open->session;
    m_timeline->setReducedMotion(true); // motion has tests of its own; here, what is done is done
}

void WindowTest::beginsWithATimeline()
{
    QCOMPARE(m_session->demo(), QStringLiteral("blocking_call"));
    QCOMPARE(item("durationNote")->property("text").toString(), QStringLiteral("8.0 s"));
    // What is on the screen is the run: the span that blocks is green where it is said to be.
    const QPoint place = onWindow(placeOf("THREE", trace::SpanState::Running));
    const QRgb green = themeFor(themeKindOf(m_timeline->theme())).rgb(timeline::Role::Running);
    QTRY_VERIFY([&] {
        const QImage shown = m_window->grabWindow();
        const QRect around(place.x() + 60, place.y() - 12, 40, 24);
        for (int y = around.top(); y <= around.bottom(); ++y) {
            for (int x = around.left(); x <= around.right(); ++x) {
                if ((shown.pixel(x, y) & RGB_MASK) == (green & RGB_MASK))
                    return true;
            }
        }
        return false;
    }());
}

void WindowTest::zoomsByWheelAtThePointer()
{
    const QPointF point(m_timeline->width() / 2, 200);
    const Duration before = visible();
    const int x = static_cast<int>(point.x() * m_window->effectiveDevicePixelRatio());
    const Time under = timeline::timeAt(timeline::axisOf(m_timeline->viewport()), x);
    m_open->wheel(point, 3, Qt::ControlModifier);
    QVERIFY(visible() < before / 3 * 2);
    const Time now = timeline::timeAt(timeline::axisOf(m_timeline->viewport()), x);
    QVERIFY(std::chrono::abs(now - under) < before / 100);
    m_open->wheel(point, -3, Qt::ControlModifier);
    QVERIFY(std::chrono::abs(visible() - before) < before / 20);

    m_open->wheel(point, 3, Qt::ControlModifier);
    const Time from = m_timeline->viewport().range.from;
    m_open->wheel(point, -2, Qt::ShiftModifier);
    QVERIFY(m_timeline->viewport().range.from > from);
}

void WindowTest::zoomsPansAndFitsByKeys()
{
    const Duration whole = visible();
    QTest::keyClick(m_window, Qt::Key_W);
    QVERIFY(visible() < whole);
    const Time from = m_timeline->viewport().range.from;
    QTest::keyClick(m_window, Qt::Key_D);
    QVERIFY(m_timeline->viewport().range.from > from);
    QTest::keyClick(m_window, Qt::Key_A);
    QTest::keyClick(m_window, Qt::Key_S);
    QTest::keyClick(m_window, Qt::Key_F); // the selection, which is the stall
    QVERIFY(visible() < whole / 2);
    QTest::keyClick(m_window, Qt::Key_F);
    QCOMPARE(visible(), whole);
    QTest::keyClick(m_window, Qt::Key_Equal, Qt::ControlModifier);
    QVERIFY(visible() < whole);
}

void WindowTest::movesByDraggingAndByTheMinimap()
{
    QTest::keyClick(m_window, Qt::Key_W);
    QTest::keyClick(m_window, Qt::Key_W);
    const Time from = m_timeline->viewport().range.from;
    const QPoint start = onWindow({m_timeline->width() / 2, 300});
    QTest::mousePress(m_window, Qt::LeftButton, {}, start);
    QTest::mouseMove(m_window, start - QPoint(40, 0));
    QTest::mouseMove(m_window, start - QPoint(120, 0));
    QTest::mouseRelease(m_window, Qt::LeftButton, {}, start - QPoint(120, 0));
    QVERIFY(m_timeline->viewport().range.from > from);
    QVERIFY(m_session->selection()->isActive()); // a drag is no click

    const QPoint end = onWindow({m_timeline->width() - 40, m_timeline->height() - 40});
    const Time dragged = m_timeline->viewport().range.from;
    QTest::mouseClick(m_window, Qt::LeftButton, {}, end);
    QVERIFY(m_timeline->viewport().range.from > dragged);
}

void WindowTest::measuresByShiftAndDrag()
{
    const QPoint start = onWindow({m_timeline->width() / 2, 300});
    QTest::mousePress(m_window, Qt::LeftButton, Qt::ShiftModifier, start);
    QTest::mouseMove(m_window, start + QPoint(100, 0));
    QTest::mouseRelease(m_window, Qt::LeftButton, Qt::ShiftModifier, start + QPoint(100, 0));
    QVERIFY(m_timeline->scene()->measured.has_value());
    QVERIFY(timeline::lengthOf(*m_timeline->scene()->measured) > visible() / 20);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QVERIFY(!m_timeline->scene()->measured.has_value());
}

void WindowTest::selectsByClickAndTellsInTheInspector()
{
    const QPointF place = placeOf("FOUR", trace::SpanState::Ready);
    QVERIFY(!place.isNull());
    QTest::mouseClick(m_window, Qt::LeftButton, {}, onWindow(place));
    QTRY_COMPARE(item("inspectorTitle")->property("text").toString(), QStringLiteral("FOUR is ready"));
    QVERIFY(m_timeline->selectionText().contains(QStringLiteral("THREE holds the loop")));
    QTest::mouseDClick(m_window, Qt::LeftButton, {}, onWindow(place));
    QVERIFY(visible() < std::chrono::seconds(5));
    QTest::keyClick(m_window, Qt::Key_Escape);
    QVERIFY(!m_session->selection()->isActive());
}

void WindowTest::walksByKeys()
{
    m_session->selection()->clear();
    QTest::keyClick(m_window, Qt::Key_Period);
    QVERIFY(m_session->selection()->isActive());
    const timeline::SpanRef first = *m_session->selection()->span();
    QTest::keyClick(m_window, Qt::Key_Period);
    QCOMPARE(m_session->selection()->span()->span, first.span + 1);
    QTest::keyClick(m_window, Qt::Key_Comma);
    QCOMPARE(*m_session->selection()->span(), first);
    QTest::keyClick(m_window, Qt::Key_Down);
    QVERIFY(m_session->selection()->span()->lane != first.lane);
}

void WindowTest::tellsWhatIsUnderThePointer()
{
    QTest::mouseMove(m_window, onWindow(placeOf("THREE", trace::SpanState::Running)));
    QTRY_VERIFY(m_timeline->isHovering());
    QCOMPARE(m_timeline->hoverTitle(), QStringLiteral("THREE runs"));
    QVERIFY(m_timeline->hoverText().contains(QStringLiteral("3.0 s")));
}

void WindowTest::searchSelects()
{
    QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier);
    auto *field = item("searchField");
    QTRY_VERIFY(field->hasActiveFocus());
    for (const char c : {'f', 'i', 'v', 'e'})
        QTest::keyClick(m_window, c);
    QCOMPARE(m_timeline->finder()->count(), 1);
    const auto span = m_session->selection()->span();
    QVERIFY(span);
    QCOMPARE(QString::fromUtf8(m_session->trace().text(m_session->trace().lane(span->lane).name).data()),
             QStringLiteral("FIVE"));
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(m_timeline->hasActiveFocus());
}

void WindowTest::runsAgainAfterANumberWasEdited()
{
    auto *source = item("sourceArea");
    const QString text = source->property("text").toString();
    const auto number = text.indexOf(QStringLiteral("3s, THREE"));
    QVERIFY(number > 0);
    source->forceActiveFocus();
    QMetaObject::invokeMethod(source, "select", Q_ARG(int, static_cast<int>(number)),
                              Q_ARG(int, static_cast<int>(number) + 1));
    QTest::keyClick(m_window, '1');
    QVERIFY(m_session->isDirty());
    m_session->setInstant(true);
    QTest::keyClick(m_window, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(hasRun(*m_session));
    QTRY_COMPARE(item("durationNote")->property("text").toString(), QStringLiteral("6.0 s"));

    QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_session->text(), text);
    QVERIFY(!m_session->isDirty());
}

void WindowTest::undoesWhatElsewhereWasChangedWithWhatWasTyped()
{
    auto *source = item("sourceArea");
    source->forceActiveFocus();
    const QString original = m_session->text();
    QTest::keyClick(m_window, Qt::Key_End, Qt::ControlModifier);
    m_open->type(QStringLiteral("#"));
    const QString typed = m_session->text();
    const auto replaced = [&](const char *by, EditStep step) {
        const std::size_t from = m_session->text().toStdString().find("3s, THREE");
        return m_session->edit({{from, 2, by}, {from + 4, 0, "X"}}, step);
    };
    QVERIFY(replaced("2s", EditStep::New));
    const QString first = source->property("text").toString();
    QVERIFY(first.contains(QStringLiteral("2s, XTHREE")));
    QCOMPARE(m_session->text(), first);
    const std::string text = first.toStdString();
    QVERIFY(m_session->edit({{text.find("2s, X"), 2, "1s"}}, EditStep::Same));
    QVERIFY(source->property("text").toString().contains(QStringLiteral("1s, XTHREE")));

    QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->text(), typed);
    QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->text(), original);
    QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_session->text().contains(QStringLiteral("1s, XTHREE")));
}

void WindowTest::showsProblemsWhereTheyAreAndKeepsTheTimeline()
{
    const auto before = m_session->trace().eventCount();
    auto *source = item("sourceArea");
    source->forceActiveFocus();
    QTest::keyClick(m_window, Qt::Key_End, Qt::ControlModifier);
    for (const QChar c : QStringLiteral("  - slep: 1s"))
        QTest::keyClick(m_window, c.toLatin1());
    QTest::keyClick(m_window, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(!m_session->isRunning());
    QTRY_VERIFY(item("problemList")->isVisible());
    QVERIFY(item("noticeText")->property("text").toString().contains(QStringLiteral("sleep")));
    QCOMPARE(m_session->trace().eventCount(), before);
}

void WindowTest::runsAndStopsOnTheRealClock()
{
    m_session->setSpeed(0.1);
    QTest::keyClick(m_window, Qt::Key_Space);
    QVERIFY(m_session->isRunning());
    QTRY_VERIFY(!m_session->trace().log().empty());
    QTest::keyClick(m_window, Qt::Key_L);
    QVERIFY(m_timeline->follows());
    QTest::keyClick(m_window, Qt::Key_Space);
    QVERIFY(hasRun(*m_session));
    QTRY_VERIFY(item("noticeText")->property("text").toString().contains(QStringLiteral("Stopped")));
}

void WindowTest::staysAliveWhileAFloodComes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("tab");
    const QString log = QStringLiteral("main:\n  - repeat: forever\n    do:\n      - log: again\n");
    QTest::newRow("lines, unseen") << log << 0;
    QTest::newRow("lines") << log << 4;
    QTest::newRow("steps") << QStringLiteral("main:\n  - repeat: forever\n    do: [yield]\n") << 3;
}

void WindowTest::staysAliveWhileAFloodComes()
{
    QFETCH(QString, text);
    QFETCH(int, tab);
    item("tabs")->setProperty("currentIndex", tab);
    m_session->setText(text);
    m_session->setSpeed(1.0);
    QTest::keyClick(m_window, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(m_session->isRunning());
    constexpr std::uint64_t flood = 300'000; // events: each wave of them is to be taken at once, not row by row
    QTRY_VERIFY_WITH_TIMEOUT(m_session->trace().eventCount() > flood, 30'000);
    QVERIFY(m_session->isRunning());
    m_timeline->forceActiveFocus();
    const Duration before = visible();
    QTest::keyClick(m_window, Qt::Key_W);
    QVERIFY(visible() < before);
    QTest::keyClick(m_window, Qt::Key_Space);
    QVERIFY(hasRun(*m_session));
    QTRY_VERIFY(item("noticeText")->property("text").toString().contains(QStringLiteral("Stopped")));
    m_session->revert();
}

void WindowTest::exportsThePictureAndSaysWhatFails()
{
    QTest::keyClick(m_window, Qt::Key_E, Qt::ControlModifier);
    auto *field = item("pathField");
    QVERIFY(field);
    QTRY_VERIFY(field->hasActiveFocus());
    QVERIFY(settle(*m_window));
    const QQuickItem *dialog =
        shownItem(*m_window, [](const QQuickItem &one) { return one.inherits("QQuickPopupItem"); });
    const QQuickItem *save = item("saveButton");
    QVERIFY(dialog && save);
    QVERIFY(dialog->boundingRect().contains(save->mapRectToItem(dialog, save->boundingRect())));

    typeInto(field, m_folder.filePath(QStringLiteral("missing/a.png")));
    QTest::keyClick(m_window, Qt::Key_Return);
    auto *message = item("exportMessage");
    QTRY_VERIFY(message->property("text").toString().contains(QStringLiteral("a.png")));
    QVERIFY(field->isVisible());

    const QString path = m_folder.filePath(QStringLiteral("picture.png"));
    typeInto(field, path);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_VERIFY(message->property("text").toString().contains(QStringLiteral("Saved")));
    QCOMPARE(QImageReader(path).size(),
             QSize(static_cast<int>(m_timeline->width()), static_cast<int>(m_timeline->height())));

    m_window->findChild<PictureExporter *>()->setSize(10'000, 10'000); // that takes a while
    const QString large = m_folder.filePath(QStringLiteral("large.png"));
    typeInto(field, large);
    QTest::keyClick(m_window, Qt::Key_Return);
    const auto *card = item("exportingCard");
    QTRY_VERIFY(card->isVisible());
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!card->isVisible());
    QVERIFY(field->isVisible());
    QVERIFY(!QFile::exists(large));
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!field->isVisible());
}

void WindowTest::opensWhatIsChosenInTheLibrary()
{
    auto *filter = item("libraryFilter");
    typeInto(filter, QStringLiteral("gather five"));
    QTRY_COMPARE(item("libraryList")->property("count").toInt(), 1);
    QTest::keyClick(m_window, Qt::Key_Return);
    QCOMPARE(m_session->demo(), QStringLiteral("gather"));
    QVERIFY(hasRun(*m_session));
    QVERIFY(item("sourceArea")->property("text").toString() == m_session->text());
}

void WindowTest::asksBeforeEditsAreLost()
{
    m_session->setText(m_session->text() + QStringLiteral("# mine\n"));
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    auto *discard = item("discardButton");
    QTRY_VERIFY(discard && discard->isVisible());
    clickOn(*m_window, discard);
    QTRY_VERIFY(!m_window->isVisible());
}

void WindowTest::fitsASmallWindow()
{
    m_window->resize(1280, 800);
    QTRY_COMPARE(m_window->width(), 1280);
    QTRY_VERIFY(m_timeline->width() > 500);
    auto *button = item("exportButton");
    QTRY_VERIFY(button->mapToScene({button->width(), 0}).x() <= 1280);
    auto *run = item("runButton");
    QVERIFY(run->mapToScene({0, 0}).x() > 300);
}

QTEST_MAIN(WindowTest)
#include "window_test.moc"
