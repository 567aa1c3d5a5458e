#include "session/document.h"

#include "files/save_file.h"
#include "scenario/demos.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <utility>

namespace loopscope::app {

namespace {

/// What file managers know scenarios by, among all that is YAML.
const QString scenarioSuffix = QStringLiteral(".loop.yaml");

} // namespace

QString demoKey(const QString &id)
{
    return QStringLiteral("demo:") + id;
}

QString Document::key() const
{
    if (!path.isEmpty())
        return path;
    if (!run.isEmpty())
        return run;
    return own.isEmpty() ? demoKey(demo) : QStringLiteral("own:") + own;
}

QString Document::shownName() const
{
    if (const QString &file = path.isEmpty() ? run : path; !file.isEmpty())
        return QFileInfo(file).fileName();
    if (!name.isEmpty())
        return name;
    const scenario::Demo *const found = scenario::findDemo(demo.toStdString());
    return found ? QString::fromStdString(found->title) : QCoreApplication::translate("Document", "Untitled scenario");
}

QString suggestedPath(const Document &document, const QStringList &promised)
{
    if (!document.path.isEmpty())
        return document.path;
    QString name = document.demo;
    if (!document.run.isEmpty())
        name = QFileInfo(document.run).completeBaseName();
    static const QRegularExpression unusual(QStringLiteral("[^a-z0-9]+"));
    if (name.isEmpty())
        name = document.shownName().toLower().replace(unusual, QStringLiteral("_")).left(40);
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir folder(QFileInfo(documents).isDir() ? documents : QDir::homePath());
    QString path = folder.filePath(name + scenarioSuffix);
    for (int number = 2; QFileInfo::exists(path) || promised.contains(path); ++number)
        path = folder.filePath(QStringLiteral("%1_%2%3").arg(name).arg(number).arg(scenarioSuffix));
    return path;
}

std::variant<Document, ReadError> readDocument(const QString &path)
{
    auto read = readTextFile(path);
    if (auto *error = std::get_if<ReadError>(&read))
        return std::move(*error);
    auto &file = std::get<TextFile>(read);
    Document document;
    document.path = path;
    document.text = file.text;
    document.savedText = std::move(file.text);
    document.shape = std::move(file.shape);
    document.digest = std::move(file.digest);
    return document;
}

bool isFreeToWrite(const Document &document)
{
    return document.path.isEmpty() || isStill(document.path, document.digest);
}

std::optional<QString> writeDocument(Document &document, const QString &path)
{
    const QByteArray bytes = bytesOf(document.text, document.shape);
    if (auto error = saveFile(path, bytes))
        return error;
    document.path = path;
    document.demo.clear();
    document.run.clear();
    document.own.clear();
    document.name.clear();
    document.savedText = document.text;
    document.digest = digestOf(bytes);
    noteWritten(document.shape, bytes);
    document.isGone = false;
    return std::nullopt;
}

} // namespace loopscope::app
