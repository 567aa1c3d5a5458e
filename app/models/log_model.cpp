#include "models/log_model.h"

#include "analysis/places.h"
#include "models/words.h"
#include "timeline/format.h"

namespace loopscope::app {

void LogModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->live().disconnect(this);
    m_session = session;
    if (session) {
        connect(&session->live(), &LiveTrace::restarted, this, &LogModel::restart);
        connect(&session->live(), &LiveTrace::grown, this, &LogModel::grow);
    }
    Q_EMIT sessionChanged();
    restart();
}

void LogModel::restart()
{
    beginResetModel();
    m_count = m_session ? static_cast<int>(m_session->trace().log().size()) : 0;
    endResetModel();
    Q_EMIT countChanged();
}

void LogModel::grow()
{
    const int count = static_cast<int>(m_session->trace().log().size());
    if (count <= m_count)
        return;
    beginInsertRows({}, m_count, count - 1);
    m_count = count;
    endInsertRows();
    Q_EMIT countChanged();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!m_session || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const trace::Trace &trace = m_session->trace();
    const trace::LogLine &line = trace.log()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TimeRole:
        return QString::fromStdString(timeline::formatTime(line.time));
    case LaneRole:
        return line.lane == trace::noLane ? QString() : laneWords(trace, line.lane);
    case Qt::DisplayRole:
    case TextRole:
        return toQString(trace.text(line.text));
    default:
        return {};
    }
}

QHash<int, QByteArray> LogModel::roleNames() const
{
    return {{TimeRole, "time"}, {LaneRole, "lane"}, {TextRole, "message"}};
}

void LogModel::reveal(int row)
{
    if (!m_session || row < 0 || row >= m_count)
        return;
    const trace::LogLine &line = m_session->trace().log()[static_cast<std::size_t>(row)];
    if (const auto span = analysis::spanRefAt(m_session->trace(), line.lane, line.time))
        m_session->selection()->reveal(*span);
    if (line.line > 0)
        Q_EMIT m_session->lineRequested(static_cast<int>(line.line));
}

} // namespace loopscope::app
