#pragma once

#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// The lines that a run has logged, growing with it.
class LogModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { TimeRole = Qt::UserRole + 1, LaneRole, TextRole };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    int count() const { return m_count; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Selects the span that wrote the line.
    Q_INVOKABLE void reveal(int row);

Q_SIGNALS:
    void sessionChanged();
    void countChanged();

private:
    void restart();
    void grow();

    QPointer<Session> m_session;
    int m_count = 0; ///< how many lines of the trace's log the views know of
};

} // namespace loopscope::app
