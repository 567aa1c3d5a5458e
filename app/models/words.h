#pragma once

// What is on the timeline, in words: the hover card, the inspector, the log and the screen reader all say the same.

#include "analysis/causality.h"
#include "timeline/draw_list.h"
#include "timeline/scene.h"
#include "trace/trace.h"

#include <QString>

#include <optional>

namespace loopscope::app {

QString toQString(std::string_view text);
QString durationWords(Duration duration);
/// A moment of the run with all its digits.
QString exactWords(Time time);

/// "THREE", "worker 1", "loop".
QString laneWords(const trace::Trace &trace, trace::LaneIndex lane);
/// A track and what it belongs to: "browser, main thread".
QString trackWords(const trace::Trace &trace, trace::LaneIndex lane);
/// "THREE runs", "ONE sleeps", "worker 1 runs blocking_io", "The loop is idle".
QString spanWords(const trace::Trace &trace, timeline::SpanRef span);
/// Why the span is as it is: "It waits for the lock db", "It was ready, but THREE held the loop"; may be empty.
QString whyWords(const trace::Trace &trace, timeline::SpanRef span);
/// Who made a task ready: "a timer", "main, which created it".
QString causeWords(const trace::Trace &trace, trace::Cause cause);
/// What held the loop, and where it is written: "A blocking call in blocking_message, line 9.".
QString culpritWords(const trace::Trace &trace, const trace::Stall &stall);
/// What a stall cost: "4 tasks lost 8.0 s in all.".
QString lossWords(const trace::Trace &trace, const trace::Stall &stall);
/// All of a span in a sentence or two, as one would tell it: what, since when, how long, why, woken by whom.
QString spanSentence(const trace::Trace &trace, timeline::SpanRef span);
/// What a cause did to its effect: "created", "woke", "submitted".
QString effectWords(analysis::LinkKind kind);
/// "ONE, TWO and 3 more", never longer than `most` names.
QString listWords(const QStringList &names, int most = 4);

/// The colour that the timeline paints a span of this lane in.
timeline::Role roleOf(const trace::Lane &lane, const trace::Span &span);
/// How long it lasts; up to the end of the trace where it goes on.
Duration lengthOf(const trace::Trace &trace, const trace::Span &span);

} // namespace loopscope::app
