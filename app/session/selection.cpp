#include "session/selection.h"

namespace loopscope::app {

void Selection::select(std::optional<timeline::SpanRef> span)
{
    if (m_span == span)
        return;
    m_span = span;
    Q_EMIT changed();
}

void Selection::reveal(timeline::SpanRef span)
{
    select(span);
    Q_EMIT revealed();
}

} // namespace loopscope::app
