#pragma once

// Drives machines: in a task's coroutine, on a worker, and as a plain callback of the loop.

#include "engine/job.h"
#include "engine/loop.h"
#include "scenario/machine.h"

#include <list>

namespace loopscope::scenario {

/// One run of a program on one loop. Belongs to the loop's thread, except for the code of jobs; lives as long as the
/// loop does.
class Interpreter final : public Surroundings {
public:
    /// Durations are divided by `speed`.
    Interpreter(std::shared_ptr<const Program> program, engine::Loop &loop, engine::Executor &executor, double speed);
    ~Interpreter() override;

    /// The task of main; null if no task can be made.
    std::shared_ptr<engine::Task> start();

    std::vector<std::string> allTasks() const override;

private:
    class ScheduledCall;

    QCoro::Task<Outcome> interpret(engine::Task &task, Launch launch);
    std::shared_ptr<engine::Task> spawn(Launch launch);
    std::shared_ptr<engine::Future> submit(Launch launch);
    std::shared_ptr<engine::Future> gather(GatherAll all);
    void scheduleCall(Launch launch);
    std::uint64_t mostOps() const;
    Duration scaled(Duration duration) const;

    std::shared_ptr<const Program> m_program;
    engine::Loop &m_loop;
    engine::Executor &m_executor;
    double m_speed;
    std::list<ScheduledCall> m_calls; ///< a list, because the ready queue points into it
};

} // namespace loopscope::scenario
