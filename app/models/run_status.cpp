#include "models/run_status.h"

#include "analysis/overhead.h"
#include "models/words.h"
#include "trace/recording_cost.h"

#include <QLocale>
#include <QTimerEvent>

#include <algorithm>

namespace loopscope::app {

void RunStatus::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->live().disconnect(this);
    m_session = session;
    if (session) {
        connect(&session->live(), &LiveTrace::restarted, this, &RunStatus::changed);
        connect(&session->live(), &LiveTrace::grown, this, &RunStatus::changed);
        connect(&session->live(), &LiveTrace::runningChanged, this, &RunStatus::followTime);
    }
    Q_EMIT sessionChanged();
    Q_EMIT changed();
}

/// Time goes on while nothing happens.
void RunStatus::followTime()
{
    if (m_session && m_session->live().isRunning())
        m_clock.start(100, this);
    else
        m_clock.stop();
    Q_EMIT changed();
}

void RunStatus::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_clock.timerId())
        Q_EMIT changed();
}

bool RunStatus::isEmpty() const
{
    return !m_session || m_session->trace().eventCount() == 0;
}

QString RunStatus::duration() const
{
    return isEmpty() ? QString() : durationWords(m_session->live().now() - Time{});
}

QString RunStatus::events() const
{
    if (isEmpty())
        return {};
    const trace::Trace &trace = m_session->trace();
    const QLocale locale;
    const QString count =
        trace.eventCount() == 1 ? tr("1 event") : tr("%1 events").arg(locale.toString(trace.eventCount()));
    if (trace.lostCount() == 0)
        return tr("%1, none lost").arg(count);
    return tr("%1, %2 lost").arg(count, locale.toString(trace.lostCount()));
}

QString RunStatus::tasks() const
{
    if (isEmpty())
        return {};
    const auto lanes = m_session->trace().lanes();
    const auto tasks = std::count_if(lanes.begin(), lanes.end(),
                                     [](const trace::Lane &lane) { return lane.kind == trace::LaneKind::Task; });
    const bool isForeign = !lanes.empty() && lanes.front().kind == trace::LaneKind::Track;
    if (isForeign)
        return lanes.size() == 1 ? tr("1 track") : tr("%1 tracks").arg(lanes.size());
    return tasks == 1 ? tr("1 task") : tr("%1 tasks").arg(tasks);
}

QString RunStatus::clock() const
{
    if (isEmpty() || !m_session->live().scenario())
        return {};
    return m_session->live().clock() == scenario::ClockKind::Virtual ? tr("virtual clock") : tr("real clock");
}

QString RunStatus::clockHint() const
{
    if (clock().isEmpty())
        return {};
    if (m_session->live().clock() == scenario::ClockKind::Virtual)
        return tr("On the virtual clock nothing waits: time jumps to whatever happens next, and workers, threads and "
                  "processes are simulated, in the order that a real run has.");
    return tr("On the real clock workers, threads and processes are real, and so are the times.");
}

QString RunStatus::eventsHint() const
{
    return isLossy() ? tr("Events came faster than they could be kept. What is drawn around the losses is incomplete.")
                     : tr("Everything that the run recorded: whatever began, waited, woke and ended.");
}

QString RunStatus::overhead() const
{
    if (isEmpty() || !m_session->live().scenario() || m_session->live().clock() == scenario::ClockKind::Virtual)
        return {};
    if (!m_recordingCost)
        m_recordingCost = trace::recordingCost();
    const double percent = 100 * analysis::overheadOf(m_session->trace(), *m_recordingCost);
    const QLocale locale;
    return percent < 0.1 ? tr("tracing below %1 %").arg(locale.toString(0.1, 'f', 1))
                         : tr("tracing %1 %").arg(locale.toString(percent, 'f', 1));
}

bool RunStatus::isLossy() const
{
    return m_session && m_session->trace().lostCount() > 0;
}

} // namespace loopscope::app
