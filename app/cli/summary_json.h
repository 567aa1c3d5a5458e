#pragma once

#include "scenario/run.h"
#include "trace/trace.h"

#include <QJsonObject>

namespace loopscope::app {

/// What `--summary` prints of a run by that clock. Times are seconds.
QJsonObject summaryJson(const trace::Trace &trace, const scenario::RunResult &result, scenario::ClockKind clock);

/// The part of a run's time that recording it took, from 0 to 1: its events times what an event costs on this machine,
/// which is measured here and now. 0 for a run on the virtual clock, whose time nothing can take.
double overheadOf(const trace::Trace &trace, scenario::ClockKind clock);

} // namespace loopscope::app
