#pragma once

#include "files/recovery_store.h"
#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

#include <vector>

namespace loopscope::app {

/// What programs that went down left behind, found when this is made. As long as it is offered here, no other program
/// offers it.
class RecoveryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole + 1, OriginRole, TimeRole, DamagedRole };

    explicit RecoveryModel(QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_rows.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// All of it is among the session's unsaved documents then, and the latest one is shown.
    Q_INVOKABLE void recover(loopscope::app::Session *session);
    Q_INVOKABLE void discard();
    /// It is offered again at the next start.
    Q_INVOKABLE void later();

Q_SIGNALS:
    void changed();

private:
    void forget();

    std::vector<LeftBehind> m_left;
    std::vector<std::variant<RecoveryEntry, DamagedEntry>> m_rows; ///< the latest first, damaged ones last
};

} // namespace loopscope::app
