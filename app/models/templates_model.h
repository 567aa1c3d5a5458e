#pragma once

#include "session/session.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace loopscope::app {

/// What a new scenario can begin with.
class TemplatesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count CONSTANT)

public:
    enum Role { TitleRole = Qt::UserRole + 1, AboutRole };

    using QAbstractListModel::QAbstractListModel;

    int count() const;
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Shows a new document in the session that begins with this template.
    Q_INVOKABLE void begin(int row, loopscope::app::Session *session) const;
};

} // namespace loopscope::app
