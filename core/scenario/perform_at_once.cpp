// Steps that never wait: the same in a task and in a callback.

#include "engine/condition.h"
#include "engine/event.h"
#include "engine/handle.h"
#include "engine/queue.h"
#include "engine/relay.h"
#include "engine/semaphore.h"
#include "engine/stream_reader.h"
#include "scenario/files.h"
#include "scenario/make_object.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

std::optional<Outcome> cancel(const Value &value, std::uint32_t line)
{
    if (const auto handle = value.object<engine::Handle>()) {
        handle->cancel();
        return Outcome{};
    }
    const auto future = value.future();
    if (future == nullptr)
        return std::nullopt; // a job, perhaps
    auto *relay = dynamic_cast<engine::Relay *>(future.get());
    if (relay == nullptr)
        return Outcome{Value{future->cancel()}};
    const engine::CancelReply reply = relay->requestCancel(line);
    if (reply == engine::CancelReply::Endless)
        return Outcome{Exception{"RecursionError", "maximum recursion depth exceeded while calling a Python object"}};
    return Outcome{Value{reply == engine::CancelReply::Accepted}};
}

/// set_result and set_exception.
Outcome finish(const Value &value, Outcome outcome, std::string_view what)
{
    const auto future = value.future();
    if (future == nullptr)
        return wrongObject(value, "a future");
    if (dynamic_cast<engine::Task *>(future.get()) != nullptr)
        return Exception{"RuntimeError", "Task does not support " + std::string(what) + " operation"};
    if (future->isDone())
        return Exception{"InvalidStateError", "invalid state"};
    future->finish(std::move(outcome));
    return {};
}

/// asyncio lets anybody release a lock. It is hardly ever meant, so it is told.
Outcome releaseLock(engine::Loop &loop, engine::Lock &lock, std::uint32_t line)
{
    const engine::Task *current = loop.current();
    const auto &holder = lock.holder();
    const bool isOwn = holder && current != nullptr && holder->task == current->id();
    const engine::Task *owner = holder && !isOwn ? loop.find(holder->task) : nullptr; // looks at all tasks
    if (owner != nullptr)
        loop.report(
            "lock '" + lock.name() + "' is released by " + (current == nullptr ? "a callback" : current->info().name) +
                ", but " + owner->info().name + " holds it",
            current == nullptr ? TaskId{} : current->id(), current == nullptr ? "" : current->info().name, line);
    return lock.release();
}

std::optional<Outcome> release(const Interpreter &interpreter, const Value &object, std::uint32_t line)
{
    if (const auto lock = object.object<engine::Lock>())
        return releaseLock(interpreter.loop(), *lock, line);
    if (const auto semaphore = object.object<engine::Semaphore>())
        return semaphore->release(interpreter.loop().current());
    if (const auto condition = object.object<engine::Condition>())
        return releaseLock(interpreter.loop(), condition->lock(), line);
    return std::nullopt; // a mutex, perhaps
}

Outcome notify(const Perform &step)
{
    const auto condition = step.operands[0].object<engine::Condition>();
    if (condition == nullptr)
        return wrongObject(step.operands[0], "a condition");
    if (step.step == StepKind::NotifyAll)
        return condition->notifyAll();
    if (step.operands[1].isNone())
        return condition->notify();
    const auto *count = step.operands[1].as<std::int64_t>();
    return count == nullptr ? wrongObject(step.operands[1], "a whole number") : condition->notify(*count);
}

Outcome setEvent(const Perform &step)
{
    const auto event = step.operands[0].object<engine::Event>();
    if (event == nullptr)
        return wrongObject(step.operands[0], "an event");
    if (step.step == StepKind::SetEvent)
        event->set();
    else
        event->clear();
    return {};
}

Outcome queueStep(const Interpreter &interpreter, Perform &step)
{
    const Value &object = step.operands[step.step == StepKind::PutNowait ? 1 : 0];
    const auto queue = object.object<engine::Queue>();
    if (queue == nullptr)
        return wrongObject(object, "a queue");
    if (step.step == StepKind::PutNowait)
        return queue->putNowait(interpreter.loop(), std::move(step.operands[0]));
    return step.step == StepKind::GetNowait ? queue->getNowait() : queue->taskDone();
}

Outcome feed(const Interpreter &interpreter, const Perform &step)
{
    const Value &object = step.operands[step.step == StepKind::Feed ? 1 : 0];
    const auto stream = object.object<engine::StreamReader>();
    if (stream == nullptr)
        return wrongObject(object, "a stream");
    if (step.step == StepKind::Feed)
        return stream->feed(interpreter.loop(), *step.operands[0].as<std::string>());
    stream->feedEof();
    return {};
}

Outcome callLater(Interpreter &interpreter, Perform &step)
{
    const auto *delay = step.operands[1].as<Duration>();
    if (delay == nullptr)
        return wrongObject(step.operands[1], "a duration with a unit");
    return interpreter.callLater(std::move(step.launch), interpreter.scaled(*delay));
}

bool leaves(const Perform &step)
{
    return step.step == StepKind::Release || (step.step == StepKind::With && step.phase == PerformSite::Phase::Exit);
}

} // namespace

std::optional<Outcome> performAtOnce(Interpreter &interpreter, Perform &step)
{
    if (leaves(step))
        return release(interpreter, step.operands[0], step.line);
    switch (step.step) {
    case StepKind::Cancel:
        return cancel(step.operands[0], step.line);
    case StepKind::SetResult:
        return finish(step.operands[0], step.operands[1], "set_result");
    case StepKind::SetException:
        return finish(step.operands[0], **step.operands[1].as<std::shared_ptr<const Exception>>(), "set_exception");
    case StepKind::Create:
        return makeObject(*step.object, step.launch.label, interpreter.runtime(), &interpreter.loop());
    case StepKind::SetEvent:
    case StepKind::ClearEvent:
        return setEvent(step);
    case StepKind::Notify:
    case StepKind::NotifyAll:
        return notify(step);
    case StepKind::PutNowait:
    case StepKind::GetNowait:
    case StepKind::TaskDone:
        return queueStep(interpreter, step);
    case StepKind::Feed:
    case StepKind::FeedEof:
        return feed(interpreter, step);
    case StepKind::CallSoon:
        return interpreter.callSoon(std::move(step.launch));
    case StepKind::CallLater:
        return callLater(interpreter, step);
    case StepKind::ReadFile:
    case StepKind::WriteFile: {
        engine::Loop &loop = interpreter.loop();
        const std::uint32_t task = loop.current() == nullptr ? 0 : loop.current()->id().value;
        return performFileStep(loop.environment(), loop.writer(), {trace::OwnerKind::Task, task}, step);
    }
    default:
        return std::nullopt;
    }
}

} // namespace loopscope::scenario
