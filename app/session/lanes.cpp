#include "session/lanes.h"

#include <utility>

namespace loopscope::app {

void Lanes::setArrangement(timeline::Arrangement arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = std::move(arrangement);
    Q_EMIT changed();
}

void Lanes::setFilterText(const QString &text)
{
    timeline::Arrangement arrangement = m_arrangement;
    arrangement.filter.text = text.trimmed().toStdString();
    setArrangement(std::move(arrangement));
}

void Lanes::clearFilter()
{
    timeline::Arrangement arrangement = m_arrangement;
    arrangement.filter = {};
    setArrangement(std::move(arrangement));
}

void Lanes::setOrder(Order order)
{
    timeline::Arrangement arrangement = m_arrangement;
    arrangement.order = static_cast<timeline::LaneOrder>(order);
    setArrangement(std::move(arrangement));
}

} // namespace loopscope::app
