#include "window/graphics.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace loopscope::app {

namespace {

/// The name of what draws for OpenGL, in lower case; empty where there is none.
QString openGlRenderer()
{
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface))
        return {};
    const auto *name = reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    QString renderer = QString::fromLatin1(name ? name : "").toLower();
    context.doneCurrent();
    return renderer;
}

bool isEmulated(const QString &renderer)
{
    return renderer.contains(QLatin1String("llvmpipe")) || renderer.contains(QLatin1String("softpipe")) ||
           renderer.contains(QLatin1String("swrast"));
}

} // namespace

std::optional<QString> chooseRenderer(Renderer renderer)
{
    if (renderer == Renderer::Auto && qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        return std::nullopt;
    const QString openGl = renderer == Renderer::Software ? QString() : openGlRenderer();
    if (renderer == Renderer::Gpu && openGl.isEmpty())
        return QStringLiteral("there is no OpenGL here; use '--renderer software', or leave the choice to the program");
    const bool isGpu = renderer == Renderer::Gpu || (!openGl.isEmpty() && !isEmulated(openGl));
    QQuickWindow::setSceneGraphBackend(isGpu ? QStringLiteral("rhi") : QStringLiteral("software"));
    return std::nullopt;
}

} // namespace loopscope::app
