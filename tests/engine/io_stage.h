#pragma once

// Where requests are made and files are read: a world on one of the two clocks, with one loop for a main task.

#include "engine/awaiters.h"
#include "engine/connection.h"
#include "engine/gather.h"
#include "engine/outside.h"
#include "engine/real_world.h"
#include "engine/simulated_world.h"
#include "trace/builder.h"

namespace loopscope::test {

inline trace::RecorderOptions recorderOptions(bool isReal)
{
    trace::RecorderOptions options;
    options.virtualTime = !isReal;
    return options;
}

/// A world on one of the two clocks, with one loop for a main task.
class Stage {
public:
    explicit Stage(bool isReal) : environment(recorderOptions(isReal))
    {
        if (isReal)
            m_world = std::make_unique<engine::RealWorld>(environment, engine::WorldOptions{});
        else
            m_world = std::make_unique<engine::SimulatedWorld>(environment, engine::WorldOptions{});
    }

    std::shared_ptr<engine::Task> spawn(const std::string &name, const engine::Task::Body &body)
    {
        return m_loop->createTask({name, name, 0}, body);
    }

    /// Runs it to its end, with all that ends with it. False: a deadlock.
    bool run(const engine::Task::Body &body)
    {
        m_world->run([this, &body](engine::Loop &loop) {
            m_loop = &loop;
            return std::make_unique<Guest>(*this, body);
        });
        const trace::EventBatch batch = environment.recorder.drainAll();
        events = batch.events;
        builder.append(batch);
        return !environment.failure();
    }

    Time now() const { return environment.recorder.clock().now(); }
    void log(const std::string &word) { text += (text.empty() ? "" : " ") + word; }
    /// How a request comes out: its number, or its exception.
    void log(const std::string &who, const engine::Outcome &outcome)
    {
        log(who + '=' +
            (outcome.isValue()       ? engine::str(outcome.value())
             : outcome.isException() ? engine::toText(outcome.exception())
                                     : "cancelled"));
    }

    engine::Environment environment;
    std::vector<trace::SchedulingEvent> events; ///< of the run, once it is over
    trace::TraceBuilder builder;                ///< of them
    std::string text;                           ///< what was logged

private:
    class Guest final : public engine::LoopGuest {
    public:
        Guest(Stage &stage, const engine::Task::Body &body) : m_stage(stage), m_body(body) {}
        std::shared_ptr<engine::Task> start() override { return m_stage.spawn("main", m_body); }

    private:
        Stage &m_stage;
        const engine::Task::Body &m_body;
    };

    std::unique_ptr<engine::World> m_world;
    engine::Loop *m_loop = nullptr; ///< of the run
};

/// A task that asks once and logs how that came out. The connection may be null: then it has one of its own.
inline engine::Task::Body asker(Stage &stage, engine::Connection *connection, Duration latency, std::int64_t size)
{
    return [&stage, connection, latency, size](engine::Task &task) -> QCoro::Task<engine::Outcome> {
        engine::Outcome outcome;
        if (connection == nullptr) {
            outcome = co_await engine::requestAlone(task, latency, size, 7);
        } else {
            engine::Performed performed = connection->request(task, latency, size, 7);
            if (auto *later = std::get_if<engine::Coroutine>(&performed))
                outcome = co_await std::move(*later);
            else
                outcome = std::get<engine::Outcome>(performed);
        }
        if (!outcome.isKilled())
            stage.log(task.info().name, outcome);
        co_return outcome.isCancelled() || outcome.isKilled() ? outcome : engine::Outcome{};
    };
}

inline QCoro::Task<engine::Outcome> awaitAll(engine::Task &task, std::vector<std::shared_ptr<engine::Future>> futures)
{
    const auto gather = engine::Gather::create(task.loop(), std::move(futures), engine::Gather::Failures::Returned);
    co_return co_await engine::FutureAwaiter(task, *gather, 0);
}

inline QCoro::Task<engine::Outcome> awaitOne(engine::Task &task, std::shared_ptr<engine::Future> future)
{
    co_return co_await engine::FutureAwaiter(task, *future, 0);
}

inline std::uint16_t portOf(Stage &stage)
{
    return std::get<std::uint16_t>(stage.environment.outside().server().port());
}

} // namespace loopscope::test
