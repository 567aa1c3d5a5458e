#pragma once

// A loop on the real clock, driven as a run drives it and read as a window reads it, and CPython's asyncio beside it.

#include "bench/measure.h"
#include "engine/awaiters.h"
#include "engine/gather.h"
#include "engine/loop_driver.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>

#include <fstream>
#include <functional>
#include <optional>
#include <unistd.h>

namespace loopscope::bench {

enum class Tracing : std::uint8_t { Off, On };

inline trace::RecorderOptions recorderOptions(Tracing tracing)
{
    trace::RecorderOptions options;
    options.enabled = tracing == Tracing::On;
    return options;
}

class RealLoop {
public:
    /// What is done with the events, on a thread of its own.
    using Consume = std::function<void(trace::EventBatch)>;

    explicit RealLoop(
        Tracing tracing, const Consume &consume = [](const trace::EventBatch &) {})
        : environment(recorderOptions(tracing))
        , driver(environment)
        , loop(environment, driver, 0, {})
        , m_consumer([this, consume] { consume(environment.recorder.drain()); })
    {
    }

    std::shared_ptr<engine::Task> spawn(const engine::Task::Body &body) { return loop.createTask({"t", "t", 0}, body); }

    void run(const engine::Task::Body &body)
    {
        const auto main = spawn(body);
        loop.run(main);
        QEventLoop qtLoop;
        QObject::connect(&driver, &engine::LoopDriver::finished, &qtLoop, &QEventLoop::quit);
        driver.start(loop);
        qtLoop.exec();
    }

    engine::Environment environment;
    engine::LoopDriver driver;
    engine::Loop loop;

private:
    AtSixtyHertz m_consumer;
};

/// The numbers that a program prints.
inline std::vector<double> numbersOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(120'000);
    std::vector<double> numbers;
    for (const QByteArray &word : process.readAllStandardOutput().simplified().split(' '))
        numbers.push_back(word.toDouble());
    return numbers;
}

/// The distribution's own, if there is one: those that people compile themselves are often a quarter slower.
inline QString python()
{
    const QString own = QStringLiteral("/usr/bin/python3");
    return QFile::exists(own) ? own : QStringLiteral("python3");
}

/// The same of one of the programs of asyncio_peers.py.
inline std::vector<double> asyncio(const QStringList &arguments)
{
    return numbersOf(python(), QStringList{QStringLiteral(LOOPSCOPE_BENCH_FOLDER "/asyncio_peers.py")} + arguments);
}

/// What is to be measured, if not everything.
inline std::string wantedPart()
{
    return QCoreApplication::arguments().value(1).toStdString();
}

template <class... Numbers>
double asyncioNs(const char *program, Numbers... numbers)
{
    return asyncio({QString::fromLatin1(program), QString::number(numbers)...}).front();
}

/// What the process holds in memory now, in bytes.
inline double residentBytes()
{
    std::ifstream file("/proc/self/statm");
    double size = 0;
    double resident = 0;
    file >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace loopscope::bench
