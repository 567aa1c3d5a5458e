#include "cli/command_line.h"

#include "scenario/expression.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace loopscope::app {

namespace {

constexpr double slowest = 0.01;
constexpr double fastest = 1000.0;

Misuse misuse(const QString &message)
{
    return {message};
}

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// "1280x760", or what is wrong with it.
std::variant<QSize, QString> sizeFrom(const QString &text)
{
    const QStringList sides = text.split(QLatin1Char('x'));
    bool widthIsNumber = false;
    bool heightIsNumber = false;
    const int width = sides.value(0).toInt(&widthIsNumber);
    const int height = sides.value(1).toInt(&heightIsNumber);
    if (sides.size() != 2 || !widthIsNumber || !heightIsNumber)
        return tr("--size is WIDTHxHEIGHT, as in 1280x760, not '%1'").arg(text);
    return QSize(width, height);
}

std::optional<Time> timeFrom(const QString &text)
{
    const auto duration = scenario::parseDuration(text.toStdString());
    return duration ? std::optional(Time{*duration}) : std::nullopt;
}

Command checkedPicture(RunScenario command)
{
    for (const QString &picture : std::as_const(command.pictures)) {
        const QString suffix = QFileInfo(picture).suffix().toLower();
        if (!pictureSuffixes().contains(suffix))
            return misuse(tr("--export %1: the suffix must be one of .%2")
                              .arg(picture, pictureSuffixes().join(QStringLiteral(" ."))));
        if (QFileInfo(picture).isDir())
            return misuse(tr("--export %1: this is a directory").arg(picture));
    }
    if (!command.pictures.isEmpty()) {
        if (const auto problem = pictureProblem(command.picture))
            return misuse(tr("--size: %1").arg(*problem));
    }
    return command;
}

/// What --speed says; nullopt where it is no speed.
std::optional<double> speedFrom(const QCommandLineParser &parser)
{
    bool isNumber = false;
    const double speed = parser.value(QStringLiteral("speed")).toDouble(&isNumber);
    return isNumber && speed >= slowest && speed <= fastest ? std::optional(speed) : std::nullopt;
}

Misuse wrongSpeed()
{
    return misuse(tr("--speed is a number from %1 to %2").arg(slowest).arg(fastest));
}

Command pythonCommand(const QCommandLineParser &parser, const QString &scenario)
{
    const auto speed = speedFrom(parser);
    return speed ? Command{ShowPython{scenario, *speed}} : Command{wrongSpeed()};
}

Command runCommand(const QCommandLineParser &parser, const QString &scenario)
{
    RunScenario command;
    command.scenario = scenario;
    if (const QString clock = parser.value(QStringLiteral("clock")); clock == QLatin1String("virtual"))
        command.run.clock = scenario::ClockKind::Virtual;
    else if (clock != QLatin1String("real"))
        return misuse(tr("--clock is 'real' or 'virtual', not '%1'").arg(clock));
    const auto speed = speedFrom(parser);
    if (!speed)
        return wrongSpeed();
    command.run.speed = *speed;
    if (const QString log = parser.value(QStringLiteral("log")); log == QLatin1String("detailed"))
        command.log = LogFormat::Detailed;
    else if (log != QLatin1String("plain"))
        return misuse(tr("--log is 'plain' or 'detailed', not '%1'").arg(log));
    const auto size = sizeFrom(parser.value(QStringLiteral("size")));
    if (const auto *message = std::get_if<QString>(&size))
        return misuse(*message);
    command.picture.width = std::get<QSize>(size).width();
    command.picture.height = std::get<QSize>(size).height();
    if (const QString theme = parser.value(QStringLiteral("theme")); theme == QLatin1String("light"))
        command.picture.theme = ThemeKind::Light;
    else if (theme != QLatin1String("dark"))
        return misuse(tr("--theme is 'light' or 'dark', not '%1'").arg(theme));
    for (const auto &[name, time] :
         {std::pair{QStringLiteral("from"), &command.from}, {QStringLiteral("to"), &command.to}}) {
        if (!parser.isSet(name))
            continue;
        *time = timeFrom(parser.value(name));
        if (!*time)
            return misuse(
                tr("--%1 is a time with a unit, as in 250ms or 1.5s, not '%2'").arg(name, parser.value(name)));
    }
    if (command.from && command.to && *command.from >= *command.to)
        return misuse(tr("--from must be earlier than --to"));
    command.pictures = parser.values(QStringLiteral("export"));
    command.traceFile = parser.value(QStringLiteral("trace"));
    command.summary = parser.isSet(QStringLiteral("summary"));
    return checkedPicture(std::move(command));
}

void addOption(QCommandLineParser &parser, const char *name, const char *value, const char *fallback)
{
    parser.addOption({QString::fromLatin1(name), QString(), QString::fromLatin1(value), QString::fromLatin1(fallback)});
}

void addSpeed(QCommandLineParser &parser)
{
    addOption(parser, "speed", "factor", "1");
}

void addRunOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *value, const char *fallback = "") {
        addOption(parser, name, value, fallback);
    };
    addSpeed(parser);
    add("clock", "kind", "real");
    add("log", "format", "plain");
    add("export", "file");
    add("size", "size", "1280x760");
    add("theme", "theme", "dark");
    add("from", "time");
    add("to", "time");
    add("trace", "file");
    parser.addOption({QStringLiteral("summary"), QString()});
}

Command windowCommand(const QCommandLineParser &parser, const QStringList &positional)
{
    if (positional.size() > 1)
        return misuse(tr("the window opens one file; for commands see 'loopscope --help'"));
    OpenWindow command{positional.value(0)};
    if (const QString renderer = parser.value(QStringLiteral("renderer")); renderer == QLatin1String("gpu"))
        command.renderer = Renderer::Gpu;
    else if (renderer == QLatin1String("software"))
        command.renderer = Renderer::Software;
    else if (renderer != QLatin1String("auto"))
        return misuse(tr("--renderer is 'auto', 'gpu' or 'software', not '%1'").arg(renderer));
    return command;
}

} // namespace

Command parseCommandLine(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help"))
        return ShowHelp{};
    if (first == QLatin1String("--version"))
        return ShowVersion{};
    const bool isCommand =
        QStringList{QStringLiteral("list"), QStringLiteral("check"), QStringLiteral("run"), QStringLiteral("python")}
            .contains(first);
    QCommandLineParser parser;
    if (first == QLatin1String("list"))
        parser.addOption({QStringLiteral("json"), QString()});
    else if (first == QLatin1String("run"))
        addRunOptions(parser);
    else if (first == QLatin1String("python"))
        addSpeed(parser);
    else if (!isCommand)
        addOption(parser, "renderer", "renderer", "auto");
    if (!parser.parse(QStringList{QStringLiteral("loopscope")} + (isCommand ? arguments.mid(1) : arguments)))
        return misuse(parser.errorText());
    const QStringList positional = parser.positionalArguments();
    if (first == QLatin1String("list"))
        return positional.isEmpty() ? Command{ListDemos{parser.isSet(QStringLiteral("json"))}}
                                    : misuse(tr("list takes no '%1'").arg(positional.first()));
    if (first == QLatin1String("check"))
        return positional.isEmpty() ? Command{misuse(tr("check needs a scenario: a file or a demo's id"))}
                                    : CheckScenarios{positional};
    if (first == QLatin1String("run") || first == QLatin1String("python")) {
        if (positional.size() != 1)
            return misuse(tr("%1 needs one scenario: a file or a demo's id (see 'loopscope list')").arg(first));
        return first == QLatin1String("run") ? runCommand(parser, positional.first())
                                             : pythonCommand(parser, positional.first());
    }
    return windowCommand(parser, positional);
}

QString helpText()
{
    return tr(R"(Loopscope, an oscilloscope for event loops

  loopscope [FILE]                   open the window, on a scenario, a saved run
                                     (.loopscope) or a trace of another program (.json)
      --renderer auto|gpu|software   who paints it; auto takes software where OpenGL would be emulated
  loopscope list [--json]            the demo scenarios: id, title
  loopscope check SCENARIO...        report what is wrong as FILE:LINE:COLUMN: message
  loopscope run SCENARIO [options]   run without a window; prints what the scenario logs
      --clock real|virtual           virtual: time jumps to whatever happens next, and the run
                                     is the same to the byte every time (default: real)
      --speed X                      divide durations by X, on the real clock (default: 1)
      --log plain|detailed           detailed: SECONDS TASK TEXT (default: plain)
      --export FILE                  a picture, .png .svg or .pdf; may be given several times
      --size WxH                     of the picture (default: 1280x760)
      --theme light|dark             of the picture (default: dark)
      --from T --to T                the part of the run to show, as in 250ms or 1.5s
      --trace FILE                   Chrome Trace Event JSON, for Perfetto and others;
                                     named .loopscope: a run to open again in the window
      --summary                      what happened, as JSON on stderr
  loopscope python SCENARIO          print it as a program for CPython 3.11 and later
      --speed X                      divide durations by X (default: 1)

SCENARIO is a file or a demo's id.
Exit codes: 0 done; 1 the scenario failed, or a check found something; 2 wrong use or a bad file; 130 stopped by Ctrl+C
or SIGTERM, after what happened until then was written.
)");
}

} // namespace loopscope::app
