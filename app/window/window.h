#pragma once

#include <QString>

class QGuiApplication;
class QQmlEngine;

namespace loopscope::app {

/// To be called before the application object is made: what the window needs of its environment.
void prepareWindowProcess();

/// Opens the window on a scenario's file, or on a demo where that is empty, and returns when it is closed: the
/// program's exit code.
int runWindow(QGuiApplication &application, const QString &fileOrEmpty);

} // namespace loopscope::app
