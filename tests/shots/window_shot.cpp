// A picture of the window, without a display: window_shot FILE [dark|light [TAB]]. The window is the program's own,
// just opened; TAB is the number of the panel's page, from 0.

#include "models/gallery.h"
#include "scenario/demos.h"
#include "window/window.h"
#include "window/window_theme.h"

#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "1.5");
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    QStandardPaths::setTestModeEnabled(true); // nobody's recent files
    prepareForWindow(application);
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQmlApplicationEngine engine;
    QQuickWindow *window = openWindow(engine, {});
    if (window == nullptr)
        return 1;
    const int themeType = qmlTypeId("Loopscope", 1, 0, "Theme");
    auto *theme = engine.singletonInstance<WindowTheme *>(themeType);
    theme->setMode(arguments.value(2) == QLatin1String("light") ? WindowTheme::Mode::Light : WindowTheme::Mode::Dark);
    if (auto *tabs = window->findChild<QObject *>(QStringLiteral("tabs")); tabs != nullptr && arguments.size() > 3)
        tabs->setProperty("currentIndex", arguments[3].toInt());

    // Another gallery as a clock: when it has run every demo, the window's has as well, which began before.
    Gallery gallery;
    std::size_t ready = 0;
    QObject::connect(&gallery, &Gallery::ready, &application, [&ready] { ++ready; });
    gallery.start();
    if (!QTest::qWaitForWindowExposed(window) ||
        !QTest::qWaitFor([&] { return ready == scenario::demos().size(); }, 30'000))
        return 1;
    QCoreApplication::processEvents();
    return window->grabWindow().save(arguments[1]) ? 0 : 1;
}
