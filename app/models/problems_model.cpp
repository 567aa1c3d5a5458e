#include "models/problems_model.h"

namespace loopscope::app {

void ProblemsModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::checked, this, &ProblemsModel::update);
    Q_EMIT sessionChanged();
    update();
}

void ProblemsModel::update()
{
    const std::vector<scenario::Problem> problems =
        m_session ? m_session->problems() : std::vector<scenario::Problem>{};
    if (problems == m_problems)
        return;
    beginResetModel();
    m_problems = problems;
    endResetModel();
    Q_EMIT countChanged();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const scenario::Problem &problem = m_problems[static_cast<std::size_t>(index.row())];
    switch (role) {
    case LineRole:
        return static_cast<int>(problem.place.line);
    case ColumnRole:
        return static_cast<int>(problem.place.column);
    case Qt::DisplayRole:
    case MessageRole:
        return QString::fromStdString(problem.message);
    case RemedyRole:
        return QString::fromStdString(problem.remedy);
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemsModel::roleNames() const
{
    return {{LineRole, "line"}, {ColumnRole, "column"}, {MessageRole, "message"}, {RemedyRole, "remedy"}};
}

void ProblemsModel::request(int row)
{
    if (m_session && row >= 0 && row < count())
        Q_EMIT m_session->lineRequested(static_cast<int>(m_problems[static_cast<std::size_t>(row)].place.line));
}

} // namespace loopscope::app
