#include "scenario/process_jobs.h"

#include "engine/outside.h"
#include "engine/value_codec.h"
#include "scenario/job_code.h"
#include "scenario/scenario.h"

namespace loopscope::scenario {

std::string describeScenario(std::string_view text, double speed, std::string_view folder)
{
    engine::ByteWriter bytes;
    bytes.real(speed);
    bytes.text(text);
    bytes.text(folder);
    return bytes.take();
}

std::variant<std::string, engine::Exception> describeJob(const Launch &launch)
{
    engine::ByteWriter bytes;
    bytes.number(static_cast<std::uint64_t>(launch.routine));
    bytes.text(launch.label);
    bytes.number(launch.line);
    bytes.number(launch.arguments.size());
    for (const Value &argument : launch.arguments) {
        if (auto refusal = engine::refusalToSend(argument))
            return std::move(*refusal);
        write(bytes, argument);
    }
    return bytes.take();
}

std::optional<std::string> ScenarioJobs::setUp(std::string_view bytes, engine::Environment &environment)
{
    engine::ByteReader reader(bytes);
    m_speed = reader.real();
    const std::string_view text = reader.text();
    const std::string_view folder = reader.text();
    if (!reader.isComplete())
        return "it was told no scenario";
    const ParseResult read = parse(text);
    if (read.scenario == nullptr)
        return toText(read.problems.front(), "scenario");
    environment.outside().useFolder(std::string(folder));
    m_program = read.scenario->program;
    return std::nullopt;
}

std::unique_ptr<engine::JobCode> ScenarioJobs::job(std::string_view bytes, const engine::StopSignal &stop)
{
    engine::ByteReader reader(bytes);
    const std::uint64_t routine = reader.number();
    Launch launch;
    launch.label = reader.text();
    launch.line = static_cast<std::uint32_t>(reader.number());
    for (std::uint64_t left = reader.number(); left > 0 && !reader.hasFailed(); --left)
        launch.arguments.push_back(engine::readValue(reader));
    if (!reader.isComplete() || m_program == nullptr || routine >= m_program->routines.size())
        return nullptr;
    const Routine &called = m_program->routines[static_cast<std::size_t>(routine)];
    if (!called.isFunction || launch.arguments.size() != static_cast<std::size_t>(called.parameterCount))
        return nullptr;
    launch.routine = static_cast<std::int32_t>(routine);
    return std::make_unique<MachineCode>(m_program, std::move(launch), stop, m_speed);
}

} // namespace loopscope::scenario
