#include "scenario/make_object.h"

#include "engine/barrier.h"
#include "engine/condition.h"
#include "engine/connection.h"
#include "engine/event.h"
#include "engine/process_pool.h"
#include "engine/queue.h"
#include "engine/semaphore.h"
#include "engine/shared_value.h"
#include "engine/simulated_world.h"
#include "engine/stream_reader.h"
#include "engine/thread_barrier.h"
#include "engine/thread_mutex.h"
#include "scenario/files.h"
#include "scenario/process_jobs.h"
#include "scenario/runtime.h"
#include "scenario/worker_program.h"

namespace loopscope::scenario {

namespace {

using engine::Outcome;
using engine::Queue;
using engine::Semaphore;

/// A future that people have named.
class NamedFuture final : public engine::Future {
public:
    NamedFuture(engine::Loop &loop, std::string name) : Future(loop), m_name(std::move(name)) {}

    engine::Dependence dependence() const override
    {
        return {"future " + m_name + ", which nobody has given a result", {}};
    }

private:
    const std::string m_name;
};

template <class Kind, class... Arguments>
Outcome made(const std::string &name, Arguments... arguments)
{
    return Value{std::shared_ptr<engine::Object>(std::make_shared<Kind>(name, arguments...))};
}

Outcome pool(const NewObject &object, const std::string &name, Runtime &runtime)
{
    const bool hasGil = object.gil.value_or(runtime.program().settings.gil);
    return Value{
        std::shared_ptr<engine::Object>(runtime.world.makePool(name, static_cast<int>(object.parameter), hasGil))};
}

Outcome processes(const NewObject &object, const std::string &name, Runtime &runtime)
{
    const int workers = static_cast<int>(object.parameter);
    if (auto *simulated = dynamic_cast<engine::SimulatedWorld *>(&runtime.world))
        return Value{std::shared_ptr<engine::Object>(simulated->makeProcesses(name, workers))};
    engine::Environment &environment = runtime.world.environment();
    std::string described =
        describeScenario(runtime.scenario->text, runtime.speed, folderFor(runtime.program(), environment));
    auto made = std::make_shared<engine::ProcessPool>(
        environment, name, engine::ProcessOptions{workers, workerProgram(), std::move(described)});
    runtime.world.adopt(made);
    return Value{std::shared_ptr<engine::Object>(std::move(made))};
}

} // namespace

Outcome makeObject(const NewObject &object, const std::string &name, Runtime &runtime, engine::Loop *loop)
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
    case ObjectKind::Connection:
        return made<engine::Connection>(name);
    case ObjectKind::Future:
        if (loop == nullptr)
            return Exception{"RuntimeError", "no running event loop"};
        return Value{std::shared_ptr<engine::Future>(std::make_shared<NamedFuture>(*loop, name))};
    case ObjectKind::Value:
        return made<engine::SharedValue>(name, number);
    case ObjectKind::Mutex:
        return made<engine::ThreadMutex>(name);
    case ObjectKind::ThreadBarrier:
        return made<engine::ThreadBarrier>(name, number);
    case ObjectKind::Pool:
        return pool(object, name, runtime);
    case ObjectKind::Processes:
        return processes(object, name, runtime);
    }
    return Exception{"NotImplementedError", std::string(specOf(object.kind).name)};
}

} // namespace loopscope::scenario
