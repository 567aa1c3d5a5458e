#include "models/notes_model.h"

#include "models/words.h"

#include <utility>

namespace loopscope::app {

using timeline::Note;

void NotesModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::shown, this, [this] { m_chosen.reset(); }); // its notes come next
        connect(session, &Session::notesChanged, this, &NotesModel::reload);
    }
    Q_EMIT sessionChanged();
    reload();
}

const std::vector<Note> &NotesModel::notes() const
{
    static const std::vector<Note> none;
    return m_session ? m_session->notes() : none;
}

/// Also when somebody else has changed the notes: another document, a file that was opened.
void NotesModel::reload()
{
    beginResetModel();
    if (m_chosen && *m_chosen >= notes().size())
        m_chosen.reset();
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT chosenChanged();
}

void NotesModel::put(std::vector<Note> notes, std::optional<std::size_t> chosen)
{
    m_chosen = chosen;
    if (notes == m_session->notes())
        return Q_EMIT chosenChanged();
    m_session->setNotes(std::move(notes));
}

QString NotesModel::chosenText() const
{
    return m_chosen ? QString::fromStdString(notes()[*m_chosen].text) : QString();
}

void NotesModel::mark(Time time)
{
    if (!m_session)
        return;
    std::vector<Note> changed = notes();
    auto place = noteAt(changed, time);
    if (!place)
        place = insertNote(changed, {time, {}});
    put(std::move(changed), place);
    Q_EMIT editRequested();
}

void NotesModel::choose(std::optional<std::size_t> note)
{
    if (note == m_chosen || (note && *note >= notes().size()))
        return;
    m_chosen = note;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {ChosenRole});
    Q_EMIT chosenChanged();
}

void NotesModel::move(Time time)
{
    if (!m_chosen)
        return;
    std::vector<Note> changed = notes();
    const std::size_t place = moveNote(changed, *m_chosen, time);
    put(std::move(changed), place);
}

void NotesModel::step(int by, Time time)
{
    if (notes().empty())
        return;
    const Time from = m_chosen ? notes()[*m_chosen].time : time;
    const auto found = by > 0 ? noteAfter(notes(), from) : noteBefore(notes(), from);
    reveal(found ? static_cast<int>(*found) : by > 0 ? 0 : count() - 1);
}

void NotesModel::reveal(int row)
{
    if (row < 0 || row >= count())
        return;
    choose(static_cast<std::size_t>(row));
    Q_EMIT revealed(notes()[static_cast<std::size_t>(row)].time);
}

void NotesModel::edit(int row)
{
    if (row < 0 || row >= count())
        return;
    reveal(row);
    Q_EMIT editRequested();
}

void NotesModel::setText(const QString &text)
{
    if (!m_chosen)
        return;
    std::vector<Note> changed = notes();
    changed[*m_chosen].text = text.simplified().toStdString();
    put(std::move(changed), m_chosen);
}

void NotesModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    std::vector<Note> changed = notes();
    changed.erase(changed.begin() + row);
    put(std::move(changed), std::nullopt);
}

int NotesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant NotesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const Note &note = notes()[row];
    switch (role) {
    case TimeRole:
        return exactWords(note.time);
    case Qt::DisplayRole:
    case WordsRole:
        return QString::fromStdString(note.text);
    case ChosenRole:
        return m_chosen == row;
    default:
        return {};
    }
}

QHash<int, QByteArray> NotesModel::roleNames() const
{
    return {{TimeRole, "time"}, {WordsRole, "words"}, {ChosenRole, "chosen"}};
}

} // namespace loopscope::app
