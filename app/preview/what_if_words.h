#pragma once

// What is asked and what came of it, in words.

#include "analysis/outcome.h"
#include "editing/knobs.h"
#include "scenario/run.h"

#include <QString>
#include <QStringList>

namespace loopscope::app {

/// "Workers of the pool", "3s of blocking_message in main, line 26".
QString knobWords(const editing::Knob &knob);
/// "3 workers", "250ms".
QString valueWords(const editing::Knob &knob, std::int64_t value);
/// One line each for how long it took, for stalls, and for each kind of waits.
QStringList outcomeWords(const analysis::Outcome &outcome, const scenario::RunResult &result, bool isCutShort);

} // namespace loopscope::app
