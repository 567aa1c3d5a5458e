#pragma once

// Where in a trace something is. Every look-up is a binary search.

#include "trace/trace.h"

#include <optional>

namespace loopscope::analysis {

using trace::SpanRef;

/// Whether the span exists (a place may outlive its trace by a signal).
bool contains(const trace::Trace &trace, SpanRef ref);
/// The span that covers a moment of a lane, or the last before it.
std::optional<SpanRef> spanRefAt(const trace::Trace &trace, trace::LaneIndex lane, Time time);
/// The end of something, or of the trace, where it goes on.
Time endIn(const trace::Trace &trace, Time end);

} // namespace loopscope::analysis
