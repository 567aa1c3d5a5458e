#include "files/file_watch.h"

#include <QFile>
#include <QFileInfo>

#include <chrono>
#include <sys/stat.h>

namespace loopscope::app {

namespace {

/// Whoever writes a file does so in several steps; they are taken together.
constexpr std::chrono::milliseconds togetherWithin{60};

} // namespace

FileWatch::FileWatch(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(togetherWithin);
    connect(&m_soon, &QTimer::timeout, this, &FileWatch::notice);
    const auto start = [this] { m_soon.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, start);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, start);
}

void FileWatch::watch(const QString &path)
{
    if (m_path != path) {
        if (const QStringList before = m_watcher.files() + m_watcher.directories(); !before.isEmpty())
            m_watcher.removePaths(before);
        m_path = path;
    }
    settle();
}

void FileWatch::settle()
{
    m_soon.stop();
    m_known = look();
    if (m_path.isEmpty())
        return;
    // A link may lead elsewhere: what it leads to is in a folder of its own.
    const QFileInfo info(m_path);
    QStringList wanted{info.absolutePath()};
    if (info.exists())
        wanted += {m_path, QFileInfo(info.canonicalFilePath()).absolutePath()};
    wanted.removeDuplicates();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    wanted.removeIf([&](const QString &one) { return watched.contains(one) || !QFileInfo::exists(one); });
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

FileWatch::Trace FileWatch::look() const
{
    struct stat found = {};
    if (m_path.isEmpty() || stat(QFile::encodeName(m_path).constData(), &found) != 0)
        return {};
    return {QFileInfo(m_path).lastModified(), static_cast<qint64>(found.st_size), static_cast<quint64>(found.st_ino)};
}

void FileWatch::notice()
{
    const Trace before = m_known;
    settle();
    if (m_known != before)
        Q_EMIT touched();
}

} // namespace loopscope::app
