#include "scenario/run_core.h"

#include "engine/outside.h"
#include "engine/real_world.h"
#include "engine/simulated_world.h"
#include "scenario/interpreter.h"
#include "scenario/job_code.h"
#include "scenario/speed.h"

#include <algorithm>
#include <utility>

namespace loopscope::scenario {

namespace {

using engine::Environment;

constexpr std::uint64_t mostVirtualTurns = 5'000'000;

trace::RecorderOptions recorderOptions(const RunOptions &how)
{
    trace::RecorderOptions result;
    result.virtualTime = how.clock == ClockKind::Virtual;
    return result;
}

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

engine::Outcome runLoop(Runtime &runtime, Launch main)
{
    return runtime.world.run([&](engine::Loop &loop) -> std::unique_ptr<engine::LoopGuest> {
        runtime.shared.make(runtime, &loop);
        auto interpreter = std::make_unique<Interpreter>(runtime, loop, std::move(main));
        runtime.messages.receive(interpreter.get());
        return interpreter;
    });
}

engine::Outcome runFunction(Runtime &runtime, Launch main)
{
    runtime.shared.make(runtime, nullptr);
    return runtime.world.run("main", std::make_unique<MachineCode>(runtime, std::move(main)));
}

} // namespace

RunCore::RunCore(std::shared_ptr<const Scenario> scenario, const RunOptions &options)
    : m_scenario(std::move(scenario))
    , m_options(options)
    , m_environment(recorderOptions(options))
{
}

Duration RunCore::stallAfter() const
{
    return std::max<Duration>(std::chrono::milliseconds{1}, scaledBy(m_scenario->settings.stallAfter, m_options.speed));
}

RunResult RunCore::go(const RunCare &care)
{
    const auto world = makeWorld(care);
    Runtime runtime{m_scenario, *world, m_options.speed}; // gone before the loops that its futures belong to
    Launch launch;
    launch.label = "main";
    const engine::Outcome main =
        m_scenario->program->hasLoop() ? runLoop(runtime, std::move(launch)) : runFunction(runtime, std::move(launch));
    RunResult result = resultOf(m_environment, main);
    m_environment.outside().close();
    m_end = m_environment.recorder.clock().now();
    return result;
}

std::unique_ptr<engine::World> RunCore::makeWorld(const RunCare &care)
{
    const Settings &settings = m_scenario->settings;
    m_environment.isDebug = settings.debug;
    engine::WorldOptions how;
    how.workers = settings.workers;
    how.hasGil = settings.gil;
    how.stallAfter = stallAfter();
    if (m_options.clock == ClockKind::Virtual) {
        how.limits.turns = mostVirtualTurns;
        auto world = std::make_unique<engine::SimulatedWorld>(m_environment, how);
        world->simulation().onPace(care.pace);
        return world;
    }
    auto world = std::make_unique<engine::RealWorld>(m_environment, how);
    world->onLoop(care.watch, care.unwatch);
    return world;
}

} // namespace loopscope::scenario
