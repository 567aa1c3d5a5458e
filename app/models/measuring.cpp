#include "models/measuring.h"

#include "analysis/same_span.h"
#include "models/words.h"

#include <cmath>

namespace loopscope::app {

void Measuring::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->live().disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(&session->live(), &LiveTrace::restarted, this, &Measuring::follow);
        connect(session, &Session::runningChanged, this, &Measuring::sum);
    }
    clear();
}

void Measuring::begin(std::optional<trace::LaneIndex> lane)
{
    m_lane = lane;
    m_ofLane = lane.has_value();
    m_range.reset();
    Q_EMIT changed();
}

void Measuring::measure(timeline::TimeRange range)
{
    m_range = range;
    sum();
}

void Measuring::clear()
{
    begin(std::nullopt);
}

void Measuring::setOfLane(bool ofLane)
{
    m_ofLane = ofLane && m_lane;
    sum();
}

/// Another run: one that is there as a whole is a preview of what was measured, changed a little.
void Measuring::follow()
{
    const LiveTrace &live = m_session->live();
    const bool isPreview = m_range && live.scenario() && live.result();
    const auto lane = isPreview && m_lane ? analysis::sameLane(*m_trace, *m_lane, live.trace()) : std::nullopt;
    if (!isPreview || lane.has_value() != m_lane.has_value())
        return clear();
    m_lane = lane;
    sum();
}

void Measuring::sum()
{
    if (!m_range || !m_session)
        return;
    m_trace = m_session->live().sharedTrace();
    m_sum = analysis::measure(m_session->trace(), m_range->from, m_range->to, m_session->live().now(),
                              m_ofLane ? m_lane : std::nullopt);
    Q_EMIT changed();
}

QString Measuring::length() const
{
    return m_range ? durationWords(timeline::lengthOf(*m_range)) : QString();
}

QString Measuring::between() const
{
    return m_range ? tr("%1 to %2").arg(exactWords(m_range->from), exactWords(m_range->to)) : QString();
}

QString Measuring::laneName() const
{
    const bool known = m_lane && m_session && *m_lane < m_session->trace().lanes().size();
    return known ? laneWords(m_session->trace(), *m_lane) : QString();
}

/// Of one lane, with its share; the times of many lanes add up to more than passed.
QString Measuring::part(Duration duration) const
{
    const Duration whole = m_range ? timeline::lengthOf(*m_range) : Duration::zero();
    if (!m_ofLane || whole <= Duration::zero())
        return durationWords(duration);
    const auto percent =
        std::lround(100.0 * static_cast<double>(duration.count()) / static_cast<double>(whole.count()));
    return tr("%1  (%2 %)").arg(durationWords(duration)).arg(percent);
}

QString Measuring::counts() const
{
    const QString slices = m_sum.slices == 1 ? tr("1 slice") : tr("%L1 slices").arg(m_sum.slices);
    const QString hops = m_sum.hops == 1 ? tr("1 hop") : tr("%L1 hops").arg(m_sum.hops);
    return tr("%1, %2").arg(slices, hops);
}

QString Measuring::words() const
{
    if (!m_range)
        return {};
    return tr("Measured %1 of %2: running %3, ready %4, suspended %5, loop stalled %6, %7")
        .arg(length(), m_ofLane ? laneName() : tr("all lanes"), running(), ready(), suspended(), stalled(), counts());
}

} // namespace loopscope::app
