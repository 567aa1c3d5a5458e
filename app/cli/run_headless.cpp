#include "cli/run_headless.h"

#include "cli/interrupt.h"
#include "cli/summary_json.h"
#include "exchange/chrome_trace_writer.h"
#include "exchange/run_file.h"
#include "files/save_file.h"
#include "trace/builder.h"

#include <QEventLoop>
#include <QJsonDocument>

#include <iomanip>
#include <ostream>

namespace loopscope::app {

namespace {

using scenario::RunEnding;
using trace::Trace;

/// Prints a line as soon as it is logged. Called on whatever thread logs, one at a time.
void print(const engine::LogEntry &line, LogFormat format, std::ostream &out)
{
    if (format == LogFormat::Detailed)
        out << std::fixed << std::setprecision(6) << std::chrono::duration<double>(line.time.time_since_epoch()).count()
            << ' ' << line.who << ' ';
    out << line.text << std::endl; // flushed: a pipe wants to see it now
}

/// What asyncio would log. It comes from any thread, one at a time.
void print(const engine::Report &report, std::ostream &err)
{
    err << report.text;
    if (report.line > 0)
        err << " (line " << report.line << ')';
    err << '\n';
    if (!report.details.empty())
        err << report.details << '\n';
}

/// Whether anybody wants to know what has happened, apart from the log.
bool needsTrace(const RunScenario &command)
{
    return command.summary || !command.pictures.isEmpty() || !command.traceFile.isEmpty();
}

void printEnd(const scenario::RunResult &result, std::ostream &err)
{
    if (result.error.empty())
        return;
    err << result.error;
    if (result.line > 0)
        err << " (line " << result.line << ')';
    err << '\n';
}

timeline::Scene sceneOf(const Trace &trace, const scenario::Scenario &scenario, const RunScenario &command)
{
    timeline::Scene scene{trace};
    scene.title = scenario.title;
    if (command.from || command.to)
        scene.viewport.range = {command.from.value_or(Time{}), command.to.value_or(trace.end())};
    return scene;
}

/// Everything that the command wants to have written; false if something could not be.
bool writeFiles(const Trace &trace, const scenario::Scenario &scenario, const std::string &text,
                const RunScenario &command, const Streams &streams)
{
    bool isWritten = true;
    const auto report = [&](const std::optional<QString> &problem) {
        if (!problem)
            return;
        streams.err << "loopscope: " << problem->toStdString() << '\n';
        isWritten = false;
    };
    for (const QString &picture : command.pictures)
        report(exportPicture(sceneOf(trace, scenario, command), command.picture, picture));
    if (!command.traceFile.isEmpty())
        report(saveFile(command.traceFile, [&](std::ostream &out) {
            if (command.traceFile.endsWith(QLatin1String(".loopscope"), Qt::CaseInsensitive))
                exchange::writeRunFile({scenario.title, text, {}, trace, {}, {}, {}}, out);
            else
                exchange::writeChromeTrace(trace, scenario.title, out);
        }));
    return isWritten;
}

} // namespace

ExitCode runHeadless(const std::shared_ptr<const scenario::Scenario> &scenario, const std::string &text,
                     const RunScenario &command, const Streams &streams)
{
    trace::TraceBuilder builder;
    scenario::RunResult result;
    QEventLoop loop;
    scenario::Run run(scenario, command.run);
    if (needsTrace(command)) {
        QObject::connect(&run, &scenario::Run::batchReady, &loop,
                         [&](const trace::EventBatch &batch) { builder.append(batch); });
    }
    QObject::connect(&run, &scenario::Run::finished, &loop, [&](const scenario::RunResult &ended) {
        result = ended;
        loop.quit();
    });
    Interrupt interrupt; // Ctrl+C stops the run; what it did until then is told and drawn all the same
    QObject::connect(&interrupt, &Interrupt::requested, &run, &scenario::Run::stop);
    run.onLog([&](const engine::LogEntry &line) { print(line, command.log, streams.out); });
    run.onReport([&](const engine::Report &report) { print(report, streams.err); });
    run.start();
    loop.exec();
    builder.advanceTo(run.now());

    const bool isWritten = writeFiles(builder.trace(), *scenario, text, command, streams);
    if (command.summary) {
        const QJsonObject summary = summaryJson(builder.trace(), result, command.run.clock);
        streams.err << QJsonDocument(summary).toJson().toStdString();
    }
    printEnd(result, streams.err);
    if (!streams.out.good()) {
        streams.err << "loopscope: standard output could not be written\n";
        return ExitCode::Misuse;
    }
    if (!isWritten)
        return ExitCode::Misuse;
    if (result.ending == RunEnding::Stopped)
        return ExitCode::Interrupted;
    return result.ending == RunEnding::Returned ? ExitCode::Done : ExitCode::Failed;
}

} // namespace loopscope::app
