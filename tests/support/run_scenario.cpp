#include "support/run_scenario.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace loopscope::test {

using trace::SchedulingEvent;

std::vector<std::string> FinishedRun::log() const
{
    std::vector<std::string> lines;
    for (const trace::LogLine &line : trace().log())
        lines.emplace_back(trace().text(line.text));
    return lines;
}

std::string FinishedRun::eventText() const
{
    std::string text;
    for (SchedulingEvent event : events) {
        const std::string_view name = trace().text(event.object);
        event.object = {};
        text += toText(event);
        if (!name.empty())
            text += " '" + std::string(name) + '\'';
        text += '\n';
    }
    return text;
}

std::shared_ptr<const scenario::Scenario> scenarioOf(std::string_view text)
{
    scenario::ParseResult parsed = scenario::parse(text);
    if (parsed.scenario == nullptr) {
        for (const scenario::Problem &problem : parsed.problems)
            std::fprintf(stderr, "%s\n", scenario::toText(problem, "scenario").c_str());
        std::abort();
    }
    return parsed.scenario;
}

FinishedRun runScenario(const std::shared_ptr<const scenario::Scenario> &scenario, const RunScenarioOptions &options)
{
    FinishedRun finished;
    QEventLoop waiting;
    QTimer patience;
    patience.setSingleShot(true);
    scenario::Run run(scenario, options.run);
    QObject::connect(&run, &scenario::Run::batchReady, &waiting, [&](const trace::EventBatch &batch) {
        finished.builder.append(batch);
        finished.largestBatch = std::max(finished.largestBatch, batch.events.size());
        finished.events.insert(finished.events.end(), batch.events.begin(), batch.events.end());
        finished.names.insert(finished.names.end(), batch.names.begin(), batch.names.end());
        const bool isEnough = finished.events.size() > options.mostEvents ||
                              (options.stopAt && std::any_of(batch.events.begin(), batch.events.end(), options.stopAt));
        if (isEnough)
            run.stop();
    });
    QObject::connect(&run, &scenario::Run::finished, &waiting, [&](const scenario::RunResult &result) {
        finished.result = result;
        waiting.quit();
    });
    QObject::connect(&patience, &QTimer::timeout, &run, &scenario::Run::stop);
    patience.start(options.patience);
    run.start();
    waiting.exec();
    finished.builder.advanceTo(run.now());
    return finished;
}

FinishedRun runText(std::string_view text)
{
    return runScenario(scenarioOf(text));
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    return text;
}

} // namespace loopscope::test
