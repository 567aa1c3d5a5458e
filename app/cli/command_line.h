#pragma once

// The command line is a contract: scripts depend on its words, its output and its exit codes. Parsing is a function
// from arguments to a value or to one clear sentence, so that it can be tested without a process.

#include "paint/export.h"
#include "scenario/run.h"
#include "window/graphics.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace loopscope::app {

enum class ExitCode : std::uint8_t { Done = 0, Failed = 1, Misuse = 2, Interrupted = 130 };

struct OpenWindow {
    QString file; ///< empty: none
    Renderer renderer = Renderer::Auto;
};
struct ListDemos {
    bool json = false;
};
struct CheckScenarios {
    QStringList scenarios;
};
enum class LogFormat : std::uint8_t { Plain, Detailed };
struct RunScenario {
    QString scenario;
    scenario::RunOptions run;
    LogFormat log = LogFormat::Plain;
    QStringList pictures; ///< files, each with a suffix that pictureSuffixes() has
    PictureOptions picture;
    std::optional<Time> from;
    std::optional<Time> to;
    QString traceFile;
    bool summary = false;
};
struct ShowPython {
    QString scenario;
    double speed = 1;
};
struct ShowHelp {};
struct ShowVersion {};
struct Misuse {
    QString message;
};

using Command =
    std::variant<OpenWindow, ListDemos, CheckScenarios, RunScenario, ShowPython, ShowHelp, ShowVersion, Misuse>;

/// `arguments` without the program's name.
Command parseCommandLine(const QStringList &arguments);
QString helpText();

} // namespace loopscope::app
