#pragma once

// What belongs to what in a trace: who woke whom, which job a span is about, which stall held it up.

#include "timeline/scene.h"
#include "trace/trace.h"

#include <optional>

namespace loopscope::app {

/// Whether the span exists (a selection may outlive its trace by a signal).
bool contains(const trace::Trace &trace, timeline::SpanRef ref);

/// What made the task of this span go on: the cause of a ready or running span, and of a suspended span the cause that
/// ended it. Kind None where nothing did yet.
trace::Cause wakerOf(const trace::Trace &trace, timeline::SpanRef ref);
/// What the waker was doing then; nullopt for timers and for what is on no lane.
std::optional<timeline::SpanRef> wakerSpan(const trace::Trace &trace, timeline::SpanRef ref);
/// How long a running task was ready before it ran; nullopt for any other span.
std::optional<Duration> readyBefore(const trace::Trace &trace, timeline::SpanRef ref);
/// The job that a worker's span runs, that a task waits for or that woke it.
const trace::Hop *hopOf(const trace::Trace &trace, timeline::SpanRef ref);
/// The stall that this running span of a task is.
const trace::Stall *stallOf(const trace::Trace &trace, timeline::SpanRef ref);
/// The stall of its task's loop that overlaps a span for the longest.
const trace::Stall *stallDuring(const trace::Trace &trace, timeline::SpanRef ref);
/// The culprit's span.
std::optional<timeline::SpanRef> spanOf(const trace::Trace &trace, const trace::Stall &stall);
/// The span that covers a moment of a lane, or the last before it.
std::optional<timeline::SpanRef> spanRefAt(const trace::Trace &trace, trace::LaneIndex lane, Time time);

} // namespace loopscope::app
