#include "editor/step_palette.h"

#include "models/fuzzy.h"

#include <algorithm>

namespace loopscope::app {

namespace {

QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

void StepPalette::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    choose();
}

void StepPalette::begin(int row)
{
    m_target = row;
    m_text.clear();
    choose();
}

void StepPalette::choose()
{
    const form::Part *list = m_form ? m_form->listFor(m_target) : nullptr;
    std::vector<std::pair<int, const scenario::StepSpec *>> found; // the best first; all alike stay by topic
    for (const scenario::StepSpec &spec : scenario::stepSpecs()) {
        if (list == nullptr || (list->isFunction ? !spec.inFunctions() : !spec.inCoroutines()))
            continue;
        const auto byName = fuzzyScore(m_text, words(spec.name));
        const QString described = words(spec.summary) + u' ' + words(spec.asyncio);
        if (byName)
            found.emplace_back(m_text.isEmpty() ? 0 : -1000 - *byName, &spec);
        else if (described.contains(m_text, Qt::CaseInsensitive))
            found.emplace_back(0, &spec);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    beginResetModel();
    m_shown.clear();
    for (const auto &each : found)
        m_shown.push_back(each.second);
    endResetModel();
    Q_EMIT changed();
}

QString StepPalette::nameAt(int row) const
{
    return row >= 0 && row < count() ? words(m_shown[static_cast<std::size_t>(row)]->name) : QString();
}

int StepPalette::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant StepPalette::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const scenario::StepSpec &spec = *m_shown[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return words(spec.name);
    case SummaryRole:
        return words(spec.summary);
    case TopicRole: // what was searched for is in order of fit
        return m_text.isEmpty() ? words(scenario::titleOf(spec.topic)) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> StepPalette::roleNames() const
{
    return {{NameRole, "name"}, {SummaryRole, "summary"}, {TopicRole, "topic"}};
}

} // namespace loopscope::app
