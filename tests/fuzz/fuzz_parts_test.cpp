// The parts of the fuzzer, each by itself: a fuzzer that compares nothing finds nothing either.

#include "fuzz/coverage.h"
#include "fuzz/python_worker.h"
#include "fuzz/scenario_writer.h"
#include "fuzz/shrinker.h"
#include "fuzz/subject.h"
#include "support/python.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::fuzz;

class FuzzPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSeedIsAScenario();
    void scenariosAreAccepted();
    void differencesAreTold();
    void aScenarioIsCutDown();
    void whatIsNeededStays();
    void pythonJumpsToTheNextTimer();
    void pythonTellsHowProgramsEnd_data();
    void pythonTellsHowProgramsEnd();
    void pythonOrdersWhatAreSets();
    void aProgramLeavesNothingToTheNext();

private:
    static std::vector<Telling> run(const std::vector<std::string> &programs);
};

void FuzzPartsTest::aSeedIsAScenario()
{
    QCOMPARE(toText(ScenarioWriter(7).write()), toText(ScenarioWriter(7).write()));
    QVERIFY(toText(ScenarioWriter(7).write()) != toText(ScenarioWriter(8).write()));
}

void FuzzPartsTest::scenariosAreAccepted()
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const std::string text = toText(ScenarioWriter(seed).write());
        const Subject subject = subjectOf(text);
        QVERIFY2(subject.scenario != nullptr, (text + subject.problems).c_str());
    }
}

void FuzzPartsTest::differencesAreTold()
{
    const Telling told{{{5, "a", "one"}, {7, "Task-3", "two"}}, "returned"};
    QVERIFY(!difference(told, told));
    Telling other = told;
    other.lines[1].who = "c1(3)"; // the engine's word for a task without a name
    QVERIFY(!difference(other, told));
    other = told;
    other.lines[0].who = "b";
    QVERIFY(difference(other, told));
    other = told;
    other.lines[1].time = 8;
    QVERIFY(difference(other, told));
    other = told;
    other.lines[1].text = "too";
    QVERIFY(difference(other, told));
    other = told;
    other.lines.pop_back();
    QVERIFY(difference(other, told));
    QVERIFY(difference(told, other));
    other = told;
    other.ending = "deadlock";
    QVERIFY(difference(other, told));
}

namespace {

bool mentions(const Draft &draft, const std::string &word)
{
    return toText(draft).find(word) != std::string::npos;
}

Draft scenarioWith(const std::string &word)
{
    std::uint64_t seed = 1;
    while (!mentions(ScenarioWriter(seed).write(), word))
        ++seed;
    return ScenarioWriter(seed).write();
}

} // namespace

void FuzzPartsTest::aScenarioIsCutDown()
{
    for (const char *word : {"uncancel", "except*", "wait_for", "call_later"}) {
        const Draft draft = scenarioWith(word);
        const Draft small = shrunk(draft, [&](const Draft &candidate) { return mentions(candidate, word); });
        QVERIFY(mentions(small, word));
        QVERIFY2(countSteps(small) < 6, toText(small).c_str());
        QVERIFY(small.shared.empty());
    }
}

void FuzzPartsTest::whatIsNeededStays()
{
    Draft draft;
    draft.main = {{"log", "\"1\""},
                  {"try",
                   {},
                   {},
                   {{{}, {}, {{"log", "\"2\""}, {"sleep", "5ms"}}}, {"finally", {}, {{"log", "\"3\""}, {"yield"}}}}},
                  {"log", "\"4\""}};
    const auto needs = [](const Draft &candidate) {
        const std::string text = toText(candidate);
        const std::size_t finally = text.find("finally:");
        return text.find("sleep") < finally && finally < text.find("yield") && text.find("yield") != std::string::npos;
    };
    const std::string small = toText(shrunk(draft, needs));
    QCOMPARE(QString::fromStdString(small), QStringLiteral("main:\n"
                                                           "  - try:\n"
                                                           "      - sleep: 1ms\n"
                                                           "    finally:\n"
                                                           "      - yield\n"));
}

std::vector<Telling> FuzzPartsTest::run(const std::vector<std::string> &programs)
{
    PythonWorker python(*test::python());
    python.give(programs);
    return python.take();
}

void FuzzPartsTest::pythonJumpsToTheNextTimer()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    const Telling told = run({R"(
import asyncio, time
async def child(delay):
    await asyncio.sleep(delay)
    print("child")
async def main():
    task = asyncio.create_task(child(0.003), name="a")
    await asyncio.sleep(0.001)
    await asyncio.sleep(0.002)
    print("main")
    time.sleep(0.5)
    print("two words")
    await asyncio.sleep(3600)
    print("late")
asyncio.run(main())
)"})
                             .front();
    std::string text;
    for (const Line &line : told.lines)
        text += std::to_string(line.time) + ' ' + line.text + '\n';
    QCOMPARE(QString::fromStdString(text), QStringLiteral("3000000 child\n3000000 main\n503000000 two words\n"
                                                          "3600503000000 late\n"));
    QCOMPARE(QString::fromStdString(told.lines.front().who), QStringLiteral("a"));
}

void FuzzPartsTest::pythonTellsHowProgramsEnd_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("ending");
    QTest::newRow("returns") << "pass"
                             << "returned";
    QTest::newRow("raises") << "raise ValueError('no')"
                            << "failed: ValueError: no";
    QTest::newRow("hangs") << "await asyncio.Event().wait()"
                           << "deadlock";
    QTest::newRow("hangs twice") << "\n  try: await asyncio.Event().wait()\n  finally: await asyncio.Event().wait()"
                                 << "deadlock";
    QTest::newRow("never ends") << "\n  while True: await asyncio.sleep(0)"
                                << "limit";
    QTest::newRow("logs for ever") << "\n  while True: print('again')"
                                   << "limit";
    QTest::newRow("is cancelled") << "asyncio.current_task().cancel(); await asyncio.sleep(1)"
                                  << "failed: asyncio.exceptions.CancelledError";
}

void FuzzPartsTest::pythonTellsHowProgramsEnd()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    QFETCH(QString, statement);
    QFETCH(QString, ending);
    const std::string program =
        "import asyncio\nasync def main():\n  " + statement.toStdString() + "\nasyncio.run(main())\n";
    QCOMPARE(QString::fromStdString(run({program}).front().ending), ending);
}

void FuzzPartsTest::pythonOrdersWhatAreSets()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    const Telling told = run({R"(
import asyncio
async def child(n):
    try:
        await asyncio.sleep(10)
    finally:
        print(f"{n}")
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(20):
                group.create_task(child(n))
            await asyncio.sleep(1)
            raise ValueError
    except* ValueError:
        pass
    left = [asyncio.create_task(child(n)) for n in range(20, 40)]
    await asyncio.sleep(1)
asyncio.run(main())
)"})
                             .front();
    QCOMPARE(told.lines.size(), std::size_t{40});
    for (std::size_t index = 0; index < told.lines.size(); ++index)
        QCOMPARE(told.lines[index].text, std::to_string(index));
}

void FuzzPartsTest::aProgramLeavesNothingToTheNext()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    const std::string program = R"(
import asyncio, time
time.sleep(1)
print(f"{'x' in globals()}")
x = 1
async def main():
    print(f"{len(asyncio.all_tasks())}")
    await asyncio.Event().wait()
asyncio.run(main())
)";
    const std::vector<Telling> told = run({program, program});
    QVERIFY(!difference(told[0], told[1]));
    QCOMPARE(told[1].lines.front().text, std::string("False"));
    QCOMPARE(told[1].lines.back().text, std::string("1"));
}

QTEST_GUILESS_MAIN(FuzzPartsTest)
#include "fuzz_parts_test.moc"
