// What it costs to run a function in another process and to await its result, on the real clock, traced, beside
// CPython's ProcessPoolExecutor doing the same in the same run.

#include "engine/awaiters.h"
#include "engine/loop_driver.h"
#include "engine/process_pool.h"
#include "scenario/job_code.h"
#include "scenario/process_jobs.h"
#include "scenario/scenario.h"
#include "scenario/worker_program.h"

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
constexpr int jobs = 3'000;

constexpr const char *text = R"(
title: echo
functions:
  echo(x):
    - return: x
main:
  - run_in_executor: echo(1)
)";

struct Cost {
    double usPerJob = 0;
    double msToFirst = 0; ///< with the start of the process
};

double median(std::array<double, rounds> values)
{
    std::sort(values.begin(), values.end());
    return values[rounds / 2];
}

Cost ours()
{
    const auto scenario = scenario::parse(text).scenario;
    const auto echo = std::find_if(scenario->program->routines.begin(), scenario->program->routines.end(),
                                   [](const auto &routine) { return routine.name == "echo"; });
    const auto number = static_cast<std::int32_t>(echo - scenario->program->routines.begin());
    Environment environment{trace::RecorderOptions{}};
    LoopDriver driver(environment);
    Loop loop(environment, driver, 0, {});
    const auto pool = std::make_shared<ProcessPool>(
        environment, "processes",
        ProcessOptions{1, scenario::workerProgram(), scenario::describeScenario(scenario->text, 1.0)});
    loop.useExecutor(pool);
    Cost cost;
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const auto main = loop.createTask({"main", "main", 0}, [&](Task &task) -> QCoro::Task<Outcome> {
        Clock::time_point first;
        for (int i = 0; i <= jobs; ++i) {
            scenario::Launch launch;
            launch.routine = number;
            launch.arguments = {Value{std::int64_t{i}}};
            const auto job = pool->submit(
                loop, {"echo", 0},
                std::make_unique<scenario::MachineCode>(scenario->program, std::move(launch), environment.stop, 1.0));
            const Outcome outcome = co_await FutureAwaiter(task, *job, 0);
            if (!outcome.isValue() || !equal(outcome.value(), Value{std::int64_t{i}}))
                std::abort();
            if (i == 0) {
                first = Clock::now();
                cost.msToFirst = std::chrono::duration<double, std::milli>(first - begin).count();
            }
        }
        cost.usPerJob = std::chrono::duration<double, std::micro>(Clock::now() - first).count() / jobs;
        co_return Value{};
    });
    loop.run(main);
    QEventLoop qtLoop;
    QObject::connect(&driver, &LoopDriver::finished, &qtLoop, &QEventLoop::quit);
    driver.start(loop);
    qtLoop.exec();
    return cost;
}

constexpr const char *peer = R"(
import asyncio, concurrent.futures, sys, time
def echo(x):
    return x
async def main(jobs):
    loop = asyncio.get_running_loop()
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        begin = time.perf_counter()
        await loop.run_in_executor(pool, echo, 0)
        first = time.perf_counter()
        for i in range(jobs):
            await loop.run_in_executor(pool, echo, i)
        print((time.perf_counter() - first) / jobs * 1e6, (first - begin) * 1e3)
asyncio.run(main(int(sys.argv[1])))
)";

Cost theirs()
{
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-c"), QString::fromLatin1(peer), QString::number(jobs / 3)});
    python.waitForFinished(60'000);
    const QList<QByteArray> words = python.readAllStandardOutput().simplified().split(' ');
    return words.size() == 2 ? Cost{words[0].toDouble(), words[1].toDouble()} : Cost{};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    std::array<double, rounds> oursUs{};
    std::array<double, rounds> theirsUs{};
    std::array<double, rounds> oursMs{};
    std::array<double, rounds> theirsMs{};
    for (std::size_t round = 0; round < rounds; ++round) {
        const Cost our = ours();
        const Cost their = theirs();
        oursUs[round] = our.usPerJob;
        oursMs[round] = our.msToFirst;
        theirsUs[round] = their.usPerJob;
        theirsMs[round] = their.msToFirst;
    }
    const char *const to = "ProcessPoolExecutor / Loopscope";
    std::printf("job in a process and back, traced\t%.1f\tus\t%.1f\t%s\t>= 10\n", median(oursUs),
                median(theirsUs) / median(oursUs), to);
    std::printf("first job, with the process's start\t%.2f\tms\t%.2f\t%s\t\n", median(oursMs),
                median(theirsMs) / median(oursMs), to);
    return 0;
}
