#pragma once

// Runs a scenario to its end and hands back all that there is to know of it.

#include "scenario/run.h"
#include "trace/builder.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::test {

struct FinishedRun {
    scenario::RunResult result;
    std::vector<trace::SchedulingEvent> events;
    std::vector<std::string> names;
    std::size_t largestBatch = 0; ///< in events
    trace::TraceBuilder builder;

    const trace::Trace &trace() const { return builder.trace(); }
    /// The lines that were logged, in order.
    std::vector<std::string> log() const;
    /// The events as text with names written out, so that two runs can be compared: one line each.
    std::string eventText() const;
};

struct RunScenarioOptions {
    scenario::RunOptions run{scenario::ClockKind::Virtual, 1.0};
    /// The run is stopped when there are more events than this.
    std::uint64_t mostEvents = ~0ULL;
    /// The run is stopped when this is true of an event.
    std::function<bool(const trace::SchedulingEvent &)> stopAt;
    /// In case that it neither ends nor tells anything: stopped after that, which is then no regular end.
    std::chrono::seconds patience{50};
};

/// The scenario of a text; a text with problems ends the program with a message.
std::shared_ptr<const scenario::Scenario> scenarioOf(std::string_view text);

FinishedRun runScenario(const std::shared_ptr<const scenario::Scenario> &scenario,
                        const RunScenarioOptions &options = {});
/// On the virtual clock.
FinishedRun runText(std::string_view text);

/// Lines, one under the other.
std::string joined(const std::vector<std::string> &lines);

} // namespace loopscope::test
