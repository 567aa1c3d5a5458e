// What the names in values stand for: variables, what is shared, exceptions and what they hold; and values within
// texts.

#include "answers.h"

#include <QTest>

#include <functional>

using namespace loopscope;
using namespace loopscope::scenario;

class NamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTakeWhatTheyStandForNow();
    void exceptionsTellWhatTheyHold_data();
    void exceptionsTellWhatTheyHold();
    void textsHoldValuesThatHoldBraces();
};

void NamesTest::namesTakeWhatTheyStandForNow()
{
    struct Counting final : Surroundings {
        std::vector<std::string> allTasks() const override { return {}; }
        Value shared(std::int32_t index) const override { return Value{std::int64_t{index * 10 + asked++}}; }
        mutable int asked = 0;
    };
    std::vector<Problem> problems;
    Expression expression = parseExpression({"[local, other < 41 < other]", {1, 1, 0}}, problems);
    QVERIFY(problems.empty());
    expression.operands[0].slot = 1;
    for (Expression &name : expression.operands[1].operands) {
        if (name.kind == Expression::Kind::Name) {
            name.kind = Expression::Kind::Shared;
            name.slot = 4;
        }
    }
    const std::vector<Value> slots{Value{}, Value{std::string("here")}};
    QCOMPARE(QString::fromStdString(test::textOf(evaluate(expression, slots, Counting{}))),
             QStringLiteral("['here', False]"));
    expression.operands[0].slot = -1;
    QCOMPARE(QString::fromStdString(test::textOf(evaluate(expression, slots, Counting{}))),
             QStringLiteral("NameError: name 'local' is not defined"));
}

void NamesTest::exceptionsTellWhatTheyHold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << text << expected; };
    row("repr(plain)", "ValueError('it is bad')");
    row("str(plain)", "it is bad");
    row("plain.args", "['it is bad']");
    row("plain.exceptions", "AttributeError: 'ValueError' object has no attribute 'exceptions'");
    row("plain.done()", "AttributeError: 'ValueError' object has no attribute 'done'");
    row("type(plain)", "ValueError");
    row("plain is plain and plain == plain and plain is not key", "True");
    row("str(key)", "'a'");
    row("repr(key)", "KeyError('a')");
    row("key.args[0]", "a");
    row("str(number)", "3");
    row("repr(number)", "KeyError(3)");
    row("number.args[0] + 1", "4");
    row("str(group)", "both (2 sub-exceptions)");
    row("repr(group)", "ExceptionGroup('both', [ValueError('it is bad'), KeyError('a')])");
    row("group.args", "['both', [ValueError('it is bad'), KeyError('a')]]");
    row("group.exceptions[1].args[0]", "a");
    row("len(group.exceptions)", "2");
    row("'x'.done()", "AttributeError: 'str' object has no attribute 'done'");
    row("None.args", "AttributeError: 'NoneType' object has no attribute 'args'");
}

void NamesTest::exceptionsTellWhatTheyHold()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Exception plain{"ValueError", "it is bad"};
    const Exception key{"KeyError", "a"};
    const std::vector<std::pair<std::string, Value>> names{
        {"plain", Value{plain}},
        {"key", Value{key}},
        {"number", Value{Exception{"KeyError", "3", {}, true}}},
        {"group", Value{Exception{"ExceptionGroup", "both", {plain, key}}}}};
    std::vector<Value> slots;
    for (const auto &[name, value] : names)
        slots.push_back(value);
    const std::function<void(Expression &)> resolve = [&](Expression &expression) {
        for (Expression &operand : expression.operands)
            resolve(operand);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (expression.kind == Expression::Kind::Name && expression.name == names[i].first)
                expression.slot = static_cast<std::int32_t>(i);
        }
    };
    std::vector<Problem> problems;
    Expression expression = parseExpression({text.toStdString(), {1, 1, 0}}, problems);
    QVERIFY(problems.empty());
    resolve(expression);
    const Result result = evaluate(expression, slots, test::TwoTasks{});
    const auto *value = std::get_if<Value>(&result);
    QCOMPARE(QString::fromStdString(value == nullptr ? test::textOf(result) : engine::str(*value)), expected);
}

void NamesTest::textsHoldValuesThatHoldBraces()
{
    std::vector<Problem> problems;
    const Template text = parseTemplate({"{{x}} is {1 + 1}, { {'a': '}'}['a'] }{'é'[0:]}.", {1, 1, 0}}, problems);
    QCOMPARE(QString::fromStdString(test::problemsText(problems)), QString());
    QCOMPARE(QString::fromStdString(std::get<std::string>(evaluate(text, {}, test::TwoTasks{}))),
             QStringLiteral("{x} is 2, }é."));
    for (const auto &[wrong, expected] : std::vector<std::pair<std::string, std::string>>{
             {"a {1 2} {3 4}",
              "f:1:6: '2' is left over; if this is text, put it in quotes | f:1:12: '4' is left over; if "
              "this is text, put it in quotes"},
             {"a {}", "f:1:4: a value is missing"},
             {"a {b", "f:1:4: a '}' is missing; to print a brace, write it twice: {{"},
             {"a {'}'", "f:1:7: a '}' is missing"}}) {
        problems.clear();
        parseTemplate({wrong, {1, 1, 0}}, problems);
        QCOMPARE(QString::fromStdString(test::problemsText(problems)), QString::fromStdString(expected));
    }
}

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
