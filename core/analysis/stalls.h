#pragma once

// Which stall a span is, or suffered from, and what it cost.

#include "analysis/places.h"

#include <vector>

namespace loopscope::analysis {

/// The stall that a span is: of the culprit's running span, or of the loop's iteration. nullptr for any other.
const trace::Stall *stallOf(const trace::Trace &trace, SpanRef ref);
/// The stall of its task's loop that overlaps a span for the longest.
const trace::Stall *stallDuring(const trace::Trace &trace, SpanRef ref);
/// The culprit's span.
std::optional<SpanRef> culpritSpanOf(const trace::Trace &trace, const trace::Stall &stall);

/// The victims that are known by name, who lost most first.
std::vector<trace::Victim> victimsOf(const trace::Stall &stall);
/// Where a victim's loss is seen: its ready span. The victim must be one of the stall's.
std::optional<SpanRef> victimSpanOf(const trace::Trace &trace, const trace::Stall &stall, const trace::Victim &victim);
/// Whether a victim had not run a single step before the stall was over.
bool couldNotStart(const trace::Trace &trace, const trace::Stall &stall, const trace::Victim &victim);
/// What the victims that are known by name lost, in all.
Duration lossOf(const trace::Stall &stall);

} // namespace loopscope::analysis
