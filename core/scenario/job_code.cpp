#include "scenario/job_code.h"

#include "scenario/speed.h"

namespace loopscope::scenario {

using engine::Work;

MachineCode::MachineCode(std::shared_ptr<const Program> program, Launch launch, const engine::StopSignal &stop,
                         double speed, std::uint64_t mostOps)
    : m_program(std::move(program))
    , m_machine(*m_program, std::move(launch), m_surroundings, stop, mostOps)
    , m_speed(speed)
{
}

std::variant<Work, Outcome> MachineCode::next(const engine::JobContext &context)
{
    for (;;) {
        Effect effect = m_machine.next();
        if (auto *log = std::get_if<LogText>(&effect))
            context.log(log->text, m_machine.line());
        else if (auto *work = std::get_if<Work>(&effect))
            return Work{work->reason, scaledBy(work->duration, m_speed), work->line};
        else if (auto *finished = std::get_if<Finished>(&effect))
            return std::move(finished->outcome);
        else // the parser lets no such step into a function
            m_machine.resume(engine::Exception{"RuntimeError", "no running event loop"});
    }
}

} // namespace loopscope::scenario
