#pragma once

// The way of a job, out of the loop and back, as one chain of legs.

#include "analysis/places.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace loopscope::analysis {

/// The job that a worker's span runs, that a task waits for or that woke it. nullptr where there is none.
const trace::Hop *hopOf(const trace::Trace &trace, SpanRef ref);
/// The job's last span so far among its worker's; nullopt before it starts.
std::optional<SpanRef> lastSpanOf(const trace::Trace &trace, const trace::Hop &hop);
/// The span of its submitter that began by its coming back; nullopt where it has not, or nobody waited.
std::optional<SpanRef> returnOf(const trace::Trace &trace, const trace::Hop &hop);

enum class LegKind : std::uint8_t {
    Queued, ///< submitted, until a worker took it
    Ran,    ///< on its worker
    Posted, ///< until its result was in the loop's inbox
    Noted,  ///< until the loop looked there, and made ready who waited
    Ready,  ///< until who waited ran
};
inline constexpr int legKindCount = static_cast<int>(LegKind::Ready) + 1;

struct Leg {
    LegKind kind = LegKind::Queued;
    Time from{};
    Time to = openEnd;           ///< openEnd while it lasts
    std::optional<SpanRef> span; ///< where it is seen

    Duration length(Time now) const { return std::max((to == openEnd ? now : to) - from, Duration::zero()); }
    bool operator==(const Leg &) const = default;
};

/// The legs that have begun, in order, each from the end of the one before. A job without a loop to go back to (its
/// submitter is a thread) comes back when that goes on; a job that was taken back has one leg.
std::vector<Leg> legsOf(const trace::Trace &trace, const trace::Hop &hop);

} // namespace loopscope::analysis
