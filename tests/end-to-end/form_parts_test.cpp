// What cards have beside their steps' values, in the real window: names, what a scenario says of itself, handlers of
// exceptions.

#include "form_window.h"

using namespace loopscope::app;

class FormPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init();
    void cleanup();

    void aNameIsTyped();
    void aFieldThatIsEmptiedStaysUntilItIsLeft();
    void aboutAndTagsAreTyped();
    void handlersComeAndGo();

private:
    QString text() const { return m_window->text(); }
    bool has(const char *part) const { return text().contains(QString::fromUtf8(part)); }
    /// In the menu that is open.
    void pick(const char *entry) const
    {
        const QQuickItem *item = m_window->entry(entry);
        QVERIFY2(item && item->isEnabled(), entry);
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

QTEST_MAIN(FormPartsTest)
#include "form_parts_test.moc"
