#pragma once

#include "editing/fixes.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// What is wrong with the scenario's text, in order of place.
class ProblemsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { LineRole = Qt::UserRole + 1, ColumnRole, MessageRole, RemedyRole, FixesRole };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    int count() const { return static_cast<int>(m_problems.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Goes to the place of a problem.
    Q_INVOKABLE void request(int row);
    /// Makes one of the fixes that a problem offers.
    Q_INVOKABLE void fix(int row, int index);

Q_SIGNALS:
    void sessionChanged();
    void countChanged();

private:
    void update();

    QPointer<Session> m_session;
    std::vector<scenario::Problem> m_problems;
    std::vector<std::vector<editing::Fix>> m_fixes; ///< of each, in the text that was checked
};

} // namespace loopscope::app
