// The source in the real window, edited as people do: by keys, and by what the window offers on the way.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"
#include "models/finder.h"

#include <QSettings>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class SourceEditingTest : public QObject {
    Q_OBJECT

    OpenWindow m_open;
    QQuickItem *m_area = nullptr;

    QString text() const { return m_open.session->text(); }
    int caret() const { return m_area->property("cursorPosition").toInt(); }
    QString selected() const { return m_area->property("selectedText").toString(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_open.window, key, modifiers);
    }
    /// Puts the caret behind the first place where these words stand.
    void goBehind(const char *words) const
    {
        const QString wanted = QString::fromUtf8(words);
        m_area->setProperty("cursorPosition", static_cast<int>(text().indexOf(wanted) + wanted.size()));
    }
    void goToEnd() const { key(Qt::Key_End, Qt::ControlModifier); }
    /// Popups are no items: what is asked of them is a property.
    bool isShown(const char *popup) const
    {
        const auto *found = m_open.window->findChild<QObject *>(QString::fromLatin1(popup));
        return found != nullptr && found->property("visible").toBool();
    }
    /// Items with this name that are seen; those of a popup or a list are nobody's children for findChild().
    QList<QQuickItem *> seen(const char *name) const
    {
        QList<QQuickItem *> found = shownItems(*m_open.window);
        found.removeIf([&](const QQuickItem *item) { return item->objectName() != QLatin1String(name); });
        return found;
    }
    QString words(const char *name) const
    {
        const auto found = seen(name);
        return found.empty() ? QString() : found.front()->property("text").toString();
    }
    void click(const char *name) const
    {
        QVERIFY(!seen(name).empty());
        clickOn(*m_open.window, seen(name).front());
    }
    QPoint placeOf(int position) const
    {
        QRectF letter;
        QMetaObject::invokeMethod(m_area, "positionToRectangle", Q_RETURN_ARG(QRectF, letter), Q_ARG(int, position));
        return m_area->mapToScene(letter.center()).toPoint();
    }

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init()
    {
        QSettings().remove(QStringLiteral("sourceSize"));
        QVERIFY(m_open.open());
        m_area = m_open.item("sourceArea");
        QVERIFY(m_area);
        m_area->forceActiveFocus();
        QVERIFY(settle(*m_open.window));
    }

    void completesWhatIsTyped()
    {
        goToEnd();
        m_open.type(QStringLiteral("  - slee"));
        QTRY_VERIFY(isShown("completionList"));
        key(Qt::Key_Return);
        QVERIFY2(text().endsWith(QStringLiteral("\n  - sleep: ")), qPrintable(text()));
        QCOMPARE(caret(), static_cast<int>(text().size()));
        QVERIFY(!isShown("completionList"));
        m_open.type(QStringLiteral("1s"));
        key(Qt::Key_Return); // which indents
        m_open.type(QStringLiteral("- pu"));
        QTRY_VERIFY(isShown("completionList"));
        key(Qt::Key_Down); // put_nowait
        key(Qt::Key_Up);
        key(Qt::Key_Tab);
        QVERIFY2(text().endsWith(QStringLiteral("  - sleep: 1s\n  - put: \n    into: ")), qPrintable(text()));
        QCOMPARE(caret(), static_cast<int>(text().size() - QStringLiteral("\n    into: ").size()));
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(text().endsWith(QStringLiteral("  - pu")), qPrintable(text()));
    }

    void completesWhenAskedAndNotWhenDismissed()
    {
        goToEnd();
        m_open.type(QStringLiteral("  - "));
        QTest::qWait(0);
        QVERIFY(!isShown("completionList"));
        key(Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY(isShown("completionList"));
        const QString before = text();
        key(Qt::Key_Escape);
        QTRY_VERIFY(!isShown("completionList"));
        QCOMPARE(text(), before);
        QVERIFY(m_area->hasActiveFocus());
        m_open.type(QStringLiteral("log: sleep")); // a text is no step
        QTest::qWait(0);
        QVERIFY(!isShown("completionList"));
    }

    void fixesWhatIsWrongByKeys()
    {
        const QString original = text();
        goToEnd();
        m_open.type(QStringLiteral("  - slep: 1s"));
        key(Qt::Key_Period, Qt::ControlModifier); // before the list of problems has taken its place below the text
        QTRY_VERIFY(isShown("helpCard"));
        QVERIFY(settle(*m_open.window));
        QVERIFY(isShown("helpCard"));
        QVERIFY(words("cardProblem").contains(QStringLiteral("slep")));
        QTRY_VERIFY(!seen("cardFix").empty() && seen("cardFix").front()->hasActiveFocus());
        key(Qt::Key_Return);
        QCOMPARE(text(), original + QStringLiteral("  - sleep: 1s"));
        QTRY_VERIFY(m_area->hasActiveFocus());
        QTRY_VERIFY(seen("problemMark").empty());
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(), original + QStringLiteral("  - slep: 1s"));
    }

    void fixesWhatIsWrongByAClickInTheList()
    {
        goToEnd();
        m_open.type(QStringLiteral("  - wait_for: message(1s, SIX)"));
        QTRY_COMPARE(words("problemFix"), QStringLiteral("Add “timeout”")); // of what was typed to the end
        click("problemFix");
        QTRY_VERIFY2(text().endsWith(QStringLiteral("  - wait_for: message(1s, SIX)\n    timeout: 1s")),
                     qPrintable(text()));
        QTRY_VERIFY(seen("problemFix").empty());
    }

    void explainsWhatThePointerIsOn()
    {
        goBehind("- sleep"); // which brings it into view
        QVERIFY(settle(*m_open.window));
        const auto step = static_cast<int>(text().indexOf(QStringLiteral("sleep: ")));
        QTest::mouseMove(m_open.window, placeOf(step + 3));
        QTest::mouseMove(m_open.window, placeOf(step + 2));
        QTRY_VERIFY(isShown("helpCard"));
        QCOMPARE(words("cardTitle"), QStringLiteral("sleep"));
        QTest::mouseMove(m_open.window, QPoint(m_open.window->width() / 2, 60));
        QTRY_VERIFY(!isShown("helpCard"));
        goBehind("- gather");
        key(Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY(isShown("helpCard"));
        QCOMPARE(words("cardTitle"), QStringLiteral("gather"));
        key(Qt::Key_Escape);
        QTRY_VERIFY(!isShown("helpCard"));
        QVERIFY(m_area->hasActiveFocus());
    }

    /// Asked for by keys, the card has nothing to do with where the pointer is or how the text is scrolled.
    void whatKeysAskedForStaysUntilTheCaretMoves()
    {
        goBehind("- gather");
        QVERIFY(settle(*m_open.window));
        key(Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY(isShown("helpCard"));
        QTest::mouseMove(m_open.window, placeOf(caret()) + QPoint(60, 0));
        QTest::mouseMove(m_open.window, QPoint(m_open.window->width() / 2, 60));
        const auto *look = m_open.window->findChild<QObject *>(QStringLiteral("helpCardLook"));
        QVERIFY(look && !look->property("running").toBool()); // nobody will ask where the pointer rests
        QCOMPARE(words("cardTitle"), QStringLiteral("gather"));
        key(Qt::Key_Left);
        QTRY_VERIFY(!isShown("helpCard"));
    }

    void findsAndReplaces()
    {
        const QString original = text();
        const auto all = original.count(QStringLiteral("received"), Qt::CaseInsensitive);
        QVERIFY(all >= 2);
        key(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(!seen("sourceFindField").empty());
        m_open.type(QStringLiteral("Received"));
        QCOMPARE(words("sourceFindCount"), QStringLiteral("1/%1").arg(all));
        QCOMPARE(selected(), QStringLiteral("received"));
        const int first = caret();
        key(Qt::Key_Return);
        QVERIFY(caret() > first);
        key(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(caret(), first);
        key(Qt::Key_Escape);
        QVERIFY(m_area->hasActiveFocus());
        key(Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(!seen("sourceReplaceField").empty());
        m_open.typeInto(seen("sourceReplaceField").front(), QStringLiteral("came"));
        click("sourceReplaceAll");
        QString replaced = original;
        replaced.replace(QStringLiteral("received"), QStringLiteral("came"));
        QCOMPARE(text(), replaced);
        key(Qt::Key_Escape);
        m_area->forceActiveFocus();
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(), original);
    }

    void editsWholeLines()
    {
        const QString original = text();
        const auto lineAt = [&] { return text().left(caret()).count(u'\n'); };
        goBehind("- log: Main started");
        const auto line = lineAt();
        const auto is = [&](qsizetype number, const char *wanted) {
            return text().section(u'\n', static_cast<int>(number), static_cast<int>(number)) ==
                   QString::fromUtf8(wanted);
        };
        key(Qt::Key_Slash, Qt::ControlModifier);
        QVERIFY(is(line, "  # - log: Main started"));
        key(Qt::Key_Slash, Qt::ControlModifier);
        QVERIFY(is(line, "  - log: Main started"));
        key(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(is(line + 1, "  - log: Main started"));
        QCOMPARE(lineAt(), line + 1);
        key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(text(), original);
        key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(is(line + 1, "  - log: Main started"));
        QCOMPARE(lineAt(), line + 1);
        key(Qt::Key_Up, Qt::ShiftModifier);
        key(Qt::Key_Home, Qt::ShiftModifier);
        key(Qt::Key_Tab);
        QVERIFY(is(line, "    - log: Main started"));
        QVERIFY(is(line + 1, "    - log: Main started"));
        key(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(is(line, "  - log: Main started"));
        QVERIFY(is(line + 1, "  - log: Main started"));
        key(Qt::Key_G, Qt::ControlModifier);
        QTRY_VERIFY(!seen("sourceLineField").empty());
        m_open.type(QStringLiteral("3"));
        key(Qt::Key_Return);
        QCOMPARE(lineAt(), 2);
        QVERIFY(m_area->hasActiveFocus());
    }

    void undoesEverything()
    {
        const QString original = text();
        goToEnd();
        for (int i = 0; i < 12; ++i) {
            m_open.type(QStringLiteral("  - log: a"));
            key(Qt::Key_Return);
            key(Qt::Key_Home, Qt::ShiftModifier);
            key(Qt::Key_Delete);
        }
        key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(m_open.session->isDirty());
        for (int i = 0; i < 2000 && m_area->property("canUndo").toBool(); ++i)
            key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(), original);
        QVERIFY(!m_open.session->isDirty());
        for (int i = 0; i < 2000 && m_area->property("canRedo").toBool(); ++i)
            key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(text().count(QStringLiteral("  - log: a\n")), 12);
    }

    void lettersGrowAndStaySo()
    {
        const auto size = [&] { return m_area->property("font").value<QFont>().pixelSize(); };
        QCOMPARE(size(), 12);
        key(Qt::Key_Equal, Qt::ControlModifier);
        key(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(size(), 14);
        QCOMPARE(QSettings().value(QStringLiteral("sourceSize")).toInt(), 14);
        const Duration before = m_open.visible();
        key(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(size(), 13);
        QCOMPARE(m_open.visible(), before); // the timeline has the same key
        key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(size(), 12);
    }

    void showsWhatALineHasDone()
    {
        goBehind("- sleep");
        const auto line = static_cast<std::uint32_t>(text().left(caret()).count(u'\n') + 1);
        QTRY_COMPARE(m_open.timeline->finder()->line(), static_cast<int>(line));
        QTRY_COMPARE(m_open.timeline->scene()->matches.size(), std::size_t{4}); // each message slept once
        const auto lineOf = [&] {
            const timeline::SpanRef span = m_open.session->selection()->span().value();
            return m_open.session->trace().lane(span.lane).spans[span.span].line;
        };
        key(Qt::Key_Return, Qt::ControlModifier);
        const auto first = m_open.session->selection()->span();
        QVERIFY(first);
        QCOMPARE(lineOf(), line);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_open.session->selection()->span() != first);
        QCOMPARE(lineOf(), line);
        key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_open.session->selection()->span(), first);
        QVERIFY(m_area->hasActiveFocus());
        m_open.timeline->forceActiveFocus();
        QTRY_VERIFY(m_open.timeline->scene()->matches.empty());
    }

    void marksWhereTasksAre()
    {
        type(*m_open.session, "coroutines:\n  wait():\n    - sleep: 1h\nmain:\n  - spawn: wait()\n  - spawn: wait()\n"
                              "  - sleep: 1h\n");
        m_open.session->run();
        QTRY_COMPARE(seen("liveMark").size(), 2);
        const QList<QQuickItem *> marks = seen("liveMark");
        QCOMPARE(marks[0]->property("line").toInt(), 3);
        QCOMPARE(marks[0]->property("tasks").toInt(), 2);
        QCOMPARE(marks[1]->property("line").toInt(), 7);
        QVERIFY(marks[1]->property("words").toString().contains(QStringLiteral("main")));
        m_open.session->stop();
        QTRY_VERIFY(seen("liveMark").empty());
    }
};

QTEST_MAIN(SourceEditingTest)
#include "source_editing_test.moc"
