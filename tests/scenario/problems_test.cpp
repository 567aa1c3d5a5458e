// Whatever is wrong with a scenario's text is told, with its place and a remedy; and any text at all is survived.

#include "scenario/scenario.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::scenario;

namespace {

std::string problemsOf(const std::string &text)
{
    const ParseResult result = parse(text);
    std::string all;
    for (const Problem &problem : result.problems)
        all += (all.empty() ? "" : "\n") + toText(problem, "f");
    if ((result.scenario == nullptr) != !result.problems.empty())
        all += "\nthere is a scenario exactly if there is no problem: not so";
    return all;
}

} // namespace

class ProblemsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyProblemIsTold_data();
    void everyProblemIsTold();
    void allOfThemAreTold();
    void whatIsFineHasNone_data();
    void whatIsFineHasNone();
    void anyTextIsSurvived_data();
    void anyTextIsSurvived();
};

void ProblemsTest::everyProblemIsTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("unknown step", "main:\n  - slep: 1s\n", "f:2:5: there is no step 'slep'; did you mean 'sleep'?");
    row("unknown bare step", "main:\n  - yeild\n", "f:2:5: there is no step 'yeild'; did you mean 'yield'?");
    row("a step far from all", "main:\n  - frobnicate: 1\n",
        "f:2:5: there is no step 'frobnicate'; the first word of a step is its name");
    row("missing parameter", "main:\n  - log:\n", "f:2:5: 'log' needs something; write 'log: …'");
    row("bare step that needs one", "main:\n  - sleep\n", "f:2:5: 'sleep' needs something; write 'sleep: …'");
    row("missing field", "main:\n  - repeat: 3\n", "f:2:5: 'repeat' needs 'do'; add 'do:' under it");
    row("unknown field", "main:\n  - log: x\n    ass: y\n", "f:3:5: 'log' has no 'ass'; remove it");
    row("the next step without a dash", "main:\n  - log: x\n    sleep: 1s\n",
        "f:3:5: 'log' has no 'sleep'; if this is the next step, begin it with '- '");
    row("too few values", "coroutines:\n  a(x, y): []\nmain:\n  - a(1)\n",
        "f:4:5: a() takes 2 values, not 1; write a(x, y)");
    row("unknown coroutine", "coroutines:\n  ticker(): []\nmain:\n  - spawn: tiker()\n",
        "f:4:12: there is no coroutine or function 'tiker'; did you mean 'ticker'?");
    row("duplicate key", "main: []\nmain: []\n", "f:2:1: 'main' stands here twice; remove one of them");
    row("defined twice", "coroutines:\n  a(): []\nfunctions:\n  a(x): []\nmain: []\n",
        "f:4:3: 'a' is defined twice; give one of them another name");
    row("parameter twice", "coroutines:\n  a(x, x): []\nmain: []\n", "f:2:8: the parameter 'x' stands here twice");
    row("not a map", "- log: x\n",
        "f:1:1: a scenario is a map of title, coroutines and main; begin with 'main:' and a list of steps under it");
    row("empty", "",
        "f:1:1: a scenario is a map of title, coroutines and main; begin with 'main:' and a list of steps under it");
    row("no main", "title: x\n", "f:1:1: there is no 'main'; add 'main:' and a list of steps under it");
    row("unknown part", "man:\n  - log: x\nmain: []\n",
        "f:1:1: 'man' is not a part of a scenario; did you mean 'main'?");
    row("steps are no list", "main:\n  log: x\n", "f:2:3: steps are a list; begin each step with '- '");
    row("unit missing", "main:\n  - sleep: 5\n",
        "f:2:12: '5' is not a duration; give it a unit, as in 250us, 50ms, 2s or 1min");
    row("unit misspelt", "main:\n  - sleep: 5sec\n",
        "f:2:12: '5sec' is not a duration; units are ns, us, ms, s, min and h, up to a hundred years");
    row("unknown variable", "coroutines:\n  a(delay):\n    - sleep: dealy\nmain: []\n",
        "f:3:14: there is no variable 'dealy' in a; did you mean 'delay'?");
    row("unknown variable in text", "main:\n  - log: \"so {what}\"\n",
        "f:2:15: there is no variable 'what' in main; if it is text, put it in quotes: 'what'");
    row("raise outside of except", "main:\n  - raise\n",
        "f:2:5: 'raise' alone can only stand under 'except'; say what to raise: raise: ValueError(text)");
    row("try without except", "main:\n  - try:\n      - log: x\n",
        "f:2:5: 'try' has neither 'except' nor 'finally'; add one of them under it, or remove the try");
    row("function spawned", "functions:\n  f(): []\nmain:\n  - spawn: f()\n",
        "f:4:12: 'f' is a function, and a coroutine is needed here; define it under 'coroutines:', or give it to "
        "run_in_executor");
    row("coroutine in an executor", "coroutines:\n  c(): []\nmain:\n  - run_in_executor: c()\n",
        "f:4:22: 'c' is a coroutine, and a function is needed here; define it under 'functions:', where steps may "
        "block");
    row("sleep in a function", "functions:\n  f():\n    - sleep: 1s\nmain: []\n",
        "f:3:7: 'sleep' cannot be used in a function; functions block and run on workers; use it in a coroutine");
    row("yield in a function", "functions:\n  f():\n    - yield\nmain: []\n",
        "f:3:7: 'yield' cannot be used in a function; functions block and run on workers; use it in a coroutine");
    row("not called", "main:\n  - spawn: ticker\n", "f:2:18: 'ticker' is not called; write ticker()");
    row("workers", "settings: {workers: 0}\nmain: []\n", "f:1:21: workers must be a number from 1 to 64");
    row("stall_after", "settings: {stall_after: 5}\nmain: []\n",
        "f:1:25: stall_after must be a duration of 1ms or more; write 100ms");
    row("unknown setting", "settings: {worker: 3}\nmain: []\n",
        "f:1:12: there is no setting 'worker'; did you mean 'workers'?");
    row("as is no name", "main:\n  - gather: []\n    as: 1x\n",
        "f:3:9: '1x' is not a name; a name has letters, digits and '_', and no digit first");
    row("an exception that is none", "main:\n  - raise: 5\n", "f:2:12: '5' is no exception; write ValueError(text)");
    row("handlers are no map", "main:\n  - try: []\n    except:\n      - log: x\n",
        "f:4:7: 'except' holds exceptions and the steps that handle them; write 'except:' and under it, indented, "
        "'ValueError:' with a list of steps");
    row("unclosed brace", "main:\n  - log: a {b\n", "f:2:13: a '}' is missing; to print a brace, write it twice: {{");
    row("braces unquoted", "main:\n  - log: {x} y\n",
        "f:2:14: this is not YAML: end of map not found; check the indentation, and put text with ': ', '#' or "
        "braces in quotes");
    // Columns: behind quotes, and after letters of more than one byte.
    row("in quotes", "main:\n  - sleep: \"{dealy}\"\n",
        "f:2:14: there is no variable 'dealy' in main; if it is text, put it in quotes: 'dealy'");
    row("after an umlaut", "main:\n  - log: \"ü {x}\"\n",
        "f:2:14: there is no variable 'x' in main; if it is text, put it in quotes: 'x'");
    row("after an umlaut, unquoted", "main:\n  - log: ü {x}\n",
        "f:2:13: there is no variable 'x' in main; if it is text, put it in quotes: 'x'");
    row("in a flow list", "main: [log: ü, slep: 1s]\n", "f:1:16: there is no step 'slep'; did you mean 'sleep'?");
    row("second argument", "coroutines:\n  a(x, y): []\nmain:\n  - a('é', oops)\n",
        "f:4:12: there is no variable 'oops' in main; if it is text, put it in quotes: 'oops'");
}

void ProblemsTest::everyProblemIsTold()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(problemsOf(text.toStdString())), expected);
    // The same with the line ends of Windows.
    const QString windows = QString(text).replace(QLatin1Char('\n'), QStringLiteral("\r\n"));
    QCOMPARE(QString::fromStdString(problemsOf(windows.toStdString())), expected);
    // An editor's byte order mark is not part of the text.
    QCOMPARE(QString::fromStdString(problemsOf("\xef\xbb\xbf" + text.toStdString())), expected);
}

void ProblemsTest::allOfThemAreTold()
{
    const std::string text = "main:\n"
                             "  - slep: 1s\n"
                             "  - log: \"{a} {b}\"\n"
                             "  - spawn: nobody()\n"
                             "colour: red\n"
                             "settings: {workers: x}\n";
    QCOMPARE(QString::fromStdString(problemsOf(text)).count(QLatin1Char('\n')) + 1, 6);
}

void ProblemsTest::whatIsFineHasNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing to do") << QByteArray("main: []\n");
    QTest::newRow("no steps at all") << QByteArray("main:\n");
    QTest::newRow("Windows' line ends") << QByteArray("main:\r\n  - log: x\r\n  - yield\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfmain:\n  - log: x\n");
    QTest::newRow("no line end") << QByteArray("main: [log: x]");
    QTest::newRow("bare word as text") << QByteArray("coroutines:\n  a(x): []\nmain:\n  - a(ONE)\n");
    QTest::newRow("doubled braces") << QByteArray("main:\n  - log: '{{x}}'\n");
    QTest::newRow("recursion") << QByteArray("coroutines:\n  a():\n    - a()\nmain:\n  - a()\n");
    QTest::newRow("aliases") << QByteArray("main:\n  - log: &x hello\n  - log: *x\n");
}

void ProblemsTest::whatIsFineHasNone()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QString::fromStdString(problemsOf(text.toStdString())), QString());
}

void ProblemsTest::anyTextIsSurvived_data()
{
    QTest::addColumn<QByteArray>("text");
    QByteArray laughs = "a0: &a0 [log: ha, log: ha]\n";
    for (int i = 1; i < 30; ++i)
        laughs += QByteArrayLiteral("a") + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [*a" +
                  QByteArray::number(i - 1) + ", *a" + QByteArray::number(i - 1) + "]\n";
    QTest::newRow("a billion laughs") << laughs + "main: *a29\n";
    QByteArray doubling = "main:\n  - repeat: &a0 1\n    do: &b0\n      - log: x\n";
    for (int i = 1; i < 25; ++i) {
        const QByteArray before = QByteArray::number(i - 1);
        doubling += "  - repeat: 1\n    do: &b" + QByteArray::number(i) + "\n      - {repeat: 1, do: *b" + before +
                    "}\n      - {repeat: 1, do: *b" + before + "}\n";
    }
    QTest::newRow("steps that double") << doubling + "  - slep\n";
    QByteArray values = "main:\n  - return: &v0 [1, 1]\n";
    for (int i = 1; i < 25; ++i)
        values += "  - return: &v" + QByteArray::number(i) + " [*v" + QByteArray::number(i - 1) + ", *v" +
                  QByteArray::number(i - 1) + "]\n";
    QTest::newRow("values that double") << values + "  - slep\n";
    QTest::newRow("contains itself") << QByteArray("main: &a [*a, slep: 1]\n");
    QTest::newRow("a map that contains itself") << QByteArray("main:\n  - &a {repeat: 1, do: [*a, slep]}\n");
    QTest::newRow("2 MiB") << QByteArray("main: []\n#") + QByteArray(2 << 20, 'x');
    QTest::newRow("deep brackets") << QByteArray("main: ") + QByteArray(100'000, '[');
    QTest::newRow("deep braces") << QByteArray("main: ") + QByteArray("{a: ").repeated(50'000);
    QByteArray deep = "main:\n";
    for (int i = 0; i < 200; ++i)
        deep += QByteArray(2 * i + 2, ' ') + "- repeat: 2\n" + QByteArray(2 * i + 4, ' ') + "do:\n";
    QTest::newRow("deep steps") << deep;
    QTest::newRow("deep dashes") << QByteArray("main:\n  ") + QByteArray("- ").repeated(50'000);
    QByteArray keys = "main:\n  - return: {";
    for (int i = 0; i < 30'000; ++i)
        keys += QByteArrayLiteral("k") + QByteArray::number(i) + ": 1, ";
    QTest::newRow("many keys") << keys + "}\n  - slep\n";
    QByteArray garbage;
    for (int i = 0; i < 4096; ++i)
        garbage += static_cast<char>((i * 7919 + i / 3) % 256);
    QTest::newRow("binary") << garbage;
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("invalid UTF-8") << QByteArray("main:\n  - slep: \xff\xfe\xc3\x28\n");
    QTest::newRow("tabs") << QByteArray("main:\n\t- log: x\n");
    QTest::newRow("wrong indentation") << QByteArray("main:\n    - log: x\n  - log: y\n");
    QTest::newRow("only a comment") << QByteArray("# nothing\n");
    QTest::newRow("two documents") << QByteArray("a: b\n---\nmain: []\n");
    QTest::newRow("directive") << QByteArray("%YAML 9.9\n%%\n---\n");
    QTest::newRow("unknown alias") << QByteArray("main: *nobody\n");
    QTest::newRow("tag") << QByteArray("main: !!python/object:os.system [x]\nx: 1\n");
    QTest::newRow("keys that are lists") << QByteArray("? [a, b]\n: x\n");
    QTest::newRow("steps that are lists") << QByteArray("main:\n  - - - log: x\n");
    QTest::newRow("null steps") << QByteArray("main:\n  - ~\n  - null\n  -\n");
    QTest::newRow("nothing where a definition was") << QByteArray("coroutines: ~\nfunctions: 5\nmain: 3\n");
    QTest::newRow("a definition without a name") << QByteArray("coroutines:\n  (x): []\n  5(): []\nmain: []\n");
    QTest::newRow("parameters that are values") << QByteArray("coroutines:\n  a(1, 'x', b()): []\nmain: []\n");
}

void ProblemsTest::anyTextIsSurvived()
{
    QFETCH(QByteArray, text);
    const ParseResult result = parse(text.toStdString());
    QVERIFY2(!result.problems.empty(), "something is wrong with it");
    for (const Problem &problem : result.problems) {
        QVERIFY(!problem.message.empty());
        QVERIFY(!toText(problem, "f").empty());
    }
}

QTEST_GUILESS_MAIN(ProblemsTest)
#include "problems_test.moc"
