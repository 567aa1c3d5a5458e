#include "cli/program.h"
#include "window/window.h"

#include <QGuiApplication>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

int main(int argc, char **argv)
{
    return loopscope::app::runProgram(argc, argv,
                                      [](int &count, char **values, const loopscope::app::OpenWindow &open) {
                                          QGuiApplication application(count, values);
                                          return loopscope::app::runWindow(application, open.file, open.renderer);
                                      });
}
