#pragma once

// What belongs to what in a trace: see core/analysis.

#include "analysis/causality.h"
#include "analysis/hops.h"
#include "analysis/stalls.h"
#include "analysis/waits.h"

namespace loopscope::app {

using analysis::contains;
using analysis::hopOf;
using analysis::readyBefore;
using analysis::spanRefAt;
using analysis::stallDuring;
using analysis::stallOf;
using analysis::wakerOf;

} // namespace loopscope::app
