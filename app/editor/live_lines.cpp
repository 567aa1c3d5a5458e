#include "editor/live_lines.h"

#include "models/words.h"

#include <QTimerEvent>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr int updateInterval = 33; // ms
constexpr std::size_t mostNames = 8;
constexpr std::size_t furthestBack = 4; // spans: from running over ready to the wait before

/// The line that a lane is at: that of what it does, else of what it did before. 0 where that is not known.
int lineOf(const trace::Lane &lane)
{
    const std::size_t spans = lane.spans.size();
    for (std::size_t back = 1; back <= std::min(spans, furthestBack); ++back) {
        if (const std::uint32_t line = lane.spans[spans - back].line; line > 0)
            return static_cast<int>(line);
    }
    return 0;
}

int wakefulness(trace::SpanState state)
{
    return state == trace::SpanState::Running ? 2 : state == trace::SpanState::Ready ? 1 : 0;
}

} // namespace

void LiveLaneList::clear()
{
    m_alive.clear();
    m_known = 0;
}

std::vector<LiveLine> LiveLaneList::update(const trace::Trace &trace)
{
    for (; m_known < trace.lanes().size(); ++m_known) {
        const trace::LaneKind kind = trace.lane(static_cast<trace::LaneIndex>(m_known)).kind;
        if (kind == trace::LaneKind::Task || trace::runsJobs(kind))
            m_alive.push_back(static_cast<trace::LaneIndex>(m_known));
    }
    std::erase_if(m_alive, [&](trace::LaneIndex lane) { return trace.lane(lane).end != openEnd; });
    std::vector<LiveLine> lines;
    for (const trace::LaneIndex index : m_alive) {
        const trace::Lane &lane = trace.lane(index);
        if (lane.spans.empty() || !lane.spans.back().isOpen())
            continue;
        const int line = lineOf(lane);
        if (line == 0)
            continue;
        auto place = std::lower_bound(lines.begin(), lines.end(), line,
                                      [](const LiveLine &each, int wanted) { return each.line < wanted; });
        if (place == lines.end() || place->line != line)
            place = lines.insert(place, {line, 0, lane.spans.back().state, {}});
        ++place->count;
        if (wakefulness(lane.spans.back().state) > wakefulness(place->state))
            place->state = lane.spans.back().state;
        if (place->lanes.size() < mostNames)
            place->lanes.push_back(index);
    }
    return lines;
}

void LiveLines::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->live().disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(&session->live(), &LiveTrace::grown, this, &LiveLines::grow);
        connect(&session->live(), &LiveTrace::restarted, this, [this] {
            m_lanes.clear();
            show({});
        });
        connect(session, &Session::runningChanged, this, &LiveLines::update);
    }
    Q_EMIT sessionChanged();
    m_lanes.clear();
    update();
}

void LiveLines::grow()
{
    if (!m_due.isActive())
        m_due.start(updateInterval, this);
}

void LiveLines::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_due.timerId())
        update();
    else
        QAbstractListModel::timerEvent(event);
}

void LiveLines::update()
{
    m_due.stop();
    const bool goesOn = m_session && m_session->isRunning();
    show(goesOn ? m_lanes.update(m_session->trace()) : std::vector<LiveLine>{});
}

/// Marks stay where they are as long as their lines do: only what they say changes.
void LiveLines::show(std::vector<LiveLine> lines)
{
    if (lines == m_lines)
        return;
    const bool sameLines = std::equal(lines.begin(), lines.end(), m_lines.begin(), m_lines.end(),
                                      [](const LiveLine &a, const LiveLine &b) { return a.line == b.line; });
    if (!sameLines)
        beginResetModel();
    m_lines = std::move(lines);
    if (!sameLines)
        endResetModel();
    else if (!m_lines.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString LiveLines::words(const LiveLine &line) const
{
    QStringList names;
    for (const trace::LaneIndex lane : line.lanes) {
        if (m_session && lane < m_session->trace().lanes().size())
            names.append(laneWords(m_session->trace(), lane));
    }
    const QString all = names.join(QStringLiteral(", "));
    const int more = line.count - static_cast<int>(line.lanes.size());
    const QString who = more > 0 ? tr("%1 and %2 more").arg(all).arg(more) : all;
    switch (line.state) {
    case trace::SpanState::Running:
        return tr("Running here: %1").arg(who);
    case trace::SpanState::Ready:
        return tr("Ready to go on here: %1").arg(who);
    case trace::SpanState::Suspended:
        break;
    }
    return tr("Waiting here: %1").arg(who);
}

int LiveLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant LiveLines::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LiveLine &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case LineRole:
        return line.line;
    case CountRole:
        return line.count;
    case StateRole:
        return static_cast<int>(line.state);
    case Qt::DisplayRole:
    case WordsRole:
        return words(line);
    default:
        return {};
    }
}

QHash<int, QByteArray> LiveLines::roleNames() const
{
    return {{LineRole, "line"}, {CountRole, "tasks"}, {StateRole, "doing"}, {WordsRole, "words"}};
}

} // namespace loopscope::app
