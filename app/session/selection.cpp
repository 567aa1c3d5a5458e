#include "session/selection.h"

namespace loopscope::app {

void Selection::select(std::optional<timeline::SpanRef> span)
{
    if (m_trail.here() != span)
        m_trail = span ? analysis::Trail(*span) : analysis::Trail();
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

void Selection::towardsCause(const trace::Trace &trace)
{
    if (m_trail.towardsCause(trace))
        reveal(m_trail.here().value());
}

void Selection::towardsEffect(const trace::Trace &trace)
{
    if (m_trail.towardsEffect(trace))
        reveal(m_trail.here().value());
}

void Selection::towardsOtherEffect(const trace::Trace &trace, int step)
{
    if (m_trail.towardsOther(trace, step))
        reveal(m_trail.here().value());
}

} // namespace loopscope::app
