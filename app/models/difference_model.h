#pragma once

#include "editing/difference.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

#include <string>
#include <vector>

namespace loopscope::app {

/// How the reader's text and what another program wrote to its file differ, as long as there is a conflict.
class DifferenceModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int mine READ mine NOTIFY changed)
    Q_PROPERTY(int theirs READ theirs NOTIFY changed)
    Q_PROPERTY(int leftOut READ leftOut NOTIFY changed)

public:
    /// SideRole: a Side. GapRole: lines that are the same were left out before this one.
    enum Role { TextRole = Qt::UserRole + 1, SideRole, NumberRole, GapRole };
    enum class Side { Both, Mine, Theirs };
    Q_ENUM(Side)

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    int count() const { return static_cast<int>(m_lines.size()); }
    int mine() const { return m_mine; }       ///< how many lines only the reader has
    int theirs() const { return m_theirs; }   ///< how many only the file has
    int leftOut() const { return m_leftOut; } ///< how many lines more than can be shown there are

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void changed();

private:
    void update();

    QPointer<Session> m_session;
    std::string m_before; ///< the reader's text
    std::string m_after;  ///< the file's
    std::vector<std::string_view> m_old;
    std::vector<std::string_view> m_new;
    std::vector<editing::DifferenceLine> m_lines;
    int m_mine = 0;
    int m_theirs = 0;
    int m_leftOut = 0;
};

} // namespace loopscope::app
