#pragma once

#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

#include <vector>

namespace loopscope::app {

/// What would be lost if the program came to its end: each document with the file it can be saved to, to be chosen
/// from. It is what it was at the last refresh().
class UnsavedModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole + 1, PathRole, HasFileRole, ChosenRole, ErrorRole };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    int count() const { return static_cast<int>(m_rows.size()); }
    int chosenCount() const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Takes in what is unsaved now; all of it is chosen.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(int row, bool isChosen);
    Q_INVOKABLE void setPath(int row, const QString &path);
    /// Saves what is chosen. False if any of it could not be saved: that stays, and says why.
    Q_INVOKABLE bool save();

Q_SIGNALS:
    void sessionChanged();
    void changed();

private:
    struct Row {
        QString key;
        QString name;
        QString path;
        QString error;
        bool hasFile = false; ///< the path is the document's own, and not to be chosen
        bool isChosen = true;
    };
    QString save(const Row &row);

    QPointer<Session> m_session;
    std::vector<Row> m_rows;
};

} // namespace loopscope::app
