#include "scenario/make_object.h"

#include "engine/barrier.h"
#include "engine/condition.h"
#include "engine/event.h"
#include "engine/queue.h"
#include "engine/semaphore.h"
#include "engine/stream_reader.h"

namespace loopscope::scenario {

namespace {

using engine::Outcome;
using engine::Queue;
using engine::Semaphore;

template <class Kind, class... Arguments>
Outcome made(const std::string &name, Arguments... arguments)
{
    return Value{std::shared_ptr<engine::Object>(std::make_shared<Kind>(name, arguments...))};
}

} // namespace

Outcome makeObject(const NewObject &object, const std::string &name, engine::Loop &loop)
{
    const std::int64_t number = object.parameter;
    switch (object.kind) {
    case ObjectKind::Lock:
        return made<engine::Lock>(name);
    case ObjectKind::Semaphore:
    case ObjectKind::BoundedSemaphore:
        return made<Semaphore>(
            name, number, object.kind == ObjectKind::Semaphore ? Semaphore::Kind::Plain : Semaphore::Kind::Bounded);
    case ObjectKind::Event:
        return made<engine::Event>(name);
    case ObjectKind::Condition:
        return made<engine::Condition>(name);
    case ObjectKind::Barrier:
        return made<engine::Barrier>(name, number);
    case ObjectKind::Queue:
        return made<Queue>(name, Queue::Order::Fifo, number);
    case ObjectKind::PriorityQueue:
        return made<Queue>(name, Queue::Order::Priority, number);
    case ObjectKind::LifoQueue:
        return made<Queue>(name, Queue::Order::Lifo, number);
    case ObjectKind::Stream:
        return made<engine::StreamReader>(name);
    case ObjectKind::Future:
        return Value{std::make_shared<engine::Future>(loop)};
    default:
        return Exception{"NotImplementedError", std::string(specOf(object.kind).name)};
    }
}

} // namespace loopscope::scenario
