#include "models/problems_model.h"

#include "editor/fix_words.h"

#include <algorithm>

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
    if (problems.empty() && m_problems.empty())
        return;
    const std::string text = m_session ? m_session->text().toStdString() : std::string();
    const bool areSame = problems == m_problems; // then only what the fixes do may be another
    if (!areSame)
        beginResetModel();
    m_problems = problems;
    m_fixes = editing::fixesOf(text, m_problems);
    if (areSame)
        Q_EMIT dataChanged(index(0), index(count() - 1), {FixesRole});
    else
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
    case FixesRole:
        return wordsFor(m_fixes[static_cast<std::size_t>(index.row())]);
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemsModel::roleNames() const
{
    return {{LineRole, "line"},
            {ColumnRole, "column"},
            {MessageRole, "message"},
            {RemedyRole, "remedy"},
            {FixesRole, "fixes"}};
}

void ProblemsModel::fix(int row, int index)
{
    if (!m_session || row < 0 || row >= count())
        return;
    const auto place = static_cast<std::size_t>(row);
    if (index < 0 || index >= static_cast<int>(m_fixes[place].size()))
        return;
    const scenario::Correction wanted = m_fixes[place][static_cast<std::size_t>(index)].correction;
    // In the text as it is now, which may have been typed in since it was checked.
    const std::vector<editing::Fix> fixes = editing::fixesOf(m_session->text().toStdString(), m_problems[place]);
    const auto found =
        std::find_if(fixes.begin(), fixes.end(), [&](const editing::Fix &fix) { return fix.correction == wanted; });
    if (found != fixes.end())
        m_session->edit(found->edits);
}

void ProblemsModel::request(int row)
{
    if (m_session && row >= 0 && row < count())
        Q_EMIT m_session->lineRequested(static_cast<int>(m_problems[static_cast<std::size_t>(row)].place.line));
}

} // namespace loopscope::app
