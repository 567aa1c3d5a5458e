// What a frame costs while lanes are scrolled: with two thousand tasks beside one with twenty, where both show as many.

#include "bench/measure.h"
#include "paint/raster.h"
#include "timeline/build.h"
#include "timeline/layout.h"
#include "timeline/navigation.h"
#include "trace/builder.h"

#include <QGuiApplication>

#include <memory>

using namespace loopscope;
using namespace loopscope::bench;
using namespace loopscope::timeline;

namespace {

constexpr int width = 1920;
constexpr int height = 640; // twenty lanes stick out a little, so that both scroll
constexpr int framesPerRound = 120;

/// Every task is woken, has to wait, runs and sleeps again, a dozen times; all of them one after the other.
std::unique_ptr<trace::TraceBuilder> traceOf(std::uint32_t tasks)
{
    constexpr int rounds = 12;
    trace::EventBatch batch;
    batch.names = {"loop", "main"};
    Time now{};
    const auto add = [&](trace::EventKind kind, std::uint32_t subject, std::uint32_t object = 0,
                         std::int64_t detail = 0, trace::Reason reason = trace::Reason::None) {
        trace::SchedulingEvent event;
        event.time = now;
        event.kind = kind;
        event.reason = reason;
        event.subject = subject;
        event.object = NameId{object};
        event.detail = detail;
        batch.events.push_back(event);
    };
    add(trace::EventKind::LoopStarted, 0, 1, 100'000'000);
    add(trace::EventKind::TaskCreated, 1, 2);
    add(trace::EventKind::TaskRunning, 1);
    for (std::uint32_t task = 2; task < tasks + 2; ++task) {
        batch.names.push_back("worker-" + std::to_string(task));
        add(trace::EventKind::TaskCreated, task, task + 1, trace::packPair(1, 0));
    }
    add(trace::EventKind::TaskSuspended, 1, 0, 0, trace::Reason::Gather);
    for (int round = 0; round < rounds; ++round) {
        add(trace::EventKind::IterationBegan, 0, 0, tasks);
        for (std::uint32_t task = 2; task < tasks + 2; ++task) {
            if (round > 0)
                add(trace::EventKind::TaskReady, task, 0, trace::packCause({trace::CauseKind::Timer, 0}));
            now += Duration{20'000};
            add(trace::EventKind::TaskRunning, task);
            now += Duration{60'000};
            add(trace::EventKind::TaskSuspended, task, 0, toNs(now) + 20'000'000, trace::Reason::Sleep);
        }
        add(trace::EventKind::LoopIdle, 0, 0, 20'000'000);
        now += Duration{20'000'000};
    }
    add(trace::EventKind::LoopStopped, 0);
    auto builder = std::make_unique<trace::TraceBuilder>();
    builder->append(batch);
    return builder;
}

/// Scrolls from the top to the bottom and back, as the window does it; milliseconds a frame.
double scrollMs(const trace::Trace &trace)
{
    static const app::Fonts fonts(1.0);
    const app::Theme &theme = app::themeFor(app::ThemeKind::Dark);
    QImage image(width, height, QImage::Format_RGB32);
    Scene scene{trace};
    scene.viewport.width = width;
    scene.viewport.height = height;
    scene.viewport = fitted(scene.viewport, trace.end());
    const int lowest = lowestScroll(scene);
    const std::int64_t begin = threadNs();
    for (int frame = 0; frame < framesPerRound; ++frame) {
        scene.viewport.scrollY = 0;
        scene.viewport = scrolled(scene, lowest * frame / framesPerRound);
        scene.rows = layoutOf(scene).rows;
        app::paint(image, build(scene, fonts), theme, fonts);
    }
    return static_cast<double>(threadNs() - begin) / 1e6 / framesPerRound;
}

} // namespace

int main(int count, char **arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(count, arguments);
    app::registerFonts();
    const auto few = traceOf(20);
    const auto many = traceOf(2000);
    const auto [ours, theirs] = medians(
        9, [&] { return scrollMs(many->trace()); }, [&] { return scrollMs(few->trace()); });
    row("frame, scrolling through 2,000 tasks", ours, "ms", ours / theirs, "of 20 tasks", "<= 1.5");
    return 0;
}
