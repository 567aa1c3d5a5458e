#pragma once

#include "models/gallery.h"
#include "models/own_files.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>
#include <QUrl>

namespace loopscope::app {

/// What there is to open: what no file holds yet, the reader's files, the demos by topic; narrowed down by a filter.
class LibraryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int current READ current NOTIFY currentChanged)
    Q_PROPERTY(QVariantList recent READ recent NOTIFY recentChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1,
        TopicRole,
        MiniatureRole,
        EditedRole,
        FileRole,
        CurrentRole,
        AboutRole,
        PinnedRole,
        MissingRole,
        NoteRole,
        KeyRole,
    };

    explicit LibraryModel(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    int count() const { return static_cast<int>(m_shown.size()); }
    /// The row of the open document; -1 where the filter hides it.
    int current() const { return m_session ? rowOf(m_session->key()) : -1; }
    Q_INVOKABLE int rowOf(const QString &key) const;

    /// The reader's files, the latest first, whatever the filter hides: their keys, titles and folders.
    QVariantList recent() const;
    Q_INVOKABLE void openRecent(const QString &key);
    /// Takes them out of the list, but for those that are pinned.
    Q_INVOKABLE void forgetRecent();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void open(int row);
    /// Lists them all and opens the first.
    Q_INVOKABLE void openAll(const QList<QUrl> &files);
    /// Of a file: it stays in the list, above the others, or no longer does. The row where it is then.
    Q_INVOKABLE int togglePin(int row);
    /// Takes a file out of the list; the file itself is left alone. The row that is in its place then.
    Q_INVOKABLE int forget(int row);
    /// Opens a copy of the row's scenario that no file holds yet.
    Q_INVOKABLE void duplicate(int row);
    /// The row has a scenario, and not only a run.
    Q_INVOKABLE bool canDuplicate(int row) const;
    Q_INVOKABLE void showInFolder(int row) const;
    /// The row's file is not there.
    Q_INVOKABLE bool canLocate(int row) const;
    /// The file of this key is there now: its pin and its place, its changes and its notes follow, and it opens.
    Q_INVOKABLE void locate(const QString &key, const QUrl &url);
    /// Looks again which files are there.
    Q_INVOKABLE void refreshFiles();

Q_SIGNALS:
    void sessionChanged();
    void filterChanged();
    void countChanged();
    void currentChanged();
    void recentChanged();

private:
    struct Entry {
        QString key; ///< as Document::key()
        QString title;
        QString topic;
        QString about;    ///< a paragraph, told on demand
        QString note;     ///< a few words that stand in for a miniature
        QString demo;     ///< empty: it is none
        QString path;     ///< empty: it is no file
        QString haystack; ///< what the filter looks into, folded
        bool isPinned = false;
        bool isMissing = false;
    };

    static std::vector<Entry> demoEntries();
    static Entry fileEntry(const OwnFile &file);
    void collect();
    void applyFilter();
    void noteDocument();
    void noteUnsaved();
    void refresh(const QList<int> &roles);
    QStringList ownKeys() const;
    const Entry *entryOf(int row) const;

    QPointer<Session> m_session;
    Gallery m_gallery;
    OwnFiles m_files;
    std::vector<Entry> m_demos;
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown;
    QStringList m_ownKeys; ///< of the documents that are listed though no file of theirs is
    QString m_filter;
};

} // namespace loopscope::app
