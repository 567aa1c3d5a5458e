#include "editor/source_card.h"

#include "editing/help.h"
#include "editor/fix_words.h"
#include "editor/positions.h"

namespace loopscope::app {

namespace {

/// The position of a place; a problem that goes to the end of its line has no length of its own.
struct Stretch {
    int from = 0;
    int to = 0;
};

Stretch stretchOf(const QString &text, const scenario::Place &place)
{
    qsizetype begin = 0;
    for (std::uint32_t line = 1; line < place.line && begin >= 0; ++line)
        begin = text.indexOf(u'\n', begin) + 1;
    const qsizetype newline = text.indexOf(u'\n', begin);
    const QStringView line = QStringView(text).sliced(begin, (newline < 0 ? text.size() : newline) - begin);
    const int from = unitsBeforeColumn(line, place.column);
    const auto to = place.length > 0 ? unitsBeforeColumn(line, place.column + place.length) : line.size();
    return {static_cast<int>(begin + from), static_cast<int>(begin + to)};
}

QString aboutWords(const editing::Help &help)
{
    using About = editing::Help::About;
    const QString owner = QString::fromStdString(help.owner);
    const auto line = static_cast<int>(help.line);
    switch (help.about) {
    case About::Part:
        return SourceCard::tr("part of a scenario");
    case About::Setting:
        return SourceCard::tr("setting");
    case About::Step:
        return SourceCard::tr("step");
    case About::Field:
        return SourceCard::tr("parameter of %1").arg(owner);
    case About::Object:
        return SourceCard::tr("kind of object");
    case About::Coroutine:
        return SourceCard::tr("coroutine, line %1").arg(line);
    case About::Function:
        return SourceCard::tr("function, line %1").arg(line);
    case About::Shared:
        return owner.isEmpty() ? SourceCard::tr("shared, line %1").arg(line)
                               : SourceCard::tr("shared %1, line %2").arg(owner).arg(line);
    }
    return {};
}

QString parameterWords(const editing::Help::Parameter &parameter)
{
    const QString name = QString::fromStdString(parameter.name);
    QString summary = QString::fromStdString(parameter.summary);
    if (name.isEmpty())
        return summary;
    return (parameter.isRequired ? SourceCard::tr("%1: %2") : SourceCard::tr("%1: %2 (optional)")).arg(name, summary);
}

} // namespace

void SourceCard::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::textChanged, this, &SourceCard::hide);
    hide();
    Q_EMIT sessionChanged();
}

QStringList SourceCard::fixes() const
{
    return wordsFor(m_fixes);
}

void SourceCard::clear()
{
    m_shown = false;
    m_problem.clear();
    m_remedy.clear();
    m_fixes.clear();
    m_title.clear();
    m_about.clear();
    m_summary.clear();
    m_python.clear();
    m_parameters.clear();
}

void SourceCard::hide()
{
    if (!m_shown)
        return;
    clear();
    Q_EMIT changed();
}

void SourceCard::takeProblem(const scenario::Problem &problem, const std::string &text)
{
    m_problem = QString::fromStdString(problem.message);
    m_remedy = QString::fromStdString(problem.remedy);
    m_fixes = editing::fixesOf(text, problem);
    m_shown = true;
}

void SourceCard::takeHelp(const std::string &text, std::size_t offset)
{
    const auto help = editing::helpAt(text, offset);
    if (!help)
        return;
    m_title = QString::fromStdString(help->title);
    m_about = aboutWords(*help);
    m_summary = QString::fromStdString(help->summary);
    m_python = QString::fromStdString(help->python);
    for (const editing::Help::Parameter &parameter : help->parameters)
        m_parameters.append(parameterWords(parameter));
    m_position = unitsBefore(text, help->from);
    m_shown = true;
}

void SourceCard::showAt(int position)
{
    if (!m_session)
        return;
    clear();
    const QString &text = m_session->text();
    const std::string bytes = text.toStdString();
    m_position = position;
    takeHelp(bytes, bytesBefore(text, position));
    for (const scenario::Problem &problem : m_session->problems()) {
        const Stretch stretch = stretchOf(text, problem.place);
        if (position < stretch.from || position > stretch.to)
            continue;
        takeProblem(problem, bytes);
        m_position = stretch.from;
        break;
    }
    Q_EMIT changed();
}

bool SourceCard::showProblemOf(int line)
{
    if (!m_session)
        return false;
    m_session->check(); // what was just typed counts
    clear();
    for (const scenario::Problem &problem : m_session->problems()) {
        if (static_cast<int>(std::max(problem.place.line, 1U)) != line)
            continue;
        takeProblem(problem, m_session->text().toStdString());
        m_position = stretchOf(m_session->text(), problem.place).from;
        break;
    }
    Q_EMIT changed();
    return m_shown;
}

void SourceCard::fix(int index)
{
    if (!m_session || index < 0 || index >= static_cast<int>(m_fixes.size()))
        return;
    const form::TextEdits edits = m_fixes[static_cast<std::size_t>(index)].edits;
    hide();
    m_session->edit(edits);
}

} // namespace loopscope::app
