#include "window/graphics.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>
#include <QString>

namespace loopscope::app {

namespace {

/// Whether OpenGL is missing or runs on the processor.
bool isEmulated()
{
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface))
        return true;
    const auto *name = reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    const QString renderer = QString::fromLatin1(name ? name : "").toLower();
    context.doneCurrent();
    return renderer.isEmpty() || renderer.contains(QLatin1String("llvmpipe")) ||
           renderer.contains(QLatin1String("softpipe")) || renderer.contains(QLatin1String("swrast"));
}

} // namespace

void chooseGraphics()
{
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND") && isEmulated())
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
}

} // namespace loopscope::app
