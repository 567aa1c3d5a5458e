// What is said about a word; the caret is at the "|" of each text.

#include "editing/caret.h"
#include "editing/help.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::editing;

class HelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void knowsParametersAndPython();
    void knowsWhereANameIsDefined();
};

void HelpTest::says_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char *name, const char *text, const char *title, const char *summary) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(title) << QString::fromUtf8(summary);
    };
    row("a step", "main:\n  - sl|eep: 1s", "sleep", "Suspends the task for a while.");
    row("a step alone", "main:\n  - yield|", "yield", "Goes to the end of the ready queue.");
    row("a step's name behind its dash", "main:\n  - |sleep: 1s", "sleep", "Suspends the task for a while.");
    row("a parameter", "main:\n  - put: 1\n    in|to: jobs", "into", "a queue");
    row("a parameter of its own step", "main:\n  - set_exception: f\n    t|o: ValueError(x)", "to", "the exception");
    row("a part", "mai|n:\n  - log: a", "main", "The steps that the run begins with.");
    row("a setting", "settings: {work|ers: 3}", "workers",
        "How many workers the default pool has, from 1 to 64; 4 if it is not said.");
    row("a kind", "shared:\n  db: lo|ck", "lock", "Lets one task in at a time.");
    row("what is awaited", "main:\n  - gather:\n      - run_in_ex|ecutor: f()", "run_in_executor",
        "Runs a function on a worker of the pool and waits for it.");
    row("a shared object", "shared:\n  db: lock\nmain:\n  - with: d|b", "db", "Lets one task in at a time.");
    row("a text", "main:\n  - log: sl|eep", "", "");
    row("a comment", "# ma|in", "", "");
    row("nothing", "main:\n  - log: a\n|\n", "", "");
}

void HelpTest::says()
{
    QFETCH(const QString, text);
    QFETCH(const QString, title);
    QFETCH(const QString, summary);
    const test::Marked marked = test::marked(text.toStdString());
    const auto help = helpAt(marked.text, marked.caret);
    QCOMPARE(help ? QString::fromStdString(help->title) : QString(), title);
    QCOMPARE(help ? QString::fromStdString(help->summary) : QString(), summary);
}

void HelpTest::knowsParametersAndPython()
{
    const auto help = helpAt("main:\n  - put: 1", 11);
    QVERIFY(help);
    QCOMPARE(help->python, std::string("await queue.put(item)"));
    QCOMPARE(help->parameters, (std::vector<Help::Parameter>{{"", "the item", true}, {"into", "a queue", true}}));
    QCOMPARE(help->from, std::size_t{10});
    QCOMPARE(help->to, std::size_t{13});
}

void HelpTest::knowsWhereANameIsDefined()
{
    const std::string text = "coroutines:\n  message(delay, name):\n    - log: a\nmain:\n  - spawn: message(1s, A)\n";
    const auto help = helpAt(text, text.find("message(1s") + 2);
    QVERIFY(help);
    QCOMPARE(help->about, Help::About::Coroutine);
    QCOMPARE(help->title, std::string("message(delay, name)"));
    QCOMPARE(help->line, std::size_t{2});
}

QTEST_APPLESS_MAIN(HelpTest)
#include "help_test.moc"
