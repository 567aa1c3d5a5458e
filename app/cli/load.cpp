#include "cli/load.h"

#include "files/read_scenario.h"
#include "scenario/demos.h"
#include "scenario/steps.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

} // namespace

std::variant<ScenarioText, QString> loadScenario(const QString &fileOrId)
{
    const QFileInfo info(fileOrId);
    if (!info.exists()) {
        if (const auto *demo = scenario::findDemo(fileOrId.toStdString()))
            return ScenarioText{demo->id, demo->text};
        std::vector<std::string_view> ids;
        for (const scenario::Demo &demo : scenario::demos())
            ids.push_back(demo.id);
        const QString near = QString::fromStdString(scenario::nearest(fileOrId.toStdString(), ids));
        return near.isEmpty() ? tr("%1: there is no such file or demo; 'loopscope list' names the demos").arg(fileOrId)
                              : tr("%1: there is no such file or demo; did you mean '%2'?").arg(fileOrId, near);
    }
    auto read = readScenario(fileOrId);
    if (auto *error = std::get_if<ReadError>(&read))
        return std::move(error->text);
    return ScenarioText{fileOrId.toStdString(), std::get<QString>(read).toStdString()};
}

} // namespace loopscope::app
