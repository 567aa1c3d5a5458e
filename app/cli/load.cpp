#include "cli/load.h"

#include "scenario/demos.h"
#include "scenario/steps.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace loopscope::app {

namespace {

constexpr qint64 largestFile = 1 << 20;

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
    if (info.isDir())
        return tr("%1: this is a directory, not a scenario").arg(fileOrId);
    QFile file(fileOrId);
    if (!file.open(QIODevice::ReadOnly))
        return tr("%1: %2").arg(fileOrId, file.errorString());
    const QByteArray bytes = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return tr("%1: %2").arg(fileOrId, file.errorString());
    if (bytes.size() > largestFile)
        return tr("%1: the file is larger than 1 MiB; a scenario is a text of some dozen lines").arg(fileOrId);
    return ScenarioText{fileOrId.toStdString(), bytes.toStdString()};
}

} // namespace loopscope::app
