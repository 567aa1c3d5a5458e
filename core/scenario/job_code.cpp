#include "scenario/job_code.h"

#include "scenario/files.h"
#include "scenario/process_jobs.h"
#include "scenario/speed.h"

namespace loopscope::scenario {

using engine::Work;

MachineCode::MachineCode(std::shared_ptr<const Program> program, Launch launch, const engine::StopSignal &stop,
                         double speed, std::uint64_t mostOps)
    : m_program(std::move(program))
    , m_stop(stop)
    , m_speed(speed)
    , m_mostOps(mostOps)
    , m_launch(std::move(launch))
{
}

std::variant<std::string, engine::Exception> MachineCode::describe() const
{
    return describeJob(m_launch);
}

engine::JobCode::Next MachineCode::next(const engine::JobContext &context)
{
    if (!m_machine)
        m_machine.emplace(*m_program, std::move(m_launch), m_surroundings, m_stop, m_mostOps);
    for (;;) {
        Effect effect = m_machine->next();
        if (auto *log = std::get_if<LogText>(&effect))
            context.log(log->text, m_machine->line());
        else if (auto *work = std::get_if<Work>(&effect))
            return Work{work->reason, scaledBy(work->duration, m_speed), work->line};
        else if (auto *finished = std::get_if<Finished>(&effect))
            return std::move(finished->outcome);
        else if (auto outcome = perform(context, *std::get<Perform *>(effect)))
            return std::move(*outcome);
    }
}

/// The outcome of the whole job, if the step ends it.
std::optional<Outcome> MachineCode::perform(const engine::JobContext &context, Perform &step)
{
    if (step.step == StepKind::Abort && context.kind == trace::WorkerKind::Process)
        return engine::Killed{};
    if (isFileStep(step.step)) {
        m_machine->resume(performFileStep(context.environment, context.writer,
                                          {trace::OwnerKind::Job, context.job.id().value}, step));
        return std::nullopt;
    }
    m_machine->resume(engine::Exception{"RuntimeError", step.step == StepKind::Abort ? "only a process can be aborted"
                                                                                     : "no running event loop"});
    return std::nullopt;
}

} // namespace loopscope::scenario
