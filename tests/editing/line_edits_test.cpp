// What is done to whole lines. "[" and "]" are around what is selected; "|" is a caret.

#include "editing/line_edits.h"

#include <QTest>

using namespace loopscope::editing;
using namespace loopscope::form;

class LineEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
};

namespace {

using Function = LineEdit (*)(std::string_view, Selected);

Selected unmark(std::string &text)
{
    Selected selected;
    const auto take = [&](char mark) {
        const std::size_t at = text.find(mark);
        text.erase(at, 1);
        return at;
    };
    if (text.find('|') != std::string::npos) {
        selected.from = selected.to = take('|');
    } else {
        selected.from = take('[');
        selected.to = take(']');
    }
    return selected;
}

std::string mark(std::string text, Selected selected)
{
    if (selected.from == selected.to)
        return text.insert(selected.from, "|");
    text.insert(selected.to, "]");
    return text.insert(selected.from, "[");
}

} // namespace

Q_DECLARE_METATYPE(Function)

void LineEditsTest::edits_data()
{
    QTest::addColumn<Function>("function");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, Function function, const char *before, const char *after) {
        QTest::newRow(name) << function << QString::fromUtf8(before) << QString::fromUtf8(after);
    };
    row("comment", &toggleComment, "main:\n  - lo|g: a\n", "main:\n  # - lo|g: a\n");
    row("comment in again", &toggleComment, "main:\n  # - lo|g: a\n", "main:\n  - lo|g: a\n");
    row("comment several at the least indentation", &toggleComment, "[  a:\n\n    b:\n]c:", "[  # a:\n\n  #   b:\n]c:");
    row("comment what is half a comment", &toggleComment, "[# a\nb]", "[# # a\n# b]");
    row("comment without a space", &toggleComment, "#a|", "a|");
    row("indent", &indent, "[a\n\nb]\nc", "[  a\n\n  b]\nc");
    row("indent umlauts", &indent, "ü\n[ö]", "ü\n[  ö]");
    row("unindent", &unindent, "    a\n [b\n  c]", "    a\n[b\nc]");
    row("unindent nothing", &unindent, "a|", "a|");
    row("duplicate", &duplicateLines, "a\nb|c\nd", "a\nbc\nb|c\nd");
    row("duplicate several", &duplicateLines, "[a\nb]", "a\nb\n[a\nb]");
    row("move up", &moveLinesUp, "one\ntw|o\nthree", "tw|o\none\nthree");
    row("move several up", &moveLinesUp, "one\n[two\nthree\n]four", "[two\nthree\n]one\nfour");
    row("move the last up", &moveLinesUp, "one\n|two", "|two\none");
    row("move the first up", &moveLinesUp, "o|ne\ntwo", "o|ne\ntwo");
    row("move down", &moveLinesDown, "o|ne\ntwo\nthree", "two\no|ne\nthree");
    row("move down to the end", &moveLinesDown, "[one]\ntwo", "two\n[one]");
    row("move the last down", &moveLinesDown, "one\nt|wo", "one\nt|wo");
}

void LineEditsTest::edits()
{
    QFETCH(const Function, function);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    std::string text = before.toStdString();
    const Selected selected = unmark(text);
    const LineEdit edit = function(text, selected);
    QVERIFY(fit(edit.edits, text.size()));
    QCOMPARE(QString::fromStdString(mark(loopscope::form::apply(text, edit.edits), edit.selected)), after);
}

QTEST_APPLESS_MAIN(LineEditsTest)
#include "line_edits_test.moc"
