// Changes of which steps there are, and where.

#include "document_steps.h"
#include "document_text.h"
#include "form/names.h"
#include "text_lines.h"
#include "walk.h"

#include <algorithm>

namespace loopscope::test {

using namespace form;
using scenario::Document;
using scenario::FieldType;
using scenario::Step;

void FormWalk::insertOne()
{
    const auto place = anyPlace();
    if (!place)
        return;
    const auto specs = scenario::stepSpecs();
    const scenario::StepSpec &spec = specs[pick(specs.size())];
    if (m_outline.parts[place->list].isFunction ? !spec.inFunctions() : !spec.inCoroutines())
        return;
    const Document before = m_document;
    const Outline outline = m_outline;
    const std::string step = newStep(m_outline, place->list, spec);
    if (!change("insert " + step, insertStep(form(), *place, step)))
        return;
    const auto [gone, come] = differingLines(m_before, m_text);
    if (gone > 1 || come > linesOf(step).size())
        wrong("more than the step changed");
    Document expected = m_document;
    if (std::vector<Step> *steps = stepsOf(expected, outline, place->list))
        steps->erase(steps->begin() + static_cast<std::ptrdiff_t>(enabledBefore(outline, *place)));
    if (toText(expected) != toText(before))
        wrong("it changed something else");
    const auto children = m_outline.childrenOf(place->list);
    const PartIndex made = children[std::min(place->index, children.size() - 1)];
    const bool isInverse = outline.parts[place->list].steps->empty.isEmpty();
    if (change("delete it again", deletePart(form(), made)) && isInverse)
        expectText(m_before);
}

void FormWalk::move()
{
    const auto step = anyPart(isStep);
    const auto place = anyPlace();
    if (!step || !place)
        return;
    const Outline outline = m_outline;
    Document expected = m_document;
    const PartIndex from = *outline.parts[*step].parent;
    const auto siblings = outline.childrenOf(from);
    const auto at = static_cast<std::size_t>(std::find(siblings.begin(), siblings.end(), *step) - siblings.begin());
    if (!change("move line " + std::to_string(outline.parts[*step].line) + " to list " +
                    outline.parts[place->list].name + " in line " + std::to_string(outline.parts[place->list].line) +
                    " at " + std::to_string(place->index),
                moveStep(form(), *step, *place)))
        return;
    if (bagOf(m_before) != bagOf(m_text) && outline.parts[place->list].steps->empty.isEmpty())
        wrong("other lines than before");
    moveInDocument(expected, outline, *step, *place);
    expect(expected);
    if (m_fault.empty())
        moveBack(outline, *step, {from, at}, *place);
}

void FormWalk::moveBack(const Outline &old, PartIndex step, const StepPlace &home, const StepPlace &place)
{
    // Lists keep their order among themselves, but for those inside of the step, which went with it.
    const std::size_t size = old.behind(step) - step;
    const PartIndex target = old.indexAt(place);
    const PartIndex now = old.indexMoved(step, place);
    PartIndex list = home.list > step ? home.list - size : home.list;
    if (list >= now)
        list += size;
    if (list >= m_outline.parts.size() || !m_outline.parts[list].steps)
        return wrong("the list that it came from is gone");
    StepPlace back{list, home.index};
    if (home.list == place.list && target <= step)
        ++back.index;
    const bool isInverse = old.parts[home.list].steps->indent == m_outline.parts[back.list].steps->indent &&
                           old.parts[place.list].steps->empty.isEmpty() && standsClose(old, step, home);
    if (now >= m_outline.parts.size() || !isStep(m_outline.parts[now]))
        return wrong("the step is not where it should be");
    if (change("move back", moveStep(form(), now, back)) && isInverse)
        expectText(m_before);
}

bool FormWalk::standsClose(const Outline &old, PartIndex step, const StepPlace &home) const
{
    const auto siblings = old.childrenOf(home.list);
    const Range lines = old.parts[step].lines;
    if (home.index > 0)
        return old.parts[siblings[home.index - 1]].lines.end == lines.begin;
    if (siblings.size() > 1)
        return old.parts[siblings[1]].lines.begin == lines.end;
    return m_before.find('\n', old.parts[home.list].key.end) + 1 == lines.begin;
}

void FormWalk::disableAndEnable()
{
    const auto step = anyPart(isStep);
    if (!step)
        return;
    const Outline outline = m_outline;
    const Document before = m_document;
    Document expected = m_document;
    const auto at = stepAt(expected, outline, *step);
    auto *steps = stepsOf(expected, outline, *outline.parts[*step].parent);
    if (at == nullptr || steps == nullptr)
        return wrong("the step is not in the document");
    steps->erase(steps->begin() + (at - steps->data()));
    if (!change("disable line " + std::to_string(outline.parts[*step].line), disableStep(form(), *step)))
        return;
    expect(expected);
    const auto behind = anyDisabled(*step);
    if (!behind)
        return wrong("it is not recognised");
    if (pick(4) == 0)
        return; // stays, for others to get along with
    if (change("enable", enableStep(form(), *behind))) {
        expect(before);
        expectText(m_before);
    }
}

std::optional<PartIndex> FormWalk::anyDisabled(PartIndex at) const
{
    const bool isThere = at < m_outline.parts.size() && m_outline.parts[at].kind == Part::Kind::Disabled;
    return isThere ? std::optional(at) : std::nullopt;
}

void FormWalk::deleteOne()
{
    const auto step = anyPart(isStep);
    if (!step)
        return;
    const Outline outline = m_outline;
    if (change("duplicate", duplicateStep(form(), *step))) {
        const PartIndex copy = m_outline.behind(*step);
        if (copy >= m_outline.parts.size() || !isStep(m_outline.parts[copy]))
            return wrong("there is no copy");
        if (change("delete the copy", deletePart(form(), copy)))
            expectText(m_before);
    }
    if (!m_fault.empty() || pick(2) == 0)
        return;
    Document expected = m_document;
    const auto at = stepAt(expected, outline, *step);
    auto *steps = stepsOf(expected, outline, *outline.parts[*step].parent);
    if (at == nullptr || steps == nullptr)
        return wrong("the step is not in the document");
    steps->erase(steps->begin() + (at - steps->data()));
    const Range lines = outline.parts[*step].lines;
    if (change("delete line " + std::to_string(outline.parts[*step].line), deletePart(form(), *step))) {
        expect(expected);
        if (m_before.back() == '\n' && m_text != m_before.substr(0, lines.begin) + m_before.substr(lines.end))
            wrong("more than its lines went");
    }
}

} // namespace loopscope::test
