// What can be done to the cards: each is a change of the text. Their values are in form_values.cpp.

#include "editor/form_model.h"
#include "form/names.h"

#include <algorithm>
#include <cmath>

namespace loopscope::app {

using namespace form;

/// Makes the change, unless the text would be no YAML any more; false, and a refusal, if it cannot be made.
bool FormModel::edit(const EditResult &result, EditStep step)
{
    if (!m_session || m_broken)
        return false;
    if (const auto *refusal = std::get_if<Refusal>(&result)) {
        refuse(QString::fromStdString(refusal->why));
        return false;
    }
    const auto &edits = std::get<TextEdits>(result);
    refuse({});
    if (edits.empty())
        return true;
    std::string after = form::apply(m_text, edits);
    auto read = readOutline(after);
    if (std::holds_alternative<scenario::Problem>(read)) {
        refuse(tr("This cannot be written here."));
        return false;
    }
    m_read = {std::move(after), std::get<Outline>(std::move(read))};
    m_editing = true;
    const bool made = m_session->edit(edits, step);
    m_editing = false;
    m_read.reset();
    return made;
}

void FormModel::refuse(const QString &why)
{
    if (m_refusal == why)
        return;
    m_refusal = why;
    Q_EMIT refusalChanged();
}

std::optional<StepPlace> FormModel::placeFor(int row) const
{
    const auto part = partOf(row);
    if (!part)
        return std::nullopt;
    if (const auto &steps = m_outline.parts[*part].steps)
        return steps->form == StepList::Form::Fixed ? std::nullopt : std::optional(StepPlace{*part, 0});
    if (!m_outline.parts[*part].isMovable)
        return std::nullopt;
    StepPlace place = m_outline.placeOf(*part);
    ++place.index;
    return place;
}

const Part *FormModel::listFor(int row) const
{
    const auto place = placeFor(row);
    return place ? &m_outline.parts[place->list] : nullptr;
}

void FormModel::insertStep(int row, const QString &name)
{
    const auto place = placeFor(row);
    const scenario::StepSpec *spec = scenario::findStep(name.toStdString());
    if (!place || spec == nullptr)
        return;
    finish();
    const PartIndex made = m_outline.indexAt(*place);
    if (edit(form::insertStep(form(), *place, newStep(m_outline, place->list, *spec))))
        setCurrent(rowOf(made));
}

void FormModel::moveTo(PartIndex step, const StepPlace &place)
{
    finish();
    const PartIndex made = m_outline.indexMoved(step, place);
    if (edit(moveStep(form(), step, place)))
        setCurrent(rowOf(made));
}

std::optional<StepPlace> FormModel::placeTowards(PartIndex step, Action direction) const
{
    if (direction == Action::MoveIn)
        return placeInAbove(step);
    const StepPlace here = m_outline.placeOf(step);
    const Part &list = m_outline.parts[here.list];
    const bool isLast = here.index + 1 >= m_outline.childrenOf(here.list).size();
    if (direction == Action::MoveUp && here.index > 0)
        return StepPlace{here.list, here.index - 1};
    if (direction == Action::MoveDown && !isLast)
        return StepPlace{here.list, here.index + 2};
    if (list.kind == Part::Kind::Definition || !list.parent)
        return std::nullopt;
    StepPlace place = m_outline.placeOf(*list.parent);
    place.index += direction == Action::MoveUp ? 0U : 1U;
    return place;
}

/// At the end of the last steps that the step above it has.
std::optional<StepPlace> FormModel::placeInAbove(PartIndex step) const
{
    const StepPlace here = m_outline.placeOf(step);
    if (here.index == 0)
        return std::nullopt;
    const PartIndex above = m_outline.childrenOf(here.list)[here.index - 1];
    for (PartIndex i = m_outline.behind(above); i-- > above;) {
        const bool isOwn = m_outline.parts[i].parent == above && m_outline.parts[i].steps &&
                           m_outline.parts[i].steps->form != StepList::Form::Fixed;
        if (isOwn)
            return StepPlace{i, m_outline.childrenOf(i).size()};
    }
    return std::nullopt;
}

QString FormModel::obstacle(Action action) const
{
    if (m_broken)
        return tr("the text cannot be shown as cards");
    const auto part = partOf(m_current);
    if (!part)
        return tr("no card is chosen");
    if (action == Action::AddStep)
        return takesStepAt(m_current) ? QString() : tr("no step can stand there");
    if (action == Action::Delete)
        return m_rows[static_cast<std::size_t>(m_current)].card.removable ? QString() : tr("this cannot be deleted");
    if (!m_outline.parts[*part].isMovable)
        return tr("it is no step on lines of its own");
    if (action == Action::Duplicate || action == Action::Disable || placeTowards(*part, action))
        return {};
    return action == Action::MoveIn ? tr("no step above it has steps of its own") : tr("it is as far as it can go");
}

QStringList FormModel::obstacles() const
{
    QStringList all;
    for (int action = 0; action <= static_cast<int>(Action::Delete); ++action)
        all.append(obstacle(static_cast<Action>(action)));
    return all;
}

void FormModel::act(Action action)
{
    finish();
    const QString why = obstacle(action);
    const auto part = partOf(m_current);
    if (!why.isEmpty() || !part)
        return refuse(why);
    switch (action) {
    case Action::AddStep:
        break;
    case Action::Duplicate:
        return duplicate(*part);
    case Action::Disable: {
        const bool isDisabled = m_outline.parts[*part].kind == Part::Kind::Disabled;
        edit(isDisabled ? enableStep(form(), *part) : disableStep(form(), *part));
        break;
    }
    case Action::Delete:
        edit(deletePart(form(), *part));
        break;
    default:
        moveTo(*part, *placeTowards(*part, action));
    }
}

/// All places that a gap between two rows may mean: behind the step above it, and behind those that it ends.
std::vector<FormModel::Candidate> FormModel::candidates(int row, int gap) const
{
    std::vector<Candidate> result;
    const auto moved = partOf(row);
    const auto above = partOf(gap - 1);
    const auto below = partOf(gap);
    if (!moved || !above)
        return result;
    const auto add = [&](const StepPlace &place) {
        const auto &steps = m_outline.parts[place.list].steps;
        if (!m_outline.isInside(place.list, *moved) && steps && steps->form != StepList::Form::Fixed) {
            result.push_back({place, levelOf(m_outline, place.list)});
        }
    };
    if (m_outline.parts[*above].steps)
        add({*above, 0});
    for (std::optional<PartIndex> up = above; up; up = m_outline.parts[*up].parent) {
        const Part &part = m_outline.parts[*up];
        if (part.kind != Part::Kind::Step && part.kind != Part::Kind::Disabled)
            continue;
        if (below && m_outline.isInside(*below, *up))
            break;
        StepPlace place = m_outline.placeOf(*up);
        ++place.index;
        add(place);
    }
    return result;
}

int FormModel::dropLevel(int row, int gap, double level) const
{
    int best = -1;
    for (const Candidate &each : candidates(row, gap)) {
        if (best < 0 || std::abs(each.level - level) < std::abs(best - level))
            best = each.level;
    }
    return best;
}

void FormModel::drop(int row, int gap, double level)
{
    const int chosen = dropLevel(row, gap, level);
    const auto part = partOf(row);
    for (const Candidate &each : candidates(row, gap)) {
        if (each.level == chosen && part)
            return moveTo(*part, each.place);
    }
}

void FormModel::duplicate(PartIndex step)
{
    const PartIndex made = m_outline.behind(step);
    if (edit(duplicateStep(form(), step)))
        setCurrent(rowOf(made));
}

void FormModel::rename(int row, const QString &text)
{
    const auto part = partOf(row);
    if (!part || text == QString::fromStdString(m_outline.parts[*part].name))
        return;
    finish();
    edit(form::rename(form(), *part, text.toStdString()));
}

void FormModel::add(Addition what)
{
    finish();
    std::vector<std::string> taken = sharedNames(m_outline, {});
    for (const Callable &each : callablesOf(m_outline))
        taken.push_back(each.name);
    const std::string_view stem = what == Addition::Coroutine  ? "coroutine"
                                  : what == Addition::Function ? "function"
                                                               : "shared";
    std::string name(stem);
    for (int number = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++number)
        name = std::string(stem) + std::to_string(number);
    const bool made =
        edit(what == Addition::SharedObject ? addShared(form(), name, "lock")
                                            : addDefinition(form(), what == Addition::Function, name + "()"));
    if (!made)
        return;
    for (int row = 0; row < count(); ++row) {
        const auto part = partOf(row);
        const std::string &found = part ? m_outline.parts[*part].name : name;
        if (part && (found == name || found == name + "()"))
            setCurrent(row);
    }
}

} // namespace loopscope::app
