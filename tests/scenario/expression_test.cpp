// Values in scenarios: what they come to, where they are wrong, and how large they may get. Whether that is what Python
// says is for expression_python_test to ask.

#include "answers.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::scenario;
using test::answer;
using namespace std::chrono_literals;

class ExpressionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void someOfThemByHeart_data();
    void someOfThemByHeart();
    void durations_data();
    void durations();
    void mistakesHaveTheirPlace_data();
    void mistakesHaveTheirPlace();
    void noNestingIsTooDeepToBeRefused();
    void nothingGetsLargerThanAMillionBytes_data();
    void nothingGetsLargerThanAMillionBytes();
};

void ExpressionTest::someOfThemByHeart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("1 + 2 * 3", "7");
    row("-7 // 2", "-4");
    row("-7 % 3", "2");
    row("7 % -3", "-2");
    row("1.0 // 0.1", "9.0");
    row("not 1 == 2", "True");
    row("0 or 3", "3");
    row("{'data': 1}", "{'data': 1}");
    row("[1, 2.5, 'x', None, True]", "[1, 2.5, 'x', None, True]");
    row("100000000000000000.0", "1e+17");
    row("0.00001", "1e-05");
    row("len(all_tasks())", "2");
    row("{'a': 1}['b']", "KeyError: 'b'");
    row("[1][5]", "IndexError: list index out of range");
    row("1 // 0", "ZeroDivisionError: integer division or modulo by zero");
    row("1 + 'a'", "TypeError: unsupported operand type(s) for +: 'int' and 'str'");
    row("9223372036854775807 + 1", "OverflowError: the result is larger than 64 bits hold");
    row("-9223372036854775807 - 1 - 1", "OverflowError: the result is larger than 64 bits hold");
    row("(0 - 9223372036854775807 - 1) // -1", "OverflowError: the result is larger than 64 bits hold");
}

void ExpressionTest::someOfThemByHeart()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(answer(text.toStdString())), expected);
}

void ExpressionTest::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("250us", "250us");
    row("250µs", "250us");
    row("50ms", "50ms");
    row("1.5s", "1.5s");
    row("1min", "60s");
    row("2h", "7200s");
    row("0s", "0s");
    row("500ms * 3", "1.5s");
    row("2 * 500ms", "1s");
    row("1s / 4", "250ms");
    row("1s / 250ms", "4.0");
    row("1s + 500ms - 250ms", "1.25s");
    row("1s < 1min", "True");
    row("1s == 1000ms", "True");
    row("-1s", "-1s");
    row("1s / 0", "ZeroDivisionError: division by zero");
    row("1s + 1", "TypeError: unsupported operand type(s) for +: 'duration' and 'int'");
    row("100000h * 100000", "OverflowError: the result is larger than 64 bits hold");
}

void ExpressionTest::durations()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(answer(text.toStdString())), expected);
}

void ExpressionTest::mistakesHaveTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("", "f:1:1: a value is missing");
    row("1 +", "f:1:4: a value is missing");
    row("(1 + 2", "f:1:7: a ')' is missing");
    row("[1, 2", "f:1:6: a ',' or a ']' is missing");
    row("[1 2]", "f:1:4: a ',' or a ']' is missing");
    row("{1: 2", "f:1:6: a '}' is missing");
    row("{1 2}", "f:1:4: a ':' is missing between a key and its value");
    row("1 2", "f:1:3: '2' is left over; if this is text, put it in quotes");
    row("'é' 2", "f:1:5: '2' is left over; if this is text, put it in quotes");
    row("'open", "f:1:1: this text does not end; a ' is missing");
    row("1 + $", "f:1:5: '$' is not the beginning of a value");
    row("5parsecs", "f:1:1: '5parsecs' is not a duration; units are ns, us, ms, s, min and h, up to a hundred years");
    row("len(1, 2)", "f:1:1: len() cannot be called with 2 values; write len(x)");
    row("1 + range()", "f:1:5: range() cannot be called with no value; write range(stop), range(start, stop) or "
                       "range(start, stop, step)");
    row("1 in [round(1, 2, 3)]", "f:1:7: round() cannot be called with 3 values; write round(x) or round(x, digits)");
    row("lenn([])", "f:1:1: 'lenn()' cannot be called inside of a value; did you mean 'len()'?");
    row("print(1)",
        "f:1:1: 'print()' cannot be called inside of a value; call a coroutine as a step of its own and keep "
        "its result with 'as'");
    row("1 if 2", "f:1:7: an 'else' is missing; write a if condition else b");
    row("1 if 2 else", "f:1:12: a value is missing");
    row("1 + if", "f:1:5: 'if' is not the beginning of a value");
    row("1 not 2", "f:1:3: 'not 2' is left over; if this is text, put it in quotes");
    row("1 is", "f:1:5: a value is missing");
    row("'abc'[1:2:3]", "f:1:10: slices have no step here; write x[from:to]");
    row("'abc'[]", "f:1:7: ']' is not the beginning of a value");
    row("'abc'[1:", "f:1:9: a value is missing");
    row("task.don()", "f:1:6: no value has a '.don'; did you mean '.done'?");
    row("task.done", "f:1:6: '.done' is not called; write .done()");
    row("task.done(1)", "f:1:11: .done() takes no values; write .done()");
    row("error.args()", "f:1:7: '.args' is no function; write .args without parentheses");
    row("task.", "f:1:6: a name is missing after the '.'");
    row("1 = 2", "f:1:3: '= 2' is left over; here one writes '=='");
    row("1 && 2", "f:1:3: '&& 2' is left over; here one writes 'and'");
    row("!1", "f:1:1: '!' is not the beginning of a value; to negate, write 'not'");
    row("1e999", "f:1:1: '1e999' is larger or smaller than a float holds");
    row("1e", "f:1:1: '1e' is not a duration; units are ns, us, ms, s, min and h, up to a hundred years");
    row("'a\\x4'", "f:1:3: \\x needs 2 hexadecimal digits; to write a backslash, write two");
    row("'\\ud800'", "f:1:2: '\\ud800' is not a character");
    row("99999999999999999999", "f:1:1: '99999999999999999999' is larger than 64 bits hold");
}

void ExpressionTest::mistakesHaveTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(answer(text.toStdString())), expected);
}

void ExpressionTest::noNestingIsTooDeepToBeRefused()
{
    for (const std::string &open :
         {std::string("("), std::string("["), std::string("-"), std::string("not "), std::string("{1:"),
          std::string("x["), std::string("1+"), std::string("1 if 2 else "), std::string("1<"), std::string("len("),
          std::string("0 in ")}) {
        std::string text;
        for (int i = 0; i < 20'000; ++i)
            text += open;
        QVERIFY2(answer(text + '1').starts_with("f:1:"), open.c_str());
    }
    for (const std::string &more :
         {std::string(".done()"), std::string("[0]"), std::string("[:]"), std::string(" == 1")}) {
        std::string text = "'x'";
        for (int i = 0; i < 20'000; ++i)
            text += more;
        QVERIFY2(answer(text).starts_with("f:1:"), more.c_str());
    }
}

void ExpressionTest::nothingGetsLargerThanAMillionBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << text << expected; };
    row("'x' * 10000000000", "MemoryError: a value is larger than a million bytes");
    row("9223372036854775807 * 'x'", "MemoryError: a value is larger than a million bytes");
    row("len('x' * 999998)", "999998");
    row("'x' * 999999", "MemoryError: a value is larger than a million bytes");
    row("'x' * 600000 + 'x' * 600000", "MemoryError: a value is larger than a million bytes");
    row("'x' * -10000000000", "''");
    row("[] * 9223372036854775807", "[]");
    row("[0] * 9223372036854775807", "MemoryError: a value is larger than a million bytes");
    row("[[0] * 1000] * 1000", "MemoryError: a value is larger than a million bytes");
    row("len(range(100000))", "100000");
    row("range(100001)", "MemoryError: a range of more than 100000 numbers");
    row("range(-9223372036854775807, 9223372036854775807)", "MemoryError: a range of more than 100000 numbers");
    row("range(-9223372036854775807, 9223372036854775807, 9223372036854775807)", "[-9223372036854775807, 0]");
    row("len(sorted(range(100000, 0, -1)))", "100000");
    row("repr('\\x00' * 300000)", "MemoryError: a value is larger than a million bytes");
    row("sum([[1]] * 40000, [])[-1]", "1");
    row("'b' in 'a' * 900000", "False");
    row("('a' * 400000 + 'b') in 'a' * 900000", "False");
    row("int('9' * 500000)", "OverflowError: the result is larger than 64 bits hold");
}

void ExpressionTest::nothingGetsLargerThanAMillionBytes()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(answer(text.toStdString())), expected);
}

QTEST_GUILESS_MAIN(ExpressionTest)
#include "expression_test.moc"
