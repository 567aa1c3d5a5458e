#pragma once

#include "models/findings.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>
#include <QTimer>

#include <memory>

namespace loopscope::app {

/// The findings of the run, looked for a few times a second while it goes on.
class FindingsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { HeadlineRole = Qt::UserRole + 1, TextRole, LineRole, GraveRole, VictimsRole };

    explicit FindingsModel(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    int count() const { return static_cast<int>(m_findings.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Selects the span that the finding is about, and shows its line.
    Q_INVOKABLE void reveal(int row);

Q_SIGNALS:
    void sessionChanged();
    void countChanged();

private:
    void look();
    void tellVictims();

    QPointer<Session> m_session;
    std::vector<Finding> m_findings;
    std::vector<std::unique_ptr<FactsModel>> m_victims; ///< of each finding
    QTimer m_lookLater;
};

} // namespace loopscope::app
