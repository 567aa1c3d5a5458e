#pragma once

#include "timeline/scene.h"
#include "trace/trace.h"

#include <QString>

#include <vector>

namespace loopscope::app {

/// No search brings more than this.
inline constexpr std::size_t mostMatches = 2000;

/// The spans whose lane, coroutine, object or reason contains `needle`, in order of time, whatever the case. A lane
/// that matches by its own name counts once, with its first span that runs.
std::vector<timeline::SpanRef> find(const trace::Trace &trace, const QString &needle);

} // namespace loopscope::app
