// Locks, semaphores, events, conditions and barriers, as tasks wait for them.

#include "engine/barrier.h"
#include "engine/condition.h"
#include "engine/event.h"
#include "engine/semaphore.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

std::optional<Performed> acquire(const TaskContext &context, const Value &object, std::uint32_t line)
{
    if (const auto lock = object.object<engine::Lock>())
        return lock->acquire(context.task, line);
    if (const auto semaphore = object.object<engine::Semaphore>())
        return semaphore->acquire(context.task, line);
    if (const auto condition = object.object<engine::Condition>())
        return condition->lock().acquire(context.task, line);
    return std::nullopt;
}

std::optional<Performed> waitOn(const TaskContext &context, const Value &object, std::uint32_t line)
{
    if (const auto event = object.object<engine::Event>())
        return event->wait(context.task, line);
    if (const auto condition = object.object<engine::Condition>())
        return condition->wait(context.task, line);
    if (const auto barrier = object.object<engine::Barrier>())
        return barrier->wait(context.task, line);
    return std::nullopt;
}

} // namespace

Performed performSynchronisation(const TaskContext &context, Perform &step)
{
    const bool waits = step.step == StepKind::WaitOn;
    auto performed = waits ? waitOn(context, step.operands[0], step.line)
                           : acquire(context, step.operands[0], step.line); // with, acquire
    return performed ? std::move(*performed) : performThreadStep(context, step);
}

} // namespace loopscope::scenario
