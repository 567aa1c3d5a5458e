// Draws the handmade traces into a folder, in both themes and scales, to be looked at: gallery FOLDER. Not a test.

#include "paint/export.h"
#include "paint/raster.h"
#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/build.h"
#include "timeline/format.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>

#include <cstdio>

using namespace loopscope;

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    struct Example {
        const char *name;
        const char *title;
        std::string text;
    };
    const Example examples[] = {{"blocking", "A blocking call stalls every task", test::blockingCall()},
                                {"pool", "More jobs than workers", test::poolWithQueue()},
                                {"endings", "Cancelled, failed, and waiting for a lock", test::endings()},
                                {"many", "Two hundred tasks", test::manyTasks()},
                                {"loops", "A loop that is stalled beside one that is not", test::twoLoops()},
                                {"pools", "Threads for waiting, processes for computing", test::twoPools()},
                                {"mutex", "Four threads and one mutex", test::contention()},
                                {"gil", "Threads that compute take turns", test::turns()},
                                {"threads", "Sixty threads and one mutex", test::contention(60, 3)}};
    for (const Example &example : examples) {
        const trace::TraceBuilder builder = test::traceOf(example.text);
        timeline::Scene scene{builder.trace()};
        scene.title = example.title;
        scene.subtitle = timeline::formatDuration(builder.trace().end() - Time{});
        if (std::string_view(example.name) == "blocking")
            scene.selection = timeline::SpanRef{4, 1};
        for (const double scale : {1.0, 2.0}) {
            for (const auto kind : {app::ThemeKind::Dark, app::ThemeKind::Light}) {
                const app::PictureOptions options{1280, 760, scale, kind};
                const QString name =
                    QStringLiteral("%1-%2-%3")
                        .arg(QLatin1String(example.name), kind == app::ThemeKind::Dark ? "dark" : "light")
                        .arg(scale);
                for (const QString &suffix : app::pictureSuffixes()) {
                    if (suffix != QLatin1String("png") && scale > 1)
                        continue;
                    QElapsedTimer timer;
                    timer.start();
                    if (const auto problem = app::exportPicture(scene, options, folder.filePath(name + '.' + suffix)))
                        std::fprintf(stderr, "%s\n", qPrintable(*problem));
                    std::printf("%s.%s %lld ms\n", qPrintable(name), qPrintable(suffix),
                                static_cast<long long>(timer.elapsed()));
                }
            }
        }
        // The window's view of the same: pointer, hover, zoomed in on the middle, a run that goes on.
        scene.title.clear();
        scene.viewport.width = 840;
        scene.viewport.height = 780;
        scene.viewport = timeline::fitted(scene.viewport, builder.trace().end());
        scene.cursorX = 300;
        scene.viewport = timeline::zoomed(scene.viewport, 300, 1.5, builder.trace().end());
        const app::Fonts fonts;
        QElapsedTimer timer;
        timer.start();
        const timeline::DrawList list = timeline::build(scene, fonts);
        const auto built = timer.nsecsElapsed();
        const QImage image = app::render(list, app::themeFor(app::ThemeKind::Dark), fonts);
        std::printf("%s: build %.2f ms, raster %.2f ms\n", example.name, static_cast<double>(built) / 1e6,
                    static_cast<double>(timer.nsecsElapsed() - built) / 1e6);
        image.save(folder.filePath(QLatin1String(example.name) + QStringLiteral("-window.png")));
    }
    return 0;
}
