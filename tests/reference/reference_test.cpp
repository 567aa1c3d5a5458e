// Each demo prints what the Python program beside it prints, line for line, on either clock.

#include "scenario/demos.h"
#include "support/python.h"
#include "support/run_scenario.h"
#include "support/trace_checks.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace loopscope;

namespace {

QString pathOf(const QString &program, const char *suffix)
{
    return QStringLiteral(REFERENCE_PROGRAMS "/%1.%2").arg(program, QLatin1String(suffix));
}

QString outputOf(const QString &program)
{
    QFile file(pathOf(program, "out"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QStringLiteral("(no file)");
}

test::FinishedRun runDemo(const QString &id, const scenario::RunOptions &options)
{
    const scenario::Demo *demo = scenario::findDemo(id.toStdString());
    return test::runScenario(test::scenarioOf(demo->text), {options, ~0ULL, {}, std::chrono::seconds{50}});
}

void checkRun(const test::FinishedRun &run, const QString &output)
{
    QCOMPARE(QString::fromStdString(run.result.error), QString());
    QCOMPARE(QString::fromStdString(test::joined(run.log())), output);
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), true)), QString());
}

} // namespace

class ReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsTheSameOnTheVirtualClock_data() { programs(); }
    void printsTheSameOnTheVirtualClock();
    void printsTheSameOnTheRealClock_data() { programs(); }
    void printsTheSameOnTheRealClock();
    void cpythonStillPrintsIt_data() { programs(); }
    void cpythonStillPrintsIt();

private:
    static void programs();
};

void ReferenceTest::programs()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("demo");
    const auto row = [](const QString &program, const QString &demo) {
        QTest::newRow(qPrintable(demo)) << program << demo;
    };
    // Each program has a demo of its name.
    const QDir programs(QStringLiteral(REFERENCE_PROGRAMS));
    for (const QString &file : programs.entryList({QStringLiteral("*.out")}, QDir::Files, QDir::Name)) {
        const QString program = file.chopped(4);
        row(program, program.mid(3));
    }
}

void ReferenceTest::printsTheSameOnTheVirtualClock()
{
    QFETCH(QString, program);
    QFETCH(QString, demo);
    const auto run = runDemo(demo, {scenario::ClockKind::Virtual, 1.0});
    checkRun(run, outputOf(program));
    const auto again = runDemo(demo, {scenario::ClockKind::Virtual, 1.0});
    QCOMPARE(QString::fromStdString(again.eventText()), QString::fromStdString(run.eventText()));
}

void ReferenceTest::printsTheSameOnTheRealClock()
{
    QFETCH(QString, program);
    QFETCH(QString, demo);
    // The programs' unit is 50 ms. Where two things are half a unit apart, a machine that is busy for as long has them
    // in the other order, and rightly so: then it is asked again, with units that are longer.
    test::FinishedRun run;
    for (const double speed : {20.0, 10.0, 4.0}) {
        run = runDemo(demo, {scenario::ClockKind::Real, speed});
        if (QString::fromStdString(test::joined(run.log())) == outputOf(program))
            break;
        QCOMPARE(run.builder.irregularCount(), 0U);
        QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), true)), QString());
    }
    checkRun(run, outputOf(program));
}

void ReferenceTest::cpythonStillPrintsIt()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    QFETCH(QString, program);
    // A program whose job ends when its ticker ticks prints either first if the machine is busy: asked again then.
    std::optional<std::string> output;
    for (int attempt = 0; attempt < 5 && (!output || QString::fromStdString(*output) != outputOf(program)); ++attempt)
        output = test::outputOfPythonFile(pathOf(program, "py").toStdString());
    QVERIFY(output);
    QCOMPARE(QString::fromStdString(*output), outputOf(program));
}

QTEST_GUILESS_MAIN(ReferenceTest)
#include "reference_test.moc"
