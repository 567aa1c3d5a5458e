#include "models/own_files.h"

#include <QSettings>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr int mostRecent = 12; // beside those that are pinned
const QString pinnedKey = QStringLiteral("pinnedFiles");
const QString recentKey = QStringLiteral("recentFiles");

} // namespace

OwnFiles::OwnFiles()
{
    read();
}

void OwnFiles::read()
{
    const QSettings settings;
    m_pinned = settings.value(pinnedKey).toStringList();
    m_recent = settings.value(recentKey).toStringList();
}

void OwnFiles::keep() const
{
    QSettings settings;
    settings.setValue(pinnedKey, m_pinned);
    settings.setValue(recentKey, m_recent);
}

std::vector<OwnFile> OwnFiles::all() const
{
    std::vector<OwnFile> all;
    for (const QString &path : m_pinned)
        all.push_back({path, true});
    for (const QString &path : m_recent) {
        if (!m_pinned.contains(path))
            all.push_back({path, false});
    }
    return all;
}

QStringList OwnFiles::latest() const
{
    QStringList latest = m_recent + m_pinned;
    latest.removeDuplicates();
    return latest;
}

bool OwnFiles::noteOpened(const QString &path)
{
    const std::vector<OwnFile> before = all();
    read();
    m_recent.removeAll(path);
    m_recent.prepend(path);
    int room = mostRecent;
    m_recent.removeIf([&](const QString &one) { return !m_pinned.contains(one) && --room < 0; });
    keep();
    return all() != before;
}

void OwnFiles::setPinned(const QString &path, bool isPinned)
{
    read();
    m_pinned.removeAll(path);
    if (isPinned) {
        m_pinned.append(path);
    } else {
        m_recent.removeAll(path);
        m_recent.prepend(path);
    }
    keep();
}

void OwnFiles::remove(const QString &path)
{
    read();
    m_pinned.removeAll(path);
    m_recent.removeAll(path);
    keep();
}

void OwnFiles::removeOthers()
{
    read();
    m_recent.removeIf([&](const QString &path) { return !m_pinned.contains(path); });
    keep();
}

void OwnFiles::move(const QString &from, const QString &to)
{
    read();
    for (QStringList *list : {&m_pinned, &m_recent}) {
        std::replace(list->begin(), list->end(), from, to);
        list->removeDuplicates();
    }
    keep();
}

} // namespace loopscope::app
