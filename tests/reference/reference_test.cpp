// Each demo prints what the Python program beside it prints, line for line, on either clock. Those that have none print
// on the real clock what they print on the virtual one.
//
// On the real clock that is proven once, or as often as LOOPSCOPE_ROUNDS says: see support/real_clock.h.

#include "scenario/demos.h"
#include "support/python.h"
#include "support/real_clock.h"
#include "support/run_scenario.h"
#include "support/trace_checks.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <map>

using namespace loopscope;

namespace {

QString pathOf(const QString &program, const char *suffix)
{
    return QStringLiteral(REFERENCE_PROGRAMS "/%1.%2").arg(program, QLatin1String(suffix));
}

QStringList programNames()
{
    QStringList names =
        QDir(QStringLiteral(REFERENCE_PROGRAMS)).entryList({QStringLiteral("*.out")}, QDir::Files, QDir::Name);
    names.replaceInStrings(QStringLiteral(".out"), QString());
    return names;
}

/// Each program has a demo of its name, which does without the number.
QString demoOf(const QString &program)
{
    return program.mid(3);
}

QString outputOf(const QString &program)
{
    QFile file(pathOf(program, "out"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QStringLiteral("(no file)");
}

constexpr scenario::RunOptions onVirtualClock{scenario::ClockKind::Virtual, 1.0};

test::FinishedRun runDemo(const QString &id, const scenario::RunOptions &options)
{
    const scenario::Demo *demo = scenario::findDemo(id.toStdString());
    return test::runScenario(test::scenarioOf(demo->text), {options, ~0ULL, {}, std::chrono::seconds{50}});
}

/// What is wrong with a run, whatever it has logged.
std::string flawOf(const test::FinishedRun &run)
{
    if (!run.result.error.empty())
        return run.result.error;
    if (run.builder.irregularCount() > 0)
        return std::to_string(run.builder.irregularCount()) + " events do not fit";
    return test::runFlaw(run.trace(), true);
}

/// The programs' unit is 50 ms where the demos' is 1 s.
constexpr double speedOfPrograms = 20.0;

} // namespace

class ReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsTheSameOnTheVirtualClock_data() { programs(); }
    void printsTheSameOnTheVirtualClock();
    void printsTheSameOnTheRealClock_data();
    void printsTheSameOnTheRealClock() { checkVerdict(); }
    void cpythonStillPrintsIt_data();
    void cpythonStillPrintsIt() { checkVerdict(); }

private:
    static void programs();
    static void rowsOf(const std::vector<test::Verdict> &verdicts);
    static void checkVerdict();
};

void ReferenceTest::programs()
{
    QTest::addColumn<QString>("program");
    for (const QString &program : programNames())
        QTest::newRow(qPrintable(demoOf(program))) << program;
}

void ReferenceTest::printsTheSameOnTheVirtualClock()
{
    QFETCH(const QString, program);
    const auto run = runDemo(demoOf(program), onVirtualClock);
    QCOMPARE(QString::fromStdString(flawOf(run)), QString());
    QCOMPARE(QString::fromStdString(test::joined(run.log())), outputOf(program));
    const auto again = runDemo(demoOf(program), onVirtualClock);
    QCOMPARE(QString::fromStdString(again.eventText()), QString::fromStdString(run.eventText()));
}

/// All are run here, side by side; each row looks at what came of one.
void ReferenceTest::printsTheSameOnTheRealClock_data()
{
    std::map<QString, QString> outputs;
    for (const QString &program : programNames())
        outputs.emplace(demoOf(program), outputOf(program));
    std::vector<test::Claim> claims;
    for (const scenario::Demo &demo : scenario::demos()) {
        const auto id = QString::fromStdString(demo.id);
        const auto run = runDemo(id, onVirtualClock);
        const auto output = outputs.find(id);
        const std::string expected = output == outputs.end() ? test::joined(run.log()) : output->second.toStdString();
        const test::Pace pace = test::gentlePace(run.trace());
        claims.push_back({demo.id, expected, pace, [id, pace] {
                              const auto real = runDemo(id, {scenario::ClockKind::Real, pace.speed});
                              return test::Attempt{test::joined(real.log()), flawOf(real)};
                          }});
    }
    rowsOf(test::prove(claims, test::rounds()));
}

void ReferenceTest::cpythonStillPrintsIt_data()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    std::vector<test::Claim> claims;
    for (const QString &program : programNames()) {
        const test::Pace pace = test::paceAt(speedOfPrograms, runDemo(demoOf(program), onVirtualClock).trace());
        claims.push_back({demoOf(program).toStdString(), outputOf(program).toStdString(), pace, [program] {
                              const auto printed = test::outputOfPythonFile(pathOf(program, "py").toStdString());
                              return test::Attempt{printed.value_or(""), printed ? "" : "it failed"};
                          }});
    }
    rowsOf(test::prove(claims, 1));
}

void ReferenceTest::rowsOf(const std::vector<test::Verdict> &verdicts)
{
    QTest::addColumn<QString>("difference");
    for (const test::Verdict &verdict : verdicts)
        QTest::newRow(verdict.name.c_str()) << QString::fromStdString(verdict.difference);
}

void ReferenceTest::checkVerdict()
{
    QFETCH(const QString, difference);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(ReferenceTest)
#include "reference_test.moc"
