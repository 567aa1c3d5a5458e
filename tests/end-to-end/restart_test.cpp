// The window, closed and opened again: it comes back as it was, in the language that was chosen, whatever its settings
// hold.

#include "app/opened.h"
#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"
#include "preview/what_if.h"
#include "window/preferences.h"
#include "window/translation.h"
#include "window/window.h"
#include "window/window_place.h"
#include "window/window_state.h"

#include <QSettings>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

namespace {

/// The window as the program opens it.
struct Started {
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;
    TimelineItem *timeline = nullptr;
    Session *session = nullptr;

    bool start(const QString &file = {})
    {
        window = openWindow(engine, file);
        timeline = window ? window->findChild<TimelineItem *>(QStringLiteral("timeline")) : nullptr;
        session = timeline ? timeline->session() : nullptr;
        if (!session || !QTest::qWaitForWindowExposed(window))
            return false;
        window->requestActivate();
        return QTest::qWaitForWindowActive(window) && hasRun(*session) &&
               QTest::qWaitFor([this] { return timeline->viewport().width > 0; });
    }
    QQuickItem *item(const char *name) const { return window->findChild<QQuickItem *>(QString::fromLatin1(name)); }
};

/// Hears of every text that no translation has.
class Unheard final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        m_texts.append(QLatin1String(context) + QLatin1String(": ") + QString::fromUtf8(text));
        return {};
    }
    QStringList ofOurs() const
    {
        QStringList ours;
        for (const QString &text : m_texts) {
            if (!text.startsWith(u'Q') && !text.startsWith(QLatin1String("CommandLine")))
                ours.append(text);
        }
        ours.removeDuplicates();
        return ours;
    }

private:
    mutable QStringList m_texts;
};

} // namespace

class RestartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init() { QSettings().clear(); }
    void cleanupTestCase() { QSettings().clear(); }

    void theWindowComesBackAsItWas()
    {
        {
            Started one;
            QVERIFY(one.start(QStringLiteral("gather")));
            one.window->setGeometry(40, 50, 1100, 700);
            QTRY_COMPARE(one.window->width(), 1100);
            one.timeline->setReducedMotion(true);
            one.timeline->setNameColumn(200);
            one.timeline->zoom(4.0);
            one.item("tabs")->setProperty("currentIndex", 3);
            QTest::keyClick(one.window, Qt::Key_B, Qt::ControlModifier);
            QTRY_VERIFY(!one.item("libraryList")->isVisible());
            one.window->grabWindow();
            QVERIFY(one.window->close());
        }
        Started other;
        QVERIFY(other.start());
        QCOMPARE(other.window->geometry(), QRect(40, 50, 1100, 700));
        QCOMPARE(other.session->demo(), QStringLiteral("gather"));
        QCOMPARE(other.item("tabs")->property("currentIndex").toInt(), 3);
        QVERIFY(!other.item("libraryList")->isVisible());
        QCOMPARE(qRound(other.timeline->nameColumn()), 200);
        const Time end = other.session->trace().end();
        QTRY_VERIFY(timeline::lengthOf(other.timeline->viewport().range) < (end - Time{}) / 2);
        other.window->close();
    }

    void aFileThatIsNamedIsOpenedInstead()
    {
        QSettings().setValue(QStringLiteral("lastOpened/document"), QStringLiteral("gather"));
        Started one;
        QVERIFY(one.start(QStringLiteral("semaphore")));
        QCOMPARE(one.session->demo(), QStringLiteral("semaphore"));
    }

    void nonsenseIsNoReasonNotToOpen()
    {
        QSettings file;
        for (const char *name : {"geometry", "maximized", "libraryWidth", "panelWidth", "inspectorHeight", "tab",
                                 "nameColumn", "libraryShown"})
            file.setValue(QStringLiteral("window/") + QLatin1String(name), QStringLiteral("-1e999 \u2603"));
        for (const char *name : {"language", "renderer", "sourceSize", "speed", "theme"})
            file.setValue(QLatin1String(name), QStringLiteral("77"));
        QCOMPARE(readSettings().language, Language::System);
        QCOMPARE(readSettings().renderer, Renderer::Auto);
        QCOMPARE(readSettings().sourceSize, 32);
        file.setValue(QStringLiteral("speed"), QStringLiteral("nan"));
        QCOMPARE(readSettings().speed, 1.0);
        Started one;
        QVERIFY(one.start());
        QCOMPARE(one.session->demo(), QStringLiteral("blocking_call"));
        QCOMPARE(one.item("tabs")->property("currentIndex").toInt(), 0);
        QVERIFY(one.timeline->width() > 300);
    }

    void aScreenThatIsGoneTakesNoWindowWithIt()
    {
        const QList<QRect> screens{{0, 0, 1600, 900}, {1600, 0, 1280, 1024}};
        QCOMPARE(placedOn({1700, 100, 800, 600}, screens), QRect(1700, 100, 800, 600));
        QCOMPARE(placedOn({1700, 100, 800, 600}, screens.first(1)), QRect(800, 100, 800, 600));
        QCOMPARE(placedOn({-5000, 99'000, 4000, 3000}, screens), QRect(0, 0, 1600, 900));
    }

    void settingsAreKept()
    {
        Settings settings;
        settings.language = Language::German;
        settings.renderer = Renderer::Software;
        settings.dragMeasures = true;
        settings.wheelZooms = true;
        settings.sourceSize = 16;
        settings.speed = 0.5;
        settings.livePreview = false;
        writeSettings(settings);
        QCOMPARE(readSettings(), settings);
        Started one;
        QVERIFY(one.start());
        QVERIFY(one.timeline->isDragMeasuring() && one.timeline->isWheelZooming());
        QCOMPARE(one.session->speed(), 0.5);
    }

    void twoWindowsDoNotUndoEachOthersSettings()
    {
        Preferences one;
        Preferences other;
        one.setWheelZooms(true);
        other.setSourceSize(16);
        QVERIFY(readSettings().wheelZooms);
        QCOMPARE(readSettings().sourceSize, 16);
        other.reset();
        QCOMPARE(readSettings(), Settings());
    }

    void aWindowThatNeverMovesIsKeptAsWell()
    {
        QQuickWindow window;
        window.setGeometry(40, 50, 1100, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(settle(window));
        WindowState state;
        state.setKept(true);
        state.setWindow(&window);
        const auto isKept = [&] { // as when it is maximised from its first moment to its last
            window.setVisible(false);
            state.save();
            window.setVisible(true);
            return readWindowPlace().has_value();
        };
        QTRY_VERIFY(isKept());
    }

    void theWholeScreenLeadsBackToWhereItWasEntered()
    {
        writeWindowPlace({{40, 50, 1100, 700}, false});
        Started one;
        QVERIFY(one.start());
        one.window->setWindowStates(Qt::WindowMaximized);
        QTest::keyClick(one.window, Qt::Key_F11);
        QTRY_COMPARE(one.window->visibility(), QWindow::FullScreen);
        QTest::keyClick(one.window, Qt::Key_F11);
        QTRY_COMPARE(one.window->visibility(), QWindow::Maximized);
        QTest::keyClick(one.window, Qt::Key_F11);
        QVERIFY(one.window->close());
        QVERIFY(readWindowPlace()->maximized);
    }

    void englishFirstIsEnglish()
    {
        const auto language = [](const QStringList &languages) { return spokenOf(languages).language(); };
        QCOMPARE(language({QStringLiteral("en-US"), QStringLiteral("de-DE")}), QLocale::English);
        QCOMPARE(language({QStringLiteral("fr-FR"), QStringLiteral("de-CH"), QStringLiteral("en")}), QLocale::German);
        QCOMPARE(language({QStringLiteral("fr-FR")}), QLocale::English);
    }

    void theWindowSpeaksGermanAndNothingElse()
    {
        Unheard unheard;
        QCoreApplication::installTranslator(&unheard);
        const Translation german(Language::German);
        {
            Started one;
            QVERIFY(one.start(QStringLiteral("run_in_executor")));
            QVERIFY(one.item("durationNote"));
            QVERIFY(shownItem(*one.window, [](const QQuickItem &item) {
                return item.property("text").toString() == QStringLiteral("&Datei");
            }));
            for (const trace::Hop &hop : one.session->trace().hops())
                one.session->selection()->reveal({hop.worker, hop.workerSpan});
            for (int tab = 0; tab < 5; ++tab) {
                one.item("tabs")->setProperty("currentIndex", tab);
                one.window->grabWindow();
            }
            QTest::keyClick(one.window, Qt::Key_Comma, Qt::ControlModifier);
            QTRY_VERIFY(shownItem(*one.window, "resetSettings"));
            QTest::keyClick(one.window, Qt::Key_Escape);
            QTRY_VERIFY(!shownItem(*one.window, "resetSettings"));
            one.item("tabs")->setProperty("currentIndex", 0);
            clickOn(*one.window, shownItem(*one.window, "showForm"));
            QTRY_VERIFY(shownItem(*one.window, "formList"));
            one.window->grabWindow();
            QTest::keyClick(one.window, Qt::Key_I, Qt::ControlModifier);
            QTRY_VERIFY(shownItem(*one.window, "whatIfGrid"));
            auto *whatIf = one.window->findChild<WhatIf *>();
            QTRY_VERIFY(whatIf->count() > 0 && !whatIf->isRunning());
            QVERIFY(whatIf->knobNames().contains(QStringLiteral("Tempo von allem")));
            one.window->grabWindow();
            QTest::keyClick(one.window, Qt::Key_Escape);
            QTRY_VERIFY(!shownItem(*one.window, "whatIfGrid"));
            QTest::keyClick(one.window, Qt::Key_F1);
            QTRY_VERIFY(shownItem(*one.window, "lookingKeys"));
        }
        QCoreApplication::removeTranslator(&unheard);
        QLocale::setDefault(QLocale::c());
        QVERIFY2(unheard.ofOurs().isEmpty(), qPrintable(unheard.ofOurs().join(u'\n')));
    }
};

QTEST_MAIN(RestartTest)
#include "restart_test.moc"
