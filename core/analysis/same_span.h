#pragma once

// A span found again in another run of the same scenario, or of one that was changed a little.

#include "analysis/places.h"

namespace loopscope::analysis {

/// The span of `after` that is what `ref` is of `before`: in the lane of the same kind and name (of several, the one
/// that came as late), as late among those of its state that stand at the same line; where no line is known or nothing
/// stands there any more, among those of its state. nullopt where there is none.
std::optional<SpanRef> sameSpan(const trace::Trace &before, SpanRef ref, const trace::Trace &after);

} // namespace loopscope::analysis
