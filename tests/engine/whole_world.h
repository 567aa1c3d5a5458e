#pragma once

// A whole world, on either clock, for tests whose code is written here: jobs as lists of steps, loops as coroutines.

#include "engine/awaiters.h"
#include "engine/real_world.h"
#include "engine/simulated_world.h"
#include "engine/thread_mutex.h"
#include "support/trace_checks.h"
#include "trace/builder.h"

#include <QTest>

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace loopscope::test {

/// Code of a job, step by step. A step that returns nothing is followed by the next one at once; after the last one the
/// code returns None.
class Steps final : public engine::JobCode {
public:
    using Step = std::function<std::optional<Next>(const engine::JobContext &)>;

    explicit Steps(std::vector<Step> steps) : m_steps(std::move(steps)) {}

    Next next(const engine::JobContext &context) override
    {
        while (m_next < m_steps.size()) {
            if (auto stop = m_steps[m_next++](context))
                return std::move(*stop);
        }
        return engine::Outcome{};
    }

private:
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
};

/// What runs on a loop: one coroutine as its main.
class BodyGuest final : public engine::LoopGuest {
public:
    BodyGuest(engine::Loop &loop, engine::Task::Body body) : m_loop(loop), m_body(std::move(body)) {}

    std::shared_ptr<engine::Task> start() override { return m_loop.createTask({"main", "main", 0}, m_body); }

private:
    engine::Loop &m_loop;
    engine::Task::Body m_body;
};

class WholeWorld {
public:
    using Step = Steps::Step;
    using Next = engine::JobCode::Next;

    explicit WholeWorld(bool isVirtual, const engine::WorldOptions &options = {})
        : environment(recorderOptions(isVirtual))
    {
        environment.onReport([this](const engine::Report &report) {
            if (report.text.starts_with("Exception in thread"))
                say(report.text);
        });
        if (isVirtual)
            world = std::make_unique<engine::SimulatedWorld>(environment, options);
        else
            world = std::make_unique<engine::RealWorld>(environment, options);
    }

    /// A main without a loop.
    engine::Outcome run(std::vector<Step> steps)
    {
        auto code = std::make_unique<Steps>(std::move(steps));
        engine::Outcome outcome = world->run("main", std::move(code));
        collect();
        return outcome;
    }
    engine::Outcome run(const engine::Task::Body &body)
    {
        engine::Outcome outcome = world->run(loopOf(body));
        collect();
        return outcome;
    }

    static engine::MakeGuest loopOf(engine::Task::Body body)
    {
        return [body = std::move(body)](engine::Loop &loop) { return std::make_unique<BodyGuest>(loop, body); };
    }

    /// What somebody says, in order; any thread.
    void say(const std::string &word)
    {
        const std::scoped_lock lock(m_mutex);
        text += (text.empty() ? "" : " ") + word;
    }

    // Steps.
    Step says(const std::string &word)
    {
        return [this, word](const engine::JobContext &) -> std::optional<Next> {
            say(word);
            return std::nullopt;
        };
    }
    Step does(std::function<void(const engine::JobContext &)> what)
    {
        return [what = std::move(what)](const engine::JobContext &context) -> std::optional<Next> {
            what(context);
            return std::nullopt;
        };
    }
    static Step blocks(Duration duration)
    {
        return [=](const engine::JobContext &) { return Next{engine::Work{trace::Reason::Block, duration, 0}}; };
    }
    static Step computes(Duration duration)
    {
        return [=](const engine::JobContext &) { return Next{engine::Work{trace::Reason::Compute, duration, 0}}; };
    }
    static Step returns(engine::Outcome outcome)
    {
        return [=](const engine::JobContext &) { return Next{outcome}; };
    }
    using MakeWait = std::function<std::shared_ptr<engine::ThreadWait>(engine::WaitInfo)>;
    /// Waits, and does something with how that came out.
    static std::vector<Step> waits(const MakeWait &make, std::function<void(const engine::Outcome &)> then = {},
                                   std::optional<Duration> timeout = {})
    {
        const auto wait = std::make_shared<std::shared_ptr<engine::ThreadWait>>();
        return {[=](const engine::JobContext &context) {
                    *wait = make({context.job.name(), 0, timeout});
                    return Next{engine::Park{*wait}};
                },
                [=](const engine::JobContext &) -> std::optional<Next> {
                    if (then)
                        then((*wait)->outcome());
                    return std::nullopt;
                }};
    }
    static std::vector<Step> acquires(engine::ThreadMutex &mutex)
    {
        return waits([&mutex](engine::WaitInfo info) { return mutex.acquire(std::move(info)); });
    }
    Step releases(engine::ThreadMutex &mutex)
    {
        return does([&mutex](const engine::JobContext &) { mutex.release(); });
    }

    /// Starts a thread of this name; nullptr if that is refused, which is said.
    std::shared_ptr<engine::Thread> thread(const std::string &name, std::vector<Step> steps)
    {
        auto code = std::make_unique<Steps>(std::move(steps));
        return told(world->startThread({name, "f", 0}, std::move(code), {}));
    }
    std::shared_ptr<engine::Thread> loopThread(const std::string &name, const engine::Task::Body &body)
    {
        return told(world->startLoop({name, "run", 0}, loopOf(body)));
    }
    Step starts(const std::string &name, std::vector<Step> steps)
    {
        return does([this, name, steps = std::move(steps)](const engine::JobContext &) { thread(name, steps); });
    }
    static std::vector<Step> joins(const std::shared_ptr<engine::Thread> &thread, std::optional<Duration> timeout = {})
    {
        return waits([&thread](engine::WaitInfo info) { return engine::Thread::join(thread, std::move(info)); }, {},
                     timeout);
    }
    std::shared_ptr<engine::Job> submit(engine::Executor &pool, const std::string &name, std::vector<Step> steps)
    {
        auto code = std::make_unique<Steps>(std::move(steps));
        auto job = pool.submit(engine::JobInfo{name, 0}, std::move(code), {});
        if (auto *refusal = std::get_if<engine::Exception>(&job))
            say(toText(*refusal));
        return std::holds_alternative<engine::Exception>(job) ? nullptr : std::get<0>(job);
    }

    static std::string wordOf(const engine::Outcome &outcome)
    {
        if (outcome.isValue())
            return repr(outcome.value());
        return outcome.isException() ? outcome.exception().type : outcome.isCancelled() ? "cancelled" : "killed";
    }

    engine::Environment environment;
    std::string text;
    std::unique_ptr<engine::World> world;
    trace::TraceBuilder builder; ///< of the run's events, once it is over
    std::vector<trace::SchedulingEvent> events;

private:
    static trace::RecorderOptions recorderOptions(bool isVirtual)
    {
        trace::RecorderOptions options;
        options.virtualTime = isVirtual;
        return options;
    }

    void collect()
    {
        const trace::EventBatch batch = environment.recorder.drainAll();
        builder.append(batch);
        events.assign(batch.events.begin(), batch.events.end());
        builder.advanceTo(environment.recorder.clock().now());
    }

    std::shared_ptr<engine::Thread> told(std::variant<std::shared_ptr<engine::Thread>, engine::Exception> started)
    {
        if (auto *refusal = std::get_if<engine::Exception>(&started)) {
            say(toText(*refusal));
            return nullptr;
        }
        return std::get<0>(started);
    }

    std::mutex m_mutex; ///< protects text
};

/// Lists of steps, one after the other.
template <class... Parts>
std::vector<Steps::Step> inOrder(Parts &&...parts)
{
    std::vector<Steps::Step> all;
    const auto add = [&all](const auto &part) {
        if constexpr (std::is_convertible_v<decltype(part), Steps::Step>)
            all.push_back(part);
        else
            all.insert(all.end(), part.begin(), part.end());
    };
    (add(parts), ...);
    return all;
}

/// A row for each clock.
inline void bothClocks()
{
    QTest::addColumn<bool>("isVirtual");
    QTest::newRow("virtual") << true;
    QTest::newRow("real") << false;
}

inline void checkWorld(const WholeWorld &world, const char *expected, bool cameToItsEnd = true)
{
    QCOMPARE(QString::fromStdString(world.text), QString::fromUtf8(expected));
    QCOMPARE(world.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(runFlaw(world.builder.trace(), cameToItsEnd)), QString());
}

} // namespace loopscope::test
