// The scenario as cards, in the real window: whatever hands do to the cards is done to the text, and undoing it all
// leaves the text as it was, to the byte.

#include "form_window.h"

using namespace loopscope::app;

class FormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init();
    void cleanup();

    void aDurationIsDraggedAndTyped();
    void aStepIsAddedFromThePalette();
    void cardsAreReorderedAndNestedByKeys();
    void aCardIsDraggedToItsPlace();
    void aCardIsDisabledDuplicatedAndDeleted();
    void allOfItIsUndone();
    void brokenTextIsTold();

private:
    QString text() const { return m_window->text(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { m_window->key(key, modifiers); }

    std::unique_ptr<FormWindow> m_window;
};

void FormTest::init()
{
    m_window = std::make_unique<FormWindow>();
    QVERIFY(m_window->openForm("backpressure"));
}

void FormTest::cleanup()
{
    m_window->leave();
    m_window.reset();
}

void FormTest::aDurationIsDraggedAndTyped()
{
    const int row = m_window->rowNamed("sleep");
    QVERIFY(m_window->choose(row));
    QQuickItem *slider = m_window->inCard(row, "durationSlider");
    QVERIFY(QTest::qWaitFor([slider] { return slider && slider->isVisible() && slider->width() > 40; }));
    // The hand moves: the text follows at each movement, and all of it is one step to undo.
    const auto at = [&](double part) {
        return slider->mapToScene(QPointF(slider->width() * part, slider->height() / 2)).toPoint();
    };
    QTest::mousePress(m_window->window, Qt::LeftButton, {}, at(0.5));
    QStringList seen;
    for (const double part : {0.6, 0.7, 0.8}) {
        QTest::mouseMove(m_window->window, at(part));
        seen.append(text());
    }
    QTest::mouseRelease(m_window->window, Qt::LeftButton, {}, at(0.8));
    QCOMPARE(seen.removeDuplicates(), 0);
    QVERIFY(text() != m_window->original);
    QCOMPARE(text().count(u'\n'), m_window->original.count(u'\n'));
    m_window->keys->forceActiveFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), m_window->original);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), seen.last());
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);

    // The same slider by keys, and the number beside it.
    slider = m_window->inCard(row, "durationSlider");
    QVERIFY(slider);
    slider->forceActiveFocus(Qt::TabFocusReason);
    key(Qt::Key_Right);
    QVERIFY(text() != m_window->original);
    m_window->undoAll();
    m_window->typeInto(m_window->inCard(row, "durationText"), QStringLiteral("2.5"));
    QVERIFY(text().contains(QStringLiteral("- sleep: 2.5ms")));
    key(Qt::Key_Return);
    key(Qt::Key_Up);
    QVERIFY(text().contains(QStringLiteral("- sleep: 2.6ms")));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormTest::aStepIsAddedFromThePalette()
{
    const int row = m_window->rowNamed("sleep");
    QVERIFY(m_window->choose(row));
    key(Qt::Key_Insert);
    QQuickItem *field = nullptr;
    QVERIFY(QTest::qWaitFor([&] {
        return (field = m_window->window->findChild<QQuickItem *>(QStringLiteral("stepField"))) &&
               field->hasActiveFocus();
    }));
    m_window->type(QStringLiteral("yield"));
    key(Qt::Key_Return);
    QTRY_VERIFY(text().contains(QStringLiteral("        - sleep: 150ms\n        - yield\n")));
    QCOMPARE(m_window->form->current(), row + 1);
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormTest::cardsAreReorderedAndNestedByKeys()
{
    const int row = m_window->rowNamed("sleep");
    QVERIFY(m_window->choose(row));
    key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(text().contains(QStringLiteral("          into: fetched\n        - sleep: 150ms\n")));
    QCOMPARE(m_window->form->current(), m_window->rowNamed("sleep"));
    key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(text(), m_window->original);
    key(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(text().contains(QStringLiteral("\n    - sleep: 150ms\n")));
    key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(text().contains(QStringLiteral("        - log: fetched {page}\n        - sleep: 150ms\n")));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormTest::aCardIsDraggedToItsPlace()
{
    const int row = m_window->rowNamed("sleep");
    const int below = m_window->rowNamed("put");
    QVERIFY(m_window->choose(row));
    QQuickItem *handle = m_window->inCard(row, "dragHandle");
    QVERIFY(handle && m_window->card(below));
    const QPointF from = handle->mapToScene(QPointF(8, 16));
    const QPointF to(from.x(), m_window->card(below)->mapToScene(QPointF(0, m_window->card(below)->height() - 8)).y());
    QTest::mousePress(m_window->window, Qt::LeftButton, {}, from.toPoint());
    for (int i = 1; i <= 5; ++i)
        QTest::mouseMove(m_window->window, (from + (to - from) * i / 5).toPoint());
    QTest::mouseRelease(m_window->window, Qt::LeftButton, {}, to.toPoint());
    QTRY_VERIFY(text().contains(QStringLiteral("          into: fetched\n        - sleep: 150ms\n")));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

void FormTest::aCardIsDisabledDuplicatedAndDeleted()
{
    const int row = m_window->rowNamed("sleep");
    QVERIFY(m_window->choose(row));
    key(Qt::Key_Slash, Qt::ControlModifier);
    QVERIFY(text().contains(QStringLiteral("        #~ - sleep: 150ms\n")));
    key(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(text(), m_window->original);
    key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(text().contains(QStringLiteral("        - sleep: 150ms\n        - sleep: 150ms\n")));
    key(Qt::Key_Delete);
    QCOMPARE(text(), m_window->original);
    QVERIFY(m_window->choose(row));
    key(Qt::Key_Delete);
    QVERIFY(!text().contains(QStringLiteral("sleep: 150ms")));
    m_window->undoAll();
    QCOMPARE(text(), m_window->original);
}

/// One undo for both: what was done in the form and what was typed in the source is taken back in the order of doing.
void FormTest::allOfItIsUndone()
{
    QVERIFY(m_window->choose(m_window->rowNamed("sleep")));
    key(Qt::Key_D, Qt::ControlModifier);
    const QString afterForm = text();
    m_window->click(m_window->item("showSource"));
    QQuickItem *area = m_window->item("sourceArea");
    area->forceActiveFocus();
    key(Qt::Key_End, Qt::ControlModifier);
    m_window->type(QStringLiteral("#"));
    QVERIFY(text() != afterForm);
    m_window->click(m_window->item("showForm"));
    QVERIFY(m_window->choose(m_window->rowNamed("sleep")));
    key(Qt::Key_Delete);
    key(Qt::Key_Z, Qt::ControlModifier);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), afterForm);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), m_window->original);
}

void FormTest::brokenTextIsTold()
{
    const int cards = m_window->form->count();
    m_window->session->setText(m_window->original + QStringLiteral("\n  - [\n"));
    QQuickItem *told = m_window->item("formBroken");
    QTRY_VERIFY(told && told->isVisible());
    QCOMPARE(m_window->form->count(), cards);
    QVERIFY(!m_window->list->isEnabled());
    m_window->session->setText(m_window->original);
    QTRY_VERIFY(!told->isVisible());
    QVERIFY(m_window->list->isEnabled());
}

QTEST_MAIN(FormTest)
#include "form_test.moc"
