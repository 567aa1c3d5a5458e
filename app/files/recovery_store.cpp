#include "files/recovery_store.h"

#include "files/save_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include <utility>

namespace loopscope::app {

namespace {

/// No text that a scenario is made of comes near.
constexpr qint64 largestEntry = qint64{64} << 20;
const QString lockSuffix = QStringLiteral(".lock");
const QString entrySuffix = QStringLiteral(".json");

QString checkOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1).toHex());
}

QString fileOf(const QString &folder, const QString &key)
{
    return QDir(folder).filePath(checkOf(key).left(16) + entrySuffix);
}

/// Held by a process as long as it lives, however old: only the end of the process lets go of it.
std::unique_ptr<QLockFile> lockOf(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(folder + lockSuffix);
    lock->setStaleLockTime(0);
    return lock;
}

QByteArray written(const RecoveryEntry &entry)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("key"), entry.key},
                                     {QStringLiteral("name"), entry.name},
                                     {QStringLiteral("path"), entry.path},
                                     {QStringLiteral("demo"), entry.demo},
                                     {QStringLiteral("digest"), QString::fromLatin1(entry.digest.toHex())},
                                     {QStringLiteral("time"), entry.time.toUTC().toString(Qt::ISODateWithMs)},
                                     {QStringLiteral("check"), checkOf(entry.text)},
                                     {QStringLiteral("text"), entry.text}})
        .toJson();
}

std::variant<RecoveryEntry, DamagedEntry> readEntry(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestEntry)
        return DamagedEntry{path};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const auto textOf = [&](const char *field) { return json.value(QLatin1String(field)).toString(); };
    RecoveryEntry entry{textOf("key"),
                        textOf("name"),
                        textOf("path"),
                        textOf("demo"),
                        QByteArray::fromHex(textOf("digest").toLatin1()),
                        textOf("text"),
                        QDateTime::fromString(textOf("time"), Qt::ISODateWithMs).toLocalTime()};
    if (entry.key.isEmpty() || textOf("check") != checkOf(entry.text))
        return DamagedEntry{path};
    return entry;
}

} // namespace

QString recoveryRoot()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation))
        .filePath(QStringLiteral("recovery"));
}

RecoveryStore::RecoveryStore(QString root) : m_root(std::move(root))
{
}

RecoveryStore::~RecoveryStore()
{
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

/// False where it could not be locked: what is kept without a lock, another program takes for left behind.
bool RecoveryStore::makeFolder()
{
    if (!m_folder.isEmpty() && QDir(m_folder).exists())
        return true;
    QDir().mkpath(m_root);
    const QString folder = QDir(m_root).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    // The lock comes first, so that no folder is without one even for a moment.
    auto lock = lockOf(folder);
    if (!lock->tryLock(0))
        return false;
    m_lock = std::move(lock);
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_folder = folder;
    return true;
}

std::optional<QString> RecoveryStore::write(const RecoveryEntry &entry)
{
    if (!makeFolder())
        return QCoreApplication::translate("loopscope::app", "No file can be made in the folder %1.")
            .arg(QDir::toNativeSeparators(m_root));
    return saveFile(fileOf(m_folder, entry.key), written(entry));
}

void RecoveryStore::remove(const QString &key)
{
    if (!m_folder.isEmpty())
        QFile::remove(fileOf(m_folder, key));
}

LeftBehind::LeftBehind(QString folder, std::unique_ptr<QLockFile> lock)
    : m_folder(std::move(folder))
    , m_lock(std::move(lock))
{
    const QDir dir(m_folder);
    for (const QString &name : dir.entryList({u'*' + entrySuffix}, QDir::Files, QDir::Name))
        m_entries.push_back(readEntry(dir.filePath(name)));
}

LeftBehind::~LeftBehind() = default;
LeftBehind::LeftBehind(LeftBehind &&) noexcept = default;
LeftBehind &LeftBehind::operator=(LeftBehind &&) noexcept = default;

void LeftBehind::discard()
{
    QDir(m_folder).removeRecursively();
    m_entries.clear();
}

std::vector<LeftBehind> leftBehind(const QString &root)
{
    std::vector<LeftBehind> all;
    const QDir dir(root);
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
        const QString folder = dir.filePath(name);
        auto lock = lockOf(folder);
        if (!lock->tryLock(0))
            continue;
        LeftBehind left(folder, std::move(lock));
        if (left.entries().empty())
            left.discard();
        else
            all.push_back(std::move(left));
    }
    return all;
}

} // namespace loopscope::app
