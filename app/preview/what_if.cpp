#include "preview/what_if.h"

#include "models/words.h"
#include "paint/export.h"
#include "preview/what_if_words.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace loopscope::app {

namespace {

/// Nobody waits for longer, and there may be a dozen of them.
constexpr RunBudget budget{std::chrono::seconds{5}, 1'000'000, std::int64_t{512} << 20U};

} // namespace

WhatIf::WhatIf(QObject *parent) : QAbstractListModel(parent), m_runs(budget)
{
    connect(&m_runs, &VirtualRuns::finished, this, &WhatIf::take);
}

void WhatIf::setSession(Session *session)
{
    if (m_session == session)
        return;
    m_session = session;
    Q_EMIT sessionChanged();
}

void WhatIf::begin()
{
    const std::optional<editing::Knob> before = current() ? std::optional(*current()) : std::nullopt;
    m_text = m_session && !m_session->isForeign() ? m_session->text().toStdString() : std::string();
    m_knobs = editing::knobsOf(m_text);
    const auto same = std::find_if(m_knobs.begin(), m_knobs.end(), [&](const editing::Knob &knob) {
        return before && knob.kind == before->kind && knob.name == before->name && knob.line == before->line;
    });
    m_knob = -1;
    Q_EMIT knobsChanged();
    tell({}, false);
    if (m_session) {
        const QFileInfo run(m_session->runSuggestion().toLocalFile());
        setPath(QDir(run.absolutePath()).filePath(run.completeBaseName() + QStringLiteral("-what-if.png")));
    }
    if (m_knobs.empty())
        return ask();
    setKnob(same == m_knobs.end() ? mostTelling() : static_cast<int>(same - m_knobs.begin()));
}

/// The knob that what is on the timeline makes one think of: how long that takes which stalls the loop, or how many
/// workers the jobs have.
int WhatIf::mostTelling() const
{
    const trace::Trace &trace = m_session->trace();
    const auto place = [&](auto isMeant) {
        return static_cast<int>(std::find_if(m_knobs.begin(), m_knobs.end(), isMeant) - m_knobs.begin());
    };
    const int none = static_cast<int>(m_knobs.size());
    int found = none;
    if (!trace.stalls().empty() && trace.stalls().front().culprit != trace::noLane) {
        const std::string_view culprit = trace.text(trace.lane(trace.stalls().front().culprit).coroutine);
        found = place([&](const editing::Knob &knob) {
            const bool isHeld = knob.name == "block" || knob.name == "compute";
            return knob.kind == editing::KnobKind::Duration &&
                   (knob.name == culprit || (isHeld && knob.routine == culprit));
        });
    }
    if (found == none && trace.hops().empty())
        found = place([](const editing::Knob &knob) { return knob.kind == editing::KnobKind::Duration; });
    else if (const trace::Pool *pool = found == none ? trace.pool(trace.hops().front().pool) : nullptr)
        found = place([&](const editing::Knob &knob) {
            return knob.kind == editing::KnobKind::Object && knob.name == trace.text(pool->name);
        });
    return found == none ? 0 : found;
}

void WhatIf::cancel()
{
    m_runs.cancel();
    Q_EMIT progressed();
}

void WhatIf::end()
{
    m_runs.cancel();
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT progressed();
}

const editing::Knob *WhatIf::current() const
{
    const auto place = static_cast<std::size_t>(m_knob);
    return m_knob >= 0 && place < m_knobs.size() ? &m_knobs[place] : nullptr;
}

std::optional<std::int64_t> WhatIf::valueOf(const QString &text) const
{
    const editing::Knob *knob = current();
    const auto value = knob ? editing::knobValue(knob->unit, text.trimmed().toStdString()) : std::nullopt;
    return value && *value >= knob->least && *value <= knob->most ? value : std::nullopt;
}

QStringList WhatIf::knobNames() const
{
    QStringList names;
    for (const editing::Knob &knob : m_knobs)
        names.append(knobWords(knob));
    return names;
}

void WhatIf::setKnob(int knob)
{
    if (m_knob == knob || knob < 0 || static_cast<std::size_t>(knob) >= m_knobs.size())
        return;
    m_knob = knob;
    const editing::KnobRange usual = editing::usualRange(*current());
    m_from = QString::fromStdString(editing::toText(current()->unit, usual.from));
    m_to = QString::fromStdString(editing::toText(current()->unit, usual.to));
    m_values = usual.count;
    m_spacing = usual.spacing;
    ask();
}

void WhatIf::setFrom(const QString &from)
{
    if (std::exchange(m_from, from) != from)
        ask();
}

void WhatIf::setTo(const QString &to)
{
    if (std::exchange(m_to, to) != to)
        ask();
}

void WhatIf::setValues(int values)
{
    values = std::clamp(values, leastValues, mostValues);
    if (std::exchange(m_values, values) != values)
        ask();
}

void WhatIf::setDoubling(bool doubling)
{
    const auto spacing = doubling ? editing::Spacing::Doubling : editing::Spacing::Even;
    if (std::exchange(m_spacing, spacing) != spacing)
        ask();
}

QString WhatIf::problem() const
{
    const editing::Knob *knob = current();
    if (!knob)
        return tr("The scenario has problems, and so there is nothing to run. The editor shows where they are.");
    for (const QString &value : {m_from, m_to}) {
        if (valueOf(value))
            continue;
        const QString least = QString::fromStdString(editing::toText(knob->unit, knob->least));
        return knob->unit == editing::KnobUnit::Nanoseconds
                   ? tr("“%1” is no duration here: write 50ms or 2s, %2 at least.").arg(value, least)
                   : tr("“%1” does not fit: a number from %2 to %3 is needed.")
                         .arg(value, least, QString::fromStdString(editing::toText(knob->unit, knob->most)));
    }
    return {};
}

/// Runs all values of what is asked.
void WhatIf::ask()
{
    m_runs.cancel();
    beginResetModel();
    m_rows.clear();
    if (problem().isEmpty()) {
        std::vector<std::string> texts;
        for (const std::int64_t value :
             editing::valuesOf(*current(), {*valueOf(m_from), *valueOf(m_to), m_values, m_spacing})) {
            m_rows.push_back({value});
            // As it is where it is as it is: what is not written down is not written for this.
            const bool isPresent = value == current()->value;
            texts.push_back(isPresent ? m_text : form::apply(m_text, editing::withKnob(*current(), value)));
        }
        m_runs.start(std::move(texts));
    }
    endResetModel();
    Q_EMIT askedChanged();
    Q_EMIT progressed();
}

void WhatIf::take(const std::shared_ptr<VirtualResult> &result)
{
    const int row = static_cast<int>(result->index);
    if (row >= count())
        return;
    Row &taken = m_rows[result->index];
    taken.result = result;
    if (result->scenario) {
        taken.outcome = analysis::outcomeOf(*trace(row));
        taken.height = timeline::heightOfMultiple(*trace(row));
    }
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT progressed();
}

int WhatIf::done() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.result; }));
}

int WhatIf::captionLines() const
{
    qsizetype lines = 3;
    for (const Row &row : m_rows)
        lines = std::max(lines, captionsOf(row).size());
    return static_cast<int>(lines);
}

double WhatIf::pictureHeight() const
{
    int height = 0;
    for (const Row &row : m_rows)
        height = std::max(height, row.height);
    return height * smallness;
}

int WhatIf::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant WhatIf::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !current())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(row);
    case CaptionRole:
        return captionsOf(row).join(u'\n');
    case PresentRole:
        return row.value == current()->value;
    case DoneRole:
        return row.result != nullptr;
    default:
        return {};
    }
}

QHash<int, QByteArray> WhatIf::roleNames() const
{
    return {{TitleRole, "title"}, {CaptionRole, "caption"}, {PresentRole, "present"}, {DoneRole, "done"}};
}

QString WhatIf::titleOf(const Row &row) const
{
    const QString words = valueWords(*current(), row.value);
    return row.value == current()->value ? tr("%1, as it is now").arg(words) : words;
}

QStringList WhatIf::captionsOf(const Row &row) const
{
    if (!row.result)
        return {};
    if (!row.result->scenario)
        return {tr("no scenario would be valid with this")};
    return outcomeWords(row.outcome, row.result->outcome.result, row.result->isCutShort);
}

void WhatIf::use(int row)
{
    if (!m_session || !current() || row < 0 || row >= count())
        return;
    if (m_session->text().toStdString() != m_text) { // these are places in another text
        begin();
        return tell(tr("The scenario has changed meanwhile: these are its runs now. Choose again."), false);
    }
    const std::int64_t value = m_rows[static_cast<std::size_t>(row)].value;
    if (value != current()->value)
        m_session->edit(editing::withKnob(*current(), value));
    Q_EMIT used();
}

const trace::Trace *WhatIf::trace(int row) const
{
    if (row < 0 || row >= count())
        return nullptr;
    const auto &result = m_rows[static_cast<std::size_t>(row)].result;
    return result && result->scenario ? &result->outcome.builder->trace() : nullptr;
}

Time WhatIf::longest() const
{
    Time longest{};
    for (int row = 0; row < count(); ++row)
        longest = trace(row) ? std::max(longest, trace(row)->end()) : longest;
    return longest;
}

timeline::MultiplesPage WhatIf::page() const
{
    timeline::MultiplesPage page;
    if (!current())
        return page;
    page.title = m_session ? m_session->title().toStdString() : std::string();
    page.subtitle = tr("what if: %1; on the virtual clock").arg(knobWords(*current())).toStdString();
    for (int i = 0; i < count(); ++i) {
        const Row &row = m_rows[static_cast<std::size_t>(i)];
        timeline::Multiple &multiple = page.multiples.emplace_back();
        multiple.trace = trace(i);
        multiple.title = titleOf(row).toStdString();
        for (const QString &caption : captionsOf(row))
            multiple.captions.push_back(caption.toStdString());
        multiple.isMarked = row.value == current()->value;
    }
    return page;
}

void WhatIf::setPath(const QString &path)
{
    if (std::exchange(m_path, path) == path)
        return;
    tell({}, false);
    Q_EMIT pathChanged();
}

bool WhatIf::save(int theme)
{
    if (m_rows.empty() || isRunning())
        tell(tr("There is nothing to export yet."), true);
    else if (QFileInfo(m_path).completeBaseName().isEmpty())
        tell(tr("Type the name of a file."), true);
    else if (const auto failure = exportPage(page(), themeKindOf(theme), m_path))
        tell(*failure, true);
    else
        tell(tr("Saved as %1").arg(QDir::toNativeSeparators(m_path)), false);
    return !m_failed;
}

void WhatIf::tell(const QString &message, bool failed)
{
    m_message = message;
    m_failed = failed;
    Q_EMIT messageChanged();
}

} // namespace loopscope::app
