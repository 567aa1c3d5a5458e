#include "scenario/job_code.h"

#include "scenario/files.h"
#include "scenario/perform_threads.h"
#include "scenario/process_jobs.h"
#include "scenario/runtime.h"
#include "scenario/speed.h"

#include <unordered_map>

namespace loopscope::scenario {

using engine::Work;

/// What a function sees on a thread that has no loop: what is shared, but no tasks. A process of its own has its own
/// copies of the shared numbers, as they were at the beginning.
class MachineCode::Here final : public Surroundings {
public:
    Here(const Runtime *runtime, const Program &program) : m_runtime(runtime), m_program(program) {}

    std::vector<std::string> allTasks() const override { return {}; }

    Value shared(std::int32_t index) const override
    {
        if (m_runtime != nullptr)
            return m_runtime->shared.value(index);
        const NewObject &object = m_program.shared[static_cast<std::size_t>(index)].object;
        if (object.kind != ObjectKind::Value)
            return {};
        const auto written = m_written.find(index);
        return written == m_written.end() ? Value{object.parameter} : written->second;
    }

    std::optional<Exception> write(std::int32_t index, const Value &value) const override
    {
        if (m_runtime != nullptr)
            return m_runtime->shared.write(index, value);
        m_written[index] = value;
        return std::nullopt;
    }

    Result method(const Value &object, Method method, std::span<const Value>) const override
    {
        if (auto answer = askAnywhere(object, method))
            return std::move(*answer);
        return noAttribute(object, method);
    }

private:
    const Runtime *m_runtime;
    const Program &m_program;
    mutable std::unordered_map<std::int32_t, Value> m_written; ///< in a process of its own
};

MachineCode::MachineCode(Runtime &runtime, Launch launch)
    : m_runtime(&runtime)
    , m_program(runtime.sharedProgram())
    , m_here(std::make_unique<Here>(&runtime, *m_program))
    , m_stop(runtime.world.environment().stop)
    , m_speed(runtime.speed)
    , m_launch(std::move(launch))
{
}

MachineCode::MachineCode(std::shared_ptr<const Program> program, Launch launch, const engine::StopSignal &stop,
                         double speed)
    : m_program(std::move(program))
    , m_here(std::make_unique<Here>(nullptr, *m_program))
    , m_stop(stop)
    , m_speed(speed)
    , m_launch(std::move(launch))
{
}

MachineCode::~MachineCode() = default;

std::variant<std::string, engine::Exception> MachineCode::describe() const
{
    return describeJob(m_launch);
}

engine::JobCode::Next MachineCode::next(const engine::JobContext &context)
{
    if (!m_machine)
        m_machine.emplace(*m_program, std::move(m_launch), *m_here, m_stop,
                          m_runtime == nullptr ? ~0ULL : m_runtime->mostOps());
    if (m_wait != nullptr)
        m_machine->resume(std::exchange(m_wait, {})->outcome());
    for (;;) {
        Effect effect = m_machine->next();
        if (auto *log = std::get_if<LogText>(&effect))
            context.log(log->text, m_machine->line());
        else if (auto *work = std::get_if<Work>(&effect))
            return Work{work->reason, scaledBy(work->duration, m_speed), work->line};
        else if (std::holds_alternative<Pause>(effect))
            return engine::Pause{};
        else if (auto *finished = std::get_if<Finished>(&effect))
            return std::move(finished->outcome);
        else if (std::holds_alternative<Endless>(effect)) {
            m_runtime->failEndless(context.job.info().label, m_machine->line()); // of no other process: see mostOps()
            return Outcome{engine::Killed{}};
        } else if (auto next = perform(context, *std::get<Perform *>(effect)))
            return std::move(*next);
    }
}

std::optional<engine::JobCode::Next> MachineCode::perform(const engine::JobContext &context, Perform &step)
{
    if (step.step == StepKind::Abort && context.kind == trace::WorkerKind::Process)
        return Outcome{engine::Killed{}};
    if (isFileStep(step.step)) {
        m_machine->resume(performFileStep(context.environment, context.writer,
                                          {trace::OwnerKind::Job, context.job.id().value}, step));
        return std::nullopt;
    }
    if (m_runtime == nullptr || context.kind == trace::WorkerKind::Process) {
        m_machine->resume(Exception{"RuntimeError", "'" + std::string(specOf(step.step).name) +
                                                        "' cannot be done in a process of its own"});
        return std::nullopt;
    }
    const ThreadContext thread{*m_runtime, {{}, context.job.id()}, context.job.info().label, nullptr, &context.job};
    auto threaded = performThreadStep(thread, step);
    if (!threaded) {
        auto outcome = performOnWrongThread(thread, step);
        m_machine->resume(outcome ? std::move(*outcome) : Outcome{Exception{"RuntimeError", "no running event loop"}});
        return std::nullopt;
    }
    if (auto *outcome = std::get_if<Outcome>(&*threaded)) {
        m_machine->resume(std::move(*outcome));
        return std::nullopt;
    }
    m_wait = std::get<std::shared_ptr<engine::ThreadWait>>(std::move(*threaded));
    return engine::Park{m_wait};
}

} // namespace loopscope::scenario
