#include "scenario/object_methods.h"

#include "engine/barrier.h"
#include "engine/condition.h"
#include "engine/event.h"
#include "engine/handle.h"
#include "engine/queue.h"
#include "engine/semaphore.h"
#include "engine/stream_reader.h"

namespace loopscope::scenario {

namespace {

using engine::Future;
using engine::Outcome;

Result resultOf(Future &future)
{
    if (!future.isDone())
        return Exception{"InvalidStateError", "Result is not set."};
    const Outcome &outcome = future.retrieve();
    if (outcome.isException())
        return outcome.exception();
    return outcome.isValue() ? Result{outcome.value()} : Exception{"CancelledError", {}};
}

Result exceptionOf(Future &future)
{
    if (!future.isDone())
        return Exception{"InvalidStateError", "Exception is not set."};
    const Outcome &outcome = future.retrieve();
    if (outcome.isCancelled())
        return Exception{"CancelledError", {}};
    return outcome.isException() ? Value{outcome.exception()} : Value{};
}

Result askFuture(const Value &value, Future &future, Method method)
{
    const auto *task = dynamic_cast<const engine::Task *>(&future);
    switch (method) {
    case Method::Done:
        return Value{future.isDone()};
    case Method::Cancelled:
        return Value{future.isCancelled()};
    case Method::Result:
        return resultOf(future);
    case Method::Exception:
        return exceptionOf(future);
    case Method::GetName:
        return task == nullptr ? Result{noAttribute(value, method)} : Value{task->info().name};
    case Method::Cancelling:
        return task == nullptr ? Result{noAttribute(value, method)} : Value{task->cancelling()};
    default:
        return noAttribute(value, method);
    }
}

std::optional<Value> askLock(const Value &object)
{
    if (const auto lock = object.object<engine::Lock>())
        return Value{lock->isLocked()};
    if (const auto semaphore = object.object<engine::Semaphore>())
        return Value{semaphore->isLocked()};
    if (const auto condition = object.object<engine::Condition>())
        return Value{condition->lock().isLocked()};
    return std::nullopt;
}

std::optional<Value> askQueue(const Value &object, Method method)
{
    const auto queue = object.object<engine::Queue>();
    if (queue == nullptr)
        return std::nullopt;
    if (method == Method::Qsize)
        return Value{static_cast<std::int64_t>(queue->size())};
    return Value{method == Method::Empty ? queue->isEmpty() : queue->isFull()};
}

std::optional<Value> askObject(const Value &object, Method method)
{
    switch (method) {
    case Method::Locked:
        return askLock(object);
    case Method::Qsize:
    case Method::Empty:
    case Method::Full:
        return askQueue(object, method);
    case Method::IsSet:
        if (const auto event = object.object<engine::Event>())
            return Value{event->isSet()};
        return std::nullopt;
    case Method::NWaiting:
    case Method::Parties:
        if (const auto barrier = object.object<engine::Barrier>())
            return Value{method == Method::Parties ? barrier->parties() : barrier->waitingCount()};
        return std::nullopt;
    case Method::AtEof:
        if (const auto stream = object.object<engine::StreamReader>())
            return Value{stream->isAtEof()};
        return std::nullopt;
    case Method::Cancelled:
        if (const auto handle = object.object<engine::Handle>())
            return Value{handle->isCancelled()};
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace

Result askOnLoop(const Value &object, Method method)
{
    if (const auto future = object.future())
        return askFuture(object, *future, method);
    if (auto answer = askObject(object, method))
        return std::move(*answer);
    return noAttribute(object, method);
}

} // namespace loopscope::scenario
