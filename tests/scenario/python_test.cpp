// Scenarios as Python programs: what they look like, that they are Python, and that CPython logs what the engine does.
//
// What they look like is kept in python/*.py. Where a change of them is meant, run this test with
// LOOPSCOPE_UPDATE_PYTHON set, and read them.

#include "scenario/demos.h"
#include "scenario/python.h"
#include "scenario/python_walk.h"
#include "support/python.h"
#include "support/real_clock.h"
#include "support/run_scenario.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace loopscope;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool write(const QString &path, const std::string &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0;
}

QString goldenPath(const QString &name, const char *suffix)
{
    return QStringLiteral(LOOPSCOPE_GOLDENS "/%1.%2").arg(name, QLatin1String(suffix));
}

QStringList goldenNames()
{
    QStringList names = QDir(QStringLiteral(LOOPSCOPE_GOLDENS)).entryList({QStringLiteral("*.yaml")});
    names.replaceInStrings(QStringLiteral(".yaml"), QString());
    return names;
}

/// The program of a few lines under "main:", without what stands around them.
QString mainOf(const QByteArray &steps)
{
    const auto program = QString::fromStdString(scenario::toPython(("main:\n" + steps).toStdString()));
    const qsizetype begin = program.indexOf(QStringLiteral("async def main():\n"));
    QString body = program.mid(begin, program.indexOf(QStringLiteral("\n\n\nasyncio.run")) - begin);
    return body.remove(QStringLiteral("async def main():\n"))
        .replace(QStringLiteral("\n    "), QStringLiteral("\n"))
        .trimmed();
}

} // namespace

class PythonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAsItDid_data();
    void looksAsItDid();
    void steps_data();
    void steps();
    void aWordOfScenariosIsLeftToNone();
    void everyProgramCompiles();
    void logsWhatTheEngineLogs_data();
    void logsWhatTheEngineLogs();
};

void PythonTest::looksAsItDid_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : goldenNames())
        QTest::newRow(qPrintable(name)) << name;
}

void PythonTest::looksAsItDid()
{
    QFETCH(const QString, name);
    const std::string scenario = textOf(goldenPath(name, "yaml")).toStdString();
    std::vector<scenario::Problem> problems = scenario::parse(scenario).problems;
    QVERIFY2(problems.empty(), problems.empty() ? "" : toText(problems.front(), name.toStdString()).c_str());
    const std::string program = scenario::toPython(scenario);
    if (qEnvironmentVariableIsSet("LOOPSCOPE_UPDATE_PYTHON"))
        QVERIFY(write(goldenPath(name, "py"), program));
    QCOMPARE(QString::fromStdString(program), textOf(goldenPath(name, "py")));
}

void PythonTest::steps_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QString>("python");
    const auto row = [](const char *name, const char *scenario, const char *python) {
        QTest::newRow(name) << QByteArray(scenario) << QString::fromUtf8(python);
    };
    row("seconds", "  - sleep: 250us\n", "await asyncio.sleep(0.00025)");
    row("sum of durations", "  - sleep: (1s + 50ms) * 2\n", "await asyncio.sleep((1 + 0.05) * 2)");
    row("a duration is shown with its unit", "  - let: 50ms\n    as: d\n  - log: \"{d}, {d * 2} {d / 1ms}\"\n",
        "d = 0.05\nlog(f\"{in_units(d)}, {in_units(d * 2)} {d / 0.001}\")");
    row("braces and quotes", "  - let: 1\n    as: n\n  - log: '{{\"{n}\"}}'\n", "n = 1\nlog(f'{{\"{n}\"}}')");
    row("a quote in a value", "  - let: {a: 1}\n    as: d\n  - log: \"it's {d['a']}\"\n",
        "d = {\"a\": 1}\nlog(f\"it's {d['a']}\")");
    row("both quotes in a value", "  - log: \"{len(\\\"it's\\\")} {len('a\\\"')}\"\n",
        "log(\"{} {}\".format(len(\"it's\"), len('a\"')))");
    row("a number of times", "  - repeat: 3\n    do:\n      - yield\n",
        "for _ in range(3):\n    await asyncio.sleep(0)");
    row("nothing to do", "  - repeat: forever\n    do: []\n", "while True:\n    pass");
    row("one more", "  - let: 1\n    as: n\n  - let: n + 1\n    as: n\n", "n = 1\nn += 1");
    row("one more item", "  - let: []\n    as: all\n  - let: all + [1]\n    as: all\n  - log: \"{all}\"\n",
        "all = []\nall.append(1)\nlog(all)");
    row("a list that another holds",
        "  - let: []\n    as: all\n  - let: all\n    as: some\n  - let: all + [1]\n    as: all\n",
        "all = []\nsome = all\nall = all + [1]");
    row("a list that is gone through",
        "  - let: [1]\n    as: all\n  - for: all\n    as: i\n    do:\n      - let: all + [i]\n        as: all\n",
        "all = [1]\nfor i in all:\n    all = all + [i]");
    row("decoded", "  - create: stream\n    as: s\n  - feed: \"{1}é\"\n    into: s\n  - readline: s\n    as: l\n",
        "s = asyncio.StreamReader()\ns.feed_data(f\"{1}é\".encode())\nl = (await s.readline()).decode()");
    row("elif",
        "  - if: True\n    then:\n      - log: a\n    else:\n      - if: False\n        then:\n          - log: b\n",
        "if True:\n    log(\"a\")\nelif False:\n    log(\"b\")");
    row("keyword", "  - let: 1\n    as: class\n  - let: class\n    as: class_\n", "class__ = 1\nclass_ = class__");
    row("a builtin that is needed", "  - let: [1]\n    as: len\n  - log: \"{len(len)}\"\n",
        "len_ = [1]\nlog(len(len_))");
    row("a builtin that is not", "  - let: [1]\n    as: len\n", "len = [1]");
    row("a letter that Python has none of", "  - let: 1\n    as: \"a→\"\n", "au2192 = 1");
    row("a group's task", "  - task_group: g\n    do:\n      - spawn: main()\n        in: g\n        name: one\n",
        "async with asyncio.TaskGroup() as g:\n    g.create_task(main(), name=\"one\")");
    row("a thread is joined", "  - create: mutex\n    as: m\n  - with: m\n    do: []\n",
        "m = threading.Lock()\nwith m:\n    pass");
    row("a queue is joined", "  - create: queue\n    as: q\n  - join: q\n", "q = asyncio.Queue()\nawait q.join()");
    row("done in order", "  - let: []\n    as: t\n  - wait: t\n    as: d\n  - gather: d\n",
        "t = []\nd, _ = await asyncio.wait(t)\nd = sorted(d, key=t.index)\nawait asyncio.gather(*d)");
    row("done counted", "  - let: []\n    as: t\n  - wait: t\n    pending: p\n  - log: \"{len(p)}\"\n",
        "t = []\n_, p = await asyncio.wait(t)\nlog(len(p))");
}

void PythonTest::steps()
{
    QFETCH(const QByteArray, scenario);
    QFETCH(const QString, python);
    QCOMPARE(mainOf(scenario), python);
}

void PythonTest::aWordOfScenariosIsLeftToNone()
{
    // vocabulary.yaml has every step, so that the tests below try every one.
    std::vector<scenario::Problem> problems;
    const auto document =
        scenario::readDocument(textOf(goldenPath(QStringLiteral("vocabulary"), "yaml")).toStdString(), problems);
    std::set<scenario::StepKind> kinds;
    for (const scenario::Definition &definition : document.definitions)
        eachStep(definition.steps, [&](const scenario::Step &step) { kinds.insert(step.kind); });
    for (const scenario::StepSpec &spec : scenario::stepSpecs())
        QVERIFY2(kinds.contains(spec.kind), spec.name.data());
    QVERIFY(!textOf(goldenPath(QStringLiteral("vocabulary"), "py")).contains(QStringLiteral("NotImplemented")));
}

void PythonTest::everyProgramCompiles()
{
    const auto python = test::python();
    if (!python)
        QSKIP("there is no Python 3.11 or later here");
    const QTemporaryDir folder;
    std::string command = "'" + *python + "' -W error -m py_compile";
    const auto add = [&](const std::string &name, const std::string &scenario) {
        const QString path = folder.filePath(QString::fromStdString(name) + QStringLiteral(".py"));
        QVERIFY(write(path, scenario::toPython(scenario)));
        command += " '" + path.toStdString() + "'";
    };
    for (const QString &name : goldenNames())
        add("golden_" + name.toStdString(), textOf(goldenPath(name, "yaml")).toStdString());
    for (const scenario::Demo &demo : scenario::demos())
        add(demo.id, demo.text);
    QCOMPARE(std::system(command.c_str()), 0);
}

/// All are run here, side by side, as anybody would run them; each row looks at what came of one. What the engine logs
/// is taken from the virtual clock. No demo logs what a machine decides: what is lost, computed or measured in them is
/// definite (updates that are lost have two seconds for it) or not logged (how long the interpreter's lock makes others
/// wait, what threads cost). What is left to chance is which of the threads that begin together logs first.
void PythonTest::logsWhatTheEngineLogs_data()
{
    QTest::addColumn<QString>("difference");
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    std::vector<test::Claim> claims;
    const auto claim = [&](const std::string &name, const std::string &scenario) {
        const test::FinishedRun run = test::runScenario(
            test::scenarioOf(scenario), {{scenario::ClockKind::Virtual, 1.0}, ~0ULL, {}, std::chrono::seconds{50}});
        const test::Pace pace = test::gentlePace(run.trace());
        claims.push_back({name, test::joined(run.log()), pace,
                          [program = scenario::toPython(scenario, {pace.speed})] {
                              const auto printed = test::outputOfPython(program);
                              return test::Attempt{printed.value_or(""), printed ? "" : "it failed"};
                          },
                          test::tiesOfThreads(run.trace())});
    };
    for (const char *name : {"kitchen", "names"})
        claim(name, textOf(goldenPath(QString::fromLatin1(name), "yaml")).toStdString());
    for (const scenario::Demo &demo : scenario::demos())
        claim(demo.id, demo.text);
    for (const test::Verdict &verdict : test::prove(claims, test::rounds()))
        QTest::newRow(verdict.name.c_str()) << QString::fromStdString(verdict.difference);
}

void PythonTest::logsWhatTheEngineLogs()
{
    QFETCH(const QString, difference);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(PythonTest)
#include "python_test.moc"
