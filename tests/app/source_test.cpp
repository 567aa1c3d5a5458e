// How a scenario's text is coloured: what is a key, a text, a number, a comment, and what is wrong.

#include "editor/live_lines.h"
#include "editor/python_pieces.h"
#include "support/trace_text.h"

#include <QSet>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

using namespace loopscope;
using namespace loopscope::app;

class SourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void colours_data();
    void colours();
    void coloursPython_data();
    void coloursPython();
    void aBlockOfTextHasNoKeys();
    void marksWhatIsWrongWhereverItGoes();
    void tellsWhichLineEachTaskIsAt();
};

namespace {

/// "k" under keys, "s" under strings, "n" under numbers, "c" under comments.
QString marked(const QString &line, const std::vector<SourcePiece> &pieces)
{
    QString marks(line.size(), u' ');
    for (const SourcePiece &piece : pieces)
        marks.replace(piece.from, piece.length,
                      QString(piece.length, QLatin1Char("ksnc"[static_cast<int>(piece.kind)])));
    return marks;
}

} // namespace

void SourceTest::colours_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("marks");
    const auto row = [](const char *name, const char *line, const char *marks) {
        QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(marks);
    };
    row("key", "main:", "kkkk ");
    row("key of a step", "  - sleep: 1s", "    kkkkk  nn");
    row("call as key", "  message(delay, name):", "  kkkkkkkkkkkkkkkkkkkk ");
    row("string", "- log: \"{name} received\"", "  kkk  sssssssssssssssss");
    row("colon in a string", "- log: \"a: b\"", "  kkk  ssssss");
    row("comment", "- block: 3s  # a stall", "  kkkkk  nn  ccccccccc");
    row("hash in a string", "- log: \"# no\"", "  kkk  ssssss");
    row("hash in a word", "- log: a#b", "  kkk     ");
    row("number in a word", "- log: abc123", "  kkk        ");
    row("argument", "- message(1s, ONE)", "          nn      ");
    row("flow", "settings: {workers: 3}", "kkkkkkkk   kkkkkkk  n ");
    row("empty", "", "");
    row("open string", "- log: \"abc", "  kkk  ssss");
}

void SourceTest::colours()
{
    QFETCH(const QString, line);
    QFETCH(const QString, marks);
    QCOMPARE(marked(line, piecesOf(line)), marks);
}

void SourceTest::coloursPython_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("marks");
    const auto row = [](const char *name, const char *line, const char *marks) {
        QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(marks);
    };
    row("words", "async def main():", "kkkkk kkk        ");
    row("part of a name", "asyncio.format(informed)", "                        ");
    row("text", "log(\"if # it\")", "    sssssssss ");
    row("f-string", "log(f\"{n} isn't\")", "    ssssssssssss ");
    row("single quotes", "x = ['a', b'c']", "     sss  ssss ");
    row("documentation", "\"\"\"It \\\"is\\\".\"\"\"", "ssssssssssssssss");
    row("comment", "time.sleep(2)  # a \"stall\"", "           n   ccccccccccc");
    row("numbers", "sleep(0.05, a1, 10)", "      nnnn      nn ");
    row("escaped quote", "\"a\\\"b\" if c", "ssssss kk  ");
}

void SourceTest::coloursPython()
{
    QFETCH(const QString, line);
    QFETCH(const QString, marks);
    QCOMPARE(marked(line, pythonPiecesOf(line)), marks);
}

void SourceTest::aBlockOfTextHasNoKeys()
{
    QTextDocument document(QStringLiteral("about: |\n  Look here: now\n\n  more: text\nmain:\n"));
    SourceHighlighter highlighter(&document);
    highlighter.rehighlight();
    const auto coloursOf = [&](int line) {
        QSet<QRgb> colours;
        for (const auto &range : document.findBlockByNumber(line).layout()->formats())
            colours.insert(range.format.foreground().color().rgb());
        return colours;
    };
    const QRgb key = themeFor(ThemeKind::Dark).rgb(loopscope::timeline::Role::Accent);
    QVERIFY(coloursOf(0).contains(key));
    QVERIFY(!coloursOf(1).contains(key));
    QVERIFY(!coloursOf(3).contains(key));
    QVERIFY(coloursOf(4).contains(key));
}

void SourceTest::marksWhatIsWrongWhereverItGoes()
{
    QTextDocument document(QStringLiteral("main:\n  - log: \U0001F389 wrong\n"));
    SourceHighlighter highlighter(&document);
    highlighter.rehighlight();
    const auto markedIn = [&](int line) {
        const QTextBlock block = document.findBlockByNumber(line);
        QString marked;
        for (const auto &range : block.layout()->formats()) {
            if (range.format.fontUnderline())
                marked += block.text().mid(range.start, range.length);
        }
        return marked;
    };
    highlighter.setProblems({{{2, 12, 5}, "wrong", {}}});
    QCOMPARE(markedIn(1), QStringLiteral("wrong"));
    QTextCursor(&document).insertText(QStringLiteral("# a line above\n"));
    QCOMPARE(markedIn(2), QStringLiteral("wrong"));
    highlighter.setProblems({{{1, 1, 1}, "another", {}}});
    QCOMPARE(markedIn(0), QStringLiteral("#"));
    QCOMPARE(markedIn(2), QString()); // it was on another line when it was marked
}

void SourceTest::tellsWhichLineEachTaskIsAt()
{
    const std::string began = "0 loop-started\n"
                              "0 task A : a\n"
                              "0 task B : b\n"
                              "0 task C : c\n"
                              "0 iteration 3\n"
                              "0 run A\n"
                              "0 work A block 7\n"
                              "1s work-end A block 7\n"
                              "1s suspend A sleep 9s\n"
                              "1s run B\n"
                              "1s work B compute 7\n";
    LiveLaneList lanes;
    std::vector<LiveLine> lines = lanes.update(test::traceOf(began).trace());
    QCOMPARE(lines.size(), std::size_t{1}); // C has not begun: it is nowhere
    QCOMPARE(lines[0].line, 7);
    QCOMPARE(lines[0].count, 2); // A by what it did before it slept
    QCOMPARE(lines[0].state, trace::SpanState::Running);
    const std::string went = began + "3s work-end B compute 7\n"
                                     "3s finish B\n";
    lines = lanes.update(test::traceOf(went).trace());
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].count, 1);
    QCOMPARE(lines[0].state, trace::SpanState::Suspended);
}

QTEST_MAIN(SourceTest)
#include "source_test.moc"
