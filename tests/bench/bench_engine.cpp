// What a yield costs: tasks that only hand the loop to each other, on the real clock, traced, beside CPython's asyncio
// doing the same in the same run.

#include "engine/awaiters.h"
#include "engine/loop_driver.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

using namespace loopscope;
using namespace loopscope::engine;

namespace {

constexpr std::size_t rounds = 5;

double median(std::array<double, rounds> values)
{
    std::sort(values.begin(), values.end());
    return values[rounds / 2];
}

QCoro::Task<Outcome> yieldTimes(Task &task, int times)
{
    for (int i = 0; i < times; ++i)
        co_await YieldAwaiter(task);
    co_return Value{};
}

double nsPerYield(int tasks, int yields)
{
    Environment environment{trace::RecorderOptions{}};
    LoopDriver driver(environment);
    Loop loop(environment, driver, 0, {});
    const auto main = loop.createTask({"main", "main", 0}, [&](Task &task) -> QCoro::Task<Outcome> {
        for (int i = 0; i < tasks; ++i)
            loop.createTask({"task", "yields", 0}, [yields](Task &child) { return yieldTimes(child, yields); });
        return yieldTimes(task, yields + 10);
    });
    loop.run(main, [] { return true; });
    QEventLoop qtLoop;
    QObject::connect(&driver, &LoopDriver::finished, &qtLoop, &QEventLoop::quit);
    driver.start(loop);
    const auto begin = std::chrono::steady_clock::now();
    qtLoop.exec();
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
    return took.count() / (double(tasks) * yields);
}

constexpr const char *peer = R"(
import asyncio, sys, time
async def yields(times):
    for _ in range(times):
        await asyncio.sleep(0)
async def main(tasks, times):
    begin = time.perf_counter()
    await asyncio.gather(*[yields(times) for _ in range(tasks)])
    print((time.perf_counter() - begin) / (tasks * times) * 1e9)
asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
)";

double nsPerYieldOfAsyncio(int tasks, int yields)
{
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-c"), QString::fromLatin1(peer), QString::number(tasks), QString::number(yields)});
    python.waitForFinished(60'000);
    return python.readAllStandardOutput().trimmed().toDouble();
}

void compare(int tasks, int yields)
{
    std::array<double, rounds> ours{};
    std::array<double, rounds> theirs{};
    for (std::size_t round = 0; round < rounds; ++round) {
        ours[round] = nsPerYield(tasks, yields);
        theirs[round] = nsPerYieldOfAsyncio(tasks, yields / 10 + 1);
    }
    const double ratio = median(ours) > 0 ? median(theirs) / median(ours) : 0;
    std::printf("yield, %d tasks, traced\t%.1f\tns\t%.1f\tasyncio / Loopscope\t\n", tasks, median(ours), ratio);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    compare(2, 500'000);
    compare(1'000, 1'000);
    return 0;
}
