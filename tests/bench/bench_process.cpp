// What it costs to run a function in another process and to await its result, on the real clock, traced, beside
// CPython's ProcessPoolExecutor doing the same in the same run.

#include "bench/real_loop.h"
#include "engine/process_pool.h"
#include "scenario/job_code.h"
#include "scenario/process_jobs.h"
#include "scenario/scenario.h"
#include "scenario/worker_program.h"

#include <algorithm>
#include <chrono>

using namespace loopscope;
using namespace loopscope::bench;
using namespace loopscope::engine;

namespace {

constexpr int rounds = 5;
constexpr int jobs = 2'000;

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
    const std::vector<double> numbers =
        numbersOf(python(), {QStringLiteral("-c"), QString::fromLatin1(peer), QString::number(jobs)});
    return {numbers.at(0), numbers.at(1)};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    Pairs job;
    Pairs start;
    for (int round = 0; round < rounds; ++round) {
        const Cost our = ours();
        const Cost their = theirs();
        job.add(our.usPerJob, their.usPerJob);
        start.add(our.msToFirst, their.msToFirst);
    }
    const char *const ratioOf = "ProcessPoolExecutor / Loopscope";
    faster("job in a process and back", job, "us", ">= 10", ratioOf);
    faster("first job, with the process's start", start, "ms", "", ratioOf);
    return 0;
}
