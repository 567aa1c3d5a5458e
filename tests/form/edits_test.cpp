// What a form does to the parts of a scenario that are no steps, and what it leaves alone because it cannot be sure.

#include "form/edits.h"
#include "form/names.h"
#include "outlined.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::form;
using test::named;
using test::outlineOf;
using test::resultOf;

namespace {

const scenario::FieldSpec &setting(std::string_view name)
{
    for (const scenario::FieldSpec &each : settingFields()) {
        if (each.name == name)
            return each;
    }
    qFatal("no such setting");
}

} // namespace

class FormEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsComeAndGo_data();
    void settingsComeAndGo();
    void coroutinesComeAndGo();
    void sharedObjectsComeAndGo();
    void aNameTakesItsCallsAlong();
    void entriesComeAndGo();
    void theLastEntryIsCopiedAsItStands_data();
    void theLastEntryIsCopiedAsItStands();
    void aNewStepIsIndentedByTwo();
    void aListInBracketsGetsLines();
    void aBlockOfTextEndsBeforeTheNextStep_data();
    void aBlockOfTextEndsBeforeTheNextStep();
    void coroutinesInBracesStayTogether();
    void whatIsNotUnderstoodIsLeftAlone();
    void textsWithoutAnOutlineSayWhy();
};

void FormEditsTest::settingsComeAndGo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *what, const char *text, const char *name, const char *typed, const char *expected) {
        QTest::newRow(what) << QByteArray(text) << QByteArray(name) << QByteArray(typed) << QByteArray(expected);
    };
    row("the first", "title: T\nmain:\n", "workers", "3", "title: T\nsettings: {workers: 3}\nmain:\n");
    row("one more in braces", "settings: {workers: 3}\nmain:\n", "gil", "true",
        "settings: {workers: 3, gil: true}\nmain:\n");
    row("the first in braces", "settings: {} # none\nmain:\n", "gil", "true", "settings: {gil: true} # none\nmain:\n");
    row("one more on lines", "settings:\n  workers: 3 # few\nmain:\n", "gil", "true",
        "settings:\n  workers: 3 # few\n  gil: true\nmain:\n");
    row("changed", "settings: {workers: 3, stall_after: 100ms}\nmain:\n", "stall_after", "1s",
        "settings: {workers: 3, stall_after: 1s}\nmain:\n");
    row("the first of two goes", "settings: {workers: 3, gil: true}\nmain:\n", "workers", "",
        "settings: {gil: true}\nmain:\n");
    row("the second of two goes", "settings: {workers: 3, gil: true}\nmain:\n", "gil", "",
        "settings: {workers: 3}\nmain:\n");
    row("the last goes", "title: T\nsettings:\n  workers: 3\nmain:\n", "workers", "", "title: T\nmain:\n");
}

void FormEditsTest::settingsComeAndGo()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, expected);
    const std::string before = text.toStdString();
    const Outline outline = outlineOf(before);
    QCOMPARE(resultOf(before, setSetting({before, outline}, setting(name.toStdString()), typed.toStdString())),
             expected.toStdString());
}

void FormEditsTest::coroutinesComeAndGo()
{
    const std::string text = "title: T\n\nmain:\n  - yield\n";
    const Outline none = outlineOf(text);
    const std::string one = resultOf(text, addDefinition({text, none}, false, "work(n)"));
    QCOMPARE(one, std::string("title: T\n\ncoroutines:\n  work(n):\n    - sleep: 100ms\nmain:\n  - yield\n"));
    const Outline some = outlineOf(one);
    const std::string two = resultOf(one, addDefinition({one, some}, false, "other()"));
    QCOMPARE(two, std::string("title: T\n\ncoroutines:\n  work(n):\n    - sleep: 100ms\n  other():\n    - sleep: "
                              "100ms\nmain:\n  - yield\n"));
    const Outline both = outlineOf(two);
    QCOMPARE(resultOf(two, deletePart({two, both}, named(both, "other()"))), one);
    QCOMPARE(resultOf(one, deletePart({one, some}, named(some, "work(n)"))), text);
    QVERIFY(resultOf(text, deletePart({text, none}, named(none, "main"))).starts_with("refused"));
}

void FormEditsTest::sharedObjectsComeAndGo()
{
    const std::string text = "shared: {db: lock}   # two\nmain:\n";
    const Outline outline = outlineOf(text);
    const std::string more = resultOf(text, addShared({text, outline}, "q", "queue"));
    QCOMPARE(more, std::string("shared: {db: lock, q: queue}   # two\nmain:\n"));
    const Outline two = outlineOf(more);
    QCOMPARE(resultOf(more, deletePart({more, two}, named(two, "db"))),
             std::string("shared: {q: queue}   # two\nmain:\n"));
    QCOMPARE(resultOf(more, setSlot({more, two}, {named(two, "q"), 0, 0}, "{queue: 2}")),
             std::string("shared: {db: lock, q: {queue: 2}}   # two\nmain:\n"));
    const std::string none = "main:\n";
    const Outline empty = outlineOf(none);
    QCOMPARE(resultOf(none, addShared({none, empty}, "db", "lock")), std::string("shared:\n  db: lock\nmain:\n"));
}

void FormEditsTest::aNameTakesItsCallsAlong()
{
    const std::string text = "coroutines:\n"
                             "  work(n):   # hard\n"
                             "    - log: work(n) is text\n"
                             "main:\n"
                             "  - work(1)\n"
                             "  - gather: [work(2), {shield: work(3)}, rework(4), äwork(5)]\n"
                             "  - spawn: \"work('a: b')\"\n";
    const Outline outline = outlineOf(text);
    QCOMPARE(resultOf(text, rename({text, outline}, named(outline, "work(n)"), "do_it(n)")),
             std::string("coroutines:\n"
                         "  do_it(n):   # hard\n"
                         "    - log: work(n) is text\n"
                         "main:\n"
                         "  - do_it(1)\n"
                         "  - gather: [do_it(2), {shield: do_it(3)}, rework(4), äwork(5)]\n"
                         "  - spawn: \"do_it('a: b')\"\n"));
    QVERIFY(resultOf(text, rename({text, outline}, named(outline, "work(n)"), "not a name")).starts_with("refused"));
    QVERIFY(resultOf(text, rename({text, outline}, named(outline, "main"), "other")).starts_with("refused"));
}

void FormEditsTest::entriesComeAndGo()
{
    const std::string lines = "main:\n  - gather:\n      - a() # first\n      - b()\n";
    const Outline outline = outlineOf(lines);
    const PartIndex gather = named(outline, "gather");
    QCOMPARE(resultOf(lines, addEntry({lines, outline}, gather, 0, "c(1, 2)")), lines + "      - c(1, 2)\n");
    QCOMPARE(resultOf(lines, removeEntry({lines, outline}, {gather, 0, 0})),
             std::string("main:\n  - gather:\n      - b()\n"));
    const std::string flow = "main:\n  - gather: [a(), b()]\n";
    const Outline inBrackets = outlineOf(flow);
    QCOMPARE(resultOf(flow, addEntry({flow, inBrackets}, named(inBrackets, "gather"), 0, "c(1, 2)")),
             std::string("main:\n  - gather: [a(), b(), \"c(1, 2)\"]\n"));
    QCOMPARE(resultOf(flow, removeEntry({flow, inBrackets}, {named(inBrackets, "gather"), 0, 1})),
             std::string("main:\n  - gather: [a()]\n"));
}

void FormEditsTest::theLastEntryIsCopiedAsItStands_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("added");
    const auto row = [](const char *what, const char *text, const char *added) {
        QTest::newRow(what) << QByteArray(text) << QByteArray(added);
    };
    row("a job", "main:\n  - gather:\n    - a()\n    - run_in_executor: job(1, 2) # hard\n",
        "    - run_in_executor: job(1, 2)\n");
    row("a job on lines", "main:\n  - gather:\n    - run_in_executor: job()\n      on: pool\n",
        "    - run_in_executor: job()\n      on: pool\n");
    row("in quotes", "main:\n  - gather:\n    - 'a(\"x: y\")'\n", "    - 'a(\"x: y\")'\n");
}

void FormEditsTest::theLastEntryIsCopiedAsItStands()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, added);
    const std::string before = text.toStdString();
    const Outline outline = outlineOf(before);
    const PartIndex gather = named(outline, "gather");
    const Slot &last = outline.parts[gather].fields[0].slots.back();
    QCOMPARE(resultOf(before, addEntry({before, outline}, gather, 0, last.text)), (text + added).toStdString());
}

void FormEditsTest::aNewStepIsIndentedByTwo()
{
    const Outline outline = outlineOf("main:\n  - yield\n");
    const auto made = [&](scenario::StepKind kind) {
        return newStep(outline, named(outline, "main"), scenario::specOf(kind));
    };
    QCOMPARE(made(scenario::StepKind::Gather), std::string("- gather:\n    - name()\n"));
    QCOMPARE(made(scenario::StepKind::Try), std::string("- try:\n    - log: hello\n"
                                                        "  except:\n    Exception:\n      - log: failed\n"));
    QCOMPARE(made(scenario::StepKind::While), std::string("- while: False\n  do:\n    - log: hello\n"));
}

void FormEditsTest::aListInBracketsGetsLines()
{
    const std::string text = "coroutines:\n  work(): []   # later\nmain:\n  - yield\n";
    const Outline outline = outlineOf(text);
    QCOMPARE(resultOf(text, insertStep({text, outline}, {named(outline, "work()"), 0}, "- yield\n")),
             std::string("coroutines:\n  work():   # later\n    - yield\nmain:\n  - yield\n"));
}

void FormEditsTest::aBlockOfTextEndsBeforeTheNextStep_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *what, const char *log, const char *behind) {
        QTest::newRow(what) << QByteArray("main:\n  - yield\n") + log + behind
                            << QByteArray("main:\n  - yield\n") + behind;
    };
    row("empty", "  - log: |\n", "  - sleep: 1s\n  - return\n");
    row("empty, with blank lines", "  - log: >-  # 2 lines\n", "\n    \n  - sleep: 1s\n");
    row("indented by a digit", "  - log: |1\n       far\n     near\n", "  - sleep: 1s\n");
    row("far beyond its key", "  - log: |\n         one\n\n         # two\n", "  - sleep: 1s\n");
    row("empty, with a parameter behind it", "  - call: |\n    as: x\n", "  - sleep: 1s\n");
}

void FormEditsTest::aBlockOfTextEndsBeforeTheNextStep()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const std::string before = text.toStdString();
    const Outline outline = outlineOf(before);
    const PartIndex log = outline.childrenOf(named(outline, "main")).at(1);
    QCOMPARE(resultOf(before, deletePart({before, outline}, log)), expected.toStdString());
}

void FormEditsTest::coroutinesInBracesStayTogether()
{
    const std::string text = "coroutines: {a(): [yield], b(): [yield]}\nmain:\n  - a()\n";
    const Outline outline = outlineOf(text);
    QVERIFY(resultOf(text, deletePart({text, outline}, named(outline, "a()"))).starts_with("refused"));
    QVERIFY(resultOf(text, addDefinition({text, outline}, false, "c()")).starts_with("refused"));
    QVERIFY(resultOf(text, rename({text, outline}, named(outline, "a()"), "a(b, c)")).starts_with("refused"));
    QCOMPARE(resultOf(text, rename({text, outline}, named(outline, "a()"), "one()")),
             std::string("coroutines: {one(): [yield], b(): [yield]}\nmain:\n  - one()\n"));
}

void FormEditsTest::whatIsNotUnderstoodIsLeftAlone()
{
    const std::string text = "main:\n"
                             "  - &again\n"
                             "    sleep: 1s\n"
                             "  - *again\n"
                             "  - repeat: 2\n"
                             "    do: [yield, yield]\n"
                             "  - slep: 1s\n"
                             "  - log: folded\n"
                             "      on two lines\n";
    const Outline outline = outlineOf(text);
    const auto steps = outline.childrenOf(named(outline, "main"));
    for (const PartIndex index : steps) {
        const Part &part = outline.parts[index];
        for (std::size_t field = 0; field < part.fields.size(); ++field) {
            for (const Slot &slot : part.fields[field].slots)
                QVERIFY2(!slot.isExact || slot.range.in(text) == slot.text, slot.text.c_str());
        }
    }
    const PartIndex list = named(outline, "do");
    QVERIFY(resultOf(text, insertStep({text, outline}, {list, 0}, "- yield\n")).starts_with("refused"));
    const PartIndex folded = named(outline, "log");
    QVERIFY(resultOf(text, setSlot({text, outline}, {folded, 0, 0}, "x")).starts_with("refused"));
}

void FormEditsTest::textsWithoutAnOutlineSayWhy()
{
    for (const char *text :
         {"main: [", "- a\n- b\n", "{main: []}", "a: b: c", "\t- x", "main:\n  - 'open", "main:\n - a\n  - b: {"}) {
        const auto read = readOutline(text);
        const auto *problem = std::get_if<scenario::Problem>(&read);
        QVERIFY2(problem != nullptr && !problem->message.empty() && problem->place.line > 0, text);
    }
    for (const char *text : {"", "# nothing", "main:", "main: ~", "title:\n", "\xef\xbb\xbfmain:\n  - yield\n"})
        QVERIFY2(std::holds_alternative<Outline>(readOutline(text)), text);
}

QTEST_GUILESS_MAIN(FormEditsTest)
#include "edits_test.moc"
