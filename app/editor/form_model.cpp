// The cards and how they follow the text. What is done to them is in form_actions.cpp.

#include "editor/form_model.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace loopscope::app {

using namespace form;

namespace {

// Every change reads the whole text again, between two frames.
constexpr std::size_t largestText = 200'000;

const QString shownKey = QStringLiteral("formShown");

std::variant<Outline, scenario::Problem> tooLong()
{
    return scenario::Problem{{1, 1, 0}, "it is longer than 200 kB", "edit it as text"};
}

} // namespace

FormModel::FormModel(QObject *parent) : QAbstractListModel(parent), m_shown(QSettings().value(shownKey, false).toBool())
{
}
FormModel::~FormModel() = default;

void FormModel::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::textChanged, this, &FormModel::refresh);
        connect(session, &Session::documentChanged, this, &FormModel::refresh);
        connect(session, &Session::checked, this, &FormModel::tellProblems);
        connect(session, &Session::shown, this, [this] { setCurrent(-1); }); // its rows are other cards
    }
    refresh();
    Q_EMIT sessionChanged();
}

void FormModel::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    QSettings().setValue(shownKey, shown);
    Q_EMIT shownChanged();
}

void FormModel::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    refresh();
    Q_EMIT activeChanged();
}

void FormModel::refresh()
{
    if (!m_active)
        return;
    std::string text = m_session ? m_session->text().toStdString() : std::string();
    if (text == m_text && !m_rows.empty() && !m_broken)
        return;
    if (!m_editing)
        finish();
    auto read = text.size() > largestText ? tooLong() : outlineOf(text);
    const bool wasBroken = isBroken();
    if (auto *problem = std::get_if<scenario::Problem>(&read)) {
        m_broken = std::move(*problem);
        Q_EMIT brokenChanged();
        Q_EMIT currentCardChanged();
        return;
    }
    m_broken.reset();
    m_text = std::move(text);
    m_outline = std::get<Outline>(std::move(read));
    std::vector<FormCard> cards = formCardsOf(m_outline);
    noteProblems(cards);
    keepGoing(cards);
    show(std::move(cards));
    if (wasBroken)
        Q_EMIT brokenChanged();
    Q_EMIT markedChanged();
}

/// The one that edit() has read already, if the change came to pass.
std::variant<Outline, scenario::Problem> FormModel::outlineOf(const std::string &text)
{
    auto read = std::exchange(m_read, std::nullopt);
    if (read && read->text == text)
        return std::move(read->outline);
    return readOutline(text);
}

/// The field that a hand is on stays what it is, whatever its value looks like meanwhile.
void FormModel::keepGoing(std::vector<FormCard> &cards) const
{
    const FormField *old = m_editing ? fieldAt(m_going.row, m_going.field) : nullptr;
    if (old == nullptr || static_cast<std::size_t>(m_going.row) >= cards.size())
        return;
    std::vector<FormField> &fields = cards[static_cast<std::size_t>(m_going.row)].fields;
    if (static_cast<std::size_t>(m_going.field) < fields.size())
        fields[static_cast<std::size_t>(m_going.field)].kind = old->kind;
}

/// Cards that are alike at both ends stay; only what is between comes and goes.
void FormModel::show(std::vector<FormCard> cards)
{
    const std::size_t most = std::min(cards.size(), m_rows.size());
    std::size_t head = 0;
    while (head < most && cards[head].sameShape(m_rows[head].card))
        ++head;
    std::size_t tail = 0;
    while (tail < most - head && cards[cards.size() - 1 - tail].sameShape(m_rows[m_rows.size() - 1 - tail].card))
        ++tail;
    const std::size_t gone = m_rows.size() - head - tail;
    const std::size_t come = cards.size() - head - tail;
    if (gone > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + gone) - 1);
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(head),
                     m_rows.begin() + static_cast<std::ptrdiff_t>(head + gone));
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + come) - 1);
        for (std::size_t i = 0; i < come; ++i) {
            Row row;
            row.fields = std::make_unique<FormFields>();
            row.fields->setFields(cards[head + i].fields);
            row.card = std::move(cards[head + i]);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(head + i), std::move(row));
        }
        endInsertRows();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i < head || i >= head + come)
            put(i, std::move(cards[i]));
    }
    if (gone != come)
        Q_EMIT countChanged();
    if (m_current >= count())
        setCurrent(count() - 1);
    Q_EMIT currentCardChanged();
}

void FormModel::put(std::size_t at, FormCard card)
{
    Row &row = m_rows[at];
    row.fields->setFields(card.fields);
    row.card = std::move(card);
    Q_EMIT dataChanged(index(static_cast<int>(at)), index(static_cast<int>(at)));
}

void FormModel::tellProblems()
{
    if (!m_session || m_broken || m_session->text().toStdString() != m_text)
        return;
    std::vector<FormCard> cards;
    for (const Row &row : m_rows)
        cards.push_back(row.card);
    noteProblems(cards);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const bool changed = cards[i].problem != m_rows[i].card.problem || cards[i].fields != m_rows[i].card.fields;
        if (changed)
            put(i, std::move(cards[i]));
    }
}

namespace {

/// The byte of a place, which counts letters.
std::size_t byteOf(std::string_view text, const scenario::Place &place)
{
    std::size_t at = 0;
    for (std::uint32_t line = 1; line < place.line && at < text.size(); ++line)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    for (std::uint32_t column = 1; column < place.column && at < text.size() && text[at] != '\n'; ++column) {
        for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;)
            ++at;
    }
    return at;
}

} // namespace

void FormModel::noteProblems(std::vector<FormCard> &cards) const
{
    for (FormCard &card : cards) {
        card.problem.clear();
        for (FormField &field : card.fields)
            field.wrong = false;
    }
    if (!m_session)
        return;
    const std::vector<scenario::Problem> &problems = m_session->problems();
    for (const scenario::Problem &problem : problems) {
        FormCard *innermost = nullptr;
        for (FormCard &card : cards) {
            const bool isBefore = card.part && card.line <= static_cast<int>(problem.place.line);
            if (isBefore && (innermost == nullptr || card.line >= innermost->line))
                innermost = &card;
        }
        if (innermost == nullptr)
            continue;
        if (innermost->problem.isEmpty()) {
            innermost->problem = QString::fromStdString(problem.message);
            if (!problem.remedy.empty())
                innermost->problem = tr("%1; %2").arg(innermost->problem, QString::fromStdString(problem.remedy));
        }
        const std::size_t at = byteOf(m_text, problem.place);
        for (FormField &field : innermost->fields) {
            if (field.place.part >= m_outline.parts.size()) // not there yet
                continue;
            const Slot &slot = m_outline.parts[field.place.part].fields[field.place.field].slots[field.place.slot];
            field.wrong = field.wrong || (at >= slot.range.begin && at <= slot.range.end);
        }
    }
}

QString FormModel::brokenText() const
{
    if (!m_broken)
        return {};
    return tr("Line %1: %2").arg(m_broken->place.line).arg(QString::fromStdString(m_broken->message));
}

void FormModel::setCurrent(int row)
{
    row = std::clamp(row, -1, count() - 1);
    if (m_current == row)
        return;
    m_current = row;
    finish();
    refuse({}); // that was about another card
    Q_EMIT currentChanged();
    Q_EMIT currentCardChanged();
}

QString FormModel::currentName() const
{
    return m_current >= 0 && m_current < count() ? m_rows[static_cast<std::size_t>(m_current)].card.name : QString();
}

int FormModel::currentLine() const
{
    return m_current >= 0 && m_current < count() ? m_rows[static_cast<std::size_t>(m_current)].card.line : 0;
}

void FormModel::setMarkedLine(int line)
{
    if (m_markedLine == line)
        return;
    m_markedLine = line;
    Q_EMIT markedChanged();
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {MarkedRole});
}

int FormModel::rowOfLine(int line) const
{
    int found = -1;
    for (int row = 0; row < count(); ++row) {
        const FormCard &card = m_rows[static_cast<std::size_t>(row)].card;
        if (card.part && card.line > 0 && card.line <= line &&
            (found < 0 || card.line >= m_rows[static_cast<std::size_t>(found)].card.line))
            found = row;
    }
    // A branch begins on the line of its step where that is its first word.
    if (found > 0 && m_rows[static_cast<std::size_t>(found)].card.kind == FormCard::Kind::Branch &&
        m_rows[static_cast<std::size_t>(found)].card.line == m_rows[static_cast<std::size_t>(found - 1)].card.line)
        --found;
    return found;
}

std::optional<PartIndex> FormModel::partOf(int row) const
{
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)].card.part : std::nullopt;
}

int FormModel::rowOf(PartIndex part) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [part](const Row &row) { return row.card.part == part; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const FormField *FormModel::fieldAt(int row, int field) const
{
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)].fields->at(field) : nullptr;
}

int FormModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FormModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const FormCard &card = row.card;
    switch (role) {
    case KindRole:
        return static_cast<int>(card.kind);
    case LevelRole:
        return card.level;
    case Qt::DisplayRole:
    case NameRole:
        return card.name;
    case HintRole:
        return card.hint;
    case LineRole:
        return card.line;
    case UnderstoodRole:
        return card.understood;
    case MovableRole:
        return card.movable;
    case TakesStepsRole:
        return card.takesSteps;
    case RenamableRole:
        return card.renamable;
    case RemovableRole:
        return card.removable;
    case OwnFirstRole:
        return !card.renamable && !card.fields.empty() && card.fields.front().label.isEmpty();
    case AddableRole:
        return card.addable;
    case HasListRole:
        return card.hasList;
    case ProblemRole:
        return card.problem;
    case MarkedRole:
        return markedRow() == index.row();
    case FieldsRole:
        return QVariant::fromValue(row.fields.get());
    default:
        return {};
    }
}

QHash<int, QByteArray> FormModel::roleNames() const
{
    return {{KindRole, "kind"},           {LevelRole, "level"},
            {NameRole, "name"},           {HintRole, "hint"},
            {LineRole, "line"},           {UnderstoodRole, "understood"},
            {MovableRole, "movable"},     {TakesStepsRole, "takesSteps"},
            {RenamableRole, "renamable"}, {RemovableRole, "removable"},
            {OwnFirstRole, "ownFirst"},   {AddableRole, "addable"},
            {HasListRole, "hasList"},     {ProblemRole, "problem"},
            {MarkedRole, "marked"},       {FieldsRole, "fields"}};
}

} // namespace loopscope::app
