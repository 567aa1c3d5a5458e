#include "models/lane_chips.h"

namespace loopscope::app {

using timeline::LaneActivity;
using timeline::LaneTopic;

void LaneChips::setLanes(Lanes *lanes)
{
    if (m_lanes == lanes)
        return;
    if (m_lanes)
        m_lanes->disconnect(this);
    m_lanes = lanes;
    if (lanes)
        connect(lanes, &Lanes::changed, this, &LaneChips::tellChosen);
    Q_EMIT lanesChanged();
    tellChosen();
}

void LaneChips::setKind(Kind kind)
{
    if (m_kind == kind)
        return;
    beginResetModel();
    m_kind = kind;
    endResetModel();
    Q_EMIT kindChanged();
}

void LaneChips::tellChosen()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ChosenRole});
}

void LaneChips::toggle(int row)
{
    if (!m_lanes || row < 0 || row >= rowCount())
        return;
    timeline::Arrangement arrangement = m_lanes->arrangement();
    if (m_kind == Kind::Activities)
        arrangement.filter.activities.toggle(static_cast<LaneActivity>(row));
    else
        arrangement.filter.topics.toggle(static_cast<LaneTopic>(row));
    m_lanes->setArrangement(std::move(arrangement));
}

int LaneChips::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_kind == Kind::Activities ? timeline::laneActivityCount : timeline::laneTopicCount;
}

QString LaneChips::labelOf(int row) const
{
    if (m_kind == Kind::Activities) {
        switch (static_cast<LaneActivity>(row)) {
        case LaneActivity::Running:
            return tr("running");
        case LaneActivity::Ready:
            return tr("ready");
        case LaneActivity::Suspended:
            return tr("suspended");
        case LaneActivity::Stalling:
            return tr("stalling");
        }
    }
    switch (static_cast<LaneTopic>(row)) {
    case LaneTopic::Sleep:
        return tr("sleep");
    case LaneTopic::Io:
        return tr("I/O");
    case LaneTopic::Lock:
        return tr("locks");
    case LaneTopic::Queue:
        return tr("queues");
    case LaneTopic::Executor:
        return tr("executor");
    case LaneTopic::Task:
        return tr("tasks");
    }
    return {};
}

bool LaneChips::isChosen(int row) const
{
    if (!m_lanes)
        return false;
    const timeline::LaneFilter &filter = m_lanes->arrangement().filter;
    return m_kind == Kind::Activities ? filter.activities.contains(static_cast<LaneActivity>(row))
                                      : filter.topics.contains(static_cast<LaneTopic>(row));
}

QVariant LaneChips::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return labelOf(index.row());
    case ChosenRole:
        return isChosen(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> LaneChips::roleNames() const
{
    return {{LabelRole, "label"}, {ChosenRole, "chosen"}};
}

} // namespace loopscope::app
