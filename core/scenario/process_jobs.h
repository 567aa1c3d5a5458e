#pragma once

// What crosses the border to a worker process, so that functions of a scenario can run there: the scenario as text,
// which is read again (the same text always makes the same program), and for each job a routine's number and its
// arguments.

#include "engine/worker_process.h"
#include "scenario/machine.h"

#include <string>
#include <string_view>
#include <variant>

namespace loopscope::scenario {

/// For ScenarioJobs::setUp(). `folder` is that of the run's files: see folderFor().
std::string describeScenario(std::string_view text, double speed, std::string_view folder = {});

/// For ScenarioJobs::job(); a TypeError with Python's words if an argument cannot leave this process.
std::variant<std::string, engine::Exception> describeJob(const Launch &launch);

/// In the worker process: makes code from both.
class ScenarioJobs final : public engine::JobSource {
public:
    std::optional<std::string> setUp(std::string_view bytes, engine::Environment &environment) override;
    std::unique_ptr<engine::JobCode> job(std::string_view bytes, const engine::StopSignal &stop) override;

private:
    std::shared_ptr<const Program> m_program;
    double m_speed = 1.0;
};

} // namespace loopscope::scenario
