#pragma once

#include "window/graphics.h"

#include <QString>

class QGuiApplication;
class QQmlApplicationEngine;
class QQuickWindow;

namespace loopscope::app {

/// Opens the window on a scenario's file, or on a demo where that is empty, and returns when it is closed: the
/// program's exit code, which is 2, with a word on stderr, where the renderer cannot be had.
int runWindow(QGuiApplication &application, const QString &fileOrEmpty, Renderer renderer);

/// What has to be true of the process before a window can be opened: names, fonts and style.
void prepareForWindow(QGuiApplication &application);

/// The window, open; it belongs to the engine. Null, and said on stderr, if the views cannot be loaded.
QQuickWindow *openWindow(QQmlApplicationEngine &engine, const QString &fileOrEmpty);

} // namespace loopscope::app
