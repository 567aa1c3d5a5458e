// A loop that makes a million events a second, and a window that draws them as they come in, behind ten million others:
// what it costs the loop to be watched, and the window to watch it.

#include "bench/real_loop.h"
#include "bench/screen.h"
#include "bench/synthetic_trace.h"

#include <QGuiApplication>
#include <QTimer>

#include <atomic>
#include <mutex>
#include <thread>

using namespace loopscope;
using namespace loopscope::bench;
using namespace loopscope::engine;

namespace {

constexpr std::uint32_t tasks = 64;
constexpr int workPerStep = 1800; // so that a step takes less than two microseconds, and leaves two events
constexpr int rounds = 3;

/// What the loop did until it was told to stop.
struct LoopWork {
    std::uint64_t steps = 0;
    std::uint64_t events = 0;
    double seconds = 0; ///< of its thread's CPU time

    double nsPerStep() const { return seconds * 1e9 / static_cast<double>(steps); }
    double eventsPerSecond() const { return static_cast<double>(events) / seconds; }
};

std::uint64_t worked(std::uint64_t number)
{
    for (int round = 0; round < workPerStep; ++round)
        number = number * 6364136223846793005ULL + 1442695040888963407ULL;
    return number;
}

/// A loop on a thread of its own, from its construction until stop().
class BusyLoop {
public:
    BusyLoop(Tracing tracing, const RealLoop::Consume &consume)
        : m_thread([this, tracing, consume] { run(tracing, consume); })
    {
    }

    LoopWork stop()
    {
        m_isOver = true;
        m_thread.join();
        return m_work;
    }

private:
    void run(Tracing tracing, const RealLoop::Consume &consume)
    {
        RealLoop world(tracing, consume);
        const auto busy = [this](Task &task) -> Coroutine {
            std::uint64_t number = 1;
            while (!m_isOver) {
                number = worked(number);
                ++m_work.steps;
                co_await YieldAwaiter(task);
            }
            co_return Value{static_cast<std::int64_t>(number & 1)};
        };
        const std::int64_t begin = threadNs();
        world.run([&](Task &main) -> QCoro::Task<Outcome> {
            std::vector<std::shared_ptr<Task>> all;
            for (std::uint32_t task = 0; task < tasks; ++task)
                all.push_back(world.spawn(busy));
            for (const auto &task : all)
                co_await FutureAwaiter(main, *task, 0);
            co_return Outcome{};
        });
        m_work.seconds = static_cast<double>(threadNs() - begin) / 1e9;
        m_work.events = world.environment.recorder.stats().recorded;
    }

    std::atomic<bool> m_isOver = false;
    LoopWork m_work; ///< of the loop's thread until it is joined
    std::thread m_thread;
};

/// Events on their way from the thread that empties the recorder to the one that draws.
class Mailbox {
public:
    void put(trace::EventBatch batch)
    {
        const std::lock_guard lock(m_mutex);
        m_batches.push_back(std::move(batch));
    }
    std::vector<trace::EventBatch> takeAll()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_batches, {});
    }

private:
    std::mutex m_mutex;
    std::vector<trace::EventBatch> m_batches;
};

/// The events of a run that begins where another one has ended, with tasks of its own.
void moveBehind(trace::EventBatch &batch, Duration offset)
{
    for (trace::SchedulingEvent &event : batch.events) {
        event.time += offset;
        event.subject += syntheticTasks;
    }
}

LoopWork alone()
{
    BusyLoop loop(Tracing::Off, [](const trace::EventBatch &) {});
    QEventLoop waiting;
    QTimer::singleShot(1500, &waiting, &QEventLoop::quit);
    waiting.exec();
    return loop.stop();
}

struct Watched {
    LoopWork work;
    std::vector<double> frames; ///< ms
    double appended = 0;        ///< ms, of all frames
    double events = 0;
};

/// Zooms from all to the last ten microseconds, sixty frames a second, while the trace grows.
Watched watched()
{
    const auto builder = syntheticTrace(10'000'000, {64'000'000});
    const Duration offset = builder->trace().end() - Time{};
    Screen screen;
    Mailbox mailbox;
    Watched result;
    BusyLoop loop(Tracing::On, [&mailbox](trace::EventBatch batch) { mailbox.put(std::move(batch)); });
    QEventLoop window;
    QTimer frames;
    frames.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frames, &QTimer::timeout, &window, [&] {
        const std::int64_t begin = threadNs();
        for (trace::EventBatch &batch : mailbox.takeAll()) {
            moveBehind(batch, offset);
            builder->append(batch);
            result.events += static_cast<double>(batch.events.size());
        }
        const std::int64_t appended = threadNs();
        const Time end = builder->trace().end();
        screen.show(builder->trace(), Screen::zoomed(end, static_cast<int>(result.frames.size()), 1.0));
        result.appended += static_cast<double>(appended - begin) / 1e6;
        result.frames.push_back(static_cast<double>(threadNs() - begin) / 1e6);
        if (result.frames.size() == Screen::zoomFrames)
            window.quit();
    });
    frames.start(16);
    window.exec();
    result.work = loop.stop();
    return result;
}

} // namespace

int main(int count, char **arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_NO_GLIB", "1");
    const QGuiApplication application(count, arguments);
    app::registerFonts();
    Pairs steps;
    std::vector<double> slowed;
    std::vector<double> rates;
    std::vector<double> frames;
    std::vector<double> appends;
    for (int round = 0; round < rounds; ++round) {
        const LoopWork before = alone();
        const Watched with = watched();
        const LoopWork after = alone();
        const double without = (before.nsPerStep() + after.nsPerStep()) / 2;
        steps.add(with.work.nsPerStep(), without);
        slowed.push_back(with.work.nsPerStep() / without);
        rates.push_back(with.work.eventsPerSecond() / 1e6);
        frames.insert(frames.end(), with.frames.begin(), with.frames.end());
        appends.push_back(with.appended * 1e6 / with.events);
    }
    const Frames summary = summaryOf(std::move(frames));
    row("streaming: events of a busy loop", median(rates), "million/s", median(rates), "million/s", ">= 1");
    row("streaming: a loop's step, watched and not", withDigits(median(steps.ours)), withDigits(median(steps.theirs)),
        "ns", withDigits(median(slowed)), "of not", "<= 1.05");
    row("streaming: an event's way into the trace", median(appends), "ns", 0, "", "");
    row("streaming: frame, zooming 10M spans and more: p95", summary.p95, "ms", summary.p95, "ms", "<= 16.6");
    row("streaming: frame, likewise: median", summary.median, "ms", 0, "", "");
    row("streaming: frame, likewise: worst", summary.worst, "ms", 0, "", "");
    return 0;
}
