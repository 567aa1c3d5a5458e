#pragma once

// A span or a lane found again in another run of the same scenario, or of one that was changed a little.

#include "analysis/places.h"

namespace loopscope::analysis {

/// The lane of `after` that has the kind and name of `lane`; of several, the one that came as late. nullopt where there
/// is none.
std::optional<trace::LaneIndex> sameLane(const trace::Trace &before, trace::LaneIndex lane, const trace::Trace &after);
/// The span of `after` that is what `ref` is of `before`: in that lane, as late among those of its state that stand at
/// the same line; where no line is known or nothing stands there any more, among those of its state. nullopt where
/// there is none.
std::optional<SpanRef> sameSpan(const trace::Trace &before, SpanRef ref, const trace::Trace &after);

} // namespace loopscope::analysis
