#include "cli/program.h"

#include "cli/commands.h"
#include "paint/fonts.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <iostream>

namespace loopscope::app {

namespace {

int codeOf(ExitCode code)
{
    return static_cast<int>(code);
}

/// Qt would abort without one.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int runWithPictures(int &argc, char **argv, const RunScenario &command, const Streams &streams)
{
    if (command.pictures.isEmpty()) {
        QCoreApplication application(argc, argv);
        return codeOf(runScenario(command, streams));
    }
    // Pictures need fonts and a painter, but no display: there may be none. Nor need there be a run-time directory,
    // which nothing here uses and Qt would complain about.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        QLoggingCategory::defaultCategory()->setEnabled(QtWarningMsg, false);
    QGuiApplication application(argc, argv);
    registerFonts();
    return codeOf(runScenario(command, streams));
}

} // namespace

int runProgram(int argc, char **argv, const std::function<int(int &, char **, const OpenWindow &)> &openWindow)
{
    // Qt's own event dispatcher is quicker than GLib's at what a loop does all day: wake up.
    if (!qEnvironmentVariableIsSet("QT_NO_GLIB"))
        qputenv("QT_NO_GLIB", "1");
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const Streams streams{std::cout, std::cerr};
    Command command = parseCommandLine(arguments);
    if (const auto *open = std::get_if<OpenWindow>(&command)) {
        if (hasDisplay())
            return openWindow(argc, argv, *open);
        std::cerr << "loopscope: there is no display to open a window on; 'loopscope run' needs none\n";
        return codeOf(ExitCode::Misuse);
    }
    if (const auto *run = std::get_if<RunScenario>(&command))
        return runWithPictures(argc, argv, *run, streams);

    QCoreApplication application(argc, argv);
    if (const auto *list = std::get_if<ListDemos>(&command))
        return codeOf(listDemos(*list, streams));
    if (const auto *check = std::get_if<CheckScenarios>(&command))
        return codeOf(checkScenarios(*check, streams));
    if (const auto *python = std::get_if<ShowPython>(&command))
        return codeOf(showPython(*python, streams));
    if (std::holds_alternative<ShowHelp>(command)) {
        std::cout << helpText().toStdString();
        return codeOf(ExitCode::Done);
    }
    if (std::holds_alternative<ShowVersion>(command)) {
        std::cout << "loopscope " LOOPSCOPE_VERSION "\n";
        return codeOf(ExitCode::Done);
    }
    std::cerr << "loopscope: " << std::get<Misuse>(command).message.toStdString()
              << "\nloopscope: 'loopscope --help' shows how it is used\n";
    return codeOf(ExitCode::Misuse);
}

} // namespace loopscope::app
