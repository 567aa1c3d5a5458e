#include "cli/commands.h"

#include "cli/load.h"
#include "cli/run_headless.h"
#include "scenario/demos.h"
#include "scenario/python.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <ostream>

namespace loopscope::app {

ExitCode listDemos(const ListDemos &command, const Streams &streams)
{
    if (command.json) {
        QJsonArray list;
        for (const scenario::Demo &demo : scenario::demos())
            list.append(QJsonObject{{QStringLiteral("id"), QString::fromStdString(demo.id)},
                                    {QStringLiteral("title"), QString::fromStdString(demo.title)},
                                    {QStringLiteral("topic"), QString::fromStdString(demo.topic)}});
        streams.out << QJsonDocument(list).toJson().toStdString();
        return ExitCode::Done;
    }
    std::size_t widest = 0;
    for (const scenario::Demo &demo : scenario::demos())
        widest = std::max(widest, demo.id.size());
    for (const scenario::Demo &demo : scenario::demos())
        streams.out << demo.id << std::string(widest + 2 - demo.id.size(), ' ') << demo.title << '\n';
    return ExitCode::Done;
}

ExitCode checkScenarios(const CheckScenarios &command, const Streams &streams)
{
    ExitCode result = ExitCode::Done;
    for (const QString &name : command.scenarios) {
        const auto loaded = loadScenario(name);
        if (const auto *message = std::get_if<QString>(&loaded)) {
            streams.err << "loopscope: " << message->toStdString() << '\n';
            result = ExitCode::Misuse;
            continue;
        }
        const auto &source = std::get<ScenarioText>(loaded);
        const auto parsed = scenario::parse(source.text);
        for (const scenario::Problem &problem : parsed.problems)
            streams.out << toText(problem, source.name) << '\n';
        if (!parsed.problems.empty() && result == ExitCode::Done)
            result = ExitCode::Failed;
    }
    return result;
}

namespace {

struct Loaded {
    std::string text;
    std::shared_ptr<const scenario::Scenario> scenario;
};

/// A scenario without problems; otherwise they are told.
std::optional<Loaded> loadWhole(const QString &name, const Streams &streams)
{
    auto loaded = loadScenario(name);
    if (const auto *message = std::get_if<QString>(&loaded)) {
        streams.err << "loopscope: " << message->toStdString() << '\n';
        return std::nullopt;
    }
    auto &source = std::get<ScenarioText>(loaded);
    auto parsed = scenario::parse(source.text);
    for (const scenario::Problem &problem : parsed.problems)
        streams.err << toText(problem, source.name) << '\n';
    if (!parsed.problems.empty())
        return std::nullopt;
    return Loaded{std::move(source.text), std::move(parsed.scenario)};
}

} // namespace

ExitCode runScenario(const RunScenario &command, const Streams &streams)
{
    const auto loaded = loadWhole(command.scenario, streams);
    return loaded ? runHeadless(loaded->scenario, loaded->text, command, streams) : ExitCode::Misuse;
}

ExitCode showPython(const ShowPython &command, const Streams &streams)
{
    const auto loaded = loadWhole(command.scenario, streams);
    if (!loaded)
        return ExitCode::Misuse;
    streams.out << scenario::toPython(loaded->text, {command.speed});
    return ExitCode::Done;
}

} // namespace loopscope::app
