// What a screen reader finds in the real window: lanes, spans and where one walks; a name for every control.

#include "accessible/timeline_accessible.h"
#include "end-to-end/open_window.h"

#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class AccessibleTest : public QObject {
    Q_OBJECT

    OpenWindow m_open;

    QAccessibleInterface *chart() const { return QAccessible::queryAccessibleInterface(m_open.timeline); }
    QAccessibleInterface *laneCalled(const char *name) const
    {
        for (int lane = 0; lane < chart()->childCount(); ++lane) {
            if (chart()->child(lane)->text(QAccessible::Name) == QLatin1String(name))
                return chart()->child(lane);
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init() { QVERIFY(m_open.open()); }

    void theChartHasItsLanesAndTheirSpans()
    {
        QCOMPARE(chart()->role(), QAccessible::Chart);
        QVERIFY(chart()->text(QAccessible::Name).contains(m_open.session->title()));
        QVERIFY(chart()->childCount() >= 7); // the loop and six tasks
        QAccessibleInterface *lane = laneCalled("THREE");
        QVERIFY(lane);
        QCOMPARE(lane->role(), QAccessible::List);
        QCOMPARE(lane->parent(), chart());
        QCOMPARE(chart()->indexOfChild(lane), chart()->indexOfChild(laneCalled("TWO")) + 1);
        QVERIFY(lane->text(QAccessible::Description).contains(QStringLiteral("blocking_message")));
        QVERIFY(lane->childCount() > 0);
        QAccessibleInterface *span = lane->child(lane->childCount() - 1);
        QCOMPARE(span->role(), QAccessible::ListItem);
        QCOMPARE(span->parent(), lane);
        QCOMPARE(lane->indexOfChild(span), lane->childCount() - 1);
        const QString told = span->text(QAccessible::Name);
        for (const char *part :
             {"THREE runs", "for 3.0 s", "holds the loop", "4 tasks lost 9.0 s", "main, which created it"})
            QVERIFY2(told.contains(QLatin1String(part)), qPrintable(told));
        QVERIFY(span->state().selected && span->state().focused); // opening points a stall out
    }

    void whatIsFoundIsWhereItIsSeen()
    {
        const QRect window(m_open.window->position(), m_open.window->size());
        QVERIFY(window.contains(chart()->rect()));
        const QPointF place = m_open.placeOf("THREE", trace::SpanState::Running);
        const QPoint at = m_open.window->mapToGlobal(m_open.onWindow(place));
        QAccessibleInterface *lane = chart()->childAt(at.x(), at.y());
        QCOMPARE(lane, laneCalled("THREE"));
        QAccessibleInterface *span = lane->childAt(at.x(), lane->rect().center().y());
        QVERIFY(span && span->text(QAccessible::Name).startsWith(QStringLiteral("THREE runs")));
        QVERIFY(chart()->rect().contains(span->rect()));
        QVERIFY(chart()->parent() && chart()->parent()->indexOfChild(chart()) >= 0);
    }

    /// It has the focus, as far as a screen reader is concerned.
    void whereOneWalksHasTheFocus()
    {
        m_open.session->towardsCause(); // to main
        QAccessibleInterface *span = chart()->focusChild();
        QVERIFY(span);
        QVERIFY(span->state().focused && span->state().selected);
        QVERIFY2(span->text(QAccessible::Name).startsWith(QStringLiteral("main runs")),
                 qPrintable(span->text(QAccessible::Name)));
    }

    void aSpanCanBeSelectedByAScreenReader()
    {
        QAccessibleInterface *span = laneCalled("FOUR")->child(0);
        span->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(span->state().selected);
        QVERIFY(span->text(QAccessible::Name).startsWith(QStringLiteral("FOUR is ready")));
    }

    /// A screen reader may hold on to what it once found.
    void nothingIsLeftOfARunThatIsGone()
    {
        const QAccessible::Id lane = QAccessible::uniqueId(laneCalled("FIVE"));
        const QAccessible::Id span = QAccessible::uniqueId(laneCalled("FIVE")->child(0));
        m_open.session->setInstant(true);
        m_open.session->run();
        QVERIFY(!QAccessible::accessibleInterface(lane));
        QVERIFY(!QAccessible::accessibleInterface(span));
        QVERIFY(hasRun(*m_open.session));
        QVERIFY(laneCalled("FIVE")->childCount() > 0);
    }

    void manySpansAreBounded()
    {
        m_open.session->setText(
            QStringLiteral("main:\n  - for: i\n    in: range(2000)\n    do:\n      - sleep: 1ms\n"));
        m_open.session->setInstant(true);
        m_open.session->run();
        QVERIFY(hasRun(*m_open.session));
        QVERIFY(laneCalled("main")->childCount() <= 200);
        QCOMPARE(laneCalled("main")->child(laneCalled("main")->childCount()), nullptr);
        m_open.session->revert();
    }

    void everyControlHasANameAndARole()
    {
        QStringList nameless;
        int controls = 0;
        const std::function<void(QQuickItem *)> visit = [&](QQuickItem *item) {
            if (item->activeFocusOnTab() && item->isVisible()) {
                ++controls;
                QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(item);
                const bool isNamed = interface && !interface->text(QAccessible::Name).trimmed().isEmpty() &&
                                     interface->role() != QAccessible::NoRole &&
                                     interface->role() != QAccessible::Client;
                if (!isNamed)
                    nameless.append(QLatin1String(item->metaObject()->className()) + u' ' + item->objectName());
            }
            const auto children = item->childItems();
            for (QQuickItem *child : children)
                visit(child);
        };
        auto *tabs = m_open.item("tabs");
        QVERIFY(tabs);
        for (int tab = 0; tab < 5; ++tab) {
            tabs->setProperty("currentIndex", tab);
            visit(m_open.window->contentItem());
        }
        QVERIFY(controls > 30);
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }
};

QTEST_MAIN(AccessibleTest)
#include "accessible_test.moc"
