#include "models/difference_model.h"

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr std::size_t context = 3; // lines around each change
constexpr std::size_t mostShown = 2000;

int countOf(const std::vector<editing::DifferenceLine> &lines, editing::LineChange change)
{
    return static_cast<int>(
        std::count_if(lines.begin(), lines.end(), [&](const auto &line) { return line.change == change; }));
}

} // namespace

void DifferenceModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::conflictChanged, this, &DifferenceModel::update);
        connect(session, &Session::checked, this, &DifferenceModel::update);
    }
    update();
    Q_EMIT sessionChanged();
}

void DifferenceModel::update()
{
    const bool isWanted = m_session && m_session->hasConflict();
    if (!isWanted && m_lines.empty())
        return;
    beginResetModel();
    m_before = isWanted ? m_session->text().toStdString() : std::string();
    m_after = isWanted ? m_session->documents().theirs()->text.toStdString() : std::string();
    m_old = editing::linesOf(m_before);
    m_new = editing::linesOf(m_after);
    m_lines = editing::withContext(editing::difference(m_old, m_new), context);
    m_mine = countOf(m_lines, editing::LineChange::Removed);
    m_theirs = countOf(m_lines, editing::LineChange::Added);
    m_leftOut = static_cast<int>(m_lines.size() - std::min(m_lines.size(), mostShown));
    m_lines.resize(std::min(m_lines.size(), mostShown));
    endResetModel();
    Q_EMIT changed();
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const editing::DifferenceLine &line = m_lines[row];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole: {
        const std::string_view text = line.before > 0 ? m_old[line.before - 1] : m_new[line.after - 1];
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    case SideRole:
        return static_cast<int>(line.change == editing::LineChange::Removed ? Side::Mine
                                : line.change == editing::LineChange::Added ? Side::Theirs
                                                                            : Side::Both);
    case NumberRole:
        return static_cast<int>(line.before > 0 ? line.before : line.after);
    case GapRole:
        return row > 0 && line.change == editing::LineChange::Same &&
               m_lines[row - 1].change == editing::LineChange::Same && line.before != m_lines[row - 1].before + 1;
    default:
        return {};
    }
}

QHash<int, QByteArray> DifferenceModel::roleNames() const
{
    return {{TextRole, "line"}, {SideRole, "side"}, {NumberRole, "number"}, {GapRole, "gap"}};
}

} // namespace loopscope::app
