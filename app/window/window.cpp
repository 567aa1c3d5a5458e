#include "window/window.h"

#include "paint/fonts.h"
#include "window/settings.h"
#include "window/translation.h"
#include "window/window_place.h"

#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QScreen>

#include <iostream>

namespace loopscope::app {

namespace {

/// What the window begins with: the file, and the place that it had last.
QVariantMap initialProperties(const QString &fileOrEmpty)
{
    QVariantMap properties{{QStringLiteral("file"), fileOrEmpty}, {QStringLiteral("remembers"), true}};
    const auto place = readWindowPlace();
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    if (!place || screens.isEmpty())
        return properties;
    const QRect geometry = placedOn(place->geometry, screens);
    properties.insert(QStringLiteral("x"), geometry.x());
    properties.insert(QStringLiteral("y"), geometry.y());
    properties.insert(QStringLiteral("width"), geometry.width());
    properties.insert(QStringLiteral("height"), geometry.height());
    if (place->maximized)
        properties.insert(QStringLiteral("visibility"), QWindow::Maximized);
    return properties;
}

const QUrl mainView = QStringLiteral("qrc:/qt/qml/Loopscope/Main.qml");

} // namespace

void prepareForWindow(QGuiApplication &application)
{
    QGuiApplication::setApplicationName(QStringLiteral("loopscope"));
    QGuiApplication::setOrganizationName(QStringLiteral("loopscope"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Loopscope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.loopscope.Loopscope"));
    registerFonts();
    QFont font(sansFamily());
    font.setPixelSize(13);
    application.setFont(font);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
}

QQuickWindow *openWindow(QQmlApplicationEngine &engine, const QString &fileOrEmpty)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties(initialProperties(fileOrEmpty));
    engine.load(mainView);
    return qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
}

int runWindow(QGuiApplication &application, const QString &fileOrEmpty, Renderer renderer)
{
    prepareForWindow(application);
    // What is asked for now has to be had; what was set once may be gone with a graphics card.
    const bool isAsked = renderer != Renderer::Auto;
    if (const auto problem = chooseRenderer(isAsked ? renderer : readSettings().renderer)) {
        std::cerr << "loopscope: " << problem->toStdString() << '\n';
        if (isAsked)
            return 2;
        chooseRenderer(Renderer::Auto);
    }
    const Translation translation(readSettings().language);
    QQmlApplicationEngine engine;
    return openWindow(engine, fileOrEmpty) == nullptr ? 1 : application.exec();
}

} // namespace loopscope::app
