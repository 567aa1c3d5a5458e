// Locks, semaphores, events, conditions and barriers, as tasks wait for them.

#include "engine/barrier.h"
#include "engine/condition.h"
#include "engine/event.h"
#include "engine/semaphore.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

Performed acquire(const TaskContext &context, const Value &object, std::uint32_t line)
{
    if (const auto lock = object.object<engine::Lock>())
        return lock->acquire(context.task, line);
    if (const auto semaphore = object.object<engine::Semaphore>())
        return semaphore->acquire(context.task, line);
    if (const auto condition = object.object<engine::Condition>())
        return condition->lock().acquire(context.task, line);
    return wrongObject(object, "a lock, a semaphore or a condition");
}

Performed waitOn(const TaskContext &context, const Value &object, std::uint32_t line)
{
    if (const auto event = object.object<engine::Event>())
        return event->wait(context.task, line);
    if (const auto condition = object.object<engine::Condition>())
        return condition->wait(context.task, line);
    if (const auto barrier = object.object<engine::Barrier>())
        return barrier->wait(context.task, line);
    return wrongObject(object, "an event, a condition or a barrier");
}

} // namespace

Performed performSynchronisation(const TaskContext &context, Perform &step)
{
    if (step.step == StepKind::WaitOn)
        return waitOn(context, step.operands[0], step.line);
    return acquire(context, step.operands[0], step.line); // with, acquire
}

} // namespace loopscope::scenario
