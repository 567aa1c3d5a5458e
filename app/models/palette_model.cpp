#include "models/palette_model.h"

#include "models/fuzzy.h"
#include "models/words.h"

#include <algorithm>

namespace loopscope::app {

namespace {

// What nobody could read is not looked at: the palette answers between two keys.
constexpr std::size_t mostShown = 60;
constexpr std::size_t mostLanes = 20'000;

} // namespace

void PaletteModel::begin()
{
    collect();
    m_text.clear();
    choose();
}

void PaletteModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    choose();
}

void PaletteModel::collect()
{
    m_entries.clear();
    for (Command *command : m_commands ? m_commands->commands() : QList<Command *>{})
        m_entries.push_back({command->text(), command->keyText(), {}, command});
    if (m_notes) {
        for (int row = 0; row < m_notes->count(); ++row) {
            const timeline::Note &note = m_notes->notes()[static_cast<std::size_t>(row)];
            const QString words = note.text.empty() ? tr("Note without words") : QString::fromStdString(note.text);
            m_entries.push_back({words, exactWords(note.time), tr("note"), Note{row}});
        }
    }
    if (!m_session)
        return;
    const trace::Trace &trace = m_session->trace();
    for (const Finding &finding : findingsOf(trace)) {
        if (finding.span)
            m_entries.push_back({finding.headline, {}, tr("finding"), *finding.span});
    }
    const std::size_t lanes = std::min(trace.lanes().size(), mostLanes);
    for (trace::LaneIndex lane = 0; lane < lanes; ++lane) {
        if (!trace.lane(lane).spans.empty())
            m_entries.push_back({laneWords(trace, lane), {}, tr("lane"), timeline::SpanRef{lane, 0}});
    }
}

void PaletteModel::choose()
{
    std::vector<std::pair<int, std::size_t>> found; // the best first, and among equals as they are listed
    for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
        if (const auto score = fuzzyScore(m_text, m_entries[entry].words))
            found.emplace_back(-*score, entry);
    }
    const auto most = static_cast<std::ptrdiff_t>(std::min(found.size(), mostShown));
    std::partial_sort(found.begin(), found.begin() + most, found.end());
    beginResetModel();
    m_shown.clear();
    for (auto each = found.begin(); each != found.begin() + most; ++each)
        m_shown.push_back(each->second);
    endResetModel();
    Q_EMIT changed();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[m_shown[static_cast<std::size_t>(index.row())]];
    const auto *target = std::get_if<Command *>(&entry.target);
    const Command *command = target != nullptr ? *target : nullptr;
    switch (role) {
    case Qt::DisplayRole:
    case WordsRole:
        return entry.words;
    case DetailRole:
        return command != nullptr && !command->isEnabled() ? command->reason() : entry.detail;
    case KindRole:
        return entry.kind;
    case EnabledRole:
        return command == nullptr || command->isEnabled();
    case CheckedRole:
        return command != nullptr && command->isChecked();
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{WordsRole, "words"},
            {DetailRole, "detail"},
            {KindRole, "kind"},
            {EnabledRole, "possible"},
            {CheckedRole, "chosen"}};
}

void PaletteModel::trigger(int row)
{
    if (row < 0 || row >= count())
        return;
    const Target target = m_entries[m_shown[static_cast<std::size_t>(row)]].target;
    if (const auto *command = std::get_if<Command *>(&target)) {
        (*command)->trigger();
    } else if (const auto *note = std::get_if<Note>(&target)) {
        if (m_notes)
            m_notes->reveal(note->row);
    } else if (m_session) {
        m_session->selection()->reveal(std::get<timeline::SpanRef>(target));
    }
}

} // namespace loopscope::app
