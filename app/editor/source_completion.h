#pragma once

#include "editing/completion.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// What can be written at the caret. Empty while nothing is proposed.
class SourceCompletion : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int from READ from NOTIFY changed)

public:
    enum Role { LabelRole = Qt::UserRole + 1, KindRole, SummaryRole, PythonRole, RequiredRole };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    int count() const { return static_cast<int>(m_completion.candidates.size()); }
    /// Where the word begins that a candidate replaces.
    int from() const { return m_from; }

    /// Proposes for a place of the session's text. While typing, only where a word has been begun that is not complete.
    Q_INVOKABLE void propose(int position, bool whileTyping);
    Q_INVOKABLE void close();
    /// Writes a candidate, as one step to undo.
    Q_INVOKABLE void accept(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void changed();
    void accepted(int from, int to); ///< what is to be selected then

private:
    void show(editing::Completion completion, int from);

    QPointer<Session> m_session;
    editing::Completion m_completion;
    int m_from = 0;
};

} // namespace loopscope::app
