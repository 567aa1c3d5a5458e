#include "files/read_scenario.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

std::variant<QByteArray, ReadError> readScenarioBytes(const QString &path)
{
    if (QFileInfo(path).isDir())
        return ReadError{tr("%1 is a folder, not a scenario.").arg(shown(path))};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ReadError{tr("%1 cannot be read: %2.").arg(shown(path), file.errorString())};
    QByteArray bytes = file.read(largestScenario + 1);
    if (file.error() != QFileDevice::NoError)
        return ReadError{tr("%1 cannot be read: %2.").arg(shown(path), file.errorString())};
    if (bytes.size() > largestScenario)
        return ReadError{tr("%1 is too large for a scenario (more than 1 MiB).").arg(shown(path))};
    return bytes;
}

std::variant<QString, ReadError> decodeScenario(const QByteArray &bytes, const QString &path)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar::Null))
        return ReadError{tr("%1 is not a text in UTF-8.").arg(shown(path))};
    return text;
}

std::variant<QString, ReadError> readScenario(const QString &path)
{
    auto read = readScenarioBytes(path);
    if (auto *error = std::get_if<ReadError>(&read))
        return std::move(*error);
    return decodeScenario(std::get<QByteArray>(read), path);
}

} // namespace loopscope::app
