// Values in scenarios: what they come to, compared with Python's own answers, and where they are wrong.

#include "scenario/expression.h"
#include "support/python.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::scenario;
using namespace std::chrono_literals;

namespace {

struct NoTasks final : Surroundings {
    std::vector<std::string> allTasks() const override { return {"main", "ONE"}; }
};

std::string problemsText(const std::vector<Problem> &problems)
{
    std::string text;
    for (const Problem &problem : problems)
        text += (text.empty() ? "" : " | ") + toText(problem, "f");
    return text;
}

/// What a text comes to: a value's repr, an exception, or problems.
std::string answer(const std::string &text)
{
    std::vector<Problem> problems;
    const Expression expression = parseExpression({text, {1, 1, 0}}, problems);
    if (!problems.empty())
        return problemsText(problems);
    const Result result = evaluate(expression, {}, NoTasks{});
    if (const auto *exception = std::get_if<Exception>(&result))
        return toText(*exception);
    return repr(std::get<Value>(result));
}

/// All of these are Python, too.
const std::vector<std::string> &pythonExpressions()
{
    static const std::vector<std::string> all{"1 + 2 * 3",
                                              "(1 + 2) * 3",
                                              "10 - 4 - 3",
                                              "100 // 7 // 2",
                                              "2 * 3 % 4",
                                              "-2 * 3",
                                              "- - 5",
                                              "7 // 2",
                                              "-7 // 2",
                                              "7 // -2",
                                              "-7 // -2",
                                              "7 % 3",
                                              "-7 % 3",
                                              "7 % -3",
                                              "-7 % -3",
                                              "6 / 3",
                                              "7 / 2",
                                              "1 / 3",
                                              "-7.5 // 2",
                                              "-7.5 % 2",
                                              "7.5 % -2",
                                              "1.0 // 0.1",
                                              "1.0 % 0.1",
                                              "5.3 % 0.1",
                                              "6.0 // 2",
                                              "0.1 + 0.2",
                                              "1 == 1.0",
                                              "1 == True",
                                              "'a' == 1",
                                              "not 1",
                                              "not not 0",
                                              "not 1 == 2",
                                              "1 and 2",
                                              "0 and 2",
                                              "0 or 3",
                                              "1 or 1 / 0",
                                              "0 and 1 / 0",
                                              "None",
                                              "True",
                                              "[]",
                                              "[1, 2.5, 'x', None, True]",
                                              "[[1], [2, [3]]]",
                                              "{}",
                                              "{'a': 1, 'b': [2]}",
                                              "{'data': 1}['data']",
                                              "[10, 20, 30][1]",
                                              "[10, 20, 30][-1]",
                                              "[[1, 2], [3]][0][1]",
                                              "len('four')",
                                              "len([1, 2, 3])",
                                              "len({'a': 1})",
                                              "str(1.0)",
                                              "str('x')",
                                              "str([1, 'a'])",
                                              "str(None)",
                                              "'a' + 'b'",
                                              "'a' < 'b'",
                                              "'b' <= 'a'",
                                              "1 < 2",
                                              "2 <= 2",
                                              "3 > 4",
                                              "4 >= 4",
                                              "1 != 2",
                                              "1.5 < 2",
                                              "'it\\'s'",
                                              "\"it's\"",
                                              "'say \"hi\"'",
                                              "'a\\\\b'",
                                              "100000000000000000.0",
                                              "12345678.9",
                                              "0.0001",
                                              "0.00001",
                                              "1234567890123456.0",
                                              "0.1",
                                              "1.0",
                                              "100.0",
                                              "9007199254740993.0",
                                              "123456789012345678",
                                              "[1, 2] == [1, 2]",
                                              "[1, 2] == [1.0, 2]",
                                              "{'a': 1} == {'a': 1}",
                                              "1 // 0",
                                              "1 % 0",
                                              "1 / 0",
                                              "1.0 / 0",
                                              "1.0 // 0",
                                              "1.0 % 0",
                                              "1 + 'a'",
                                              "'a' - 1",
                                              "'a' < 1",
                                              "[1][5]",
                                              "{'a': 1}['b']",
                                              "{1: 2}[3]",
                                              "None + 1",
                                              "len(5)",
                                              "5[0]",
                                              "-True",
                                              "True + True",
                                              "7 // 2 * 2 + 7 % 2",
                                              "1 - -1",
                                              "2 - 3 * 4 // 5 % 6",
                                              "1 < 2 and 2 < 3",
                                              "not 0 and 1",
                                              "1 == 2 or 3",
                                              "'é' + 'ü'",
                                              "len('é')",
                                              "-0.0",
                                              "0.0 * -1"};
    return all;
}

} // namespace

class ExpressionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreThoseOfPython();
    void someOfThemByHeart_data();
    void someOfThemByHeart();
    void durations_data();
    void durations();
    void mistakesHaveTheirPlace_data();
    void mistakesHaveTheirPlace();
    void noNestingIsTooDeepToBeRefused();
};

void ExpressionTest::valuesAreThoseOfPython()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
    std::string program = "def answer(text):\n"
                          "    try:\n"
                          "        print(repr(eval(text)))\n"
                          "    except Exception as error:\n"
                          "        print(f'{type(error).__name__}: {error}')\n";
    for (const std::string &text : pythonExpressions())
        program += "answer(" + repr(Value{text}) + ")\n";
    const auto output = test::outputOfPython(program);
    QVERIFY(output);
    const QStringList lines = QString::fromStdString(*output).split(QLatin1Char('\n'));
    QStringList differences;
    for (std::size_t i = 0; i < pythonExpressions().size(); ++i) {
        const QString own = QString::fromStdString(answer(pythonExpressions()[i]));
        const QString &theirs = lines[static_cast<int>(i)];
        // The kind of an error is what a handler sees; its words vary from version to version.
        const bool sameError = theirs.contains(QStringLiteral("Error: ")) &&
                               own.section(QLatin1Char(':'), 0, 0) == theirs.section(QLatin1Char(':'), 0, 0);
        if (own != theirs && !sameError)
            differences += QString::fromStdString(pythonExpressions()[i]) + QStringLiteral(" is ") + own +
                           QStringLiteral(", and Python says ") + theirs;
    }
    QCOMPARE(differences.join(QLatin1Char('\n')), QString());
}

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
    row("len(1, 2)", "f:1:4: len() takes 1 value");
    row("print(1)", "f:1:6: 'print()' cannot be called inside of a value; only len(), str() and all_tasks() can; call "
                    "a coroutine as a step of its own and keep its result with 'as'");
    row("99999999999999999999", "f:1:1: '99999999999999999999' is larger than 64 bits hold");
    row("1 < 2 < 3", "f:1:7: '< 3' is left over; if this is text, put it in quotes");
}

void ExpressionTest::mistakesHaveTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(answer(text.toStdString())), expected);
}

void ExpressionTest::noNestingIsTooDeepToBeRefused()
{
    for (const std::string &open : {std::string("("), std::string("["), std::string("-"), std::string("not "),
                                    std::string("{1:"), std::string("x["), std::string("1+")}) {
        std::string text;
        for (int i = 0; i < 20'000; ++i)
            text += open;
        QVERIFY2(answer(text + '1').starts_with("f:1:"), open.c_str());
    }
}

QTEST_GUILESS_MAIN(ExpressionTest)
#include "expression_test.moc"
