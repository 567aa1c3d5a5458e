// Editing with the preview on, in the real window: the picture follows the hand.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"

#include <QQuickTextDocument>
#include <QTextDocument>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;
using namespace std::chrono_literals;

class LiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init();
    void cleanup() { m_open.reset(); }

    void theStallShrinksWhileTheViewStays();
    void theWholeRunStaysInView();
    void whatIsMeasuredStays();
    void whatIsWrongLeavesThePicture();
    void whatHasNoEndIsCutShort();
    void theSwitchTurnsItOff();

private:
    QString textOf(const char *name) const { return m_open->item(name)->property("text").toString(); }
    /// Selects the first place of `old` in the editor and types over it.
    void typeOver(const QString &old, const QString &text);
    Duration stall() const
    {
        const auto stalls = m_open->session->trace().stalls();
        return stalls.empty() ? Duration{} : stalls.front().end - stalls.front().begin;
    }

    std::unique_ptr<OpenWindow> m_open;
};

void LiveTest::init()
{
    m_open = std::make_unique<OpenWindow>();
    QVERIFY(m_open->open());
    m_open->timeline->setReducedMotion(true);
    QCOMPARE(stall(), Duration{3s});
}

void LiveTest::typeOver(const QString &old, const QString &text)
{
    auto *area = m_open->item("sourceArea");
    area->forceActiveFocus();
    const auto at = static_cast<int>(area->property("text").toString().indexOf(old));
    QVERIFY(at >= 0);
    QMetaObject::invokeMethod(area, "select", Q_ARG(int, at), Q_ARG(int, at + static_cast<int>(old.size())));
    m_open->type(text);
}

void LiveTest::theStallShrinksWhileTheViewStays()
{
    QTest::keyClick(m_open->window, Qt::Key_W);
    QTest::keyClick(m_open->window, Qt::Key_D);
    const timeline::Viewport before = m_open->timeline->viewport();
    QCOMPARE(textOf("clockNote"), QStringLiteral("virtual clock"));
    for (const int seconds : {2, 1}) {
        typeOver(QStringLiteral("blocking_message(%1s").arg(seconds + 1),
                 QStringLiteral("blocking_message(%1s").arg(seconds));
        QTRY_COMPARE(stall(), Duration{std::chrono::seconds{seconds}});
        QVERIFY(m_open->session->selection()->isActive()); // it is the stall that is looked at
    }
    QCOMPARE(m_open->timeline->viewport().range.from, before.range.from);
    QCOMPARE(m_open->timeline->viewport().range.to, before.range.to);
    QVERIFY(!m_open->session->isRunning());
}

void LiveTest::theWholeRunStaysInView()
{
    typeOver(QStringLiteral("message(5s"), QStringLiteral("message(9s"));
    QTRY_COMPARE(m_open->session->trace().end(), Time{12s});
    QCOMPARE(m_open->timeline->viewport().range.from, Time{});
    QTRY_VERIFY(m_open->timeline->viewport().range.to > Time{12s});
}

void LiveTest::whatIsMeasuredStays()
{
    Measuring *measuring = m_open->timeline->measuring();
    measuring->begin(m_open->session->trace().stalls().front().culprit);
    measuring->measure({Time{}, Time{10s}});
    const QString before = measuring->running();
    const QString lane = measuring->laneName();
    typeOver(QStringLiteral("blocking_message(3s"), QStringLiteral("blocking_message(2s"));
    QTRY_COMPARE(stall(), Duration{2s});
    QVERIFY(measuring->isActive());
    QCOMPARE(measuring->laneName(), lane);
    QVERIFY(measuring->running() != before);
    m_open->session->openNew(QStringLiteral("other"), QStringLiteral("main:\n  - sleep: 1s\n"));
    QTRY_VERIFY(!measuring->isActive());
}

void LiveTest::whatIsWrongLeavesThePicture()
{
    const auto events = m_open->session->trace().eventCount();
    typeOver(QStringLiteral("blocking_message(3s"), QStringLiteral("blocking_mess(1s"));
    QTRY_VERIFY(textOf("previewNote").contains(QStringLiteral("last valid")));
    QCOMPARE(m_open->session->trace().eventCount(), events);
    QCOMPARE(stall(), Duration{3s});
    for (int i = 0; i < 40 && m_open->session->isDirty(); ++i)
        QTest::keyClick(m_open->window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(textOf("previewNote"), QString());
}

void LiveTest::whatHasNoEndIsCutShort()
{
    m_open->session->setText(
        QStringLiteral("main:\n  - repeat: forever\n    do:\n      - block: 200ms\n      - sleep: 1s\n"));
    QTRY_VERIFY_WITH_TIMEOUT(textOf("previewNote").contains(QStringLiteral("cut short")), 20'000);
    QVERIFY(m_open->session->trace().eventCount() > 1000);
    m_open->session->revert();
    QTRY_COMPARE(stall(), Duration{3s}); // and it goes on as if nothing had been
}

void LiveTest::theSwitchTurnsItOff()
{
    auto *button = m_open->item("liveButton");
    QVERIFY(button->property("checked").toBool());
    QTest::keyClick(m_open->window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!button->property("checked").toBool());
    typeOver(QStringLiteral("blocking_message(3s"), QStringLiteral("blocking_message(1s"));
    m_open->session->check();
    QCOMPARE(stall(), Duration{3s});
    clickOn(*m_open->window, button);
    QTRY_COMPARE(stall(), Duration{1s});
}

QTEST_MAIN(LiveTest)
#include "live_test.moc"
