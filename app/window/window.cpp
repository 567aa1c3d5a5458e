#include "window/window.h"

#include "paint/fonts.h"

#include <QFont>
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>

namespace loopscope::app {

namespace {

const QUrl mainView = QStringLiteral("qrc:/qt/qml/Loopscope/Main.qml");

} // namespace

void prepareWindowProcess()
{
    // Qt's own dispatcher wakes up in half the time that glib's takes, and nothing here needs glib.
    qputenv("QT_NO_GLIB", "1");
}

int runWindow(QGuiApplication &application, const QString &fileOrEmpty)
{
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
