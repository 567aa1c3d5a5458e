// What the engine costs: tasks that yield, sleep, are cancelled and wait for jobs, on the real clock and traced, beside
// CPython's asyncio doing the same in the same run.

#include "bench/real_loop.h"
#include "engine/thread_pool.h"

#include <QCoreApplication>

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
    std::vector<double> ours;
    std::vector<double> untraced;
    std::vector<double> theirs;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(nsPerYield(tasks, yields, Tracing::On));
        untraced.push_back(nsPerYield(tasks, yields, Tracing::Off));
        theirs.push_back(asyncioNs("yields", tasks, yields / 10));
    }
    const std::string name = "yield, " + std::to_string(tasks) + " tasks";
    faster(name + ", traced", {median(ours), median(theirs)}, "ns", ">= 20");
    faster(name + ", untraced", {median(untraced), median(theirs)}, "ns", "");
    const double perEvent = (median(ours) - median(untraced)) / eventsPerYield;
    row(name + ", an event", perEvent, "ns", perEvent, "ns traced - untraced", "<= 15");
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
    std::vector<Sleepers> ours;
    std::vector<Sleepers> theirs;
    for (int round = 0; round < 3; ++round) {
        ours.push_back(sleepersInChild(count));
        const std::vector<double> numbers = asyncio({QStringLiteral("sleepers"), QString::number(count)});
        theirs.push_back({numbers.at(0), numbers.at(1)});
    }
    const auto medianOf = [](const std::vector<Sleepers> &all, double Sleepers::*figure) {
        std::vector<double> values;
        for (const Sleepers &each : all)
            values.push_back(each.*figure);
        return median(std::move(values));
    };
    const std::string name = std::to_string(count) + " sleeping tasks, ";
    faster(name + "CPU", {medianOf(ours, &Sleepers::ns), medianOf(theirs, &Sleepers::ns)}, "ns each", ">= 8");
    faster(name + "memory", {medianOf(ours, &Sleepers::bytes), medianOf(theirs, &Sleepers::bytes)}, "bytes each",
           ">= 2");
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
    benchYields(2, 500'000, 2.5);
    benchYields(1'000, 1'000, 2.001);
    benchSleepers(100'000);
    faster("cancel",
           medians(
               rounds, [] { return nsPerCancel(20'000); }, [] { return asyncioNs("cancel", 20'000); }),
           "ns", ">= 10");
    faster("pool round trip",
           medians(
               rounds, [] { return nsPerJob(5'000); }, [] { return asyncioNs("pool", 5'000); }),
           "ns", ">= 4");
    std::vector<double> beats;
    for (int round = 0; round < rounds; ++round)
        beats.push_back(nsPerHeartbeat());
    row("stall watch, a step", median(beats), "ns", median(beats), "ns", "<= 2");
    return 0;
}
