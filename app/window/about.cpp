#include "window/about.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSGRendererInterface>
#include <QSysInfo>

#include <vector>

namespace loopscope::app {

namespace {

struct Part {
    const char *name = nullptr; ///< in English, to be translated
    QString value;
};

/// Who paints the window, as --renderer has it.
QString rendererOf(const QQuickWindow *window)
{
    if (!window)
        return {};
    const QSGRendererInterface *renderer = window->rendererInterface();
    switch (renderer->graphicsApi()) {
    case QSGRendererInterface::Software:
        return QStringLiteral("software");
    case QSGRendererInterface::OpenGL:
        return QStringLiteral("gpu (OpenGL)");
    default:
        return QStringLiteral("other");
    }
}

std::vector<Part> partsOf(const QQuickWindow *window)
{
    return {
        {QT_TRANSLATE_NOOP("About", "Qt"), QString::fromLatin1(qVersion())},
        {QT_TRANSLATE_NOOP("About", "QCoro"), QStringLiteral(LOOPSCOPE_QCORO_VERSION)},
        {QT_TRANSLATE_NOOP("About", "yaml-cpp"), QStringLiteral(LOOPSCOPE_YAML_VERSION)},
        {QT_TRANSLATE_NOOP("About", "Compiler"), QStringLiteral(LOOPSCOPE_COMPILER)},
        {QT_TRANSLATE_NOOP("About", "Renderer"), rendererOf(window)},
        {QT_TRANSLATE_NOOP("About", "System"),
         QStringLiteral("%1, %2, %3")
             .arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(), QGuiApplication::platformName())},
    };
}

} // namespace

QString About::version() const
{
    return QStringLiteral(LOOPSCOPE_VERSION);
}

QStringList About::names() const
{
    QStringList names;
    for (const Part &part : partsOf(m_window))
        names.append(QCoreApplication::translate("About", part.name));
    return names;
}

QStringList About::values() const
{
    QStringList values;
    for (const Part &part : partsOf(m_window))
        values.append(part.value);
    return values;
}

void About::copy() const
{
    QString text = QStringLiteral("Loopscope ") + version();
    for (const Part &part : partsOf(m_window))
        text += QStringLiteral("\n%1: %2").arg(QLatin1String(part.name), part.value);
    QGuiApplication::clipboard()->setText(text);
}

} // namespace loopscope::app
