// The program as scripts see it: what goes in, what comes out on which stream, and with which exit code. Everything
// here runs without a display.

#include "cli/run_program.h"
#include "scenario/demos.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace loopscope;
using test::Result;
using test::run;

class ProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listNamesEveryDemo();
    void checkIsSilentWhereAllIsWell();
    void checkTellsFileLineAndColumn();
    void runPrintsTheLogAndNothingElse();
    void detailedLogTellsTimeAndTask();
    void virtualRunsAreTheSameToTheByte();
    void everyKindOfPictureIsWritten();
    void traceIsJsonThatNamesEveryLane();
    void summaryTellsOfStallsAndVictims();
    void pythonIsAProgram();
    void pythonTellsWhatIsWrong();
    void aFailingScenarioEndsWithOne();
    void whatAsyncioWouldLogGoesToStandardError();
    void limitsTellTheirLine();
    void anEndlessVirtualRunIsLimited();
    void anInterruptStopsTheRunAndStillDraws();
    void helpAndVersion();

private:
    QString file(const QString &name, const QByteArray &text) const { return test::fileIn(m_folder, name, text); }
    QTemporaryDir m_folder;
};

void ProgramTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void ProgramTest::listNamesEveryDemo()
{
    const Result plain = run({QStringLiteral("list")});
    QCOMPARE(plain.code, 0);
    QCOMPARE(plain.err, QString());
    for (const scenario::Demo &demo : scenario::demos())
        QVERIFY(plain.out.contains(QString::fromStdString(demo.id)) &&
                plain.out.contains(QString::fromStdString(demo.title)));
    const Result json = run({QStringLiteral("list"), QStringLiteral("--json")});
    const QJsonArray list = QJsonDocument::fromJson(json.out.toUtf8()).array();
    QCOMPARE(static_cast<std::size_t>(list.size()), scenario::demos().size());
    QCOMPARE(list.first().toObject().value(QStringLiteral("id")).toString(),
             QString::fromStdString(scenario::demos().front().id));
}

void ProgramTest::checkIsSilentWhereAllIsWell()
{
    QStringList arguments{QStringLiteral("check")};
    for (const scenario::Demo &demo : scenario::demos())
        arguments.append(QString::fromStdString(demo.id));
    const Result result = run(arguments);
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out + result.err, QString());
}

void ProgramTest::checkTellsFileLineAndColumn()
{
    const QString path = file(QStringLiteral("wrong.yaml"), "main:\n  - slep: 1s\n  - sleep: 1\n");
    const Result result = run({QStringLiteral("check"), path});
    QCOMPARE(result.code, 1);
    const QStringList lines = result.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].startsWith(path + QStringLiteral(":2:5: ")) && lines[0].contains(QStringLiteral("'sleep'")),
             qPrintable(lines[0]));
    QVERIFY2(lines[1].startsWith(path + QStringLiteral(":3:12: ")), qPrintable(lines[1]));
}

void ProgramTest::runPrintsTheLogAndNothingElse()
{
    const Result result =
        run({QStringLiteral("run"), QStringLiteral("delay_tasks"), QStringLiteral("--speed"), QStringLiteral("50")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    QCOMPARE(result.out,
             QStringLiteral("Main started\nTasks: 1\nCreating tasks\nTasks: 3\nTWO received\nTHREE received\n"
                            "Printing TWO\nPrinting THREE\nMain ended\n"));
}

void ProgramTest::detailedLogTellsTimeAndTask()
{
    const Result result = run({QStringLiteral("run"), QStringLiteral("delay_tasks"), QStringLiteral("--clock"),
                               QStringLiteral("virtual"), QStringLiteral("--log"), QStringLiteral("detailed")});
    QVERIFY2(result.out.contains(QStringLiteral("2.000000 TWO Printing TWO\n")), qPrintable(result.out));
    QVERIFY2(result.out.contains(QStringLiteral("3.000000 main Main ended\n")), qPrintable(result.out));
}

void ProgramTest::virtualRunsAreTheSameToTheByte()
{
    const auto bytes = [this](const QString &name) {
        const QString picture = m_folder.filePath(name + QStringLiteral(".png"));
        const QString trace = m_folder.filePath(name + QStringLiteral(".json"));
        const Result result = run({QStringLiteral("run"), QStringLiteral("pool_queue"), QStringLiteral("--clock"),
                                   QStringLiteral("virtual"), QStringLiteral("--export"), picture,
                                   QStringLiteral("--trace"), trace, QStringLiteral("--summary")});
        QFile pictureFile(picture);
        QFile traceFile(trace);
        if (!pictureFile.open(QIODevice::ReadOnly) || !traceFile.open(QIODevice::ReadOnly))
            return QByteArray();
        return result.out.toUtf8() + result.err.toUtf8() + pictureFile.readAll() + traceFile.readAll();
    };
    const QByteArray first = bytes(QStringLiteral("first"));
    QVERIFY(first.size() > 10'000);
    QVERIFY(first == bytes(QStringLiteral("second")));
}

void ProgramTest::everyKindOfPictureIsWritten()
{
    QStringList arguments{QStringLiteral("run"),     QStringLiteral("blocking_call"), QStringLiteral("--clock"),
                          QStringLiteral("virtual"), QStringLiteral("--size"),        QStringLiteral("900x500"),
                          QStringLiteral("--theme"), QStringLiteral("light")};
    for (const char *suffix : {"png", "svg", "pdf"})
        arguments << QStringLiteral("--export")
                  << m_folder.filePath(QStringLiteral("picture.") + QString::fromLatin1(suffix));
    const Result result = run(arguments);
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    const auto begins = [this](const char *name, const QByteArray &with) {
        QFile picture(m_folder.filePath(QString::fromLatin1(name)));
        return picture.open(QIODevice::ReadOnly) && picture.size() > 2000 && picture.read(200).contains(with);
    };
    QVERIFY(begins("picture.png", "PNG"));
    QVERIFY(begins("picture.svg", "<svg"));
    QVERIFY(begins("picture.pdf", "%PDF-"));
}

void ProgramTest::traceIsJsonThatNamesEveryLane()
{
    const QString path = m_folder.filePath(QStringLiteral("hop.json"));
    QCOMPARE(run({QStringLiteral("run"), QStringLiteral("run_in_executor"), QStringLiteral("--clock"),
                  QStringLiteral("virtual"), QStringLiteral("--trace"), path})
                 .code,
             0);
    QFile trace(path);
    QVERIFY(trace.open(QIODevice::ReadOnly));
    QJsonParseError error;
    const QJsonArray events =
        QJsonDocument::fromJson(trace.readAll(), &error).object().value(QStringLiteral("traceEvents")).toArray();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QStringList lanes;
    int flows = 0;
    double sleeping = 0;
    for (const QJsonValue &value : events) {
        const QJsonObject event = value.toObject();
        if (event.value(QStringLiteral("name")) == QStringLiteral("thread_name"))
            lanes.append(event.value(QStringLiteral("args")).toObject().value(QStringLiteral("name")).toString());
        flows += event.value(QStringLiteral("ph")) == QStringLiteral("s") ? 1 : 0;
        flows -= event.value(QStringLiteral("ph")) == QStringLiteral("f") ? 1 : 0;
        if (event.value(QStringLiteral("name")) == QStringLiteral("sleep"))
            sleeping += event.value(QStringLiteral("dur")).toDouble();
    }
    QVERIFY2(lanes.contains(QStringLiteral("loop")) && lanes.contains(QStringLiteral("worker 1")) &&
                 lanes.contains(QStringLiteral("main (task 1)")),
             qPrintable(lanes.join(QLatin1Char(','))));
    QCOMPARE(flows, 0);              // each that starts also ends
    QCOMPARE(sleeping, 5'500'000.0); // µs: five ticks of a second, and half a second of main
}

void ProgramTest::summaryTellsOfStallsAndVictims()
{
    const Result result = run({QStringLiteral("run"), QStringLiteral("blocking_call"), QStringLiteral("--clock"),
                               QStringLiteral("virtual"), QStringLiteral("--summary")});
    const QJsonObject summary = QJsonDocument::fromJson(result.err.toUtf8()).object();
    QCOMPARE(summary.value(QStringLiteral("duration")).toDouble(), 8.0);
    QCOMPARE(summary.value(QStringLiteral("lost")).toInt(-1), 0);
    QCOMPARE(summary.value(QStringLiteral("clock")).toString(), QStringLiteral("virtual"));
    QVERIFY(summary.value(QStringLiteral("simulated")).toBool());
    QCOMPARE(summary.value(QStringLiteral("tasks")).toArray().size(), 6);
    const QJsonArray stalls = summary.value(QStringLiteral("stalls")).toArray();
    QCOMPARE(stalls.size(), 1);
    const QJsonObject stall = stalls.first().toObject();
    QCOMPARE(stall.value(QStringLiteral("culprit")).toString(), QStringLiteral("THREE"));
    QMap<QString, double> lost;
    for (const QJsonValue &victim : stall.value(QStringLiteral("victims")).toArray())
        lost.insert(victim.toObject().value(QStringLiteral("task")).toString(),
                    victim.toObject().value(QStringLiteral("lost")).toDouble());
    const QMap<QString, double> expected{{QStringLiteral("ONE"), 2},
                                         {QStringLiteral("TWO"), 1},
                                         {QStringLiteral("FOUR"), 3},
                                         {QStringLiteral("FIVE"), 3}};
    QCOMPARE(lost, expected);
}

void ProgramTest::pythonIsAProgram()
{
    const Result result =
        run({QStringLiteral("python"), QStringLiteral("gather"), QStringLiteral("--speed"), QStringLiteral("20")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    QVERIFY(result.out.startsWith(QStringLiteral("\"\"\"Gather five messages.\"\"\"\n\nimport asyncio\n")));
    QVERIFY(result.out.contains(QStringLiteral("delay_message(0.05, \"ONE\")")));
    QVERIFY(result.out.endsWith(QStringLiteral("\n\n\nasyncio.run(main())\n")));
}

void ProgramTest::pythonTellsWhatIsWrong()
{
    const QString path = file(QStringLiteral("wrong.yaml"), "main:\n  - slep: 1s\n");
    const Result result = run({QStringLiteral("python"), path});
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QString());
    QCOMPARE(result.err, run({QStringLiteral("run"), path}).err);
    QVERIFY2(result.err.startsWith(path + QStringLiteral(":2:5: ")), qPrintable(result.err));
}

void ProgramTest::aFailingScenarioEndsWithOne()
{
    const QString path =
        file(QStringLiteral("fails.yaml"), "main:\n  - log: before\n  - raise: ValueError(no such luck)\n");
    const Result result = run({QStringLiteral("run"), path});
    QCOMPARE(result.code, 1);
    QCOMPARE(result.out, QStringLiteral("before\n"));
    QCOMPARE(result.err, QStringLiteral("ValueError: no such luck\n"));
}

namespace {

const QByteArray careless = R"(shared: {never: future}
functions:
  slow():
    - block: 80ms
  broken():
    - raise: ValueError(in a callback)
  meddle():
    - set_result: never
      to: 1
coroutines:
  lost(): []
  failing():
    - raise: ValueError(nobody looks)
  orphan():
    - create: event
      as: event
    - wait_on: event
main:
  - log: begin
  - call_soon: slow()
  - call_soon: broken()
  - forget: lost()
  - spawn: failing()
    name: culprit
  - spawn: orphan()
    name: orphan
  - yield
  - yield
  - try:
      - to_thread: meddle()
    except:
      RuntimeError as error:
        - log: "{error}"
  - create: event
    as: event
  - wait_on: event
)";

} // namespace

void ProgramTest::whatAsyncioWouldLogGoesToStandardError()
{
    const QStringList always{
        QStringLiteral(
            "Exception in callback broken(): ValueError: in a callback (line 21)\nhandle: <Handle broken()>\n"),
        QStringLiteral("coroutine 'lost' was never awaited (line 22)\n"),
        QStringLiteral("Task exception was never retrieved (line 23)\nfuture: <Task finished name='culprit' "
                       "coro=<failing() done> exception=ValueError('nobody looks')>\n"),
        QStringLiteral("Task was destroyed but it is pending! (line 25)\ntask: <Task pending name='orphan' "
                       "coro=<orphan() running at line 17>>\n")};
    const QStringList inDebugMode{
        QStringLiteral("Executing <Handle slow() at line 20> took 0.080 seconds (line 20)\n"),
        QStringLiteral("set_result was called by meddle, which is not the loop's thread (line 8)\n")};
    const QStringList arguments{QStringLiteral("--clock"), QStringLiteral("virtual")};
    const auto runText = [&](const QByteArray &text) {
        return run(QStringList{QStringLiteral("run"), file(QStringLiteral("careless.yaml"), text)} + arguments);
    };

    const Result plain = runText(careless);
    QCOMPARE(plain.code, 1);
    QCOMPARE(plain.out, QStringLiteral("begin\n"));
    for (const QString &words : always)
        QVERIFY2(plain.err.contains(words), qPrintable(plain.err + QStringLiteral("lacks ") + words));
    for (const QString &words : inDebugMode)
        QVERIFY2(!plain.err.contains(words), qPrintable(plain.err));

    const Result debugged = runText(careless + "settings: {debug: true, stall_after: 50ms}\n");
    QCOMPARE(debugged.code, 1);
    QCOMPARE(debugged.out,
             QStringLiteral("begin\nNon-thread-safe operation invoked on an event loop other than the current one\n"));
    for (const QString &words : always + inDebugMode)
        QVERIFY2(debugged.err.contains(words), qPrintable(debugged.err + QStringLiteral("lacks ") + words));
}

void ProgramTest::limitsTellTheirLine()
{
    const QString path =
        file(QStringLiteral("many.yaml"), "functions:\n  job(): []\nmain:\n  - repeat: forever\n    do:\n"
                                          "      - start_thread: job()\n        as: thread\n");
    const Result result = run({QStringLiteral("run"), path, QStringLiteral("--clock"), QStringLiteral("virtual")});
    QCOMPARE(result.code, 1);
    QCOMPARE(result.err, QStringLiteral("more than 60000 threads have been started (line 6)\n"));
}

void ProgramTest::anEndlessVirtualRunIsLimited()
{
    const QString path =
        file(QStringLiteral("endless.yaml"), "main:\n  - repeat: forever\n    do:\n      - sleep: 1s\n");
    const Result result = run({QStringLiteral("run"), path, QStringLiteral("--clock"), QStringLiteral("virtual")});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains(QStringLiteral("turns")), qPrintable(result.err));
}

void ProgramTest::anInterruptStopsTheRunAndStillDraws()
{
    const QString path = file(QStringLiteral("busy.yaml"), "main:\n  - log: begun\n  - repeat: forever\n    do: []\n");
    const QString picture = m_folder.filePath(QStringLiteral("busy.png"));
    QProcess process;
    process.start(QStringLiteral(LOOPSCOPE_PROGRAM),
                  {QStringLiteral("run"), path, QStringLiteral("--export"), picture});
    QVERIFY(process.waitForReadyRead(30'000)); // it has logged, so it runs, and would for ever
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(QFile::exists(picture));
}

void ProgramTest::helpAndVersion()
{
    QVERIFY(run({QStringLiteral("--help")}).out.contains(QStringLiteral("loopscope run SCENARIO")));
    QVERIFY(run({QStringLiteral("--version")}).out.startsWith(QStringLiteral("loopscope ")));
    const Result misuse = run({QStringLiteral("run")});
    QCOMPARE(misuse.code, 2);
    QVERIFY(misuse.out.isEmpty());
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
