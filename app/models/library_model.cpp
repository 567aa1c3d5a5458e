#include "models/library_model.h"

#include "scenario/demos.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace loopscope::app {

namespace {

/// The first paragraph of a scenario's text, as plain text.
QString firstParagraph(const std::string &about)
{
    QString text = QString::fromStdString(about).trimmed();
    text = text.left(text.indexOf(QStringLiteral("\n\n"))).simplified();
    return text.remove(QStringLiteral("**")).remove(u'`');
}

/// No file holds it.
bool isWithoutFile(const Document &document)
{
    return !document.own.isEmpty() || document.isGone;
}

/// Documents that the library may list by themselves, because their files are not there, or not in its list.
std::vector<const Document *> ownOf(const Session *session)
{
    if (!session)
        return {};
    std::vector<const Document *> found = session->documents().unsaved();
    if (!session->isDirty() && !session->document().own.isEmpty())
        found.insert(found.begin(), &session->document()); // new, and nothing typed yet
    return found;
}

} // namespace

LibraryModel::LibraryModel(QObject *parent) : QAbstractListModel(parent), m_demos(demoEntries())
{
    connect(&m_gallery, &Gallery::ready, this, [this] { refresh({MiniatureRole}); });
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
        connect(session, &Session::unsavedChanged, this, &LibraryModel::noteUnsaved);
        m_gallery.start();
        for (const OwnFile &file : m_files.all())
            m_gallery.addFile(file.path);
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

std::vector<LibraryModel::Entry> LibraryModel::demoEntries()
{
    std::vector<Entry> entries;
    for (const scenario::Demo &demo : scenario::demos()) {
        Entry entry;
        entry.demo = QString::fromStdString(demo.id);
        entry.key = demoKey(entry.demo);
        entry.title = QString::fromStdString(demo.title);
        entry.topic = QString::fromStdString(demo.topic);
        entry.about = firstParagraph(demo.about);
        QStringList searched{entry.title, entry.topic, entry.demo, QString::fromStdString(demo.about)};
        for (const std::string &tag : demo.tags)
            searched.append(QString::fromStdString(tag));
        entry.haystack = searched.join(u'\n').toCaseFolded();
        entries.push_back(std::move(entry));
    }
    return entries;
}

void LibraryModel::collect()
{
    m_entries.clear();
    m_ownKeys = ownKeys();
    const auto documents = ownOf(m_session);
    for (const Document *document : documents) {
        if (!isWithoutFile(*document))
            continue;
        Entry entry;
        entry.key = document->key();
        entry.title = document->shownName();
        entry.topic = tr("In no file yet");
        entry.note = document->isGone ? tr("its file is gone") : tr("not saved");
        entry.haystack = (entry.title + u'\n' + document->text).toCaseFolded();
        m_entries.push_back(std::move(entry));
    }
    for (const OwnFile &file : m_files.all()) {
        if (!m_ownKeys.contains(file.path))
            m_entries.push_back(fileEntry(file));
    }
    for (const Document *document : documents) {
        if (!isWithoutFile(*document) && m_ownKeys.contains(document->key()))
            m_entries.push_back(fileEntry({document->key()}));
    }
    m_entries.insert(m_entries.end(), m_demos.begin(), m_demos.end());
    Q_EMIT recentChanged();
}

LibraryModel::Entry LibraryModel::fileEntry(const OwnFile &file)
{
    const QFileInfo info(file.path);
    Entry entry;
    entry.key = file.path;
    entry.path = file.path;
    entry.title = info.fileName();
    entry.topic = file.isPinned ? tr("Pinned") : tr("Your files");
    entry.isPinned = file.isPinned;
    entry.isMissing = !info.exists();
    entry.note = QDir::toNativeSeparators(info.absolutePath());
    entry.about = QDir::toNativeSeparators(file.path);
    entry.haystack = file.path.toCaseFolded();
    return entry;
}

QStringList LibraryModel::ownKeys() const
{
    QStringList keys;
    for (const Document *document : ownOf(m_session)) {
        if (isWithoutFile(*document) || !m_files.contains(document->key()))
            keys.append(document->key());
    }
    return keys;
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
    bool isNew = false;
    if (m_session) {
        const Document &document = m_session->document();
        const QString &path = document.path.isEmpty() ? document.run : document.path;
        if (!path.isEmpty()) {
            isNew = m_files.noteOpened(path);
            m_gallery.addFile(path);
            Q_EMIT recentChanged();
        }
    }
    if (isNew || m_ownKeys != ownKeys()) {
        collect();
        applyFilter();
    }
    refresh({CurrentRole});
    Q_EMIT currentChanged();
}

void LibraryModel::noteUnsaved()
{
    if (m_ownKeys != ownKeys()) {
        collect();
        applyFilter();
    }
    refresh({EditedRole});
}

void LibraryModel::refreshFiles()
{
    for (Entry &entry : m_entries)
        entry.isMissing = !entry.path.isEmpty() && !QFileInfo::exists(entry.path);
    refresh({MissingRole, NoteRole});
}

int LibraryModel::rowOf(const QString &key) const
{
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        if (m_entries[m_shown[row]].key == key)
            return static_cast<int>(row);
    }
    return -1;
}

void LibraryModel::refresh(const QList<int> &roles)
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), roles);
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = *entryOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return entry.title;
    case TopicRole:
        return entry.topic;
    case MiniatureRole:
        return QVariant::fromValue(m_gallery.miniature(entry.key));
    case EditedRole:
        return m_session && m_session->hasDraft(entry.key);
    case FileRole:
        return !entry.path.isEmpty();
    case CurrentRole:
        return m_session && m_session->key() == entry.key;
    case AboutRole:
        return entry.about;
    case PinnedRole:
        return entry.isPinned;
    case MissingRole:
        return entry.isMissing;
    case NoteRole:
        return entry.isMissing ? tr("not there any more") : entry.note;
    case KeyRole:
        return entry.key;
    default:
        return {};
    }
}

QHash<int, QByteArray> LibraryModel::roleNames() const
{
    return {{TitleRole, "title"},   {TopicRole, "topic"},   {MiniatureRole, "miniature"},
            {EditedRole, "edited"}, {FileRole, "isFile"},   {CurrentRole, "current"},
            {AboutRole, "about"},   {PinnedRole, "pinned"}, {MissingRole, "missing"},
            {NoteRole, "note"},     {KeyRole, "key"}};
}

const LibraryModel::Entry *LibraryModel::entryOf(int row) const
{
    return row < 0 || row >= count() ? nullptr : &m_entries[m_shown[static_cast<std::size_t>(row)]];
}

void LibraryModel::open(int row)
{
    const Entry *const found = entryOf(row);
    if (!m_session || !found)
        return;
    const Entry entry = *found; // opening may change the list
    if (!entry.demo.isEmpty())
        m_session->openDemo(entry.demo);
    else if (!entry.path.isEmpty())
        m_session->openPath(entry.path);
    else
        m_session->openWaiting(entry.key);
    Q_EMIT currentChanged(); // also where it failed: the row that was clicked is not the current one
}

void LibraryModel::openAll(const QList<QUrl> &files)
{
    if (!m_session || files.isEmpty())
        return;
    for (qsizetype i = files.size(); i-- > 0;) {
        const QUrl &file = files[i];
        if (file.isLocalFile() && QFileInfo(file.toLocalFile()).isFile()) {
            m_files.noteOpened(QDir::cleanPath(file.toLocalFile()));
            m_gallery.addFile(QDir::cleanPath(file.toLocalFile()));
        }
    }
    collect();
    applyFilter();
    m_session->openFile(files.front());
}

int LibraryModel::togglePin(int row)
{
    const Entry *const entry = entryOf(row);
    if (!entry || entry->path.isEmpty())
        return row;
    const QString path = entry->path;
    m_files.setPinned(path, !entry->isPinned);
    collect();
    applyFilter();
    return rowOf(path);
}

int LibraryModel::forget(int row)
{
    const Entry *const entry = entryOf(row);
    if (!entry || entry->path.isEmpty())
        return row;
    m_files.remove(entry->path);
    collect();
    applyFilter();
    return std::min(row, count() - 1);
}

QVariantList LibraryModel::recent() const
{
    QVariantList recent;
    for (const QString &path : m_files.latest()) {
        const QFileInfo info(path);
        recent.append(QVariantMap{{QStringLiteral("key"), path},
                                  {QStringLiteral("title"), info.fileName()},
                                  {QStringLiteral("folder"), QDir::toNativeSeparators(info.absolutePath())}});
    }
    return recent;
}

void LibraryModel::openRecent(const QString &key)
{
    if (m_session)
        m_session->openPath(key);
}

void LibraryModel::forgetRecent()
{
    m_files.removeOthers();
    collect();
    applyFilter();
}

bool LibraryModel::canDuplicate(int row) const
{
    const Entry *const entry = entryOf(row);
    return entry && (entry->path.isEmpty() || (m_session && m_session->hasDraft(entry->key)) ||
                     kindOfFile(entry->path) == FileKind::Scenario);
}

void LibraryModel::duplicate(int row)
{
    const Entry *const entry = entryOf(row);
    if (!m_session || !entry || !canDuplicate(row))
        return;
    const QString name = tr("Copy of %1").arg(entry->title);
    if (const scenario::Demo *demo = scenario::findDemo(entry->demo.toStdString()))
        return m_session->openNew(name, QString::fromStdString(demo->text));
    for (const Document *document : m_session->documents().unsaved()) {
        if (document->key() == entry->key)
            return m_session->openNew(name, QString(document->text));
    }
    if (const auto read = readTextFile(entry->path); const auto *file = std::get_if<TextFile>(&read))
        m_session->openNew(name, file->text);
}

void LibraryModel::showInFolder(int row) const
{
    const Entry *const entry = entryOf(row);
    if (entry && !entry->path.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(entry->path).absolutePath()));
}

bool LibraryModel::canLocate(int row) const
{
    const Entry *const entry = entryOf(row);
    return entry && QFileInfo(entry->key).isAbsolute() && !QFileInfo::exists(entry->key);
}

void LibraryModel::locate(const QString &key, const QUrl &url)
{
    const QString path = QDir::cleanPath(url.toLocalFile());
    if (!m_session || !url.isLocalFile())
        return;
    m_files.move(key, path);
    m_gallery.addFile(path);
    m_session->follow(key, path);
    collect();
    applyFilter();
    m_session->openPath(path);
}

} // namespace loopscope::app
