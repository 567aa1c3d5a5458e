// What cards have beside their steps' values, in the real window: the menus' actions, names, what a scenario says of
// itself, handlers of exceptions; and dragging to what is out of view.

#include "form_window.h"

using namespace loopscope::app;

class FormPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init();
    void cleanup();

    void theEditMenuDoesToTheCardWhatItsKeysDo();
    void theEditMenuUndoesWhatWasDoneToCards();
    void whatCannotBeDoneToACardSaysWhy();
    void aNameIsTyped();
    void aFieldThatIsEmptiedStaysUntilItIsLeft();
    void aboutAndTagsAreTyped();
    void handlersComeAndGo();
    void aCardThatIsHeldAtTheEdgeScrollsTheList();
    void aScenarioThatIsOpenedHasNoCurrentCard();

private:
    QString text() const { return m_window->text(); }
    bool has(const char *part) const { return text().contains(QString::fromUtf8(part)); }
    QString said(const char *entry) const { return m_window->entry(entry)->property("aside").toString(); }
    bool openEditMenu() const
    {
        m_window->key(Qt::Key_E, Qt::AltModifier);
        return QTest::qWaitFor([this] { return m_window->entry("Duplicate the step") != nullptr; });
    }
    /// In the menu that is open.
    void pick(const char *entry) const
    {
        const QQuickItem *item = m_window->entry(entry);
        QVERIFY2(item && item->isEnabled(), entry);
        QVERIFY(settle(*m_window->window));                                                // it has its size then
        clickOn(*m_window->window, item, QPointF(item->width() / 2, item->height() - 13)); // below a section's line
        QTRY_VERIFY(!m_window->entry(entry));
    }

    std::unique_ptr<FormWindow> m_window;
};

void FormPartsTest::init()
{
    m_window = std::make_unique<FormWindow>();
    QVERIFY(m_window->openForm("exceptions"));
}

void FormPartsTest::cleanup()
{
    m_window->leave();
    m_window.reset();
}

void FormPartsTest::theEditMenuDoesToTheCardWhatItsKeysDo()
{
    QVERIFY(m_window->choose(m_window->rowNamed("sleep")));
    QVERIFY(openEditMenu());
    QCOMPARE(said("Duplicate the step"), QStringLiteral("Ctrl+D"));
    QCOMPARE(said("Move the step down"), QStringLiteral("Alt+↓"));
    QCOMPARE(said("Delete the card"), QStringLiteral("Del"));
    pick("Duplicate the step");
    QVERIFY(has("    - sleep: after * 1s\n    - sleep: after * 1s\n"));
    QTRY_VERIFY(m_window->keys->hasActiveFocus());
    QVERIFY(openEditMenu());
    pick("Disable the step, or enable it again");
    QVERIFY(has("    - sleep: after * 1s\n    #~ - sleep: after * 1s\n"));
    QVERIFY(openEditMenu());
    pick("Delete the card");
    QCOMPARE(text(), m_window->original);
    QVERIFY(openEditMenu());
    pick("Add a step to the form…");
    QTRY_VERIFY(m_window->item("stepField") && m_window->item("stepField")->hasActiveFocus());
    m_window->type(QStringLiteral("yield"));
    m_window->key(Qt::Key_Return);
    QTRY_VERIFY(has("- yield\n"));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormPartsTest::theEditMenuUndoesWhatWasDoneToCards()
{
    QVERIFY(m_window->choose(m_window->rowNamed("sleep")));
    m_window->key(Qt::Key_D, Qt::ControlModifier);
    const QString doubled = text();
    QVERIFY(doubled != m_window->original);
    const auto seen = m_window->visible();
    m_window->timeline->zoom(2.0);
    QVERIFY(openEditMenu());
    pick("Undo");
    QCOMPARE(text(), m_window->original);
    QTRY_VERIFY(m_window->visible() < seen); // the timeline has steps of its own
    QTRY_VERIFY(m_window->keys->hasActiveFocus());
    QVERIFY(openEditMenu());
    pick("Redo");
    QCOMPARE(text(), doubled);
}

void FormPartsTest::whatCannotBeDoneToACardSaysWhy()
{
    QVERIFY(m_window->choose(0)); // the title
    QVERIFY(openEditMenu());
    QVERIFY(!m_window->entry("Duplicate the step")->isEnabled());
    QCOMPARE(said("Duplicate the step"), QStringLiteral("it is no step on lines of its own"));
    QCOMPARE(said("Delete the card"), QStringLiteral("this cannot be deleted"));
    m_window->key(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->entry("Duplicate the step"));
    QVERIFY(m_window->choose(m_window->rowNamed("sleep")));
    m_window->key(Qt::Key_Right, Qt::AltModifier);
    const QQuickItem *refusal = m_window->item("formRefusal");
    QTRY_VERIFY(refusal && refusal->isVisible());
    QCOMPARE(refusal->property("text").toString(), QStringLiteral("no step above it has steps of its own"));
    QCOMPARE(text(), m_window->original);
    m_window->click(m_window->item("showSource"));
    QVERIFY(openEditMenu());
    QCOMPARE(said("Duplicate the step"), QStringLiteral("the form is not shown"));
    m_window->key(Qt::Key_Escape);
}

void FormPartsTest::aNameIsTyped()
{
    const int row = m_window->rowNamed("works(after)");
    QVERIFY(m_window->choose(row));
    m_window->key(Qt::Key_Return);
    QQuickItem *head = m_window->inCard(row, "headField");
    QVERIFY(head && head->hasActiveFocus());
    m_window->typeInto(head, QStringLiteral("goes(after)"));
    m_window->key(Qt::Key_Return);
    QVERIFY2(has("\n  goes(after):\n") && has("spawn: goes(3)") && !has("works("), qPrintable(text()));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormPartsTest::aFieldThatIsEmptiedStaysUntilItIsLeft()
{
    m_window->session->setText(QStringLiteral("settings: {workers: 3, gil: true}\nmain:\n  - yield\n"));
    m_window->original = text();
    const int row = m_window->rowNamed("Settings");
    QVERIFY(m_window->choose(row));
    QQuickItem *field = m_window->inCard(row, "workersText");
    QVERIFY(field);
    field->forceActiveFocus();
    m_window->key(Qt::Key_A, Qt::ControlModifier);
    m_window->key(Qt::Key_Backspace);
    m_window->type(QStringLiteral("5"));
    QVERIFY2(has("settings: {workers: 5, gil: true}\n"), qPrintable(text()));
    m_window->key(Qt::Key_Backspace);
    m_window->key(Qt::Key_Return);
    QVERIFY2(has("settings: {gil: true}\n"), qPrintable(text()));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormPartsTest::aboutAndTagsAreTyped()
{
    QVERIFY(m_window->choose(0));
    QQuickItem *about = m_window->inCard(0, "linesText");
    QVERIFY(about);
    QVERIFY(about->property("text").toString().startsWith(QLatin1String("A task that fails")));
    about->forceActiveFocus();
    m_window->key(Qt::Key_End, Qt::ControlModifier);
    m_window->key(Qt::Key_Return);
    m_window->type(QStringLiteral("More."));
    QVERIFY2(has("comes back over the hop.\n  More.\ntags:"), qPrintable(text()));
    m_window->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), m_window->original);
    m_window->typeInto(m_window->inCard(0, "tagsText"), QStringLiteral("errors, pools"));
    QVERIFY2(has("\ntags: [errors, pools]\n"), qPrintable(text()));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormPartsTest::handlersComeAndGo()
{
    const int row = m_window->rowNamed("try");
    QVERIFY(m_window->choose(row));
    m_window->key(Qt::Key_Menu);
    QTRY_VERIFY(m_window->entry("Add “except”"));
    QVERIFY(m_window->entry("Move the step down"));
    QVERIFY(!m_window->entry("Take the step out of the one around it")); // it is in none
    m_window->key(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->entry("Add “except”"));
    m_window->click(m_window->inCard(row, "cardMenu"));
    QTRY_VERIFY(m_window->entry("Add “except”"));
    pick("Add “except”");
    QVERIFY2(has("        - log: \"task: {error}\"\n      RuntimeError:\n  - spawn"), qPrintable(text()));
    const int added = m_window->rowNamed("RuntimeError");
    QVERIFY(m_window->choose(added));
    m_window->typeInto(m_window->inCard(added, "headField"), QStringLiteral("KeyError as gone"));
    m_window->key(Qt::Key_Return);
    QVERIFY2(has("      KeyError as gone:\n  - spawn"), qPrintable(text()));
    QVERIFY(m_window->choose(added));
    m_window->key(Qt::Key_Delete);
    QCOMPARE(text(), m_window->original);
    QVERIFY(m_window->choose(m_window->rowNamed("ValueError as error")));
    m_window->key(Qt::Key_Delete); // the last one takes its parameter with it
    QVERIFY2(has("      - await: task\n  - spawn"), qPrintable(text()));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormPartsTest::aCardThatIsHeldAtTheEdgeScrollsTheList()
{
    const int row = m_window->rowNamed("sleep");
    QVERIFY(m_window->choose(row));
    m_window->list->setProperty("contentY", m_window->card(row)->y() - 60);
    QVERIFY(settle(*m_window->window));
    const QPointF from = m_window->inCard(row, "dragHandle")->mapToScene(QPointF(8, 16));
    const QPointF edge(from.x(), m_window->list->mapToScene(QPointF(0, m_window->list->height() - 4)).y());
    QTest::mousePress(m_window->window, Qt::LeftButton, {}, from.toPoint());
    for (int i = 1; i <= 5; ++i)
        QTest::mouseMove(m_window->window, (from + (edge - from) * i / 5).toPoint());
    // Held there, the end comes into view, and the card goes with the hand wherever that lets it go.
    QTRY_VERIFY(m_window->list->property("atYEnd").toBool());
    QCOMPARE(text(), m_window->original);
    const QQuickItem *last = m_window->card(m_window->form->count() - 2); // the step before the buttons
    QVERIFY(last);
    const QPointF end(from.x() - 60, last->mapToScene(QPointF(0, last->height() - 8)).y());
    QTest::mouseMove(m_window->window, (edge + end).toPoint() / 2);
    QTest::mouseMove(m_window->window, end.toPoint());
    QTest::mouseRelease(m_window->window, Qt::LeftButton, {}, end.toPoint());
    QTRY_VERIFY2(text().endsWith(QStringLiteral("  - await: other\n  - sleep: after * 1s\n")), qPrintable(text()));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormPartsTest::aScenarioThatIsOpenedHasNoCurrentCard()
{
    QVERIFY(m_window->choose(m_window->rowNamed("sleep")));
    QVERIFY(m_window->session->openDemo(QStringLiteral("backpressure")));
    QTRY_COMPARE(m_window->form->current(), -1);
    m_window->keys->forceActiveFocus();
    const QString opened = text();
    m_window->key(Qt::Key_Delete);
    QCOMPARE(text(), opened);
}

QTEST_MAIN(FormPartsTest)
#include "form_parts_test.moc"
