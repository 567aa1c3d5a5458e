#pragma once

#include "models/gallery.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// The demos by topic, and the files that were open lately; narrowed down by a filter.
class LibraryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int current READ current NOTIFY currentChanged)

public:
    enum Role { TitleRole = Qt::UserRole + 1, TopicRole, MiniatureRole, EditedRole, FileRole, CurrentRole };

    explicit LibraryModel(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    int count() const { return static_cast<int>(m_shown.size()); }
    /// The row of the open document; -1 where the filter hides it.
    int current() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void open(int row);

Q_SIGNALS:
    void sessionChanged();
    void filterChanged();
    void countChanged();
    void currentChanged();

private:
    struct Entry {
        QString title;
        QString topic;
        QString demo;
        QString path;
        QString haystack; ///< what the filter looks into, folded
        QString key() const;
    };

    void collect();
    void applyFilter();
    void noteDocument();
    void refresh(int role);

    QPointer<Session> m_session;
    Gallery m_gallery;
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown;
    QStringList m_recent; ///< absolute paths, the latest first
    QString m_filter;
};

} // namespace loopscope::app
