// From words to commands, and from wrong words to one clear sentence.

#include "cli/command_line.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::app;

namespace {

Command parse(const char *line)
{
    return parseCommandLine(QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

template <class T>
T parsed(const char *line)
{
    const Command command = parse(line);
    return std::holds_alternative<T>(command) ? std::get<T>(command) : T{};
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingOpensTheWindow();
    void aFileOpensTheWindowWithIt();
    void theWindowTakesARenderer();
    void listTakesJson();
    void checkTakesSeveral();
    void runHasDefaults();
    void runTakesEveryOption();
    void pythonTakesASpeed();
    void misuseIsTold_data();
    void misuseIsTold();
};

void CommandLineTest::nothingOpensTheWindow()
{
    QVERIFY(std::holds_alternative<OpenWindow>(parse("")));
    QVERIFY(parsed<OpenWindow>("").file.isEmpty());
}

void CommandLineTest::aFileOpensTheWindowWithIt()
{
    QCOMPARE(parsed<OpenWindow>("mine.yaml").file, QStringLiteral("mine.yaml"));
}

void CommandLineTest::theWindowTakesARenderer()
{
    QCOMPARE(parsed<OpenWindow>("").renderer, Renderer::Auto);
    QCOMPARE(parsed<OpenWindow>("--renderer auto").renderer, Renderer::Auto);
    QCOMPARE(parsed<OpenWindow>("--renderer gpu").renderer, Renderer::Gpu);
    const auto both = parsed<OpenWindow>("mine.yaml --renderer=software");
    QCOMPARE(both.renderer, Renderer::Software);
    QCOMPARE(both.file, QStringLiteral("mine.yaml"));
}

void CommandLineTest::listTakesJson()
{
    QVERIFY(std::holds_alternative<ListDemos>(parse("list")));
    QVERIFY(!parsed<ListDemos>("list").json);
    QVERIFY(parsed<ListDemos>("list --json").json);
}

void CommandLineTest::checkTakesSeveral()
{
    QCOMPARE(parsed<CheckScenarios>("check a.yaml b.yaml").scenarios,
             QStringList({QStringLiteral("a.yaml"), QStringLiteral("b.yaml")}));
}

void CommandLineTest::runHasDefaults()
{
    const auto command = parsed<RunScenario>("run gather");
    QCOMPARE(command.scenario, QStringLiteral("gather"));
    QCOMPARE(command.run.clock, scenario::ClockKind::Real);
    QCOMPARE(command.run.speed, 1.0);
    QCOMPARE(command.log, LogFormat::Plain);
    QVERIFY(command.pictures.isEmpty());
    QCOMPARE(command.picture.theme, ThemeKind::Dark);
    QVERIFY(!command.from && !command.to && !command.summary && command.traceFile.isEmpty());
}

void CommandLineTest::runTakesEveryOption()
{
    const auto command =
        parsed<RunScenario>("run --clock virtual --speed 2.5 --log detailed --export a.png --export b.svg "
                            "--size 800x600 --theme light --from 250ms --to 1.5s --trace t.json --summary gather");
    QCOMPARE(command.scenario, QStringLiteral("gather"));
    QCOMPARE(command.run.clock, scenario::ClockKind::Virtual);
    QCOMPARE(command.run.speed, 2.5);
    QCOMPARE(command.log, LogFormat::Detailed);
    QCOMPARE(command.pictures, QStringList({QStringLiteral("a.png"), QStringLiteral("b.svg")}));
    QCOMPARE(command.picture.width, 800);
    QCOMPARE(command.picture.height, 600);
    QCOMPARE(command.picture.theme, ThemeKind::Light);
    QVERIFY(command.from == timeFromNs(250'000'000) && command.to == timeFromNs(1'500'000'000));
    QCOMPARE(command.traceFile, QStringLiteral("t.json"));
    QVERIFY(command.summary);
}

void CommandLineTest::pythonTakesASpeed()
{
    QCOMPARE(parsed<ShowPython>("python gather").scenario, QStringLiteral("gather"));
    QCOMPARE(parsed<ShowPython>("python gather").speed, 1.0);
    QCOMPARE(parsed<ShowPython>("python --speed 20 gather").speed, 20.0);
}

void CommandLineTest::misuseIsTold_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("word"); // that the sentence must hold
    const auto row = [](const char *line, const char *word) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(word);
    };
    row("run", "one scenario");
    row("run a b", "one scenario");
    row("--renderer gl", "'gpu' or 'software'");
    row("a.yaml b.yaml", "one file");
    row("run a --clock lunar", "lunar");
    row("run a --speed fast", "--speed");
    row("run a --speed 0", "--speed");
    row("run a --speed nan", "--speed");
    row("run a --speed -1", "--speed");
    row("run a --log loud", "loud");
    row("run a --theme pink", "pink");
    row("run a --size 5", "WIDTHxHEIGHT");
    row("run a --size 1x2x3", "WIDTHxHEIGHT");
    row("run a --size 0x0 --export a.png", "--size");
    row("run a --size 1000000x1000000 --export a.png", "--size");
    row("run a --export a.gif", ".png");
    row("run a --export a", ".png");
    row("run a --from soon", "--from");
    row("run a --from 2s --to 1s", "--from");
    row("run a --colour red", "colour");
    row("python", "one scenario");
    row("python a --speed 0", "--speed");
    row("python a --clock virtual", "clock");
    row("list a", "a");
    row("check", "needs");
    row("one.yaml two.yaml", "one file");
    row("--colour", "colour");
}

void CommandLineTest::misuseIsTold()
{
    QFETCH(QString, line);
    QFETCH(QString, word);
    const Command command = parse(line.toLatin1().constData());
    QVERIFY(std::holds_alternative<Misuse>(command));
    const QString message = std::get<Misuse>(command).message;
    QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY(!message.contains(QLatin1Char('\n')));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
