#include "editor/source_completion.h"

#include "editor/positions.h"

namespace loopscope::app {

namespace {

QString kindWords(editing::Candidate::Kind kind)
{
    using Kind = editing::Candidate::Kind;
    switch (kind) {
    case Kind::Part:
        return SourceCompletion::tr("part");
    case Kind::Setting:
        return SourceCompletion::tr("setting");
    case Kind::Step:
        return SourceCompletion::tr("step");
    case Kind::Field:
        return SourceCompletion::tr("parameter");
    case Kind::Object:
        return SourceCompletion::tr("kind");
    case Kind::Exception:
        return SourceCompletion::tr("exception");
    case Kind::Word:
        return SourceCompletion::tr("value");
    case Kind::Routine:
        return SourceCompletion::tr("call");
    case Kind::Shared:
        return SourceCompletion::tr("shared");
    case Kind::Variable:
        return SourceCompletion::tr("variable");
    case Kind::Builtin:
        return SourceCompletion::tr("function");
    }
    return {};
}

/// There is nothing to add to what was typed.
bool isComplete(const editing::Completion &completion, std::string_view word)
{
    return completion.candidates.size() == 1 && completion.candidates.front().insertion == word;
}

} // namespace

void SourceCompletion::setSession(Session *session)
{
    if (m_session == session)
        return;
    m_session = session;
    close();
    Q_EMIT sessionChanged();
}

void SourceCompletion::propose(int position, bool whileTyping)
{
    if (!m_session || m_session->isForeign())
        return close();
    const std::string text = m_session->text().toStdString();
    const std::size_t offset = bytesBefore(m_session->text(), position);
    editing::Completion completion = editing::completionAt(text, offset);
    const bool isBegun = completion.from < offset;
    const bool isNumber = isBegun && text[completion.from] >= '0' && text[completion.from] <= '9';
    const std::string_view word = std::string_view(text).substr(completion.from, completion.to - completion.from);
    if ((whileTyping && (!isBegun || isNumber)) || isComplete(completion, word))
        return close();
    const int from = unitsBefore(text, completion.from);
    show(std::move(completion), from);
}

void SourceCompletion::close()
{
    if (count() > 0)
        show({}, 0);
}

void SourceCompletion::show(editing::Completion completion, int from)
{
    beginResetModel();
    m_completion = std::move(completion);
    m_from = from;
    endResetModel();
    Q_EMIT changed();
}

void SourceCompletion::accept(int row)
{
    if (!m_session || row < 0 || row >= count())
        return;
    const editing::Completion completion = m_completion;
    const int begin = m_from;
    const editing::Candidate &candidate = completion.candidates[static_cast<std::size_t>(row)];
    close();
    if (!m_session->edit({{completion.from, completion.to - completion.from, candidate.insertion}}))
        return;
    const int caret = begin + unitsBefore(candidate.insertion, candidate.caret);
    Q_EMIT accepted(caret, caret + static_cast<int>(candidate.selected));
}

int SourceCompletion::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SourceCompletion::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const editing::Candidate &candidate = m_completion.candidates[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return QString::fromStdString(candidate.label);
    case KindRole:
        return candidate.isRequired ? tr("required") : kindWords(candidate.kind);
    case SummaryRole:
        return QString::fromStdString(candidate.summary);
    case PythonRole:
        return QString::fromStdString(candidate.python);
    case RequiredRole:
        return candidate.isRequired;
    default:
        return {};
    }
}

QHash<int, QByteArray> SourceCompletion::roleNames() const
{
    return {{LabelRole, "label"},
            {KindRole, "kind"},
            {SummaryRole, "summary"},
            {PythonRole, "python"},
            {RequiredRole, "needed"}};
}

} // namespace loopscope::app
