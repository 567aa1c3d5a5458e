// The same timeline with and without OpenGL: the real window of two processes, each with a renderer of its own, because
// a process has one renderer for all its life. A child is this program with the words `grab RENDERER FILE`.

#include "app/opened.h"
#include "paint/fonts.h"
#include "window/timeline_item.h"
#include "window/window.h"

#include <QGuiApplication>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>
#include <cstdlib>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

namespace {

/// The child: what the window shows of the timeline. 0 if it was the wanted renderer that showed it.
int grab(QGuiApplication &application, Renderer renderer, const QString &file)
{
    QStandardPaths::setTestModeEnabled(true);
    if (chooseRenderer(renderer))
        return 2;
    prepareForWindow(application);
    QQmlApplicationEngine engine;
    QQuickWindow *window = openWindow(engine, {});
    if (window == nullptr || !QTest::qWaitForWindowExposed(window))
        return 3;
    auto *timeline = window->findChild<TimelineItem *>(QStringLiteral("timeline"));
    if (timeline == nullptr || !hasRun(*timeline->session()) ||
        !QTest::qWaitFor([&] { return timeline->viewport().width > 0; }))
        return 4;
    // What lies over it is QML's: its letters are each renderer's own.
    for (QQuickItem *item : timeline->parentItem()->childItems())
        item->setOpacity(item == timeline ? 1 : 0);
    const bool isGpu = window->rendererInterface()->graphicsApi() == QSGRendererInterface::OpenGL;
    const QImage whole = window->grabWindow();
    const QRectF place = timeline->mapRectToScene(timeline->boundingRect());
    if (isGpu != (renderer == Renderer::Gpu) || !whole.copy(place.toAlignedRect()).save(file))
        return 5;
    return 0;
}

} // namespace

class RendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothShowTheSame()
    {
        const QImage gpu = shownBy(QStringLiteral("gpu"));
        const QImage software = shownBy(QStringLiteral("software"));
        QVERIFY(!gpu.isNull() && !software.isNull());
        QCOMPARE(gpu.size(), software.size());
        QVERIFY(gpu.width() > 400 && gpu.height() > 300);
        qint64 differing = 0;
        for (int y = 0; y < gpu.height(); ++y) {
            for (int x = 0; x < gpu.width(); ++x) {
                const QRgb a = gpu.pixel(x, y);
                const QRgb b = software.pixel(x, y);
                const int most = std::max(
                    {std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
                differing += most > 8 ? 1 : 0;
            }
        }
        const double share = static_cast<double>(differing) / (static_cast<double>(gpu.width()) * gpu.height());
        QVERIFY2(share <= 0.0002, qPrintable(QString::number(share)));
    }

private:
    QImage shownBy(const QString &renderer) const
    {
        const QString file = m_folder.filePath(renderer + QStringLiteral(".png"));
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        // A driver of OpenGL keeps memory, and is unloaded before leaks are looked for: they have no name to suppress.
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("ASAN_OPTIONS"),
                           environment.value(QStringLiteral("ASAN_OPTIONS")) + QStringLiteral(":detect_leaks=0"));
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("grab"), renderer, file});
        if (!child.waitForFinished(60'000) || child.exitCode() != 0)
            return {};
        return QImage(file);
    }

    QTemporaryDir m_folder;
};

int main(int count, char **arguments)
{
    QGuiApplication application(count, arguments);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("grab"))
        return grab(application, words.value(2) == QLatin1String("gpu") ? Renderer::Gpu : Renderer::Software,
                    words.value(3));
    RendererTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "renderer_test.moc"
