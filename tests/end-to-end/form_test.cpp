// The scenario as cards, in the real window: whatever hands do to the cards is done to the text, and undoing it all
// leaves the text as it was, to the byte.

#include "editor/form_model.h"
#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"

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
    QQuickItem *card(int row) const;
    /// A card's item below it by its name.
    QQuickItem *inCard(int row, const char *name) const;
    int rowNamed(const QString &name, int skip = 0) const;
    void click(QQuickItem *item) const;
    void choose(int row) const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_window->window, key, modifiers);
    }
    void undoAll() const;
    QString text() const { return m_window->session->text(); }

    std::unique_ptr<OpenWindow> m_window;
    FormModel *m_form = nullptr;
    QQuickItem *m_list = nullptr;
    QQuickItem *m_keys = nullptr; ///< has the focus while keys are about cards
    QString m_original;
};

void FormTest::init()
{
    m_window = std::make_unique<OpenWindow>();
    QVERIFY(m_window->open());
    QVERIFY(m_window->session->openDemo(QStringLiteral("backpressure")));
    QVERIFY(hasRun(*m_window->session));
    m_original = text();
    QVERIFY(QTest::qWaitFor([this] { return m_window->item("showForm")->mapToScene({}).x() > 600; }));
    click(m_window->item("showForm"));
    m_form = m_window->window->findChild<FormModel *>();
    m_list = m_window->item("formList");
    m_keys = m_window->item("formKeys");
    QVERIFY(m_form && m_list && m_keys);
    QVERIFY(QTest::qWaitFor([this] { return card(0) != nullptr && m_list->isVisible() && m_list->height() > 100; }));
}

void FormTest::cleanup()
{
    if (m_window && m_window->window)
        click(m_window->item("showSource")); // it is remembered
    m_window.reset();
}

QQuickItem *FormTest::card(int row) const
{
    QQuickItem *found = nullptr;
    if (!QMetaObject::invokeMethod(m_list, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, found), Q_ARG(int, row)))
        return nullptr;
    return found;
}

namespace {

/// Of what is seen; what repeaters make is nobody's child otherwise.
QQuickItem *below(QQuickItem *item, const QString &name)
{
    for (QQuickItem *child : item->childItems()) {
        if (child->objectName() == name)
            return child;
        if (QQuickItem *found = below(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

QQuickItem *FormTest::inCard(int row, const char *name) const
{
    return card(row) ? below(card(row), QString::fromLatin1(name)) : nullptr;
}

int FormTest::rowNamed(const QString &name, int skip) const
{
    for (int row = 0; row < m_form->count(); ++row) {
        if (m_form->data(m_form->index(row), FormModel::NameRole) == name && skip-- == 0)
            return row;
    }
    return -1;
}

void FormTest::click(QQuickItem *item) const
{
    QVERIFY(item);
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(m_window->window, Qt::LeftButton, {}, middle.toPoint());
}

/// Makes it the card that the keys are about, in view.
void FormTest::choose(int row) const
{
    QVERIFY(row >= 0);
    m_form->setCurrent(row);
    m_keys->forceActiveFocus();
    QVERIFY(QTest::qWaitFor([&] { return card(row) != nullptr; }));
    QVERIFY(settle(*m_window->window)); // the list may be on its way to it
}

void FormTest::undoAll() const
{
    m_keys->forceActiveFocus();
    for (int i = 0; i < 40 && text() != m_original; ++i)
        key(Qt::Key_Z, Qt::ControlModifier);
}

void FormTest::aDurationIsDraggedAndTyped()
{
    const int row = rowNamed(QStringLiteral("sleep"));
    choose(row);
    QQuickItem *slider = inCard(row, "durationSlider");
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
    QVERIFY(text() != m_original);
    QCOMPARE(text().count(u'\n'), m_original.count(u'\n'));
    m_keys->forceActiveFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), m_original);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), seen.last());
    undoAll();
    QCOMPARE(text(), m_original);

    // The same slider by keys, and the number beside it.
    slider = inCard(row, "durationSlider");
    QVERIFY(slider);
    slider->forceActiveFocus(Qt::TabFocusReason);
    key(Qt::Key_Right);
    QVERIFY(text() != m_original);
    undoAll();
    m_window->typeInto(inCard(row, "durationText"), QStringLiteral("2.5"));
    QVERIFY(text().contains(QStringLiteral("- sleep: 2.5ms")));
    key(Qt::Key_Return);
    key(Qt::Key_Up);
    QVERIFY(text().contains(QStringLiteral("- sleep: 2.6ms")));
    undoAll();
    QCOMPARE(text(), m_original);
}

void FormTest::aStepIsAddedFromThePalette()
{
    const int row = rowNamed(QStringLiteral("sleep"));
    choose(row);
    key(Qt::Key_Insert);
    QQuickItem *field = nullptr;
    QVERIFY(QTest::qWaitFor([&] {
        return (field = m_window->window->findChild<QQuickItem *>(QStringLiteral("stepField"))) &&
               field->hasActiveFocus();
    }));
    m_window->type(QStringLiteral("yield"));
    key(Qt::Key_Return);
    QTRY_VERIFY(text().contains(QStringLiteral("        - sleep: 150ms\n        - yield\n")));
    QCOMPARE(m_form->current(), row + 1);
    undoAll();
    QCOMPARE(text(), m_original);
}

void FormTest::cardsAreReorderedAndNestedByKeys()
{
    const int row = rowNamed(QStringLiteral("sleep"));
    choose(row);
    key(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(text().contains(QStringLiteral("          into: fetched\n        - sleep: 150ms\n")));
    QCOMPARE(m_form->current(), rowNamed(QStringLiteral("sleep")));
    key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(text(), m_original);
    key(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(text().contains(QStringLiteral("\n    - sleep: 150ms\n")));
    key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(text().contains(QStringLiteral("        - log: fetched {page}\n        - sleep: 150ms\n")));
    undoAll();
    QCOMPARE(text(), m_original);
}

void FormTest::aCardIsDraggedToItsPlace()
{
    const int row = rowNamed(QStringLiteral("sleep"));
    const int below = rowNamed(QStringLiteral("put"));
    choose(row);
    QQuickItem *handle = inCard(row, "dragHandle");
    QVERIFY(handle && card(below));
    const QPointF from = handle->mapToScene(QPointF(8, 16));
    const QPointF to(from.x(), card(below)->mapToScene(QPointF(0, card(below)->height() - 8)).y());
    QTest::mousePress(m_window->window, Qt::LeftButton, {}, from.toPoint());
    for (int i = 1; i <= 5; ++i)
        QTest::mouseMove(m_window->window, (from + (to - from) * i / 5).toPoint());
    QTest::mouseRelease(m_window->window, Qt::LeftButton, {}, to.toPoint());
    QTRY_VERIFY(text().contains(QStringLiteral("          into: fetched\n        - sleep: 150ms\n")));
    undoAll();
    QCOMPARE(text(), m_original);
}

void FormTest::aCardIsDisabledDuplicatedAndDeleted()
{
    const int row = rowNamed(QStringLiteral("sleep"));
    choose(row);
    key(Qt::Key_Slash, Qt::ControlModifier);
    QVERIFY(text().contains(QStringLiteral("        #~ - sleep: 150ms\n")));
    key(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(text(), m_original);
    key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(text().contains(QStringLiteral("        - sleep: 150ms\n        - sleep: 150ms\n")));
    key(Qt::Key_Delete);
    QCOMPARE(text(), m_original);
    choose(row);
    key(Qt::Key_Delete);
    QVERIFY(!text().contains(QStringLiteral("sleep: 150ms")));
    undoAll();
    QCOMPARE(text(), m_original);
}

/// One undo for both: what was done in the form and what was typed in the source is taken back in the order of doing.
void FormTest::allOfItIsUndone()
{
    choose(rowNamed(QStringLiteral("sleep")));
    key(Qt::Key_D, Qt::ControlModifier);
    const QString afterForm = text();
    click(m_window->item("showSource"));
    QQuickItem *area = m_window->item("sourceArea");
    area->forceActiveFocus();
    key(Qt::Key_End, Qt::ControlModifier);
    m_window->type(QStringLiteral("#"));
    QVERIFY(text() != afterForm);
    click(m_window->item("showForm"));
    choose(rowNamed(QStringLiteral("sleep")));
    key(Qt::Key_Delete);
    key(Qt::Key_Z, Qt::ControlModifier);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), afterForm);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), m_original);
}

void FormTest::brokenTextIsTold()
{
    const int cards = m_form->count();
    m_window->session->setText(m_original + QStringLiteral("\n  - [\n"));
    QQuickItem *told = m_window->item("formBroken");
    QTRY_VERIFY(told && told->isVisible());
    QCOMPARE(m_form->count(), cards);
    QVERIFY(!m_list->isEnabled());
    m_window->session->setText(m_original);
    QTRY_VERIFY(!told->isVisible());
    QVERIFY(m_list->isEnabled());
}

QTEST_MAIN(FormTest)
#include "form_test.moc"
