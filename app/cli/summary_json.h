#pragma once

#include "scenario/run.h"
#include "trace/trace.h"

#include <QJsonObject>

namespace loopscope::app {

/// What `--summary` prints of a run by that clock. Times are seconds.
QJsonObject summaryJson(const trace::Trace &trace, const scenario::RunResult &result, scenario::ClockKind clock);

} // namespace loopscope::app
