// Three threads make a run: the one that made the Run (it gets the signals), the loop's, and the monitor's beside it;
// the pool's workers come and go. They meet in the Environment only. They end in the order loop, monitor, Run, each
// after the one before, so that the last batch is the last thing that is told before finished().

#include "scenario/run.h"

#include "engine/deadlock.h"
#include "engine/loop_driver.h"
#include "engine/simulation.h"
#include "engine/thread_pool.h"
#include "scenario/interpreter.h"
#include "scenario/monitor.h"

#include <QEventLoop>
#include <QThread>

namespace loopscope::scenario {

namespace {

using engine::Environment;
using engine::Loop;
using trace::EventKind;

constexpr std::uint64_t mostVirtualTurns = 5'000'000;
constexpr std::uint64_t mostAhead = 1'000'000; // events that a virtual run may be ahead of whoever reads it

trace::SchedulingEvent loopEvent(EventKind kind, std::int64_t detail = 0)
{
    trace::SchedulingEvent event;
    event.kind = kind;
    event.detail = detail;
    return event;
}

RunResult resultOf(const Loop &loop, const engine::Task &main, bool deadlocked)
{
    if (loop.failure())
        return {RunEnding::Limited, *loop.failure()};
    if (deadlocked)
        return {RunEnding::Failed, deadlockText(loop)};
    if (!main.isDone() || main.outcome().isKilled())
        return {RunEnding::Stopped, {}};
    if (main.outcome().isException())
        return {RunEnding::Failed, toText(main.outcome().exception())};
    if (main.outcome().isCancelled())
        return {RunEnding::Failed, "asyncio.exceptions.CancelledError"};
    return {RunEnding::Returned, {}};
}

} // namespace

class Run::Private {
public:
    Private(std::shared_ptr<const Scenario> what, const RunOptions &how)
        : scenario(std::move(what))
        , options(how)
        , environment(recorderOptions(how))
        , monitor(environment)
    {
    }

    static trace::RecorderOptions recorderOptions(const RunOptions &how)
    {
        trace::RecorderOptions result;
        result.virtualTime = how.clock == ClockKind::Virtual;
        return result;
    }

    void runLoop();
    void runReal();
    void runVirtual();
    template <class RunIt>
    void drive(Loop &loop, engine::Executor &executor, RunIt runIt);
    /// Called by a virtual run now and then: lets whoever reads it catch up.
    void keepPace();

    const std::shared_ptr<const Scenario> scenario;
    const RunOptions options;
    Environment environment;
    Monitor monitor; ///< lives in monitorThread
    QThread monitorThread;
    std::unique_ptr<QThread> loopThread;
    RunResult result; ///< written by the loop's thread before it ends
    Time end{};       ///< likewise
    bool running = false;
};

void Run::Private::runLoop()
{
    if (options.clock == ClockKind::Virtual)
        runVirtual();
    else
        runReal();
    end = environment.recorder.clock().now();
}

template <class RunIt>
void Run::Private::drive(Loop &loop, engine::Executor &executor, RunIt runIt)
{
    trace::SchedulingEvent started = loopEvent(EventKind::LoopStarted, scenario->settings.stallAfter.count());
    started.object = loop.intern("loop");
    loop.record(started);
    loop.record(loopEvent(EventKind::PoolStarted, scenario->settings.workers));
    SharedObjects shared({});
    Interpreter interpreter(scenario->program, loop, executor, shared, options.speed);
    const auto main = interpreter.start();
    loop.run(main, [&executor] { return executor.isQuiet(); });
    const bool deadlocked = runIt();
    result = resultOf(loop, *main, deadlocked);
    if (deadlocked)
        loop.reportPending();
    loop.killAll();
    loop.record(loopEvent(EventKind::LoopStopped));
}

void Run::Private::runReal()
{
    engine::LoopDriver driver(environment);
    engine::ThreadPool pool(environment, driver, scenario->settings.workers);
    pool.onJobEnded([&driver] { driver.wake(); });
    Loop loop(environment, driver, 0, {});
    monitor.watch(std::make_unique<engine::Watchdog>(loop.heartbeat(), environment.recorder.clock(), loop.number(),
                                                     scenario->settings.stallAfter));
    drive(loop, pool, [&] {
        QEventLoop qtLoop;
        bool deadlocked = false;
        QObject::connect(&driver, &engine::LoopDriver::finished, &qtLoop, [&](bool hangs) {
            deadlocked = hangs;
            qtLoop.quit();
        });
        // stop() wakes the driver through the stop signal's hook: it may come before the driver exists.
        const auto hook = environment.stop.onRequest([&driver] { driver.wake(); });
        driver.start(loop);
        qtLoop.exec();
        if (environment.stop.isRequested())
            pool.waitForDone();
        return deadlocked;
    });
    monitor.unwatch();
}

void Run::Private::runVirtual()
{
    engine::Simulation simulation(environment, scenario->settings.workers);
    simulation.onPace([this] { keepPace(); });
    engine::LoopLimits limits;
    limits.turns = mostVirtualTurns;
    Loop loop(environment, simulation, 0, limits);
    drive(loop, simulation, [&] { return !simulation.run(loop); });
}

void Run::Private::keepPace()
{
    const auto isAhead = [this] { return environment.recorder.stats().recorded > monitor.drainedCount() + mostAhead; };
    while (isAhead() && !environment.stop.waitFor(std::chrono::milliseconds{2})) {
    }
}

Run::Run(std::shared_ptr<const Scenario> scenario, const RunOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(scenario), options))
{
    qRegisterMetaType<trace::EventBatch>();
    d->monitor.moveToThread(&d->monitorThread);
    connect(&d->monitor, &Monitor::batchReady, this, [this](const trace::EventBatch &batch) {
        d->monitor.batchTaken(); // before it is told: whoever is told may delete this
        Q_EMIT batchReady(batch);
    });
    connect(&d->monitorThread, &QThread::finished, &d->monitor, &Monitor::stopTimers, Qt::DirectConnection);
    connect(&d->monitor, &Monitor::finished, this, [this] {
        d->loopThread->wait();
        d->monitorThread.quit();
        d->monitorThread.wait();
        d->running = false;
        const RunResult result = d->result;
        Q_EMIT finished(result);
    });
}

Run::~Run()
{
    stop();
    if (d->loopThread != nullptr)
        d->loopThread->wait();
    d->monitorThread.quit();
    d->monitorThread.wait();
}

void Run::onLog(std::function<void(const engine::LogEntry &)> sink)
{
    d->environment.onLog(std::move(sink));
}

void Run::start()
{
    if (d->loopThread != nullptr)
        return;
    d->running = true;
    d->monitorThread.setObjectName(QStringLiteral("monitor"));
    d->monitorThread.start();
    QMetaObject::invokeMethod(&d->monitor, &Monitor::start);
    d->loopThread.reset(QThread::create([this] { d->runLoop(); }));
    d->loopThread->setObjectName(QStringLiteral("loop"));
    connect(d->loopThread.get(), &QThread::finished, &d->monitor, &Monitor::finish);
    d->loopThread->start();
}

void Run::stop()
{
    d->environment.stop.request();
}

bool Run::isRunning() const
{
    return d->running;
}

Time Run::now() const
{
    return d->running ? d->environment.recorder.clock().now() : d->end;
}

} // namespace loopscope::scenario
