// Laws that hold of every run, over random scenarios of the whole vocabulary. And what a scenario's mutations do: any
// text is refused or runs, and never breaks anything.

#include "scenario/demos.h"
#include "support/run_scenario.h"
#include "support/trace_checks.h"

#include <QTest>

#include <random>

using namespace loopscope;
using scenario::RunEnding;

namespace {

/// Writes a random scenario. Coroutine i calls and spawns only coroutines after it, so that everything ends.
class ScenarioWriter {
public:
    explicit ScenarioWriter(std::uint32_t seed) : m_random(seed)
    {
        m_text = "settings: {workers: " + number(1, 3) + ", stall_after: " + number(1, 40) + "ms}\n";
        m_text += "functions:\n";
        for (int i = 0; i < functions; ++i) {
            m_text += "  f" + std::to_string(i) + "(n):\n";
            m_inFunction = true;
            block(4, 1);
        }
        m_inFunction = false;
        m_text += "coroutines:\n";
        for (m_routine = 0; m_routine < coroutines; ++m_routine) {
            m_text += "  c" + std::to_string(m_routine) + "(n):\n";
            m_tasks = 0;
            block(4, 0);
        }
        m_routine = -1;
        m_tasks = 0;
        m_text += "main:\n";
        for (int i = 0; i < 3; ++i)
            block(2, 0);
    }

    const std::string &text() const { return m_text; }

private:
    static constexpr int coroutines = 4;
    static constexpr int functions = 3;

    unsigned roll(unsigned sides) { return static_cast<unsigned>(m_random() % sides); }
    std::string number(unsigned from, unsigned to) { return std::to_string(from + roll(to - from + 1)); }
    std::string duration()
    {
        static const char *const all[] = {"0s", "1ms", "1ms", "2ms", "5ms", "700us", "20ms", "60ms", "3ms"};
        return all[roll(9)];
    }
    bool hasCallees() const { return m_routine + 1 < coroutines; }
    std::string call()
    {
        const auto first = static_cast<unsigned>(m_routine + 1);
        return 'c' + number(first, coroutines - 1) + '(' + number(0, 9) + ')';
    }
    std::string job() { return 'f' + number(0, functions - 1) + '(' + number(0, 9) + ')'; }
    std::string task() { return 't' + number(1, static_cast<unsigned>(m_tasks)); }

    void line(int indent, const std::string &text)
    {
        m_text += std::string(static_cast<std::size_t>(indent), ' ') + text + '\n';
    }

    void block(int indent, int nesting)
    {
        const unsigned count = 1 + roll(4);
        for (unsigned i = 0; i < count; ++i) {
            if (m_inFunction)
                functionStep(indent, nesting);
            else
                coroutineStep(indent, nesting);
        }
    }

    void functionStep(int indent, int nesting)
    {
        switch (roll(nesting > 2 ? 6 : 9)) {
        case 0:
        case 1:
            return line(indent, "- block: " + duration());
        case 2:
            return line(indent, "- compute: " + duration());
        case 3:
            return line(indent, "- return: n");
        case 4:
            return line(indent, "- raise: ValueError(job {n})");
        case 5:
            return line(indent, "- log: job {n}");
        default:
            return nested(indent, nesting);
        }
    }

    void coroutineStep(int indent, int nesting)
    {
        const unsigned step = roll(nesting > 2 ? 15 : 20);
        switch (step) {
        case 0:
            return line(indent, "- log: line {len(all_tasks())}");
        case 1:
        case 2:
            return line(indent, "- sleep: " + duration());
        case 3:
            return line(indent, "- yield");
        case 4:
            return line(indent, "- block: " + duration());
        case 5:
            return line(indent, "- compute: " + duration());
        case 6:
            line(indent, "- run_in_executor: " + job());
            return line(indent + 2, "as: got");
        case 7:
            return line(indent, "- call_soon: " + job());
        case 8:
            return line(indent, roll(3) == 0 ? "- raise: ValueError(no)" : roll(2) == 0 ? "- return: 5" : "- yield");
        case 9:
        case 10:
            if (!hasCallees())
                return line(indent, "- sleep: " + duration());
            line(indent, "- spawn: " + call());
            return line(indent + 2, "as: t" + std::to_string(++m_tasks));
        case 11:
            return line(indent, m_tasks == 0 ? "- yield" : "- cancel: " + task());
        case 12:
            return line(indent, m_tasks == 0 ? "- log: nobody" : "- await: " + task());
        case 13:
            if (!hasCallees())
                return line(indent, "- block: " + duration());
            return line(indent, "- await: " + call());
        case 14:
        case 15:
            return gather(indent);
        default:
            return nested(indent, nesting);
        }
    }

    void gather(int indent)
    {
        line(indent, "- gather:");
        const unsigned count = roll(4);
        for (unsigned i = 0; i < count; ++i) {
            const unsigned kind = roll(3);
            if (kind == 0 && m_tasks > 0)
                line(indent + 4, "- " + task());
            else if (kind == 1 && hasCallees())
                line(indent + 4, "- " + call());
            else
                line(indent + 4, "- run_in_executor: " + job());
        }
        if (count == 0)
            m_text.insert(m_text.size() - 1, " []");
        if (roll(2) == 0)
            line(indent + 2, "return_exceptions: true");
    }

    void nested(int indent, int nesting)
    {
        if (roll(3) == 0) {
            line(indent, "- repeat: " + number(0, 3));
            line(indent + 2, "do:");
            return block(indent + 4, nesting + 1);
        }
        line(indent, "- try:");
        block(indent + 4, nesting + 1);
        const bool handles = roll(3) != 0;
        if (handles) {
            static const char *const types[] = {"ValueError", "Exception", "CancelledError", "BaseException"};
            line(indent + 2, "except:");
            line(indent + 4, std::string(types[roll(4)]) + " as error:");
            line(indent + 6, "- log: got {error}");
            block(indent + 6, nesting + 1);
            if (roll(3) == 0)
                line(indent + 6, "- raise");
        }
        if (!handles || roll(3) == 0) {
            line(indent + 2, "finally:");
            block(indent + 4, nesting + 1);
        }
    }

    std::mt19937 m_random;
    std::string m_text;
    int m_routine = 0;
    int m_tasks = 0;
    bool m_inFunction = false;
};

/// What is wrong with a run; empty if nothing is.
QString flawOf(const test::FinishedRun &run)
{
    if (run.builder.irregularCount() > 0)
        return QStringLiteral("%1 irregular events").arg(run.builder.irregularCount());
    const bool cameToItsEnd = run.result.ending != RunEnding::Limited && run.result.ending != RunEnding::Stopped &&
                              !run.result.error.starts_with("deadlock");
    return QString::fromStdString(test::runFlaw(run.trace(), cameToItsEnd));
}

test::RunScenarioOptions cautious(scenario::ClockKind clock = scenario::ClockKind::Virtual)
{
    test::RunScenarioOptions options;
    options.run = {clock, clock == scenario::ClockKind::Virtual ? 1.0 : 20.0};
    options.mostEvents = 100'000;
    options.patience = std::chrono::seconds{5};
    return options;
}

} // namespace

class RandomRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRunKeepsTheLaws();
    void someRunsOnTheRealClock();
    void mutationsAreRefusedOrRun();
};

void RandomRunsTest::everyRunKeepsTheLaws()
{
    std::size_t events = 0;
    std::size_t stalls = 0;
    std::size_t failures = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const std::string text = ScenarioWriter(seed).text();
        const auto scenario = test::scenarioOf(text);
        const test::FinishedRun run = test::runScenario(scenario, cautious());
        const QString flaw = flawOf(run);
        if (!flaw.isEmpty())
            qInfo("seed %u\n%s", seed, text.c_str());
        QCOMPARE(flaw, QString());
        const test::FinishedRun again = test::runScenario(scenario, cautious());
        QVERIFY2(run.eventText() == again.eventText(), ("seed " + std::to_string(seed)).c_str());
        QCOMPARE(again.result.error, run.result.error);
        events += run.events.size();
        stalls += run.trace().stalls().size();
        failures += run.result.ending == RunEnding::Failed ? 1 : 0;
    }
    qInfo("%zu events, %zu stalls, %zu failures", events, stalls, failures);
    // Otherwise the laws would say little.
    QVERIFY(events > 40'000);
    QVERIFY(stalls > 100);
    QVERIFY(failures > 20 && failures < 300);
}

void RandomRunsTest::someRunsOnTheRealClock()
{
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const std::string text = ScenarioWriter(seed).text();
        const test::FinishedRun run = test::runScenario(test::scenarioOf(text), cautious(scenario::ClockKind::Real));
        const QString flaw = flawOf(run);
        if (!flaw.isEmpty())
            qInfo("seed %u\n%s", seed, text.c_str());
        QCOMPARE(flaw, QString());
    }
}

namespace {

std::string mutated(std::string text, std::mt19937 &random)
{
    const auto roll = [&random](std::size_t sides) { return static_cast<std::size_t>(random() % sides); };
    static const char *const words[] = {"forever", "- yield\n", "as: x\n",  "{",     "}",     ": ",       "'",    "\"",
                                        "-",       "1",         "1000000h", "raise", "main:", "finally:", "[*a]", "&a ",
                                        "\n",      "  ",        "#",        "ONE",   "(",     ")",        "é",    "\t"};
    const std::size_t changes = 1 + roll(3);
    for (std::size_t change = 0; change < changes && !text.empty(); ++change) {
        const std::size_t at = roll(text.size());
        const std::size_t lineBegin = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
        const std::size_t lineEnd = std::min(text.find('\n', at), text.size() - 1);
        switch (roll(7)) {
        case 0:
            text[at] = static_cast<char>(random());
            break;
        case 1:
            text.erase(at, 1 + roll(4));
            break;
        case 2:
            text.insert(at, words[roll(std::size(words))]);
            break;
        case 3: // a line twice
            text.insert(lineBegin, text.substr(lineBegin, lineEnd - lineBegin + 1));
            break;
        case 4: // a line less
            text.erase(lineBegin, lineEnd - lineBegin + 1);
            break;
        case 5: // a line further in
            text.insert(lineBegin, "  ");
            break;
        default: { // a line somewhere else
            const std::string line = text.substr(lineBegin, lineEnd - lineBegin + 1);
            text.erase(lineBegin, line.size());
            const std::size_t place = text.empty() ? 0 : text.find('\n', roll(text.size()));
            text.insert(place == std::string::npos ? 0 : std::min(place + 1, text.size()), line);
        }
        }
    }
    return text;
}

} // namespace

void RandomRunsTest::mutationsAreRefusedOrRun()
{
    std::mt19937 random(20);
    int ran = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto &demos = scenario::demos();
        const std::string text = mutated(demos[static_cast<std::size_t>(i) % demos.size()].text, random);
        const scenario::ParseResult parsed = scenario::parse(text);
        QCOMPARE(parsed.scenario == nullptr, !parsed.problems.empty());
        if (parsed.scenario == nullptr)
            continue;
        ++ran;
        const QString flaw = flawOf(test::runScenario(parsed.scenario, cautious()));
        if (!flaw.isEmpty())
            qInfo("%s", text.c_str());
        QCOMPARE(flaw, QString());
    }
    QVERIFY(ran > 300);
}

QTEST_GUILESS_MAIN(RandomRunsTest)
#include "random_runs_test.moc"
