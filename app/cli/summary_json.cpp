#include "cli/summary_json.h"

#include "analysis/overhead.h"
#include "analysis/summary.h"
#include "timeline/words.h"
#include "trace/recording_cost.h"

#include <QJsonArray>

#include <chrono>

namespace loopscope::app {

namespace {

using trace::LaneIndex;
using trace::Trace;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

/// A moment that may never have come.
QJsonValue moment(Time time)
{
    return time == openEnd ? QJsonValue() : QJsonValue(seconds(time.time_since_epoch()));
}

QJsonValue nameOf(const Trace &trace, LaneIndex lane)
{
    return lane == trace::noLane ? QJsonValue() : QJsonValue(toQString(trace.text(trace.lane(lane).name)));
}

QJsonArray tasksOf(const Trace &trace)
{
    QJsonArray tasks;
    for (const analysis::TaskSummary &task : analysis::summarizeTasks(trace)) {
        const trace::Lane &lane = trace.lane(task.lane);
        tasks.append(QJsonObject{{QStringLiteral("name"), nameOf(trace, task.lane)},
                                 {QStringLiteral("coroutine"), toQString(trace.text(lane.coroutine))},
                                 {QStringLiteral("parent"), nameOf(trace, lane.parent)},
                                 {QStringLiteral("began"), moment(lane.begin)},
                                 {QStringLiteral("ended"), moment(lane.end)},
                                 {QStringLiteral("ending"), toQString(wordFor(lane.ending))},
                                 {QStringLiteral("running"), seconds(task.running)},
                                 {QStringLiteral("ready"), seconds(task.ready)},
                                 {QStringLiteral("suspended"), seconds(task.suspended)},
                                 {QStringLiteral("slices"), static_cast<qint64>(task.slices)}});
    }
    return tasks;
}

QJsonArray stallsOf(const Trace &trace)
{
    QJsonArray stalls;
    for (const trace::Stall &stall : trace.stalls()) {
        QJsonArray victims;
        for (const trace::Victim &victim : stall.victims)
            victims.append(QJsonObject{{QStringLiteral("task"), nameOf(trace, victim.lane)},
                                       {QStringLiteral("lost"), seconds(victim.lost)}});
        stalls.append(QJsonObject{{QStringLiteral("culprit"), nameOf(trace, stall.culprit)},
                                  {QStringLiteral("line"), static_cast<qint64>(stall.line)},
                                  {QStringLiteral("began"), moment(stall.begin)},
                                  {QStringLiteral("ended"), moment(stall.end)},
                                  {QStringLiteral("victims"), victims}});
    }
    return stalls;
}

/// The name of a pool; null for a thread that has none.
QJsonValue poolOf(const Trace &trace, std::uint16_t pool)
{
    return pool == trace::noPool ? QJsonValue() : QJsonValue(QString::fromStdString(timeline::poolNameOf(trace, pool)));
}

QJsonArray hopsOf(const Trace &trace)
{
    QJsonArray hops;
    for (const trace::Hop &hop : trace.hops()) {
        hops.append(QJsonObject{
            {QStringLiteral("job"), toQString(trace.text(hop.label))},
            {QStringLiteral("task"), nameOf(trace, hop.submitter)},
            {QStringLiteral("worker"), hop.worker == trace::noLane
                                           ? QJsonValue()
                                           : QJsonValue(static_cast<qint64>(trace.lane(hop.worker).number + 1))},
            {QStringLiteral("pool"), poolOf(trace, hop.pool)},
            {QStringLiteral("submitted"), moment(hop.submitted)},
            {QStringLiteral("started"), moment(hop.started)},
            {QStringLiteral("finished"), moment(hop.finished)},
            {QStringLiteral("posted"), moment(hop.posted)},
            {QStringLiteral("ready"), moment(hop.ready)},
            {QStringLiteral("resumed"), moment(hop.resumed)},
            {QStringLiteral("ending"), toQString(wordFor(hop.ending))}});
    }
    return hops;
}

QString kindOf(trace::LaneKind kind)
{
    return kind == trace::LaneKind::Thread    ? QStringLiteral("thread")
           : kind == trace::LaneKind::Process ? QStringLiteral("process")
                                              : QStringLiteral("worker");
}

QJsonArray poolsOf(const Trace &trace)
{
    QJsonArray pools;
    for (const trace::Pool &pool : trace.pools())
        pools.append(
            QJsonObject{{QStringLiteral("name"), QString::fromStdString(timeline::poolNameOf(trace, pool.number))},
                        {QStringLiteral("kind"), pool.kind == trace::WorkerKind::Process ? QStringLiteral("processes")
                                                                                         : QStringLiteral("threads")},
                        {QStringLiteral("size"), static_cast<qint64>(pool.size)},
                        {QStringLiteral("most_queued"), trace.poolQueue(pool.number).highest}});
    return pools;
}

/// Threads, processes and the workers of pools.
QJsonArray workersOf(const Trace &trace)
{
    QJsonArray workers;
    for (const analysis::WorkerSummary &worker : analysis::summarizeWorkers(trace)) {
        const trace::Lane &lane = trace.lane(worker.lane);
        workers.append(
            QJsonObject{{QStringLiteral("name"), QString::fromStdString(timeline::nameOf(trace, worker.lane))},
                        {QStringLiteral("kind"), kindOf(lane.kind)},
                        {QStringLiteral("pool"), poolOf(trace, lane.pool)},
                        {QStringLiteral("jobs"), static_cast<qint64>(worker.jobs)},
                        {QStringLiteral("running"), seconds(worker.running)},
                        {QStringLiteral("waiting"), seconds(worker.waiting)},
                        {QStringLiteral("waiting_for_mutex"), seconds(worker.waitingForMutex)},
                        {QStringLiteral("waiting_for_gil"), seconds(worker.waitingForGil)}});
    }
    return workers;
}

QJsonArray warningsOf(const Trace &trace)
{
    QJsonArray warnings;
    for (const trace::LogLine &warning : trace.warnings())
        warnings.append(QJsonObject{{QStringLiteral("time"), moment(warning.time)},
                                    {QStringLiteral("task"), nameOf(trace, warning.lane)},
                                    {QStringLiteral("text"), toQString(trace.text(warning.text))},
                                    {QStringLiteral("line"), static_cast<qint64>(warning.line)}});
    return warnings;
}

QString endingOf(const scenario::RunResult &result)
{
    switch (result.ending) {
    case scenario::RunEnding::Returned:
        return QStringLiteral("returned");
    case scenario::RunEnding::Failed:
        return QStringLiteral("failed");
    case scenario::RunEnding::Stopped:
        return QStringLiteral("stopped");
    case scenario::RunEnding::Limited:
        break;
    }
    return QStringLiteral("limited");
}

} // namespace

QJsonObject summaryJson(const Trace &trace, const scenario::RunResult &result, scenario::ClockKind clock)
{
    // On the virtual clock workers, threads and processes are simulated.
    const bool isVirtual = clock == scenario::ClockKind::Virtual;
    return {{QStringLiteral("clock"), isVirtual ? QStringLiteral("virtual") : QStringLiteral("real")},
            {QStringLiteral("simulated"), isVirtual},
            {QStringLiteral("duration"), seconds(trace.end().time_since_epoch())},
            {QStringLiteral("ending"), endingOf(result)},
            {QStringLiteral("error"), result.error.empty() ? QJsonValue() : QJsonValue(toQString(result.error))},
            {QStringLiteral("tasks"), tasksOf(trace)},
            {QStringLiteral("stalls"), stallsOf(trace)},
            {QStringLiteral("hops"), hopsOf(trace)},
            {QStringLiteral("pools"), poolsOf(trace)},
            {QStringLiteral("workers"), workersOf(trace)},
            {QStringLiteral("warnings"), warningsOf(trace)},
            {QStringLiteral("events"), static_cast<qint64>(trace.eventCount())},
            {QStringLiteral("lost"), static_cast<qint64>(trace.lostCount())},
            {QStringLiteral("overhead"), isVirtual ? 0.0 : analysis::overheadOf(trace, trace::recordingCost())}};
}

} // namespace loopscope::app
