#include "window/window.h"

#include <QGuiApplication>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

int main(int argc, char **argv)
{
    loopscope::app::prepareWindowProcess();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("loopscope"));
    QGuiApplication::setOrganizationName(QStringLiteral("loopscope"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Loopscope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("loopscope"));
    const QStringList arguments = QGuiApplication::arguments();
    return loopscope::app::runWindow(application, arguments.value(1));
}
