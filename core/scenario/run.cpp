// Three threads make a run: the one that made the Run (it gets the signals), the scenario's main thread, and the
// monitor's beside it; other threads of the scenario's world come and go. They meet in the Environment only. They end
// in the order world, monitor, Run, each after the one before, so that the last batch is the last thing that is told
// before finished().

#include "scenario/run.h"

#include "scenario/monitor.h"
#include "scenario/run_core.h"

#include <QThread>

namespace loopscope::scenario {

namespace {

constexpr std::uint64_t mostAhead = 1'000'000; // events that a virtual run may be ahead of whoever reads it

} // namespace

class Run::Private {
public:
    Private(std::shared_ptr<const Scenario> scenario, const RunOptions &options)
        : core(std::move(scenario), options)
        , monitor(core.environment())
    {
    }

    void runAll();
    /// Called by a virtual run now and then: lets whoever reads it catch up.
    void keepPace();

    RunCore core;
    Monitor monitor; ///< lives in monitorThread
    QThread monitorThread;
    std::unique_ptr<QThread> mainThread;
    RunResult result; ///< written by the main thread before it ends
    bool running = false;
};

void Run::Private::runAll()
{
    const Duration stallAfter = core.stallAfter();
    result =
        core.go({[this] { keepPace(); }, [this, stallAfter](engine::Loop &loop) { monitor.watch(loop, stallAfter); },
                 [this](engine::Loop &loop) { monitor.unwatch(loop); }});
}

void Run::Private::keepPace()
{
    engine::Environment &environment = core.environment();
    const auto isAhead = [&] { return environment.recorder.stats().recorded > monitor.drainedCount() + mostAhead; };
    while (isAhead() && !environment.stop.waitFor(std::chrono::milliseconds{2})) {
    }
}

Run::Run(std::shared_ptr<const Scenario> scenario, const RunOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(scenario), options))
{
    qRegisterMetaType<trace::EventBatch>();
    d->monitor.setHurried(options.isHurried);
    d->monitor.moveToThread(&d->monitorThread);
    connect(&d->monitor, &Monitor::batchReady, this, [this](const trace::EventBatch &batch) {
        d->monitor.batchTaken(); // before it is told: whoever is told may delete this
        Q_EMIT batchReady(batch);
    });
    connect(&d->monitorThread, &QThread::finished, &d->monitor, &Monitor::stopTimers, Qt::DirectConnection);
    connect(&d->monitor, &Monitor::finished, this, [this] {
        d->mainThread->wait();
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
    if (d->mainThread != nullptr)
        d->mainThread->wait();
    d->monitorThread.quit();
    d->monitorThread.wait();
}

void Run::onLog(std::function<void(const engine::LogEntry &)> sink)
{
    d->core.environment().onLog(std::move(sink));
}

void Run::onReport(std::function<void(const engine::Report &)> sink)
{
    d->core.environment().onReport(std::move(sink));
}

void Run::start()
{
    if (d->mainThread != nullptr)
        return;
    d->running = true;
    d->monitorThread.setObjectName(QStringLiteral("monitor"));
    d->monitorThread.start();
    QMetaObject::invokeMethod(&d->monitor, &Monitor::start);
    d->mainThread.reset(QThread::create([this] { d->runAll(); }));
    d->mainThread->setObjectName(QStringLiteral("main"));
    connect(d->mainThread.get(), &QThread::finished, &d->monitor, &Monitor::finish);
    d->mainThread->start();
}

void Run::stop()
{
    d->core.environment().stop.request();
}

bool Run::isRunning() const
{
    return d->running;
}

Time Run::now() const
{
    return d->running ? d->core.environment().recorder.clock().now() : d->core.end();
}

} // namespace loopscope::scenario
