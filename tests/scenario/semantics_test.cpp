// What steps do, compared with the same program in Python: try, except, finally, raise, return and repeat in any
// nesting; and what stops a scenario that does not stop by itself.

#include "random_programs.h"
#include "support/python.h"
#include "support/run_scenario.h"
#include "support/trace_checks.h"

#include <QTest>

using namespace loopscope;
using scenario::RunEnding;
using test::ProgramWriter;

namespace {

QString logOf(const char *text)
{
    const test::FinishedRun run = test::runText(text);
    QString log = QString::fromStdString(test::joined(run.log()));
    return run.result.error.empty() ? log : log + QString::fromStdString(run.result.error) + QLatin1Char('\n');
}

test::RunScenarioOptions stopAfter(std::uint64_t events, scenario::ClockKind clock)
{
    test::RunScenarioOptions options;
    options.run = {clock, 1.0};
    options.mostEvents = events;
    return options;
}

} // namespace

class SemanticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProgramsDoWhatPythonDoes();
    void aBareRaiseRaisesWhatItsHandlerCaught();
    void aBareRaiseInFinallyRaisesWhatLedThere();
    void waitingAtABarrierGivesANumber();
    void exceptionsHavePythonsFamily();
    void aListThatGrowsIsAnother();
    void cancellationIsNoException();
    void aRecursionThatNeverEndsIsAnError();
    void whatDoesNotEndIsStopped_data();
    void whatDoesNotEndIsStopped();
};

void SemanticsTest::randomProgramsDoWhatPythonDoes()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    constexpr std::uint32_t programs = 250;
    std::string all = "import asyncio\ndef log(text):\n print(text)\n";
    for (std::uint32_t seed = 1; seed <= programs; ++seed)
        all += ProgramWriter(seed).python() + "asyncio.run(main())\nprint('====')\n";
    const auto output = test::outputOfPython(all);
    QVERIFY(output);
    const QStringList expected = QString::fromStdString(*output).split(QStringLiteral("====\n"));
    QCOMPARE(expected.size(), static_cast<qsizetype>(programs) + 1);
    for (std::uint32_t seed = 1; seed <= programs; ++seed) {
        const std::string text = ProgramWriter(seed).scenario();
        const test::FinishedRun run = test::runText(text);
        if (QString::fromStdString(test::joined(run.log())) != expected[seed - 1])
            qInfo("%s", text.c_str());
        QCOMPARE(QString::fromStdString(test::joined(run.log())), expected[seed - 1]);
        QCOMPARE(run.builder.irregularCount(), 0U);
        QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), true)), QString());
    }
}

void SemanticsTest::aBareRaiseRaisesWhatItsHandlerCaught()
{
    const char *const text = R"(
main:
  - try:
      - raise: ValueError(outer)
    except:
      ValueError as error:
        - try:
            - raise: KeyError(inner)
          except:
            KeyError as error:
              - log: "{error}"
        - raise
)";
    QCOMPARE(logOf(text), QStringLiteral("'inner'\nValueError: outer\n"));
}

void SemanticsTest::aBareRaiseInFinallyRaisesWhatLedThere()
{
    const char *const text = R"(
coroutines:
  led_by(what):
    - try:
        - raise: ValueError(outer)
      except:
        ValueError:
          - try:
              - if: what == 'an exception'
                then:
                  - raise: KeyError(inner)
            finally:
              - raise
main:
  - for: ['an exception', 'nothing']
    as: what
    do:
      - try:
          - led_by(what)
        except:
          Exception as error:
            - log: "{what}: {type(error)} {error}"
)";
    QCOMPARE(logOf(text), QStringLiteral("an exception: KeyError 'inner'\nnothing: ValueError outer\n"));
}

void SemanticsTest::waitingAtABarrierGivesANumber()
{
    const char *const text = R"(
shared:
  meeting: {barrier: 3}
  go: event
coroutines:
  comes(name):
    - wait_on: meeting
      as: place
    - log: "{name} {place}"
main:
  - set_event: go
  - wait_on: go
    as: is_set
  - gather: [comes('a'), comes('b'), comes('c')]
  - log: "{is_set}"
)";
    QCOMPARE(logOf(text), QStringLiteral("c 2\na 0\nb 1\nTrue\n"));
}

void SemanticsTest::exceptionsHavePythonsFamily()
{
    const char *const text = R"(
main:
  - try:
      - log: "{[1][5]}"
    except:
      LookupError as error:
        - log: "{error}"
  - try:
      - log: "{1 // 0}"
    except:
      ValueError:
        - log: no
      ArithmeticError as error:
        - log: "{error}"
  - try:
      - log: "{later}"
      - yield
      - await: other()
        as: later
    except:
      NameError:
        - log: unbound
coroutines:
  other(): []
)";
    QCOMPARE(logOf(text), QStringLiteral("list index out of range\ninteger division or modulo by zero\nunbound\n"));
}

/// However it is done: `items + [item]` is another list than items, for whoever has that.
void SemanticsTest::aListThatGrowsIsAnother()
{
    const char *const text = R"(
coroutines:
  grows(items):
    - let: items + [len(items)]
      as: items
    - return: items
main:
  - let: []
    as: items
  - repeat: 3
    as: i
    do:
      - let: items + [i, items]
        as: items
  - log: "{items}"
  - let: [1]
    as: items
  - let: items
    as: others
  - let: [items, others]
    as: both
  - let: items + [2]
    as: items
  - let: items + [3]
    as: items
  - await: grows(items)
    as: more
  - log: "{items} {others} {both} {more}"
  - try:
      - let: items + [1 // 0]
        as: items
    except:
      ZeroDivisionError:
        - log: "{items}"
  - let: 1
    as: items
  - try:
      - let: items + [1]
        as: items
    except:
      TypeError as error:
        - log: "{error}"
)";
    QCOMPARE(logOf(text), QStringLiteral("[0, [], 1, [0, []], 2, [0, [], 1, [0, []]]]\n"
                                         "[1, 2, 3] [1] [[1], [1]] [1, 2, 3, 3]\n"
                                         "[1, 2, 3]\n"
                                         "unsupported operand type(s) for +: 'int' and 'list'\n"));
}

void SemanticsTest::cancellationIsNoException()
{
    const char *const text = R"(
coroutines:
  careful():
    - try:
        - sleep: 1h
      except:
        Exception:
          - log: never
        BaseException as reason:
          - log: cancelled
          - raise
      finally:
        - log: cleaned up
main:
  - spawn: careful()
    as: task
  - yield
  - cancel: task
  - try:
      - await: task
    except:
      CancelledError:
        - log: told
)";
    QCOMPARE(logOf(text), QStringLiteral("cancelled\ncleaned up\ntold\n"));
}

void SemanticsTest::aRecursionThatNeverEndsIsAnError()
{
    QCOMPARE(logOf("coroutines:\n  a():\n    - a()\nmain:\n  - a()\n"),
             QStringLiteral("RecursionError: maximum recursion depth exceeded\n"));
    QCOMPARE(logOf("coroutines:\n  a(n):\n    - try:\n        - a(n + 1)\n      finally:\n        - yield\nmain:\n"
                   "  - try:\n      - a(0)\n    except:\n      RuntimeError:\n        - log: caught\n"),
             QStringLiteral("caught\n"));
}

void SemanticsTest::whatDoesNotEndIsStopped_data()
{
    QTest::addColumn<QString>("steps");
    QTest::addColumn<bool>("isVirtual");
    const auto row = [](const char *name, const char *steps) {
        QTest::addRow("%s, virtual clock", name) << QString::fromLatin1(steps) << true;
        QTest::addRow("%s, real clock", name) << QString::fromLatin1(steps) << false;
    };
    row("a loop that does nothing", "main:\n  - log: go\n  - repeat: forever\n    do: []\n");
    row("a loop that logs", "main:\n  - repeat: forever\n    do:\n      - log: again\n");
    row("a loop that yields", "main:\n  - repeat: forever\n    do:\n      - yield\n");
    row("a loop that computes", "main:\n  - repeat: forever\n    do:\n      - compute: 1us\n");
    row("a loop that catches all", "main:\n  - log: go\n  - repeat: forever\n    do:\n      - try:\n"
                                   "          - raise: ValueError()\n        except:\n"
                                   "          BaseException:\n            - yield\n");
    row("a job that never ends", "functions:\n  f():\n    - log: go\n    - repeat: forever\n      do: []\n"
                                 "main:\n  - run_in_executor: f()\n");
    row("a job that logs", "functions:\n  f():\n    - repeat: forever\n      do:\n        - log: again\n"
                           "main:\n  - run_in_executor: f()\n");
    row("callbacks without end", "functions:\n  f():\n    - log: x\nmain:\n  - repeat: forever\n    do:\n"
                                 "      - call_soon: f()\n      - yield\n");
}

void SemanticsTest::whatDoesNotEndIsStopped()
{
    QFETCH(QString, steps);
    QFETCH(bool, isVirtual);
    const auto clock = isVirtual ? scenario::ClockKind::Virtual : scenario::ClockKind::Real;
    // Stopped as soon as there is any event at all.
    const test::FinishedRun run = test::runScenario(test::scenarioOf(steps.toStdString()), stopAfter(0, clock));
    QCOMPARE(run.result.ending, RunEnding::Stopped);
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), false)), QString());
}

QTEST_GUILESS_MAIN(SemanticsTest)
#include "semantics_test.moc"
