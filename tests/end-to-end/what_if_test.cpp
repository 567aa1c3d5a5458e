// "What if…" in the real window: one number varied, the runs side by side, one of them used, all of them exported.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"
#include "preview/what_if.h"

#include <QFile>
#include <QImageReader>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;
using namespace std::chrono_literals;

class WhatIfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init();
    void cleanup() { m_open.reset(); }

    void aDurationIsVariedSideBySide();
    void oneOfTheValuesIsUsed();
    void whatHasChangedMeanwhileIsNotWrittenOver();
    void whatDoesNotFitIsToldAtOnce();
    void allOfThemAreExported();
    void whatHasNoEndIsCancelled();

private:
    /// Opens the sheet by its keys, and chooses what is varied by them.
    void open(const QString &knob);
    QString text(int row, int role) const { return m_whatIf->data(m_whatIf->index(row), role).toString(); }
    int presentRow() const
    {
        for (int row = 0; row < m_whatIf->count(); ++row) {
            if (m_whatIf->data(m_whatIf->index(row), WhatIf::PresentRole).toBool())
                return row;
        }
        return -1;
    }

    std::unique_ptr<OpenWindow> m_open;
    WhatIf *m_whatIf = nullptr;
};

void WhatIfTest::init()
{
    m_open = std::make_unique<OpenWindow>();
    QVERIFY(m_open->open());
}

void WhatIfTest::open(const QString &knob)
{
    QTest::keyClick(m_open->window, Qt::Key_I, Qt::ControlModifier);
    auto *box = m_open->item("knobBox");
    QVERIFY(box);
    QTRY_VERIFY(box->hasActiveFocus());
    m_whatIf = m_open->window->findChild<WhatIf *>();
    QVERIFY(m_whatIf);
    const QStringList knobs = m_whatIf->knobNames();
    const int wanted = static_cast<int>(knobs.indexOf(QRegularExpression(knob + QStringLiteral(".*"))));
    QVERIFY2(wanted >= 0, qPrintable(knobs.join(u'\n')));
    for (int i = 0; i < knobs.size() && m_whatIf->knob() != wanted; ++i)
        QTest::keyClick(m_open->window, m_whatIf->knob() < wanted ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(m_whatIf->knob(), wanted);
}

void WhatIfTest::aDurationIsVariedSideBySide()
{
    QTest::keyClick(m_open->window, Qt::Key_I, Qt::ControlModifier);
    m_whatIf = m_open->window->findChild<WhatIf *>();
    QVERIFY(m_whatIf); // and it begins with what stalls
    QTRY_COMPARE(m_whatIf->knobNames().value(m_whatIf->knob()),
                 QStringLiteral("3s of blocking_message in main, line 24"));
    QTRY_VERIFY(!m_whatIf->isRunning());
    QCOMPARE(m_whatIf->count(), 6);
    QCOMPARE(text(0, WhatIf::TitleRole), QStringLiteral("375ms"));
    QCOMPARE(text(presentRow(), WhatIf::TitleRole), QStringLiteral("3s, as it is now"));
    QCOMPARE(text(presentRow(), WhatIf::CaptionRole).split(u'\n'),
             (QStringList{QStringLiteral("8.0 s in all"), QStringLiteral("1 stall of 3.0 s"),
                          QStringLiteral("9.0 s of waiting for the loop, 3.0 s at most")}));
    for (int row = 0; row < m_whatIf->count(); ++row) // the longer it blocks, the longer it takes
        QVERIFY(row == 0 || m_whatIf->trace(row)->end() > m_whatIf->trace(row - 1)->end());
    QCOMPARE(m_whatIf->longest(), m_whatIf->trace(5)->end());
    QVERIFY(!m_open->session->isDirty()); // nothing was changed for it
    auto *grid = m_open->item("whatIfGrid");
    QTRY_COMPARE(grid->property("count").toInt(), 6);

    m_whatIf->setDoubling(false);
    m_whatIf->setValues(3);
    QTRY_VERIFY(!m_whatIf->isRunning());
    QCOMPARE(m_whatIf->count(), 4); // and as it is now
    QTest::keyClick(m_open->window, Qt::Key_Escape);
    QTRY_VERIFY(!grid->isVisible());
    QCOMPARE(m_whatIf->count(), 0);
}

void WhatIfTest::oneOfTheValuesIsUsed()
{
    open(QStringLiteral("3s of blocking_message"));
    QTRY_VERIFY(!m_whatIf->isRunning());
    auto *grid = m_open->item("whatIfGrid");
    grid->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_open->window, Qt::Key_Right);
    QCOMPARE(grid->property("currentIndex").toInt(), 1);
    QTest::keyClick(m_open->window, Qt::Key_Return);
    QTRY_VERIFY(!grid->isVisible());
    QVERIFY(m_open->session->text().contains(QStringLiteral("blocking_message(750ms, THREE)")));
    QCOMPARE(m_open->item("sourceArea")->property("text").toString(), m_open->session->text());
    QTRY_COMPARE(m_open->session->trace().stalls().front().end, Time{750ms}); // the preview follows
    m_open->item("sourceArea")->forceActiveFocus();
    QTest::keyClick(m_open->window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_open->session->isDirty());
}

/// As another program may change the file behind it.
void WhatIfTest::whatHasChangedMeanwhileIsNotWrittenOver()
{
    open(QStringLiteral("3s of blocking_message"));
    QTRY_VERIFY(!m_whatIf->isRunning());
    m_open->session->setText(QStringLiteral("main:\n  - block: 3s\n"));
    m_whatIf->use(1);
    QVERIFY(m_open->item("whatIfGrid")->isVisible());
    QCOMPARE(m_open->session->text(), QStringLiteral("main:\n  - block: 3s\n"));
    QCOMPARE(m_whatIf->knobNames().value(m_whatIf->knob()), QStringLiteral("3s of block in main, line 2"));
    QTRY_VERIFY(!m_whatIf->isRunning());
    QVERIFY(m_open->item("whatIfMessage")->property("text").toString().contains(QStringLiteral("changed meanwhile")));
    m_whatIf->use(1);
    QTRY_VERIFY(!m_open->item("whatIfGrid")->isVisible());
    QCOMPARE(m_open->session->text(), QStringLiteral("main:\n  - block: 750ms\n"));
}

void WhatIfTest::whatDoesNotFitIsToldAtOnce()
{
    open(QStringLiteral("Workers"));
    m_open->typeInto(m_open->item("toField"), QStringLiteral("65"));
    QVERIFY(m_whatIf->isToWrong());
    QTRY_VERIFY(m_open->item("whatIfProblem")->isVisible());
    QCOMPARE(m_whatIf->count(), 0);
    m_open->typeInto(m_open->item("toField"), QStringLiteral("5"));
    QTRY_VERIFY(!m_open->item("whatIfProblem")->isVisible());
    QTRY_VERIFY(m_whatIf->count() > 0 && !m_whatIf->isRunning());
    QTest::keyClick(m_open->window, Qt::Key_Escape);

    m_open->session->setText(QStringLiteral("main:\n  - slep: 1s\n"));
    QTest::keyClick(m_open->window, Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(m_open->item("whatIfProblem")->isVisible());
}

void WhatIfTest::allOfThemAreExported()
{
    open(QStringLiteral("Stall threshold"));
    m_open->typeInto(m_open->item("toField"), QStringLiteral("4s"));
    QTRY_VERIFY(m_whatIf->count() > 0 && !m_whatIf->isRunning());
    const QTemporaryDir folder;
    const auto file = [&](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
    clickOn(*m_open->window, m_open->item("whatIfExport"));
    auto *field = m_open->item("whatIfPath");
    QTRY_VERIFY(field->hasActiveFocus());
    const auto save = [&](const char *name) {
        m_open->typeInto(field, file(name));
        QTest::keyClick(m_open->window, Qt::Key_Return);
        return !m_whatIf->hasFailed();
    };
    for (const char *name : {"a.png", "a.svg", "a.pdf"})
        QVERIFY2(save(name), qPrintable(m_whatIf->message()));
    QVERIFY(QImageReader(file("a.png")).size().width() > 1000);
    QFile svg(file("a.svg"));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QString drawn = QString::fromUtf8(svg.readAll());
    for (const char *part : {"a stall from 100ms on, as it is now", "1 stall of 3.0 s", "no stall", "8.0 s in all"})
        QVERIFY2(drawn.contains(QLatin1String(part)), part);
    QVERIFY(!save("missing/a.png"));
    QTRY_VERIFY(m_open->item("whatIfMessage")->property("text").toString().contains(QStringLiteral("a.png")));
}

void WhatIfTest::whatHasNoEndIsCancelled()
{
    m_open->session->setText(QStringLiteral("main:\n  - repeat: forever\n    do:\n      - sleep: 1s\n"));
    open(QStringLiteral("1s of sleep"));
    QVERIFY(m_whatIf->isRunning());
    m_whatIf->cancel();
    QVERIFY(!m_whatIf->isRunning());
    QVERIFY(m_whatIf->done() < m_whatIf->count());
    QTest::keyClick(m_open->window, Qt::Key_Escape);
}

QTEST_MAIN(WhatIfTest)
#include "what_if_test.moc"
