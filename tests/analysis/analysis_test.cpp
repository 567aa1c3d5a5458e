// What other programs read of a trace: the Chrome trace, and sums over lanes.

#include "analysis/chrome_trace.h"
#include "analysis/summary.h"
#include "support/handmade_threads.h"
#include "support/trace_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <chrono>
#include <sstream>

using namespace loopscope;
using namespace std::chrono_literals;

namespace {

QList<QJsonObject> chromeEvents(const trace::Trace &trace)
{
    std::ostringstream out;
    analysis::writeChromeTrace(trace, "test", out);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(out.str()), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    QList<QJsonObject> events;
    for (const QJsonValue event : document.object().value(QStringLiteral("traceEvents")).toArray())
        events.append(event.toObject());
    return events;
}

/// The values of a field in the events that have a value in another.
QSet<QString> valuesOf(const QList<QJsonObject> &events, const char *wanted, const char *field, const char *value)
{
    QSet<QString> values;
    for (const QJsonObject &event : events) {
        if (event.value(QLatin1String(field)).toString() != QLatin1String(value))
            continue;
        const QJsonObject args = event.value(QStringLiteral("args")).toObject();
        const QJsonValue found = event.contains(QLatin1String(wanted)) ? event.value(QLatin1String(wanted))
                                                                       : args.value(QLatin1String(wanted));
        values.insert(found.toVariant().toString());
    }
    return values;
}

} // namespace

class AnalysisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachProcessIsAProcessOfTheTrace()
    {
        const auto builder = test::traceOf(test::twoPools());
        const auto events = chromeEvents(builder.trace());
        QCOMPARE(valuesOf(events, "pid", "cat", "process").size(), 3);
        QCOMPARE(valuesOf(events, "pid", "cat", "worker"), (QSet<QString>{QStringLiteral("1")}));
        QVERIFY(valuesOf(events, "name", "ph", "C").contains(QStringLiteral("pool queue 2")));
    }

    void aThreadsWaitsAreEvents()
    {
        const auto mutex = test::traceOf(test::contention());
        const auto names = valuesOf(chromeEvents(mutex.trace()), "name", "cat", "thread");
        QVERIFY(names.contains(QStringLiteral("mutex")));
        QVERIFY(names.contains(QStringLiteral("count-4")));
        const auto turns = test::traceOf(test::turns());
        QVERIFY(valuesOf(chromeEvents(turns.trace()), "name", "cat", "thread").contains(QStringLiteral("gil")));
    }

    void warningsAreInstants()
    {
        const auto builder = test::traceOf(test::turns());
        QCOMPARE(valuesOf(chromeEvents(builder.trace()), "name", "cat", "warning"),
                 (QSet<QString>{QStringLiteral("coroutine 'report' was never awaited")}));
    }

    void aWorkersTimeIsRunningAndWaiting()
    {
        const auto builder = test::traceOf(R"(
            0 submit a by nobody
            0 start a 1
            1ms work a mutex 7 m
            5ms work-end a mutex 7 m
            6ms work a gil
            8ms work-end a gil
            8ms work a queue 8 q
            9ms work-end a queue 8 q
            10ms end a
            20ms submit b by nobody
            20ms start b 1
            21ms end b
        )");
        const auto workers = analysis::summarizeWorkers(builder.trace());
        QCOMPARE(workers.size(), std::size_t{1});
        QCOMPARE(workers[0].jobs, 2U);
        QVERIFY(workers[0].running == 4ms);
        QVERIFY(workers[0].waiting == 7ms);
        QVERIFY(workers[0].waitingForMutex == 4ms);
        QVERIFY(workers[0].waitingForGil == 2ms);
    }
};

QTEST_APPLESS_MAIN(AnalysisTest)
#include "analysis_test.moc"
