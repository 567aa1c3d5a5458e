// What a form does to what a scenario says of itself, and to a step's handlers of exceptions.

#include "form/names.h"
#include "outlined.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::form;
using test::named;
using test::outlineOf;
using test::resultOf;

class FormDescriptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titleIsSet_data();
    void titleIsSet();
    void aboutIsSet_data();
    void aboutIsSet();
    void tagsAreSet_data();
    void tagsAreSet();
    void handlersComeAndGo();
    void handlersInBracketsAreLeftAlone();
};

void FormDescriptionTest::titleIsSet_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QByteArray("title: Old  # c\nmain:\n")
                           << QByteArray("title: \"New: title\"  # c\nmain:\n");
    QTest::newRow("quoted") << QByteArray("title: 'Old'\nmain:\n") << QByteArray("title: 'New: title'\nmain:\n");
    QTest::newRow("none yet") << QByteArray("main:\n") << QByteArray("title: \"New: title\"\nmain:\n");
    QTest::newRow("empty") << QByteArray("title:\nmain:\n") << QByteArray("title: \"New: title\"\nmain:\n");
}

void FormDescriptionTest::titleIsSet()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const std::string before = text.toStdString();
    const Outline outline = outlineOf(before);
    QCOMPARE(resultOf(before, setTitle({before, outline}, "New: title")), expected.toStdString());
}

void FormDescriptionTest::aboutIsSet_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *what, const char *text, const char *typed, const char *expected) {
        QTest::newRow(what) << QByteArray(text) << QByteArray(typed) << QByteArray(expected);
    };
    row("the first", "title: T\nmain:\n", "a\n\nb", "title: T\nabout: |\n  a\n\n  b\nmain:\n");
    row("before everything", "# Mine\n---\nmain:\n", "a", "# Mine\n---\nabout: a\nmain:\n");
    row("one line", "about: a\nmain:\n", "b: c", "about: \"b: c\"\nmain:\n");
    row("a line more", "about: a # why\nmain:\n", "a\nb", "about: | # why\n  a\n  b\nmain:\n");
    row("another line", "about: | # why\n    a\n    b\nmain:\n", "a\nc", "about: | # why\n    a\n    c\nmain:\n");
    row("folded", "about: >-\n  a\n  b\nmain:\n", "a b\nc", "about: |-\n  a b\n  c\nmain:\n");
    row("a space first", "about: |\n  a\nmain:\n", " a\nb", "about: \" a\\nb\"\nmain:\n");
    row("none", "title: T\n# why\nabout: |\n  a\n\n  b\nmain:\n", "", "title: T\n# why\nmain:\n");
    row("the same", "about: |\n  a\nmain:\n", "a\n", "about: |\n  a\nmain:\n");
    row("none, as before", "main:\n", "", "main:\n");
}

void FormDescriptionTest::aboutIsSet()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, expected);
    const std::string before = text.toStdString();
    const Outline outline = outlineOf(before);
    const std::string after = resultOf(before, setAbout({before, outline}, typed.toStdString()));
    QCOMPARE(after, expected.toStdString());
    if (typed.isEmpty())
        return;
    const Outline changed = outlineOf(after);
    const Part *about = changed.find(Part::Kind::About);
    QVERIFY(about);
    if (about->fields.front().slots.front().isExact)
        QCOMPARE(QByteArray::fromStdString(about->fields.front().slots.front().text),
                 typed.endsWith('\n') ? typed.chopped(1) : typed);
}

void FormDescriptionTest::tagsAreSet_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *what, const char *text, const char *typed, const char *expected) {
        QTest::newRow(what) << QByteArray(text) << QByteArray(typed) << QByteArray(expected);
    };
    row("the first", "title: T\nabout: A\nmain:\n", "a, b c,", "title: T\nabout: A\ntags: [a, b c]\nmain:\n");
    row("one more", "tags: [a] # why\nmain:\n", "a, b", "tags: [a, b] # why\nmain:\n");
    row("one more on lines", "tags:\n  - a\n  - b\nmain:\n", "a, b, c", "tags:\n  - a\n  - b\n  - c\nmain:\n");
    row("with a comment between", "tags:\n  - a # why\n  - b\nmain:\n", "a, c",
        "refused: this is written in a way that can only be changed in the text");
    row("where nothing is", "tags:\nmain:\n", "a", "tags: [a]\nmain:\n");
    row("no list yet", "tags: a\nmain:\n", "a, b", "tags: [a, b]\nmain:\n");
    row("none", "title: T\ntags: [a, b]\nmain:\n", " ", "title: T\nmain:\n");
    row("the same", "tags: [a,b]\nmain:\n", "a, b", "tags: [a,b]\nmain:\n");
    row("a comma in one", "tags: ['a, b']\nmain:\n", "a",
        "refused: this is written in a way that can only be changed in the text");
}

void FormDescriptionTest::tagsAreSet()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, expected);
    const std::string before = text.toStdString();
    const Outline outline = outlineOf(before);
    QCOMPARE(resultOf(before, setTags({before, outline}, typed.toStdString())), expected.toStdString());
}

void FormDescriptionTest::handlersComeAndGo()
{
    const auto *spec = &scenario::specOf(scenario::StepKind::Try).fields[1];
    const auto added = [&](const std::string &text) {
        const Outline outline = outlineOf(text);
        return resultOf(text, addHandler({text, outline}, named(outline, "try"), *spec));
    };
    const auto without = [&](const std::string &text, const char *handler) {
        const Outline outline = outlineOf(text);
        return resultOf(text, deletePart({text, outline}, named(outline, handler)));
    };
    const auto renamed = [&](const std::string &text, const char *handler, const char *name) {
        const Outline outline = outlineOf(text);
        return resultOf(text, rename({text, outline}, named(outline, handler), name));
    };
    const std::string none = "main:\n  - try:\n      - yield\n    finally:\n      - yield\n";
    const std::string one =
        "main:\n  - try:\n      - yield\n    except:\n      Exception:\n    finally:\n      - yield\n";
    const std::string two = "main:\n  - try:\n      - yield\n    except:\n      ValueError:\n      Exception:\n    "
                            "finally:\n      - yield\n";
    QCOMPARE(added(none), one);
    QCOMPARE(added(one), two); // behind one that catches all, nothing would come to it
    QCOMPARE(without(two, "ValueError"), one);
    QCOMPARE(without(one, "Exception"), none);
    const std::string as = renamed(two, "ValueError", "KeyError as gone");
    QVERIFY(as.find("      KeyError as gone:\n      Exception:\n") != std::string::npos);
    QCOMPARE(renamed(as, "KeyError as gone", "ValueError"), two);
    QCOMPARE(renamed(two, "ValueError", "Exception as e"), std::string("refused: 'Exception' is handled already"));
    QCOMPARE(renamed(two, "ValueError", "Value Error"),
             std::string("refused: write ValueError or ValueError as error"));
    const std::string steps =
        "main:\n  - try:\n      - yield\n    except:\n      ValueError:\n        - log: a\n        "
        "# why\n      KeyError: # gone\n        - log: b\n";
    QCOMPARE(without(steps, "ValueError"), std::string("main:\n  - try:\n      - yield\n    except:\n      KeyError: # "
                                                       "gone\n        - log: b\n"));
    QCOMPARE(added("main:\n  - try:\n      - yield\n    except:\n"),
             std::string("main:\n  - try:\n      - yield\n    except:\n      Exception:\n"));
}

void FormDescriptionTest::handlersInBracketsAreLeftAlone()
{
    const std::string text = "main:\n  - try: [yield]\n    except: {ValueError: [yield], KeyError: [yield]}\n";
    const Outline outline = outlineOf(text);
    const Form form{text, outline};
    const std::string refused = "refused: this is written in a way that can only be changed in the text";
    QCOMPARE(
        resultOf(text, addHandler(form, named(outline, "try"), scenario::specOf(scenario::StepKind::Try).fields[1])),
        refused);
    QCOMPARE(resultOf(text, deletePart(form, named(outline, "KeyError"))), refused);
    QCOMPARE(resultOf(text, rename(form, named(outline, "KeyError"), "OSError")), refused);
}

QTEST_GUILESS_MAIN(FormDescriptionTest)
#include "description_test.moc"
