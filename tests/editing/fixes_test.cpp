// Problems that a click takes care of: the text before and after the first fix of its first problem that has one.

#include "editing/fixes.h"
#include "scenario/scenario.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::editing;
using namespace loopscope::form;

class FixesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fixes_data();
    void fixes();
    void offersWhatElseMayHelp();
    void offersNothingThatWouldNotHelp_data();
    void offersNothingThatWouldNotHelp();
    void makesNoEditOfAnotherText();
};

void FixesTest::fixes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char *text, const char *result) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(result);
    };
    row("the nearest step", "main:\n  - slep: 1s\n", "main:\n  - sleep: 1s\n");
    row("the nearest step behind umlauts", "main:\n  - log: ü\n  - logg: äö\n", "main:\n  - log: ü\n  - log: äö\n");
    row("the nearest parameter", "coroutines:\n  f():\nmain:\n  - spawn: f()\n    naem: a\n",
        "coroutines:\n  f():\nmain:\n  - spawn: f()\n    name: a\n");
    row("the nearest part", "titel: a\nmain:\n  - log: a\n", "title: a\nmain:\n  - log: a\n");
    row("the nearest setting", "settings: {worker: 3}\nmain:\n  - log: a\n",
        "settings: {workers: 3}\nmain:\n  - log: a\n");
    row("the nearest kind", "shared:\n  db: lok\nmain:\n  - log: a\n", "shared:\n  db: lock\nmain:\n  - log: a\n");
    row("the nearest variable", "main:\n  - let: 1\n    as: count\n  - log: \"{coutn}\"\n",
        "main:\n  - let: 1\n    as: count\n  - log: \"{count}\"\n");
    row("the nearest coroutine", "coroutines:\n  message():\n    - log: a\nmain:\n  - mesage()\n",
        "coroutines:\n  message():\n    - log: a\nmain:\n  - message()\n");
    row("the missing parameter", "shared: {q: queue}\nmain:\n  - put: 1 # one\n  - log: a\n",
        "shared: {q: queue}\nmain:\n  - put: 1 # one\n    into: q\n  - log: a\n");
    row("the missing parameter behind others", "main:\n  - wait_for: f()\n    as: a\n  - log: b\ncoroutines:\n  f():\n",
        "main:\n  - wait_for: f()\n    timeout: 1s\n    as: a\n  - log: b\ncoroutines:\n  f():\n");
    row("missing steps", "main:\n  - while: 1 < 2", "main:\n  - while: 1 < 2\n    do:");
    row("a call's parentheses", "coroutines:\n  work():\n    - log: a\nmain:\n  - work\n",
        "coroutines:\n  work():\n    - log: a\nmain:\n  - work()\n");
    row("a call's values", "coroutines:\n  f(a, b):\n    - log: a\nmain:\n  - f((1))\n",
        "coroutines:\n  f(a, b):\n    - log: a\nmain:\n  - f((1), 1)\n");
    row("a call's values that are too many", "coroutines:\n  f(a):\n    - log: a\nmain:\n  - f(')', 2) # so\n",
        "coroutines:\n  f(a):\n    - log: a\nmain:\n  - f(')') # so\n");
    row("a call's values in quotes",
        "coroutines:\n  f(a, delay):\n    - log: a\nmain:\n  - spawn: 'f(''a: b'')'\n    as: t\n",
        "coroutines:\n  f(a, delay):\n    - log: a\nmain:\n  - spawn: 'f(''a: b'', 1s)'\n    as: t\n");
    row("a call's values in brackets", "coroutines:\n  f(a, b):\n    - log: a\nmain:\n  - gather: [f(1)]\n",
        "coroutines:\n  f(a, b):\n    - log: a\nmain:\n  - gather: [\"f(1, 1)\"]\n");
    row("a parameter of a step in braces", "shared: {q: queue}\nmain:\n  - {put: 1} # one\n",
        "shared: {q: queue}\nmain:\n  - {put: 1, into: q} # one\n");
    row("an unknown parameter in braces", "main:\n  - {log: a, colour: [red, blue]}\n", "main:\n  - {log: a}\n");
    row("an unknown parameter", "main:\n  - log: a\n    colour: [\n      red]\n  - log: b\n",
        "main:\n  - log: a\n  - log: b\n");
    row("a part that stands twice", "main:\n  - log: a\nmain:\n  - log: b\n", "main:\n  - log: a\n");
    row("a part whose list is not indented", "main:\n- log: a\nmain:\n- log: b\n- log: c\n", "main:\n- log: a\n");
    row("the next step without its dash", "main:\n  - log: a\n    sleep: 1s\n", "main:\n  - log: a\n  - sleep: 1s\n");
    row("steps without dashes", "main:\n  log: a\n  wait_for: f()\n  timeout: 1s\n",
        "main:\n  - log: a\n  - wait_for: f()\n  - timeout: 1s\n");
    row("a duration without its unit", "main:\n  - sleep: 2\n", "main:\n  - sleep: 2s\n");
    row("a kind without its number", "shared:\n  s: semaphore\nmain:\n  - log: a\n",
        "shared:\n  s: {semaphore: 2}\nmain:\n  - log: a\n");
    row("text that YAML takes for a map", "main:\n  - log: a: b\n", "main:\n  - log: \"a: b\"\n");
    row("text with braces", "main:\n  - log: {x} \"is\" it\n", "main:\n  - log: \"{x} \\\"is\\\" it\"\n");
    row("tabs", "main:\n\t- log: a\n", "main:\n  - log: a\n");
    row("text without quotes", "main:\n  - let: [yes, no]\n    as: a\n", "main:\n  - let: ['yes', no]\n    as: a\n");
    row("text within single quotes", "main:\n  - log: '{hello}'\n", "main:\n  - log: '{\"hello\"}'\n");
    row("text within double quotes", "main:\n  - log: \"{hello}\"\n", "main:\n  - log: \"{'hello'}\"\n");
    row("no main", "title: a", "title: a\nmain:\n  - log: Hello\n");
    row("a coroutine that is not there", "main:\n  - work(1, 2)\n",
        "coroutines:\n  work(value1, value2):\n    - sleep: 100ms\nmain:\n  - work(1, 2)\n");
    row("a function among others", "functions:\n  one():\n    - log: a\nmain:\n  - run_in_executor: another()\n",
        "functions:\n  one():\n    - log: a\n  another():\n    - block: 100ms\nmain:\n  - run_in_executor: "
        "another()\n");
}

void FixesTest::fixes()
{
    QFETCH(const QString, text);
    QFETCH(const QString, result);
    const std::string before = text.toStdString();
    const scenario::ParseResult parsed = scenario::parse(before);
    QVERIFY(!parsed.problems.empty());
    for (const scenario::Problem &problem : parsed.problems) {
        const std::vector<Fix> found = fixesOf(before, problem);
        if (found.empty())
            continue;
        QVERIFY(fit(found.front().edits, before.size()));
        const std::string after = form::apply(before, found.front().edits);
        QCOMPARE(QString::fromStdString(after), result);
        for (const scenario::Problem &left : scenario::parse(after).problems)
            QVERIFY2(left.message != problem.message, left.message.c_str());
        return;
    }
    QFAIL(toText(parsed.problems.front(), "no fix").c_str());
}

void FixesTest::offersWhatElseMayHelp()
{
    const std::string text = "coroutines:\n  message():\n    - log: a\nmain:\n  - mesage()\n";
    const scenario::ParseResult parsed = scenario::parse(text);
    const std::vector<Fix> found = fixesOf(text, parsed.problems.front());
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].correction.text, std::string("message"));
    QCOMPARE(found[1].correction.kind, scenario::Correction::Kind::Define);
    QVERIFY(scenario::parse(form::apply(text, found[1].edits)).problems.empty());
}

void FixesTest::offersNothingThatWouldNotHelp_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a truth is no duration") << QByteArray("main:\n  - sleep: True\n");
    QTest::newRow("no unit for what is in parentheses") << QByteArray("main:\n  - sleep: (2)\n");
    QTest::newRow("several words are no call") << QByteArray("main:\n  - some plain words\n");
    QTest::newRow("a call that does not end") << QByteArray("main:\n  - f(\ncoroutines:\n  f(a): []\n");
}

void FixesTest::offersNothingThatWouldNotHelp()
{
    QFETCH(QByteArray, text);
    const std::string before = text.toStdString();
    const scenario::ParseResult parsed = scenario::parse(before);
    QVERIFY(!parsed.problems.empty());
    for (const std::vector<Fix> &fixes : fixesOf(before, parsed.problems))
        QVERIFY(fixes.empty());
}

void FixesTest::makesNoEditOfAnotherText()
{
    const scenario::ParseResult parsed = scenario::parse("main:\n  - slep: 1s\n");
    for (const char *other : {"", "main:\n", "main:\n  - sleep: 1s\n", "main: []"})
        QVERIFY(fixesOf(other, parsed.problems.front()).empty());
}

QTEST_APPLESS_MAIN(FixesTest)
#include "fixes_test.moc"
