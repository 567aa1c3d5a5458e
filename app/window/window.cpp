#include "window/window.h"

#include "paint/fonts.h"

#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include <iostream>

namespace loopscope::app {

namespace {

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
    engine.setInitialProperties({{QStringLiteral("file"), fileOrEmpty}});
    engine.load(mainView);
    return qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
}

int runWindow(QGuiApplication &application, const QString &fileOrEmpty, Renderer renderer)
{
    if (const auto problem = chooseRenderer(renderer)) {
        std::cerr << "loopscope: " << problem->toStdString() << '\n';
        return 2;
    }
    prepareForWindow(application);
    QQmlApplicationEngine engine;
    return openWindow(engine, fileOrEmpty) == nullptr ? 1 : application.exec();
}

} // namespace loopscope::app
