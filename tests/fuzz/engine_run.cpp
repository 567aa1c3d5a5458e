#include "fuzz/engine_run.h"

#include "engine/simulated_world.h"
#include "scenario/interpreter.h"

namespace loopscope::fuzz {

namespace {

using engine::Failure;

constexpr std::uint64_t mostTurns = 20'000; // and virtual_asyncio.py counts as many iterations
constexpr std::size_t mostLines = 2'000;

/// One line of text, whatever was logged.
std::string escaped(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\\' || c == '\n')
            result += '\\';
        result += c == '\n' ? 'n' : c;
    }
    return result;
}

std::string endingOf(const std::optional<Failure> &failure, const engine::Outcome &main)
{
    if (failure)
        return failure->kind == Failure::Kind::Limit ? "limit" : "deadlock";
    if (main.isException())
        return "failed: " + toText(main.exception());
    if (main.isCancelled())
        return "failed: asyncio.exceptions.CancelledError";
    return "returned";
}

} // namespace

Telling runOnEngine(const std::shared_ptr<const scenario::Scenario> &scenario)
{
    Telling telling;
    trace::RecorderOptions recording;
    recording.virtualTime = true;
    engine::Environment environment(recording);
    environment.onLog([&](const engine::LogEntry &entry) {
        telling.lines.push_back({toNs(entry.time), entry.who, escaped(entry.text)});
        if (telling.lines.size() >= mostLines)
            environment.fail({Failure::Kind::Limit, "too many lines"});
    });
    engine::WorldOptions how;
    environment.isDebug = scenario->settings.debug;
    how.workers = scenario->settings.workers;
    how.stallAfter = scenario->settings.stallAfter;
    how.limits.turns = mostTurns;
    engine::SimulatedWorld world(environment, how);
    scenario::Runtime runtime{scenario, world};
    const engine::Outcome main = world.run([&](engine::Loop &loop) -> std::unique_ptr<engine::LoopGuest> {
        runtime.shared.make(runtime, &loop);
        scenario::Launch launch;
        launch.label = "main";
        auto interpreter = std::make_unique<scenario::Interpreter>(runtime, loop, std::move(launch));
        runtime.messages.receive(interpreter.get());
        return interpreter;
    });
    telling.ending = endingOf(environment.failure(), main);
    return telling;
}

} // namespace loopscope::fuzz
