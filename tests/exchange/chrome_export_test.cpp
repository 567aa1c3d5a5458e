// What other programs read of a run: see chrome_trace_writer.cpp for what they ask.

#include "exchange/chrome_trace_writer.h"
#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <cmath>
#include <sstream>

using namespace loopscope;

namespace {

QList<QJsonObject> chromeEvents(const trace::Trace &trace)
{
    std::ostringstream out;
    exchange::writeChromeTrace(trace, "test", out);
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

qint64 nsOf(const QJsonObject &event, const char *field)
{
    return std::llround(event.value(QLatin1String(field)).toDouble() * 1000);
}

struct Slice {
    qint64 begin = 0;
    qint64 end = 0;
};

QHash<int, QList<Slice>> slicesByThread(const QList<QJsonObject> &events)
{
    QHash<int, QList<Slice>> slices;
    for (const QJsonObject &event : events) {
        if (event.value(QStringLiteral("ph")).toString() == QLatin1String("X"))
            slices[event.value(QStringLiteral("tid")).toInt()].append(
                {nsOf(event, "ts"), nsOf(event, "ts") + nsOf(event, "dur")});
    }
    return slices;
}

std::vector<trace::TraceBuilder> someRuns()
{
    std::vector<trace::TraceBuilder> runs;
    for (const std::string &text :
         std::vector<std::string>{test::blockingCall(), test::contention(), test::twoPools(), test::turns()})
        runs.push_back(test::traceOf(text));
    return runs;
}

} // namespace

class ChromeExportTest : public QObject {
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

    void slicesOfAThreadNest()
    {
        for (const trace::TraceBuilder &run : someRuns()) {
            const auto threads = slicesByThread(chromeEvents(run.trace()));
            QVERIFY(!threads.isEmpty());
            for (const QList<Slice> &slices : threads) {
                QList<Slice> open;
                for (const Slice &slice : slices) {
                    while (!open.isEmpty() && open.last().end <= slice.begin)
                        open.removeLast();
                    QVERIFY2(open.isEmpty() || (slice.begin >= open.last().begin && slice.end <= open.last().end),
                             "a slice is within the one around it, and comes after it");
                    open.append(slice);
                }
            }
        }
    }

    void flowsBeginAndEndInSlices()
    {
        int flows = 0;
        for (const trace::TraceBuilder &run : someRuns()) {
            const auto events = chromeEvents(run.trace());
            const auto threads = slicesByThread(events);
            for (const QJsonObject &event : events) {
                const QString phase = event.value(QStringLiteral("ph")).toString();
                if (phase != QLatin1String("s") && phase != QLatin1String("f"))
                    continue;
                ++flows;
                const qint64 time = nsOf(event, "ts");
                const auto &slices = threads[event.value(QStringLiteral("tid")).toInt()];
                const bool isWithin = std::any_of(slices.begin(), slices.end(), [time](const Slice &slice) {
                    return time >= slice.begin && (time < slice.end || slice.begin == slice.end);
                });
                QVERIFY2(isWithin, qPrintable(QStringLiteral("a flow is outside of any slice at %1").arg(time)));
                if (phase == QLatin1String("f"))
                    QCOMPARE(event.value(QStringLiteral("bp")).toString(), QStringLiteral("e"));
            }
        }
        QVERIFY(flows > 20);
    }

    void lanesAreNamedAndInOrder()
    {
        const auto run = test::traceOf(test::blockingCall());
        const auto events = chromeEvents(run.trace());
        QVERIFY(valuesOf(events, "name", "cat", "stall").contains(QStringLiteral("stall")));
        QStringList names;
        QHash<int, double> order;
        for (const QJsonObject &event : events) {
            const QJsonObject args = event.value(QStringLiteral("args")).toObject();
            if (event.value(QStringLiteral("name")) == QLatin1String("thread_name"))
                names.append(args.value(QStringLiteral("name")).toString());
            if (event.value(QStringLiteral("name")) == QLatin1String("thread_sort_index"))
                order[event.value(QStringLiteral("tid")).toInt()] = args.value(QStringLiteral("sort_index")).toDouble();
        }
        QVERIFY(names.contains(QStringLiteral("THREE (task 4)")));
        QCOMPARE(order.size(), static_cast<qsizetype>(run.trace().lanes().size()));
    }

    void textsAreEscaped()
    {
        QCOMPARE(exchange::jsonText("a\"b\\\n\x01ä\xff"), std::string("\"a\\\"b\\\\\\u000a\\u0001ä\uFFFD\""));
    }
};

QTEST_APPLESS_MAIN(ChromeExportTest)
#include "chrome_export_test.moc"
