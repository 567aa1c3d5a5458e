// What the engine costs: tasks that yield, sleep, are cancelled and wait for jobs, on the real clock and traced, beside
// CPython's asyncio doing the same, as often, in the same run. The tasks are C++ coroutines, as asyncio's are Python's;
// for a scenario's, see bench_scenario.cpp.

#include "bench/real_loop.h"
#include "engine/thread_pool.h"

using namespace loopscope;
using namespace loopscope::bench;
using namespace loopscope::engine;

namespace {

constexpr int rounds = 5;

// ── yields ──

Coroutine yieldTimes(Task &task, int times)
{
    for (int i = 0; i < times; ++i)
        co_await YieldAwaiter(task);
    co_return Value{};
}

QCoro::Task<Outcome> gatherAll(Task &task, std::vector<std::shared_ptr<Future>> futures)
{
    const auto gather = Gather::create(task.loop(), std::move(futures), Gather::Failures::Returned);
    co_return co_await FutureAwaiter(task, *gather, 0);
}

double nsPerYield(int tasks, int yields, Tracing tracing)
{
    RealLoop world(tracing);
    std::int64_t took = 0;
    const Task::Body body = [&](Task &main) -> QCoro::Task<Outcome> {
        const std::int64_t begin = threadNs();
        std::vector<std::shared_ptr<Future>> all;
        for (int i = 0; i < tasks; ++i)
            all.push_back(world.spawn([yields](Task &task) { return yieldTimes(task, yields); }));
        co_await gatherAll(main, std::move(all));
        took = threadNs() - begin;
        co_return Outcome{};
    };
    world.run(body);
    return static_cast<double>(took) / (static_cast<double>(tasks) * yields);
}

void benchYields(int tasks, int yields, double eventsPerYield)
{
    Pairs traced;
    Pairs untraced;
    std::vector<double> perEvent;
    for (int round = 0; round < rounds; ++round) {
        const double with = nsPerYield(tasks, yields, Tracing::On);
        const double without = nsPerYield(tasks, yields, Tracing::Off);
        const double their = asyncioNs("yields", tasks, yields);
        traced.add(with, their);
        untraced.add(without, their);
        perEvent.push_back((with - without) / eventsPerYield);
    }
    const std::string name = "yield, " + std::to_string(tasks) + " tasks";
    faster(name + ", traced", traced, "ns", ">= 20");
    faster(name + ", untraced", untraced, "ns", "");
    const double event = median(perEvent);
    row(name + ", an event's part of it", event, "ns", event, "ns", "<= 15");
}

// ── many that sleep ──

struct Sleepers {
    double ns = 0;    ///< CPU of the process, each
    double bytes = 0; ///< while they sleep, each
};

Sleepers sleepersHere(int count)
{
    RealLoop world(Tracing::On);
    Sleepers result;
    const auto sleeper = [](Task &task, Duration duration) -> Coroutine {
        Sleeping sleeping(task, duration, 0);
        co_return co_await SleepAwaiter(sleeping);
    };
    const Task::Body body = [&](Task &main) -> QCoro::Task<Outcome> {
        const double before = residentBytes();
        const std::int64_t begin = processNs();
        std::vector<std::shared_ptr<Task>> tasks;
        for (int i = 0; i < count; ++i) {
            const Duration duration = std::chrono::seconds{2} + i * std::chrono::microseconds{10};
            tasks.push_back(world.spawn([duration, sleeper](Task &task) { return sleeper(task, duration); }));
        }
        Sleeping sleeping(main, std::chrono::seconds{1}, 0);
        co_await SleepAwaiter(sleeping);
        result.bytes = (residentBytes() - before) / count;
        for (const auto &task : tasks)
            co_await FutureAwaiter(main, *task, 0);
        result.ns = static_cast<double>(processNs() - begin) / count;
        co_return Outcome{};
    };
    world.run(body);
    return result;
}

/// In a child process, because memory that was used before would be used again.
Sleepers sleepersInChild(int count)
{
    const std::vector<double> numbers =
        numbersOf(QCoreApplication::applicationFilePath(), {QStringLiteral("sleepers"), QString::number(count)});
    return {numbers.at(0), numbers.at(1)};
}

void benchSleepers(int count)
{
    Pairs cpu;
    Pairs memory;
    for (int round = 0; round < 3; ++round) {
        const Sleepers ours = sleepersInChild(count);
        const std::vector<double> theirs = asyncio({QStringLiteral("sleepers"), QString::number(count)});
        cpu.add(ours.ns, theirs.at(0));
        memory.add(ours.bytes, theirs.at(1));
    }
    const std::string name = std::to_string(count) + " sleeping tasks, ";
    faster(name + "CPU", cpu, "ns each", ">= 8");
    faster(name + "memory", memory, "bytes each", ">= 2");
}

// ── cancelling ──

double nsPerCancel(int count)
{
    RealLoop world(Tracing::On);
    std::int64_t took = 0;
    const auto sleeper = [](Task &task) -> Coroutine {
        Sleeping sleeping(task, std::chrono::hours{1}, 0);
        co_return co_await SleepAwaiter(sleeping);
    };
    const Task::Body body = [&](Task &main) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> tasks;
        for (int i = 0; i < count; ++i)
            tasks.push_back(world.spawn(sleeper));
        co_await YieldAwaiter(main);
        const std::int64_t begin = threadNs();
        for (const auto &task : tasks)
            task->cancel();
        co_await gatherAll(main, std::move(tasks));
        took = threadNs() - begin;
        co_return Outcome{};
    };
    world.run(body);
    return static_cast<double>(took) / count;
}

// ── jobs ──

class NoWork final : public JobCode {
public:
    Next next(const JobContext &) override { return Outcome{}; }
};

double nsPerJob(int times)
{
    RealLoop world(Tracing::On);
    const auto pool = std::make_shared<ThreadPool>(world.environment, ExecutorInfo{"pool", 4}, nullptr);
    world.loop.useExecutor(pool);
    std::int64_t took = 0;
    const auto roundTrip = [&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = pool->submit(world.loop, {"job", 0}, std::make_unique<NoWork>());
        co_return co_await FutureAwaiter(task, *job, 0);
    };
    const Task::Body body = [&](Task &main) -> QCoro::Task<Outcome> {
        co_await roundTrip(main);
        const std::int64_t begin = monotonicNs();
        for (int i = 0; i < times; ++i)
            co_await roundTrip(main);
        took = monotonicNs() - begin;
        co_return Outcome{};
    };
    world.run(body);
    return static_cast<double>(took) / times;
}

// ── the watch for stalls ──

double nsPerHeartbeat()
{
    constexpr int beats = 20'000'000;
    Heartbeat heartbeat;
    const std::int64_t begin = threadNs();
    for (int i = 0; i < beats; ++i) {
        heartbeat.begin(i, static_cast<std::uint32_t>(i));
        heartbeat.end();
    }
    return static_cast<double>(threadNs() - begin) / beats;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    if (const QStringList arguments = QCoreApplication::arguments(); arguments.size() == 3) {
        const Sleepers sleepers = sleepersHere(arguments.at(2).toInt());
        std::printf("%f %f\n", sleepers.ns, sleepers.bytes);
        return 0;
    }
    measure({{"yields",
              [] {
                  benchYields(2, 500'000, 2.5);
                  benchYields(1'000, 1'000, 2.001);
              }},
             {"sleepers", [] { benchSleepers(100'000); }},
             {"cancel",
              [] {
                  faster("cancel",
                         inTurns(
                             rounds, [] { return nsPerCancel(20'000); }, [] { return asyncioNs("cancel", 20'000); }),
                         "ns", ">= 10");
              }},
             {"pool",
              [] {
                  faster("pool round trip",
                         inTurns(
                             9, [] { return nsPerJob(5'000); }, [] { return asyncioNs("pool", 5'000); }),
                         "ns", ">= 4");
              }},
             {"stalls",
              [] {
                  std::vector<double> beats;
                  for (int round = 0; round < rounds; ++round)
                      beats.push_back(nsPerHeartbeat());
                  const double step = median(std::move(beats));
                  row("stall watch, a step", step, "ns", step, "ns", "<= 2");
              }}},
            wantedPart());
    return 0;
}
