#include "models/own_files.h"

#include <QSettings>
#include <QStringList>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr std::ptrdiff_t mostRecent = 12;
const QString pinnedKey = QStringLiteral("pinnedFiles");
const QString recentKey = QStringLiteral("recentFiles");

auto isPath(const QString &path)
{
    return [&path](const OwnFile &file) { return file.path == path; };
}

bool isPinned(const OwnFile &file)
{
    return file.isPinned;
}

} // namespace

OwnFiles::OwnFiles()
{
    const QSettings settings;
    for (const QString &path : settings.value(pinnedKey).toStringList())
        m_all.push_back({path, true});
    for (const QString &path : settings.value(recentKey).toStringList()) {
        if (!contains(path))
            m_all.push_back({path, false});
    }
}

bool OwnFiles::contains(const QString &path) const
{
    return std::any_of(m_all.begin(), m_all.end(), isPath(path));
}

bool OwnFiles::noteOpened(const QString &path)
{
    if (contains(path))
        return false; // it stays where the reader knows it
    const auto recent = std::partition_point(m_all.begin(), m_all.end(), isPinned);
    m_all.insert(recent, {path, false});
    const auto oldest = std::partition_point(m_all.begin(), m_all.end(), isPinned);
    if (m_all.end() - oldest > mostRecent)
        m_all.pop_back();
    keep();
    return true;
}

void OwnFiles::setPinned(const QString &path, bool isPinnedNow)
{
    std::erase_if(m_all, isPath(path));
    m_all.insert(std::partition_point(m_all.begin(), m_all.end(), isPinned), {path, isPinnedNow});
    keep();
}

void OwnFiles::remove(const QString &path)
{
    std::erase_if(m_all, isPath(path));
    keep();
}

void OwnFiles::keep() const
{
    QStringList pinned;
    QStringList recent;
    for (const OwnFile &file : m_all)
        (file.isPinned ? pinned : recent).append(file.path);
    QSettings settings;
    settings.setValue(pinnedKey, pinned);
    settings.setValue(recentKey, recent);
}

} // namespace loopscope::app
