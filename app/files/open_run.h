#pragma once

// Opening what is no scenario: runs that were saved, and traces of other programs.

#include "exchange/imported.h"
#include "exchange/progress.h"
#include "files/read_scenario.h"

namespace loopscope::app {

enum class FileKind : std::uint8_t { Scenario, Run, ChromeTrace };

/// By what the file begins with; a file that cannot be read is taken for a scenario, whose reader says why.
FileKind kindOfFile(const QString &path);

/// Reads a run or a trace, as its kind says. On any thread; may take seconds. No text in the error: it was cancelled.
std::variant<exchange::OpenedRun, ReadError> openRun(const QString &path, exchange::Progress &progress);

/// What is wrong with a file that was opened all the same, in a sentence or two; empty where nothing is.
QString flawWords(const QString &path, const exchange::Flaws &flaws);

} // namespace loopscope::app
