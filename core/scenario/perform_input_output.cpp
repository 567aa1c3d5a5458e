// Requests. Files are in files.cpp, for they are used everywhere.

#include "engine/connection.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

constexpr std::int64_t usualSize = 100;

/// `connection` is kept for as long as its answer is waited for.
engine::Coroutine requestOver(std::shared_ptr<engine::Connection> connection, engine::Task &task, Duration latency,
                              std::int64_t size, std::uint32_t line)
{
    engine::Performed performed = connection->request(task, latency, size, line);
    if (auto *outcome = std::get_if<Outcome>(&performed))
        co_return std::move(*outcome);
    co_return co_await std::move(std::get<engine::Coroutine>(performed));
}

Performed request(const TaskContext &context, const Perform &step)
{
    const auto *latency = step.operands[0].as<Duration>();
    if (latency == nullptr)
        return wrongObject(step.operands[0], "a duration with a unit");
    const Value &given = step.operands[1];
    const auto *size = given.as<std::int64_t>();
    if (size == nullptr && !given.isNone())
        return wrongObject(given, "a whole number");
    const std::int64_t bytes = size == nullptr ? usualSize : *size;
    const Duration scaled = context.interpreter.scaled(*latency);
    const Value &over = step.operands[2];
    if (over.isNone())
        return engine::requestAlone(context.task, scaled, bytes, step.line);
    auto connection = over.object<engine::Connection>();
    if (connection == nullptr)
        return wrongObject(over, "a connection");
    return requestOver(std::move(connection), context.task, scaled, bytes, step.line);
}

} // namespace

Performed performInputOutput(const TaskContext &context, Perform &step)
{
    return request(context, step); // files never wait: performAtOnce()
}

} // namespace loopscope::scenario
