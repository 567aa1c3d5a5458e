// The way of a desktop program in the real window: menus by keys and pointer, what cannot be done says why, settings
// count at once, and the focus is seen wherever it is.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"

#include <QClipboard>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class DesktopTest : public QObject {
    Q_OBJECT

    OpenWindow m_open;

    QQuickItem *shown(const char *objectName) const { return shownItem(*m_open.window, objectName); }
    QQuickItem *entry(const char *text) const
    {
        return shownItem(*m_open.window, [&](const QQuickItem &item) {
            return item.inherits("QQuickMenuItem") && item.property("text").toString() == QLatin1String(text);
        });
    }
    QString aside(const char *text) const { return entry(text)->property("aside").toString(); }
    QQuickItem *menuNamed(const char *title) const
    {
        return shownItem(*m_open.window, [&](const QQuickItem &item) {
            return item.inherits("QQuickMenuBarItem") && item.property("text").toString() == QLatin1String(title);
        });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_open.window, key, modifiers);
    }
    void click(const QQuickItem *item) const
    {
        QVERIFY(settle(*m_open.window));                                                // it has its size then
        clickOn(*m_open.window, item, QPointF(item->width() / 2, item->height() - 13)); // below the line of a section
    }
    /// By the keys, in the menu that is open.
    bool choose(const char *text) const
    {
        for (int row = 0; row < 40; ++row) {
            press(Qt::Key_Down);
            if (entry(text) && entry(text)->property("highlighted").toBool()) {
                press(Qt::Key_Return);
                return QTest::qWaitFor([&] { return !entry(text); });
            }
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init()
    {
        QVERIFY(m_open.open());
        m_open.timeline->setReducedMotion(true);
    }

    void menusOpenByTheirLetters()
    {
        const Duration whole = m_open.visible();
        press(Qt::Key_V, Qt::AltModifier);
        QTRY_VERIFY(entry("Zoom in"));
        QCOMPARE(aside("Zoom in"), QStringLiteral("Ctrl+="));
        QVERIFY(choose("Zoom in"));
        QVERIFY(m_open.visible() < whole);
        QTRY_VERIFY(m_open.timeline->hasActiveFocus()); // the keys are back where they were
    }

    void menusOpenByThePointerAndByF10()
    {
        click(menuNamed("&Run"));
        QTRY_VERIFY(entry("Run the scenario"));
        press(Qt::Key_Left);
        QTRY_VERIFY(entry("Measure the selection"));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!entry("Measure the selection"));
        press(Qt::Key_F10);
        QTRY_VERIFY(entry("Quit"));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!entry("Quit"));
        QTRY_VERIFY(m_open.timeline->hasActiveFocus());
    }

    void whatCannotBeDoneSaysWhyInTheMenu()
    {
        m_open.session->selection()->clear();
        press(Qt::Key_G, Qt::AltModifier);
        QTRY_VERIFY(entry("What caused it"));
        QVERIFY(!entry("What caused it")->isEnabled());
        QCOMPARE(aside("What caused it"), QStringLiteral("nothing is selected"));
        click(entry("What caused it"));
        QVERIFY(!m_open.session->selection()->isActive());
        press(Qt::Key_Escape);
    }

    void editingIsOfTheTextThatHasTheFocus()
    {
        auto *source = m_open.item("sourceArea");
        source->forceActiveFocus();
        press(Qt::Key_Home, Qt::ControlModifier);
        m_open.type(QStringLiteral("x"));
        QVERIFY(m_open.session->text().startsWith(QLatin1String("xtitle")));
        press(Qt::Key_E, Qt::AltModifier);
        QTRY_VERIFY(entry("Undo"));
        QVERIFY(entry("Undo")->isEnabled());
        QCOMPARE(aside("Copy"), QStringLiteral("no text is selected"));
        QVERIFY(choose("Undo"));
        QTRY_VERIFY(m_open.session->text().startsWith(QLatin1String("title")));
        QTRY_VERIFY(source->hasActiveFocus());
    }

    void whereNoTextHasTheFocusTheViewIsUndone()
    {
        const Duration whole = m_open.visible();
        m_open.timeline->zoom(2.0);
        press(Qt::Key_E, Qt::AltModifier);
        QTRY_VERIFY(entry("Undo"));
        QCOMPARE(aside("Cut"), QStringLiteral("no text has the focus"));
        QVERIFY(choose("Undo"));
        QTRY_COMPARE(m_open.visible(), whole);
        QTRY_VERIFY(m_open.timeline->hasActiveFocus());
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_open.visible() < whole);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_open.visible(), whole);
    }

    void panelsGoAndComeBack()
    {
        const double before = m_open.timeline->width();
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(m_open.timeline->width() > before + 100);
        QVERIFY(!shown("libraryList"));
        press(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(!shown("tabs"));
        press(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_COMPARE(m_open.timeline->width(), before);
    }

    void settingsCountAtOnceAndAreReset()
    {
        press(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(shown("wheelZoomsChoice"));
        const auto choose = [&](const char *name) { clickOn(*m_open.window, shown(name)); };
        const int dark = static_cast<int>(ThemeKind::Dark);
        choose("darkChoice");
        QTRY_COMPARE(m_open.timeline->theme(), dark);
        choose("lightChoice");
        QTRY_VERIFY(m_open.timeline->theme() != dark);
        choose("wheelZoomsChoice");
        choose("dragMeasuresChoice");
        QVERIFY(m_open.timeline->isDragMeasuring());
        QVERIFY(shown("restartNote")->property("text").toString().isEmpty());
        choose("softwareChoice");
        QVERIFY(!shown("restartNote")->property("text").toString().isEmpty());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!shown("wheelZoomsChoice"));

        const Duration whole = m_open.visible();
        m_open.wheel({m_open.timeline->width() / 2, 200}, 1);
        QTRY_VERIFY(m_open.visible() < whole);

        press(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(shown("resetSettings"));
        choose("resetSettings");
        QVERIFY(!m_open.timeline->isDragMeasuring());
        QVERIFY(!m_open.timeline->isWheelZooming());
        press(Qt::Key_Escape);
    }

    void aboutTellsWhatABugReportNeeds()
    {
        press(Qt::Key_H, Qt::AltModifier);
        QTRY_VERIFY(entry("About Loopscope"));
        QVERIFY(choose("About Loopscope"));
        QTRY_VERIFY(shown("copyAbout"));
        clickOn(*m_open.window, shown("copyAbout"));
        const QString copied = QGuiApplication::clipboard()->text();
        for (const char *part : {"Loopscope ", "\nQt: ", "\nQCoro: ", "\nyaml-cpp: ", "\nCompiler: ", "software"})
            QVERIFY2(copied.contains(QLatin1String(part)), part);
        QVERIFY(copied.contains(QLatin1String(qVersion())));
        press(Qt::Key_Escape);
    }

    void theStatusBarTellsEventsLossesAndOverhead()
    {
        QVERIFY(shown("eventsNote")->property("text").toString().contains(QLatin1String("none lost")));
        QVERIFY(shown("clockNote"));
        QVERIFY(!shown("overheadNote")); // the virtual clock is never late
        m_open.session->setSpeed(100);
        m_open.session->run();
        QVERIFY(hasRun(*m_open.session));
        QTRY_VERIFY(shown("overheadNote"));
        QVERIFY(shown("overheadNote")->property("text").toString().contains(u'%'));
    }

    void nothingOfTheBarsIsCutOffInASmallWindow()
    {
        m_open.window->resize(960, 600);
        QTRY_COMPARE(m_open.window->width(), 960);
        QVERIFY(settle(*m_open.window));
        for (const char *name : {"runButton", "exportButton", "eventsNote", "clockNote"}) {
            const QQuickItem *item = shown(name);
            QVERIFY2(item, name);
            const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            QVERIFY2(place.left() >= 0 && place.right() <= 960, name);
            QVERIFY2(item->width() >= item->implicitWidth() - 1, name);
        }
    }

    /// Round by Tab: everything has a name, is in the window and looks another way while it has the focus.
    void theFocusIsSeenWhereverItIs_data()
    {
        QTest::addColumn<int>("tab");
        for (int tab = 0; tab < 5; ++tab)
            QTest::addRow("tab %d", tab) << tab;
    }
    void theFocusIsSeenWhereverItIs()
    {
        QFETCH(int, tab);
        m_open.item("tabs")->setProperty("currentIndex", tab);
        QVERIFY(settle(*m_open.window));
        QQuickWindow &window = *m_open.window;
        const QQuickItem *first = window.activeFocusItem();
        QStringList faults;
        int stops = 0;
        do {
            QQuickItem *item = window.activeFocusItem();
            QVERIFY(item);
            const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            const QRect around = place.toAlignedRect().adjusted(-3, -3, 3, 3).intersected(QRect({}, window.size()));
            const QImage with = window.grabWindow().copy(around);
            QQuickItem *next = item->nextItemInFocusChain();
            QVERIFY(next);
            next->forceActiveFocus(Qt::TabFocusReason);
            const QImage without = window.grabWindow().copy(around);
            const QString called = QLatin1String(item->metaObject()->className()) + u' ' + item->objectName();
            if (accessibleName(item).isEmpty())
                faults.append(called + QLatin1String(" has no name"));
            if (around.isEmpty())
                faults.append(called + u' ' + accessibleName(item) + QLatin1String(" is out of sight"));
            else if (with == without)
                faults.append(called + u' ' + accessibleName(item) + QLatin1String(" does not show its focus"));
            ++stops;
        } while (window.activeFocusItem() != first && stops < 300);
        QVERIFY(stops > 10 && stops < 300);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
};

QTEST_MAIN(DesktopTest)
#include "desktop_test.moc"
