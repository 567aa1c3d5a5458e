#pragma once

// What is worth telling about a run without being asked. Each finding is a small lint: a check, a headline, a sentence.

#include "models/facts.h"
#include "timeline/scene.h"
#include "trace/trace.h"

#include <QString>

#include <optional>
#include <vector>

namespace loopscope::app {

enum class FindingKind : std::uint8_t { Stall, Failure, Warning, PoolWait, Loss };

struct Finding {
    FindingKind kind = FindingKind::Stall;
    QString headline;
    QString text;
    int line = 0;                          ///< of the scenario's source; 0 where there is none
    std::optional<timeline::SpanRef> span; ///< where to look
    std::vector<Fact> victims;             ///< of a stall: who lost how much, each with its span
};

/// "THREE stalled the loop for 3.0 s", with its line, and who lost how much.
Finding findingFor(const trace::Trace &trace, const trace::Stall &stall);

/// All of them, the gravest kind first.
std::vector<Finding> findingsOf(const trace::Trace &trace);

} // namespace loopscope::app
