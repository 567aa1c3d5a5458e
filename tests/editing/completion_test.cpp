// What is proposed where, in texts that are being typed; the caret is at the "|" of each.

#include "editing/caret.h"
#include "editing/completion.h"
#include "scenario/demos.h"
#include "scenario/scenario.h"
#include "scenario/steps.h"

#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace loopscope;
using namespace loopscope::editing;

class CompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proposes_data();
    void proposes();
    void proposesNot_data();
    void proposesNot();
    void writesWhatHasToFollow_data();
    void writesWhatHasToFollow();
    void theLikeliestIsFirst_data();
    void theLikeliestIsFirst();
    void everyStepIsAccepted();
    void anyTextAndPlaceAreAllowed();
};

namespace {

QStringList labels(const char *text)
{
    const test::Marked marked = test::marked(text);
    QStringList found;
    for (const Candidate &candidate : completionAt(marked.text, marked.caret).candidates)
        found.append(QString::fromStdString(candidate.label));
    return found;
}

/// The text after the first candidate was accepted, with a mark where one goes on, and another behind what is selected.
QString accepted(const char *text, const char *label)
{
    const test::Marked marked = test::marked(text);
    const Completion completion = completionAt(marked.text, marked.caret);
    const auto found = std::find_if(completion.candidates.begin(), completion.candidates.end(),
                                    [&](const Candidate &candidate) { return candidate.label == label; });
    if (found == completion.candidates.end())
        return QStringLiteral("not proposed");
    std::string insertion = found->insertion;
    if (found->selected > 0)
        insertion.insert(found->caret + found->selected, "|");
    insertion.insert(found->caret, "|");
    std::string result = marked.text;
    return QString::fromStdString(result.replace(completion.from, completion.to - completion.from, insertion));
}

constexpr const char *declared = "shared:\n"
                                 "  db: lock\n"
                                 "  jobs: {queue: 2}\n"
                                 "coroutines:\n"
                                 "  message(delay, name):\n"
                                 "    - sleep: 1s\n"
                                 "functions:\n"
                                 "  blocking_io():\n"
                                 "    - block: 1s\n"
                                 "main:\n";

} // namespace

void CompletionTest::proposes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const std::string &text, const QStringList &expected) {
        QTest::newRow(name) << QString::fromStdString(text) << expected;
    };
    row("parts", "m|", {"main"});
    row("parts that are not there yet", "title: x\nt|", {"tags"});
    row("settings", "settings:\n  w|", {"workers"});
    row("settings in braces", "settings: {workers: 3, st|}", {"stall_after"});
    row("flags of settings", "settings: {gil: t|", {"true"});
    row("a function for on_slow", "settings:\n  on_slow: |\nfunctions:\n  slow(task):\n    - log: x\n  other():\n",
        {"slow"});
    row("kinds of objects", "shared:\n  db: lo|", {"lock"});
    row("kinds of objects in braces", "shared: {a: lock, b: {sema|", {"semaphore", "bounded_semaphore"});
    row("steps", "main:\n  - sle|", {"sleep"});
    row("steps in the middle of others", "main:\n  - log: a\n  - slee|\n  - log: b\n", {"sleep"});
    row("steps within steps", "main:\n  - with: db\n    do:\n      - slee|", {"sleep"});
    row("steps of a handler", "main:\n  - try:\n      - log: a\n    except:\n      ValueError:\n        - slee|",
        {"sleep"});
    row("steps below a key without indentation", "main:\n- log: a\n- slee|", {"sleep"});
    row("variables below main without indentation", "main:\n- let: 1\n  as: count\n- log: a\n- let: co|", {"count"});
    row("no sleep in functions", "functions:\n  f():\n    - sleep|", {});
    row("calls as steps", std::string(declared) + "  - mess|", {"message"});
    row("parameters of a step", "main:\n  - put: 1\n    |", {"into"});
    row("parameters of the step above", "main:\n  - spawn: f()\n    as: a\n    n|\n  - log: b", {"name"});
    row("parameters but those that are there", "main:\n  - wait: a\n    |\n    as: done\n",
        {"timeout", "return_when", "pending"});
    row("parameters behind steps", "main:\n  - try:\n      - log: a\n    f|", {"finally"});
    row("exceptions to handle", "main:\n  - try:\n      - log: a\n    except:\n      Val|", {"ValueError"});
    row("exceptions to raise", "main:\n  - raise: Timeo|", {"TimeoutError"});
    row("words", "main:\n  - wait: a\n    return_when: first_e|", {"first_exception"});
    row("coroutines for spawn", std::string(declared) + "  - spawn: |", {"message"});
    row("functions for run_in_executor", std::string(declared) + "  - run_in_executor: |", {"blocking_io"});
    row("functions within an awaitable", std::string(declared) + "  - gather:\n      - run_in_executor: bl|",
        {"blocking_io"});
    row("awaitables in a list", std::string(declared) + "  - gather:\n      - me|", {"message"});
    row("awaitables in brackets", std::string(declared) + "  - gather: [message(1s, A), me|", {"message"});
    row("shared objects", std::string(declared) + "  - put: 1\n    into: jo|", {"jobs"});
    row("a variable behind a sign", "main:\n  - let: 1\n    as: count\n  - let: 2*co|", {"count"});
    row("parameters in an expression", "coroutines:\n  f(delay, name):\n    - sleep: de|", {"delay"});
    row("variables in a text", "coroutines:\n  f(delay):\n    - let: 1\n      as: count\n    - log: \"it is {co|",
        {"count"});
    row("variables in a call", "coroutines:\n  f(delay):\n    - message(de|", {"delay"});
    row("an exception's name",
        "main:\n  - try:\n      - log: a\n    except:\n      ValueError as error:\n        - log: \"{err|", {"error"});
    row("a step that lacks its dash", "main:\n  - log: a\n  slee|", {"sleep"});
    row("letters with others between", "main:\n  - rie|", {"run_in_executor"});
    row("a part of a word", "main:\n  - executor|", {"run_in_executor"});
}

void CompletionTest::proposes()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    const QStringList found = labels(text.toUtf8().constData());
    for (const QString &label : expected)
        QVERIFY2(found.contains(label), qPrintable(label + QStringLiteral(" is not among ") + found.join(u' ')));
    if (expected.isEmpty())
        QCOMPARE(found, QStringList());
}

void CompletionTest::proposesNot_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("in a comment") << "main:\n  - log: a # sle|";
    QTest::newRow("in a text") << "main:\n  - log: sle|";
    QTest::newRow("in quotes") << "main:\n  - let: 'sle|";
    QTest::newRow("in a block of text") << "about: >\n  m|\ntitle: a\n";
    QTest::newRow("in a list that is a value") << "shared: {a: [1, 2, lo|";
    QTest::newRow("a title") << "title: ma|";
    QTest::newRow("a new name") << "shared:\n  lo|";
    QTest::newRow("a name for a result") << "main:\n  - spawn: f()\n    as: ma|";
    QTest::newRow("a number") << "main:\n  - sleep: 1|";
}

void CompletionTest::proposesNot()
{
    QFETCH(const QString, text);
    const QStringList found = labels(text.toUtf8().constData());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
}

void CompletionTest::writesWhatHasToFollow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const std::string &text, const char *label, const std::string &result) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(label)
                            << QString::fromStdString(result);
    };
    row("a value", "main:\n  - sl|", "sleep", "main:\n  - sleep: |");
    row("nothing", "main:\n  - yie|", "yield", "main:\n  - yield|");
    row("another parameter", "main:\n  - pu|", "put", "main:\n  - put: |\n    into: ");
    row("steps", "main:\n  - wit|", "with", "main:\n  - with: |\n    do:\n      - ");
    row("a list", "main:\n  - gat|", "gather", "main:\n  - gather:\n      - |");
    row("no second colon", "main:\n  - sle|: 1s", "sleep", "main:\n  - sleep|: 1s");
    row("the whole word", "main:\n  - sl|ip: 1s", "sleep", "main:\n  - sleep|: 1s");
    row("only what is missing", "main:\n  - pu|\n    into: jobs", "put", "main:\n  - put: |\n    into: jobs");
    row("a dash", "main:\n  sle|", "sleep", "main:\n  - sleep: |");
    row("steps of a parameter", "main:\n  - if: a\n    th|", "then", "main:\n  - if: a\n    then:\n      - |");
    row("a call without values", std::string(declared) + "  - run_in_executor: |", "blocking_io",
        std::string(declared) + "  - run_in_executor: blocking_io()|");
    row("a call with values", std::string(declared) + "  - |", "message", std::string(declared) + "  - message(|)");
    row("a call's name", std::string(declared) + "  - me|(1s, A)", "message",
        std::string(declared) + "  - message|(1s, A)");
    row("a kind with a number", "shared:\n  s: sem|", "semaphore", "shared:\n  s: {semaphore: |2|}");
    row("a kind in braces", "shared:\n  s: {sem|}", "semaphore", "shared:\n  s: {semaphore: |2|}");
    row("main", "ma|", "main", "main:\n  - |");
    row("umlauts before it", "title: Grüße\nma|", "main", "title: Grüße\nmain:\n  - |");
}

void CompletionTest::writesWhatHasToFollow()
{
    QFETCH(const QString, text);
    QFETCH(const QString, label);
    QFETCH(const QString, result);
    QCOMPARE(accepted(text.toUtf8().constData(), label.toUtf8().constData()), result);
}

void CompletionTest::theLikeliestIsFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::newRow("the beginning before the middle") << "main:\n  - set|"
                                                     << "set_result";
    QTest::newRow("what is required before what may be") << "main:\n  - wait_for: f()\n    |"
                                                         << "timeout";
    QTest::newRow("what is typed as it is") << "main:\n  - wait|"
                                            << "wait";
    QTest::newRow("what is needed above names of functions") << QString::fromUtf8(declared) + "  - put: 1\n    into: |"
                                                             << "db";
}

void CompletionTest::theLikeliestIsFirst()
{
    QFETCH(const QString, text);
    QFETCH(const QString, first);
    QCOMPARE(labels(text.toUtf8().constData()).value(0), first);
}

/// What is written for a step is a step: nothing that the language does not know, and the right indentation.
void CompletionTest::everyStepIsAccepted()
{
    for (const scenario::StepSpec &spec : scenario::stepSpecs()) {
        const bool inFunction = !spec.inCoroutines();
        const std::string text =
            std::string(inFunction ? "functions:\n  f():\n    - " : "main:\n  - ") + std::string(spec.name) + '|';
        const test::Marked result = test::marked(accepted(text.c_str(), std::string(spec.name).c_str()).toStdString());
        for (const scenario::Problem &problem : scenario::parse(result.text).problems)
            QVERIFY2(!problem.message.starts_with("there is no step") &&
                         problem.message.find("has no") == std::string::npos &&
                         problem.message.find("YAML") == std::string::npos && !problem.message.starts_with("steps are"),
                     (result.text + '\n' + problem.message).c_str());
    }
}

void CompletionTest::anyTextAndPlaceAreAllowed()
{
    QVERIFY(completionAt("main:", 99).candidates.empty());
    for (const char *text : {"", "\n\n", "- - - :", "{", "a: {b: [", "'", "main:\n- ", "\xff\xfe: \x80", "- :", ":",
                             " :\n -\n", "shared: {{{{}}", "coroutines:\n f(:\n"}) {
        const std::string_view whole(text);
        for (std::size_t at = 0; at <= whole.size(); ++at)
            completionAt(whole, at);
    }
    for (const scenario::Demo &demo : scenario::demos()) {
        const std::string_view whole = demo.text;
        for (std::size_t at = 0; at <= whole.size(); at += 7)
            completionAt(whole, at);
    }
}

QTEST_APPLESS_MAIN(CompletionTest)
#include "completion_test.moc"
