#pragma once

#include "engine/job.h"
#include "scenario/machine.h"

namespace loopscope::scenario {

struct Runtime;

/// The code of a job: a function of the program, run by a machine on whatever thread the job is given to.
class MachineCode final : public engine::JobCode {
public:
    /// In a run, which outlives this.
    MachineCode(Runtime &runtime, Launch launch);
    /// In a process of its own, where there is nothing but the program. Durations are divided by `speed`; the stop
    /// signal outlives this.
    MachineCode(std::shared_ptr<const Program> program, Launch launch, const engine::StopSignal &stop, double speed);
    ~MachineCode() override;

    Next next(const engine::JobContext &context) override;
    std::variant<std::string, engine::Exception> describe() const override;

private:
    class Here;

    /// What the code has to wait for or has come to; nullopt if it goes on at once.
    std::optional<Next> perform(const engine::JobContext &context, Perform &step);

    Runtime *m_runtime = nullptr; ///< null in a process of its own
    const std::shared_ptr<const Program> m_program;
    const std::unique_ptr<Here> m_here; ///< what the function sees around it
    const engine::StopSignal &m_stop;
    const double m_speed;
    Launch m_launch;                            ///< until it begins
    std::optional<Machine> m_machine;           ///< from then on
    std::shared_ptr<engine::ThreadWait> m_wait; ///< is over when next() is called
};

} // namespace loopscope::scenario
