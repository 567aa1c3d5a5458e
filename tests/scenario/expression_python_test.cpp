// Values in scenarios, compared with Python's own answers: some that were thought of, and thousands by chance.

#include "answers.h"
#include "random_expressions.h"
#include "support/python.h"

#include <QFile>
#include <QTest>

using namespace loopscope;
using test::answer;

namespace {

/// What Python says, line by line. Where a scenario has a list or a text, Python's range and type have objects of their
/// own.
std::vector<std::string> pythonsAnswers(const std::vector<std::string> &texts)
{
    std::string program = "import warnings\n"
                          "warnings.simplefilter('ignore')\n"
                          "names = {'range': lambda *ends: list(range(*ends)), 'type': lambda x: type(x).__name__}\n"
                          "def answer(text):\n"
                          "    try:\n"
                          "        print(ascii(repr(eval(text, names))))\n"
                          "    except Exception as error:\n"
                          "        print(ascii(f'{type(error).__name__}: {error}'))\n";
    for (const std::string &text : texts)
        program += "answer(" + repr(engine::Value{text}) + ")\n";
    const auto output = test::outputOfPython(program);
    std::vector<std::string> lines;
    std::string line;
    for (const char c : output.value_or("")) {
        if (c == '\n')
            lines.push_back(std::exchange(line, {}));
        else
            line += c;
    }
    return lines;
}

/// ascii() of Python, so that what does not print survives its way through a pipe.
std::string inAscii(const std::string &text)
{
    std::string escaped;
    for (const char32_t c : QString::fromStdString(engine::repr(engine::Value{text})).toUcs4()) {
        if (c < 0x80)
            escaped += static_cast<char>(c);
        else
            escaped += QString::asprintf(c < 0x100     ? "\\x%02x"
                                         : c < 0x10000 ? "\\u%04x"
                                                       : "\\U%08x",
                                         unsigned(c))
                           .toStdString();
    }
    return escaped;
}

bool isError(const std::string &answer)
{
    const std::size_t colon = answer.find(':');
    return colon != std::string::npos && colon >= 5 && answer.compare(colon - 5, 5, "Error") == 0;
}

/// Whether both are the same. Of an error its kind is what a handler sees; its words vary from version to version.
bool agree(const std::string &own, const std::string &pythons)
{
    const std::string quoted = inAscii(own);
    if (quoted == pythons || own.starts_with("OverflowError: the result is larger than 64 bits"))
        return true;
    const std::string kind = own.substr(0, own.find(':') + 1);
    return isError(own) && kind != "KeyError:" && pythons.substr(1).starts_with(kind);
}

} // namespace

class ExpressionPythonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void valuesAreThoseOfPython();
    void thoseByChanceAreToo();
    void whatIsBrokenHasAPlace();

private:
    void compare(const std::vector<std::string> &texts);
};

void ExpressionPythonTest::initTestCase()
{
    if (!test::python())
        QSKIP("there is no Python 3.11 or later here");
}

void ExpressionPythonTest::compare(const std::vector<std::string> &texts)
{
    const auto pythons = pythonsAnswers(texts);
    QCOMPARE(pythons.size(), texts.size());
    QStringList differences;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string own = answer(texts[i]);
        if (!agree(own, pythons[i]))
            differences += QString::fromStdString(texts[i] + " is " + own + ", and Python says " + pythons[i]);
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(QLatin1Char('\n'))));
}

void ExpressionPythonTest::valuesAreThoseOfPython()
{
    QFile file(QFINDTESTDATA("python_expressions.txt")); // one a line: what was thought of, and what was once wrong
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::vector<std::string> texts;
    for (const QByteArray &line : file.readAll().trimmed().split('\n'))
        texts.push_back(line.toStdString());
    compare(texts);
}

void ExpressionPythonTest::thoseByChanceAreToo()
{
    test::RandomExpressions random(1);
    std::vector<std::string> texts;
    std::size_t tooLarge = 0;
    std::size_t errors = 0;
    while (texts.size() < 8000) {
        std::string text = random.next();
        if (text.size() > 400)
            continue;
        const std::string own = answer(text);
        tooLarge += own.starts_with("OverflowError: the result is larger") ? 1U : 0U;
        if (isError(own) && random.below(4) != 0)
            continue; // most that can go wrong does
        errors += isError(own) ? 1U : 0U;
        if (!own.starts_with("MemoryError")) // Python may have more
            texts.push_back(std::move(text));
    }
    QVERIFY(tooLarge < texts.size() / 20); // nothing is compared of these
    QVERIFY(errors < texts.size() / 2);
    compare(texts);
}

/// One letter more, less or other than there should be: what is then refused is so with a place within the text, and
/// what is not is no mistake in Python.
void ExpressionPythonTest::whatIsBrokenHasAPlace()
{
    test::RandomExpressions random(2);
    std::vector<std::string> accepted;
    std::size_t refused = 0;
    const std::string letters = "()[]{}:,.+-*/%<>=!'\"\\ 01aeinot_";
    while (accepted.size() < 1000) {
        std::string text = random.next();
        if (text.size() > 200)
            continue;
        const std::size_t at = random.below(text.size());
        if (static_cast<unsigned char>(text[at]) >= 0x80)
            continue;
        text.replace(at, random.below(2), random.below(3), letters[random.below(letters.size())]);
        std::vector<scenario::Problem> problems;
        scenario::parseExpression({text, {1, 1, 0}}, problems);
        if (problems.empty()) {
            accepted.push_back(text);
            continue;
        }
        ++refused;
        const scenario::Place &place = problems.front().place;
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY2(place.line == 1 && place.column >= 1 && place.column <= text.size() + 1, text.c_str());
        QVERIFY2(!problems.front().message.empty(), text.c_str());
    }
    QVERIFY(refused > 500);
    QStringList mistakes;
    const auto pythons = pythonsAnswers(accepted);
    QCOMPARE(pythons.size(), accepted.size());
    for (std::size_t i = 0; i < accepted.size(); ++i) {
        if (pythons[i].find("SyntaxError") != std::string::npos)
            mistakes += QString::fromStdString(accepted[i] + ": " + pythons[i]);
    }
    QVERIFY2(mistakes.isEmpty(), qPrintable(mistakes.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(ExpressionPythonTest)
#include "expression_python_test.moc"
