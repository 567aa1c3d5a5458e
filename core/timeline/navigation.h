#pragma once

// Walking over the picture with the keyboard.

#include "timeline/scene.h"

#include <optional>

namespace loopscope::timeline {

/// The span before or after in the same lane; nullopt at its ends and for a span that does not exist.
std::optional<SpanRef> nextSpan(const trace::Trace &trace, SpanRef span);
std::optional<SpanRef> previousSpan(const trace::Trace &trace, SpanRef span);

/// The span at the same time (that of the middle of what is visible of `span`) in the lane drawn above or below.
std::optional<SpanRef> spanAbove(const Scene &scene, SpanRef span);
std::optional<SpanRef> spanBelow(const Scene &scene, SpanRef span);

/// Where walking starts without a selection: the first span of the first task that is visible.
std::optional<SpanRef> firstSpan(const Scene &scene);

/// The viewport that has the span in view, lane and time; unchanged where it is in view already.
Viewport showing(const Scene &scene, SpanRef span);
/// The viewport with the whole lane's height in view.
Viewport showingLane(const Scene &scene, trace::LaneIndex lane);

/// The piece of time that a span is drawn over.
TimeRange rangeOf(const Scene &scene, SpanRef span);

/// The largest scrollY that still shows something new, and scrollY brought within [0, that].
int lowestScroll(const Scene &scene);
Viewport scrolled(const Scene &scene, int dy);

/// The viewport whose middle is the moment under a pixel of the minimap.
Viewport movedByMinimap(const Scene &scene, int x);

} // namespace loopscope::timeline
