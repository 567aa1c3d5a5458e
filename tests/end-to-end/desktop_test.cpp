// The way of a desktop program in the real window: menus by keys and pointer, and what cannot be done says why.

#include "end-to-end/open_window.h"

#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class DesktopTest : public QObject {
    Q_OBJECT

    OpenWindow m_open;

    /// Whatever is seen and says so that `isWanted`; null if nothing does.
    template <class Predicate>
    QQuickItem *shown(const Predicate &isWanted) const
    {
        QQuickItem *found = nullptr;
        const std::function<void(QQuickItem *)> visit = [&](QQuickItem *item) {
            if (!item->isVisible() || found)
                return;
            if (isWanted(*item))
                found = item;
            const auto children = item->childItems();
            for (QQuickItem *child : children)
                visit(child);
        };
        visit(m_open.window->contentItem());
        return found;
    }
    QQuickItem *entry(const char *text) const
    {
        return shown([&](const QQuickItem &item) {
            return item.inherits("QQuickMenuItem") && item.property("text").toString() == QLatin1String(text);
        });
    }
    QString aside(const char *text) const { return entry(text)->property("aside").toString(); }
    QQuickItem *menuNamed(const char *title) const
    {
        return shown([&](const QQuickItem &item) {
            return item.inherits("QQuickMenuBarItem") && item.property("text").toString() == QLatin1String(title);
        });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_open.window, key, modifiers);
    }
    void click(QQuickItem *item) const
    {
        m_open.window->grabWindow(); // everything is where it belongs
        const QPointF middle(item->width() / 2, item->height() - 13);
        QTest::mouseClick(m_open.window, Qt::LeftButton, {}, item->mapToScene(middle).toPoint());
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
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_VERIFY(!entry("Zoom in"));
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
        QTRY_VERIFY(entry("Open a file"));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!entry("Open a file"));
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
        click(entry("Undo"));
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
        click(entry("Undo"));
        QTRY_COMPARE(m_open.visible(), whole);
        QTRY_VERIFY(m_open.timeline->hasActiveFocus());
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_open.visible() < whole);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_open.visible(), whole);
    }
};

QTEST_MAIN(DesktopTest)
#include "desktop_test.moc"
