// How fast the picture follows the hand while the preview is on: how many changes in the editor of the real window
// become frames that show what they led to, while the hand goes on. Every demo, in the software renderer.

#include "bench/measure.h"
#include "paint/fonts.h"
#include "preview/live_preview.h"
#include "scenario/demos.h"
#include "window/timeline_item.h"

#include <QEventLoop>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::bench;

namespace {

constexpr double wanted = 30; // updates a second
constexpr int updates = 15;   // of each demo: odd, so that it is left as it was

struct Window {
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;
    QQuickItem *editor = nullptr;
    app::Session *session = nullptr;
    app::LivePreview *preview = nullptr;

    bool open()
    {
        engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Loopscope/Main.qml")));
        window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
        if (window == nullptr)
            return false;
        editor = window->findChild<QQuickItem *>(QStringLiteral("sourceArea"));
        preview = window->findChild<app::LivePreview *>();
        session = preview != nullptr ? preview->session() : nullptr;
        return editor != nullptr && session != nullptr;
    }
};

void openDemo(Window &window, const std::string &id)
{
    window.session->openDemo(QString::fromStdString(id));
    while (window.session->isRunning())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    window.preview->setEnabled(true);
    window.window->grabWindow();
}

/// One letter more or less.
void edit(Window &window, bool isLonger)
{
    const int end = window.editor->property("length").toInt();
    if (isLonger)
        QMetaObject::invokeMethod(window.editor, "insert", Q_ARG(int, end), Q_ARG(QString, QStringLiteral("#")));
    else
        QMetaObject::invokeMethod(window.editor, "remove", Q_ARG(int, end - 1), Q_ARG(int, end));
}

/// From one frame to the next, in milliseconds: as soon as there is a picture, the hand is further, and what it does
/// runs while the picture is painted.
std::vector<double> measureUpdates(Window &window)
{
    bool isLonger = true;
    bool isShown = false;
    const auto connection = QObject::connect(window.preview, &app::LivePreview::shown, [&] { isShown = true; });
    std::vector<double> times;
    edit(window, isLonger);
    for (int i = 0; i < updates; ++i) {
        const std::int64_t begin = monotonicNs();
        while (!isShown)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        isShown = false;
        isLonger = !isLonger;
        edit(window, isLonger);
        window.window->grabWindow();
        times.push_back(static_cast<double>(monotonicNs() - begin) / 1e6);
    }
    while (!isShown)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QObject::disconnect(connection);
    return times;
}

void measureDemos(Window &window)
{
    std::vector<std::pair<double, std::string>> demos;
    for (const scenario::Demo &demo : scenario::demos()) {
        openDemo(window, demo.id);
        demos.emplace_back(1000 / median(measureUpdates(window)), demo.id);
    }
    std::sort(demos.begin(), demos.end());
    const auto tell = [](const std::string &which, const std::pair<double, std::string> &demo) {
        row("live preview, " + which + " demo (" + demo.second + ")", demo.first, "updates/s", demo.first / wanted,
            "30 updates/s", ">= 1");
    };
    tell("slowest", demos.front());
    tell("median", demos[demos.size() / 2]);
}

} // namespace

int main(int count, char **arguments)
{
    for (const auto &[variable, value] : {std::pair{"QT_QPA_PLATFORM", "offscreen"},
                                          {"QT_QUICK_BACKEND", "software"},
                                          {"QT_QPA_UPDATE_IDLE_TIME", "0"}})
        qputenv(variable, value);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("loopscope"));
    const QGuiApplication application(count, arguments);
    app::registerFonts();
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    Window window;
    if (!window.open())
        return 1;
    measureDemos(window);
    return 0;
}
