// Three threads make a run: the one that made the Run (it gets the signals), the scenario's main thread, and the
// monitor's beside it; other threads of the scenario's world come and go. They meet in the Environment only. They end
// in the order world, monitor, Run, each after the one before, so that the last batch is the last thing that is told
// before finished().

#include "scenario/run.h"

#include "engine/outside.h"
#include "engine/real_world.h"
#include "engine/simulated_world.h"
#include "scenario/interpreter.h"
#include "scenario/job_code.h"
#include "scenario/monitor.h"
#include "scenario/speed.h"

#include <QThread>

namespace loopscope::scenario {

namespace {

using engine::Environment;

constexpr std::uint64_t mostVirtualTurns = 5'000'000;
constexpr std::uint64_t mostAhead = 1'000'000; // events that a virtual run may be ahead of whoever reads it

RunResult resultOf(const Environment &environment, const engine::Outcome &main)
{
    using Kind = engine::Failure::Kind;
    if (const std::optional<engine::Failure> failure = environment.failure())
        return {failure->kind == Kind::Limit ? RunEnding::Limited : RunEnding::Failed, failure->text, failure->line};
    if (main.isKilled())
        return {RunEnding::Stopped, {}};
    if (main.isException())
        return {RunEnding::Failed, toText(main.exception())};
    if (main.isCancelled())
        return {RunEnding::Failed, "asyncio.exceptions.CancelledError"};
    // Main may have returned long ago, and what it left behind was stopped.
    return {environment.stop.isRequested() ? RunEnding::Stopped : RunEnding::Returned, {}};
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

    void runAll();
    std::unique_ptr<engine::World> makeWorld();
    static engine::Outcome runLoop(Runtime &runtime, Launch main);
    static engine::Outcome runFunction(Runtime &runtime, Launch main);
    const Program &program() const { return *scenario->program; }
    /// A slice that lasts so long is a stall, at the speed of this run.
    Duration stallAfter() const
    {
        return std::max<Duration>(std::chrono::milliseconds{1}, scaledBy(scenario->settings.stallAfter, options.speed));
    }
    /// Called by a virtual run now and then: lets whoever reads it catch up.
    void keepPace();

    const std::shared_ptr<const Scenario> scenario;
    const RunOptions options;
    Environment environment;
    Monitor monitor; ///< lives in monitorThread
    QThread monitorThread;
    std::unique_ptr<QThread> mainThread;
    RunResult result; ///< written by the main thread before it ends
    Time end{};       ///< likewise
    bool running = false;
};

void Run::Private::runAll()
{
    const auto world = makeWorld();
    Runtime runtime{scenario, *world, options.speed}; // gone before the loops that its futures belong to
    Launch launch;
    launch.label = "main";
    const engine::Outcome main =
        program().hasLoop() ? runLoop(runtime, std::move(launch)) : runFunction(runtime, std::move(launch));
    result = resultOf(environment, main);
    environment.outside().close();
    end = environment.recorder.clock().now();
}

engine::Outcome Run::Private::runLoop(Runtime &runtime, Launch main)
{
    return runtime.world.run([&](engine::Loop &loop) -> std::unique_ptr<engine::LoopGuest> {
        runtime.shared.make(runtime, &loop);
        auto interpreter = std::make_unique<Interpreter>(runtime, loop, std::move(main));
        runtime.messages.receive(interpreter.get());
        return interpreter;
    });
}

engine::Outcome Run::Private::runFunction(Runtime &runtime, Launch main)
{
    runtime.shared.make(runtime, nullptr);
    return runtime.world.run("main", std::make_unique<MachineCode>(runtime, std::move(main)));
}

std::unique_ptr<engine::World> Run::Private::makeWorld()
{
    const Settings &settings = scenario->settings;
    environment.isDebug = settings.debug;
    engine::WorldOptions how;
    how.workers = settings.workers;
    how.hasGil = settings.gil;
    how.stallAfter = stallAfter();
    if (options.clock == ClockKind::Virtual) {
        how.limits.turns = mostVirtualTurns;
        auto world = std::make_unique<engine::SimulatedWorld>(environment, how);
        world->simulation().onPace([this] { keepPace(); });
        return world;
    }
    auto world = std::make_unique<engine::RealWorld>(environment, how);
    world->onLoop([this](engine::Loop &loop) { monitor.watch(loop, stallAfter()); },
                  [this](engine::Loop &loop) { monitor.unwatch(loop); });
    return world;
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
    d->environment.onLog(std::move(sink));
}

void Run::onReport(std::function<void(const engine::Report &)> sink)
{
    d->environment.onReport(std::move(sink));
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
