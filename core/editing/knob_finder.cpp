#include "editing/knob_finder.h"

#include "scenario/letters.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace loopscope::editing {

using namespace form;

namespace {

using scenario::Expression;
using scenario::ObjectKind;

constexpr std::size_t mostOfSteps = 1000; // nobody chooses among more
constexpr std::int64_t mostThings = 1'000'000;
constexpr std::int64_t mostWorkers = 64;
constexpr std::int64_t longest = std::int64_t{3} * 1'000'000'000 * 1'000'000'000; // nearly a hundred years

Knob ofSettings(KnobKind kind, KnobUnit unit, std::int64_t value, std::int64_t least, std::int64_t most)
{
    Knob knob;
    knob.kind = kind;
    knob.unit = unit;
    knob.value = value;
    knob.least = least;
    knob.most = most;
    return knob;
}

/// What a number of an object may be at least and at most; nullopt where it has none that tells anything.
std::optional<std::pair<std::int64_t, std::int64_t>> boundsOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Pool:
    case ObjectKind::Processes:
        return std::pair{std::int64_t{1}, mostWorkers};
    case ObjectKind::Barrier:
    case ObjectKind::ThreadBarrier:
        return std::pair{std::int64_t{1}, mostThings};
    case ObjectKind::Semaphore:
    case ObjectKind::BoundedSemaphore:
    case ObjectKind::Queue:
    case ObjectKind::PriorityQueue:
    case ObjectKind::LifoQueue:
        return std::pair{std::int64_t{0}, mostThings};
    default:
        return std::nullopt;
    }
}

} // namespace

KnobFinder::KnobFinder(std::string_view text) : m_text(text), m_lines{0}
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n')
            m_lines.push_back(at + 1);
    }
}

std::vector<Knob> KnobFinder::knobs()
{
    if (!scenario::parse(m_text).scenario)
        return {};
    std::vector<scenario::Problem> problems;
    const scenario::Document document = scenario::readDocument(m_text, problems);
    const auto read = readOutline(m_text);
    if (const auto *outline = std::get_if<Outline>(&read)) {
        const std::int64_t stallAfter = document.settings.stallAfter.count();
        setting({m_text, *outline},
                ofSettings(KnobKind::Workers, KnobUnit::Things, document.settings.workers, 1, mostWorkers), "workers");
        setting({m_text, *outline},
                ofSettings(KnobKind::StallAfter, KnobUnit::Nanoseconds, stallAfter, 1'000'000, longest), "stall_after");
        for (const scenario::SharedObject &object : document.shared)
            shared(*outline, object);
    }
    for (const scenario::Definition &definition : document.definitions) {
        m_routine = definition.name;
        steps(definition.steps);
    }
    std::sort(m_ofSteps.begin(), m_ofSteps.end(),
              [](const Knob &a, const Knob &b) { return a.places.front().offset < b.places.front().offset; });

    Knob speed = ofSettings(KnobKind::Speed, KnobUnit::Thousandths, 1000, 1, 1'000'000);
    for (const Knob &knob : m_ofSteps) {
        if (knob.kind == KnobKind::Duration)
            speed.places.push_back(knob.places.front());
    }
    std::vector<Knob> knobs = std::move(m_ofStructure);
    if (!speed.places.empty())
        knobs.insert(knobs.begin() + std::min<std::ptrdiff_t>(2, std::ssize(knobs)), std::move(speed));
    knobs.insert(knobs.end(), m_ofSteps.begin(), m_ofSteps.end());
    return knobs;
}

/// A setting that is not there yet is a knob as well: it says where it would have to be written.
void KnobFinder::setting(const Form &form, Knob knob, std::string_view name)
{
    const auto isIt = [name](const auto &each) { return each.name == name; };
    for (const Part &part : form.outline.parts) {
        const auto field = std::find_if(part.fields.begin(), part.fields.end(), isIt);
        if (part.kind != Part::Kind::Settings || field == part.fields.end())
            continue;
        const auto place = placeIn(field->value, knob.unit);
        if (!place || place->length != field->slots.front().text.size())
            return;
        knob.places = {*place};
        knob.line = lineOf(place->offset);
        m_ofStructure.push_back(std::move(knob));
        return;
    }
    const auto all = settingFields();
    const std::string number = toText(knob.unit, knob.value);
    const EditResult written = setSetting(form, *std::find_if(all.begin(), all.end(), isIt), number);
    const auto *edits = std::get_if<TextEdits>(&written);
    if (edits == nullptr || edits->size() != 1)
        return;
    const std::string &text = edits->front().text;
    const std::size_t at = text.rfind(number);
    knob.places = {{edits->front().offset, 0, knob.value}};
    knob.before = text.substr(0, at);
    knob.after = text.substr(at + number.size());
    m_ofStructure.push_back(std::move(knob));
}

void KnobFinder::shared(const Outline &outline, const scenario::SharedObject &object)
{
    const auto bounds = boundsOf(object.object.kind);
    const auto part = std::find_if(outline.parts.begin(), outline.parts.end(), [&](const Part &each) {
        return each.kind == Part::Kind::Shared && each.name == object.name;
    });
    if (!bounds || part == outline.parts.end())
        return;
    const Range &value = part->fields.front().value; // "{semaphore: 2}"
    const std::size_t colon = value.in(m_text).find(':');
    const auto place = colon == std::string_view::npos
                           ? std::nullopt
                           : placeIn({value.begin + colon + 1, value.end}, KnobUnit::Things);
    if (!place || place->value != object.object.parameter)
        return;
    Knob knob = ofSettings(KnobKind::Object, KnobUnit::Things, place->value, bounds->first, bounds->second);
    knob.name = object.name;
    knob.places = {*place};
    knob.line = lineOf(place->offset);
    m_ofStructure.push_back(std::move(knob));
}

void KnobFinder::steps(const std::vector<scenario::Step> &steps)
{
    for (const scenario::Step &each : steps)
        step(each);
}

void KnobFinder::step(const scenario::Step &step)
{
    const std::string_view name = scenario::specOf(step.kind).name;
    for (const scenario::Field &field : step.fields) {
        if (const auto *value = std::get_if<Expression>(&field.value))
            expression(*value, name);
        else if (const auto *called = std::get_if<scenario::Call>(&field.value))
            call(*called);
        else if (const auto *one = std::get_if<scenario::Awaitable>(&field.value))
            awaitable(*one, name);
        else if (const auto *several = std::get_if<std::vector<scenario::Awaitable>>(&field.value))
            std::for_each(several->begin(), several->end(), [&](const auto &each) { awaitable(each, name); });
        else if (const auto *count = std::get_if<scenario::Count>(&field.value))
            number(count->times, KnobKind::Count, name);
        else if (const auto *inner = std::get_if<std::vector<scenario::Step>>(&field.value))
            steps(*inner);
        else if (const auto *handlers = std::get_if<std::vector<scenario::Handler>>(&field.value))
            std::for_each(handlers->begin(), handlers->end(), [&](const auto &each) { steps(each.steps); });
    }
}

void KnobFinder::expression(const Expression &expression, std::string_view owner)
{
    number(expression, KnobKind::Duration, owner);
    for (const Expression &operand : expression.operands)
        this->expression(operand, owner);
}

void KnobFinder::call(const scenario::Call &call)
{
    for (const Expression &argument : call.arguments)
        expression(argument, call.name);
}

void KnobFinder::awaitable(const scenario::Awaitable &awaitable, std::string_view owner)
{
    call(awaitable.call);
    if (awaitable.value)
        expression(*awaitable.value, awaitable.kind == scenario::Awaitable::Kind::Sleep ? "sleep" : owner);
    for (const scenario::Awaitable &inner : awaitable.inner)
        this->awaitable(inner, owner);
}

/// A duration or a whole number that is written down as such.
void KnobFinder::number(const Expression &literal, KnobKind kind, std::string_view owner)
{
    if (literal.kind != Expression::Kind::Literal || literal.place.length == 0 || m_ofSteps.size() >= mostOfSteps)
        return;
    const bool isCount = kind == KnobKind::Count;
    const KnobUnit unit = isCount ? KnobUnit::Things : KnobUnit::Nanoseconds;
    const auto *duration = literal.literal.as<Duration>();
    const auto *whole = literal.literal.as<std::int64_t>();
    if (isCount ? whole == nullptr : duration == nullptr)
        return;
    const std::int64_t value = isCount ? *whole : std::int64_t{duration->count()};
    const std::size_t offset = offsetOf(literal.place);
    if (offset >= m_text.size() || knobValue(unit, m_text.substr(offset, literal.place.length)) != value)
        return;
    Knob knob = ofSettings(kind, unit, value, 0, isCount ? mostThings : longest);
    knob.name = owner;
    knob.routine = m_routine;
    knob.line = literal.place.line;
    knob.places = {{offset, literal.place.length, value}};
    m_ofSteps.push_back(std::move(knob));
}

std::size_t KnobFinder::lineBegin(std::size_t line) const
{
    return line < m_lines.size() ? m_lines[line] : m_text.size();
}

std::size_t KnobFinder::offsetOf(const scenario::Place &place) const
{
    if (place.line == 0 || place.column == 0)
        return m_text.size();
    const std::size_t begin = std::min(lineBegin(place.line - 1), m_text.size());
    return begin + scenario::offsetOfLetter(m_text.substr(begin), place.column - 1);
}

std::optional<Knob::Place> KnobFinder::placeIn(const Range &range, KnobUnit unit) const
{
    const std::size_t begin = std::min(m_text.find_first_not_of(" '\"", range.begin), range.end);
    const std::size_t end = std::min(m_text.find_first_of(" ,}'\"\r\n", begin), range.end);
    const auto value = knobValue(unit, m_text.substr(begin, end - begin));
    return value ? std::optional(Knob::Place{begin, end - begin, *value}) : std::nullopt;
}

std::uint32_t KnobFinder::lineOf(std::size_t offset) const
{
    return static_cast<std::uint32_t>(std::upper_bound(m_lines.begin(), m_lines.end(), offset) - m_lines.begin());
}

} // namespace loopscope::editing
