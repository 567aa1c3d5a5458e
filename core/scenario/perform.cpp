#include "scenario/perform_context.h"

namespace loopscope::scenario {

Performed performInTask(const TaskContext &context, Perform &step)
{
    if (auto outcome = performAtOnce(context.interpreter, step))
        return std::move(*outcome);
    switch (specOf(step.step).topic) {
    case Topic::Tasks:
        return performTaskStep(context, step);
    case Topic::Synchronisation:
        return performSynchronisation(context, step);
    case Topic::QueuesAndStreams:
        return performQueueStep(context, step);
    case Topic::ExecutorsAndThreads:
        return performExecutorStep(context, step);
    case Topic::InputAndOutput:
        return performInputOutput(context, step);
    default: // moves of the machine are none; callbacks are performed at once, except call_soon_threadsafe
        return performThreadStep(context, step);
    }
}

Outcome wrongObject(const Value &value, std::string_view expected)
{
    return Exception{"TypeError", std::string(expected) + " is needed here, not '" + engine::typeName(value) + "'"};
}

std::string_view expectedBy(StepKind step)
{
    return specOf(step).fields[0].summary;
}

std::variant<std::optional<Duration>, Exception> timeoutIn(const Interpreter &interpreter, const Value &value)
{
    if (value.isNone())
        return std::optional<Duration>();
    if (const auto *duration = value.as<Duration>())
        return std::optional(interpreter.scaled(*duration));
    return Exception{"TypeError", "a duration with a unit is needed here, not '" + engine::typeName(value) + "'"};
}

std::variant<std::shared_ptr<engine::Future>, Exception> futureIn(const Value &value)
{
    if (auto future = value.future())
        return future;
    return Exception{"TypeError", "object " + engine::typeName(value) + " can't be used in 'await' expression"};
}

} // namespace loopscope::scenario
