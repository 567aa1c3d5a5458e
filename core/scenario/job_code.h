#pragma once

#include "engine/job.h"
#include "scenario/machine.h"

namespace loopscope::scenario {

/// The code of a job: a function of the program, run by a machine on whatever thread the job is given to.
class MachineCode final : public engine::JobCode {
public:
    /// Durations are divided by `speed`; for `mostOps` see Machine. The stop signal outlives this.
    MachineCode(std::shared_ptr<const Program> program, Launch launch, const engine::StopSignal &stop, double speed,
                std::uint64_t mostOps);

    Next next(const engine::JobContext &context) override;
    std::variant<std::string, engine::Exception> describe() const override;

private:
    /// Jobs see no tasks.
    struct NoSurroundings final : Surroundings {
        std::vector<std::string> allTasks() const override { return {}; }
    };

    std::optional<Outcome> perform(const engine::JobContext &context, Perform &step);

    const std::shared_ptr<const Program> m_program;
    const NoSurroundings m_surroundings;
    const engine::StopSignal &m_stop;
    const double m_speed;
    const std::uint64_t m_mostOps;
    Launch m_launch;                  ///< until it begins
    std::optional<Machine> m_machine; ///< from then on
};

} // namespace loopscope::scenario
