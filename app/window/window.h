#pragma once

#include <QString>

class QGuiApplication;

namespace loopscope::app {

/// Opens the window on a scenario's file, or on a demo where that is empty, and returns when it is closed: the
/// program's exit code.
int runWindow(QGuiApplication &application, const QString &fileOrEmpty);

} // namespace loopscope::app
