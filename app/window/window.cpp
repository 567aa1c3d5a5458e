#include "window/window.h"

#include "paint/fonts.h"
#include "window/graphics.h"

#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>

namespace loopscope::app {

namespace {

const QUrl mainView = QStringLiteral("qrc:/qt/qml/Loopscope/Main.qml");

} // namespace

int runWindow(QGuiApplication &application, const QString &fileOrEmpty)
{
    QGuiApplication::setApplicationName(QStringLiteral("loopscope"));
    QGuiApplication::setOrganizationName(QStringLiteral("loopscope"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Loopscope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.loopscope.Loopscope"));
    chooseGraphics();
    registerFonts();
    QFont font(sansFamily());
    font.setPixelSize(13);
    application.setFont(font);
    QQuickStyle::setStyle(QStringLiteral("Basic"));

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("file"), fileOrEmpty}});
    engine.load(mainView);
    return engine.rootObjects().isEmpty() ? 1 : application.exec();
}

} // namespace loopscope::app
