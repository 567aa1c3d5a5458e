// What a scenario costs: whole runs of it, traced and watched as the window does, beside the same program under
// CPython's asyncio.

#include "bench/real_loop.h"
#include "scenario/run.h"

#include <QTimer>

using namespace loopscope;
using namespace loopscope::bench;

namespace {

/// Of one run; `during` is called a second after its start.
struct Costs {
    double elapsedNs = 0;
    double cpuNs = 0; ///< of the whole process
    double bytes = 0; ///< that the process holds more after a second
};

Costs run(const std::string &text)
{
    const scenario::ParseResult parsed = scenario::parse(text);
    if (parsed.scenario == nullptr) {
        std::fprintf(stderr, "%s\n", parsed.problems.front().message.c_str());
        return {};
    }
    scenario::Run run(parsed.scenario, {});
    QEventLoop qtLoop;
    QObject::connect(&run, &scenario::Run::finished, &qtLoop, &QEventLoop::quit);
    Costs costs;
    const double before = residentBytes();
    QTimer::singleShot(std::chrono::seconds{1}, &qtLoop, [&] { costs.bytes = residentBytes() - before; });
    const std::int64_t cpuBefore = processNs();
    const std::int64_t begin = monotonicNs();
    run.start();
    qtLoop.exec();
    costs.elapsedNs = static_cast<double>(monotonicNs() - begin);
    costs.cpuNs = static_cast<double>(processNs() - cpuBefore);
    return costs;
}

std::string replaced(std::string text, int tasks, int times)
{
    const auto replace = [&text](const std::string &what, int number) {
        const std::size_t at = text.find(what);
        if (at != std::string::npos)
            text.replace(at, what.size(), std::to_string(number));
    };
    replace("TASKS", tasks);
    replace("TIMES", times);
    return text;
}

constexpr const char *yields = R"(
title: Tasks that yield
coroutines:
  yields():
    - repeat: TIMES
      do:
        - yield
main:
  - let: []
    as: all
  - repeat: TASKS
    do:
      - spawn: yields()
        as: task
      - let: all + [task]
        as: all
  - gather: all
)";

constexpr const char *sleepers = R"(
title: Tasks that sleep
coroutines:
  sleeper(i):
    - sleep: 2s + i * 10us
main:
  - repeat: TASKS
    as: i
    do:
      - spawn: sleeper(i)
  - sleep: 4s
)";

void benchYields(int tasks, int times)
{
    const std::string text = replaced(yields, tasks, times);
    const auto ours = [&] { return run(text).elapsedNs / (static_cast<double>(tasks) * times); };
    const QStringList peer{QStringLiteral("yields"), QString::number(tasks), QString::number(times)};
    faster("scenario yield, " + std::to_string(tasks) + " tasks, traced",
           inTurns(5, ours, [&] { return asyncio(peer).at(1); }), "ns", ">= 6");
}

/// In child processes, because memory that was used before would be used again.
void benchSleepers(int count)
{
    Pairs cpu;
    Pairs memory;
    for (int round = 0; round < 3; ++round) {
        const std::vector<double> ours =
            numbersOf(QCoreApplication::applicationFilePath(), {QStringLiteral("sleepers"), QString::number(count)});
        const std::vector<double> theirs = asyncio({QStringLiteral("sleepers"), QString::number(count)});
        cpu.add(ours.at(0), theirs.at(0));
        memory.add(ours.at(1), theirs.at(1));
    }
    const std::string name = std::to_string(count) + " sleeping scenario tasks, ";
    faster(name + "CPU", cpu, "ns each", ">= 4");
    faster(name + "memory", memory, "bytes each", ">= 1");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    if (const QStringList arguments = QCoreApplication::arguments(); arguments.size() == 3) {
        const int count = arguments.at(2).toInt();
        const Costs costs = run(replaced(sleepers, count, 0));
        std::printf("%f %f\n", costs.cpuNs / count, costs.bytes / count);
        return 0;
    }
    measure({{"yields",
              [] {
                  benchYields(2, 500'000);
                  benchYields(1'000, 1'000);
              }},
             {"sleepers", [] { benchSleepers(100'000); }}},
            wantedPart());
    return 0;
}
