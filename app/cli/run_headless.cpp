#include "cli/run_headless.h"

#include "analysis/chrome_trace.h"
#include "cli/summary_json.h"
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

/// Prints log lines as they come: those of the trace that have not been printed yet.
class LogPrinter {
public:
    LogPrinter(const Trace &trace, LogFormat format, std::ostream &out) : m_trace(trace), m_format(format), m_out(out)
    {
    }

    void print()
    {
        for (; m_printed < m_trace.log().size(); ++m_printed) {
            const trace::LogLine &line = m_trace.log()[m_printed];
            if (m_format == LogFormat::Detailed)
                m_out << std::fixed << std::setprecision(6)
                      << std::chrono::duration<double>(line.time.time_since_epoch()).count() << ' ' << nameOf(line.lane)
                      << ' ';
            m_out << m_trace.text(line.text) << '\n';
        }
        m_out.flush();
    }

private:
    std::string nameOf(trace::LaneIndex index) const
    {
        if (index == trace::noLane)
            return "callback";
        const trace::Lane &lane = m_trace.lane(index);
        if (lane.kind == trace::LaneKind::Worker)
            return "worker-" + std::to_string(lane.number + 1);
        return std::string(m_trace.text(lane.name));
    }

    const Trace &m_trace;
    LogFormat m_format;
    std::ostream &m_out;
    std::size_t m_printed = 0;
};

timeline::Scene sceneOf(const Trace &trace, const scenario::Scenario &scenario, const RunScenario &command)
{
    timeline::Scene scene{trace, {}, {}, {}, {}, {}, false, {}, scenario.title, {}, true};
    if (command.from || command.to)
        scene.viewport.range = {command.from.value_or(Time{}), command.to.value_or(trace.end())};
    return scene;
}

/// Everything that the command wants to have written; false if something could not be.
bool writeFiles(const Trace &trace, const scenario::Scenario &scenario, const RunScenario &command,
                const Streams &streams)
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
        report(saveFile(command.traceFile,
                        [&](std::ostream &out) { analysis::writeChromeTrace(trace, scenario.title, out); }));
    return isWritten;
}

} // namespace

ExitCode runHeadless(const std::shared_ptr<const scenario::Scenario> &scenario, const RunScenario &command,
                     const Streams &streams)
{
    trace::TraceBuilder builder;
    LogPrinter log(builder.trace(), command.log, streams.out);
    scenario::RunResult result;
    QEventLoop loop;
    scenario::Run run(scenario, command.run);
    QObject::connect(&run, &scenario::Run::batchReady, &loop, [&](const trace::EventBatch &batch) {
        builder.append(batch);
        log.print();
    });
    QObject::connect(&run, &scenario::Run::finished, &loop, [&](const scenario::RunResult &ended) {
        result = ended;
        loop.quit();
    });
    run.start();
    loop.exec();
    builder.advanceTo(run.now());
    log.print();

    const bool isWritten = writeFiles(builder.trace(), *scenario, command, streams);
    if (command.summary) {
        const double overhead = overheadOf(builder.trace(), command.run.clock);
        streams.err << QJsonDocument(summaryJson(builder.trace(), result, overhead)).toJson().toStdString();
    }
    if (!result.error.empty())
        streams.err << result.error << '\n';
    if (!streams.out.good()) {
        streams.err << "loopscope: standard output could not be written\n";
        return ExitCode::Misuse;
    }
    if (!isWritten)
        return ExitCode::Misuse;
    return result.ending == RunEnding::Returned ? ExitCode::Done : ExitCode::Failed;
}

} // namespace loopscope::app
