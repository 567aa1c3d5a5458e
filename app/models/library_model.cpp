#include "models/library_model.h"

#include "scenario/demos.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr qsizetype mostRecent = 6;
const QString recentKey = QStringLiteral("recentFiles");

} // namespace

QString LibraryModel::Entry::key() const
{
    return path.isEmpty() ? QStringLiteral("demo:") + demo : path;
}

LibraryModel::LibraryModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_recent(QSettings().value(recentKey).toStringList())
{
    connect(&m_gallery, &Gallery::ready, this, [this] { refresh(MiniatureRole); });
    collect();
    applyFilter();
}

void LibraryModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::documentChanged, this, &LibraryModel::noteDocument);
        connect(session, &Session::unsavedChanged, this, [this] { refresh(EditedRole); });
        m_gallery.start();
    }
    Q_EMIT sessionChanged();
    noteDocument();
}

void LibraryModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    applyFilter();
    Q_EMIT filterChanged();
}

void LibraryModel::collect()
{
    m_entries.clear();
    for (const scenario::Demo &demo : scenario::demos()) {
        Entry entry;
        entry.title = QString::fromStdString(demo.title);
        entry.topic = QString::fromStdString(demo.topic);
        entry.demo = QString::fromStdString(demo.id);
        entry.haystack = QStringList{entry.title, entry.topic, entry.demo}.join(u'\n').toCaseFolded();
        m_entries.push_back(std::move(entry));
    }
    for (const QString &path : std::as_const(m_recent)) {
        Entry entry;
        entry.title = QFileInfo(path).fileName();
        entry.topic = tr("Your files");
        entry.path = path;
        entry.haystack = path.toCaseFolded();
        m_entries.push_back(std::move(entry));
    }
}

void LibraryModel::applyFilter()
{
    const QStringList words = m_filter.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const QString &haystack = m_entries[i].haystack;
        if (std::all_of(words.begin(), words.end(), [&](const QString &word) { return haystack.contains(word); }))
            m_shown.push_back(i);
    }
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT currentChanged();
}

void LibraryModel::noteDocument()
{
    const QString path = m_session ? m_session->path() : QString();
    if (!path.isEmpty() && !m_recent.contains(path)) {
        m_recent.prepend(path);
        m_recent = m_recent.mid(0, mostRecent);
        QSettings().setValue(recentKey, m_recent);
        collect();
        applyFilter();
    }
    refresh(CurrentRole);
    Q_EMIT currentChanged();
}

int LibraryModel::current() const
{
    const QString key = m_session ? m_session->key() : QString();
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        if (m_entries[m_shown[row]].key() == key)
            return static_cast<int>(row);
    }
    return -1;
}

void LibraryModel::refresh(int role)
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {role});
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return entry.title;
    case TopicRole:
        return entry.topic;
    case MiniatureRole:
        return QVariant::fromValue(m_gallery.miniature(entry.demo));
    case EditedRole:
        return m_session && m_session->hasDraft(entry.key());
    case FileRole:
        return !entry.path.isEmpty();
    case CurrentRole:
        return m_session && m_session->key() == entry.key();
    default:
        return {};
    }
}

QHash<int, QByteArray> LibraryModel::roleNames() const
{
    return {{TitleRole, "title"},   {TopicRole, "topic"}, {MiniatureRole, "miniature"},
            {EditedRole, "edited"}, {FileRole, "isFile"}, {CurrentRole, "current"}};
}

void LibraryModel::open(int row)
{
    if (!m_session || row < 0 || row >= count())
        return;
    const Entry entry = m_entries[m_shown[static_cast<std::size_t>(row)]];
    if (entry.path.isEmpty())
        m_session->openDemo(entry.demo);
    else
        m_session->openPath(entry.path);
    Q_EMIT currentChanged(); // also where it failed: the row that was clicked is not the current one
}

} // namespace loopscope::app
