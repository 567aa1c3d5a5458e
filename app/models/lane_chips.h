#pragma once

#include "session/lanes.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// What lanes can be filtered by, besides text: a chip for each activity or for each topic.
class LaneChips : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Lanes *lanes READ lanes WRITE setLanes NOTIFY lanesChanged)
    Q_PROPERTY(Kind kind READ kind WRITE setKind NOTIFY kindChanged)

public:
    enum class Kind { Activities, Topics };
    Q_ENUM(Kind)
    enum Role { LabelRole = Qt::UserRole + 1, ChosenRole };

    using QAbstractListModel::QAbstractListModel;

    Lanes *lanes() const { return m_lanes; }
    void setLanes(Lanes *lanes);
    Kind kind() const { return m_kind; }
    void setKind(Kind kind);

    Q_INVOKABLE void toggle(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void lanesChanged();
    void kindChanged();

private:
    QString labelOf(int row) const;
    bool isChosen(int row) const;
    void tellChosen();

    QPointer<Lanes> m_lanes;
    Kind m_kind = Kind::Activities;
};

} // namespace loopscope::app
