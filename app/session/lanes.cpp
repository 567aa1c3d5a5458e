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

} // namespace loopscope::app
