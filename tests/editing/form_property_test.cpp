// Random changes in the form of every demo: each is exactly the change that was meant, and the smallest of the text.
// Comments, order, blank lines and quoting survive, and what is taken back leaves the text as it was, to the byte.

#include "document_text.h"
#include "editing/form_edits.h"
#include "editing/names.h"
#include "scenario/demos.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace loopscope;
using namespace loopscope::editing;
using scenario::Document;
using scenario::FieldType;
using scenario::Step;

namespace {

/// The steps of a list of the outline, in the document.
std::vector<Step> *stepsOf(Document &document, const Outline &outline, PartIndex list);

Step *stepAt(Document &document, const Outline &outline, PartIndex index)
{
    const PartIndex list = *outline.parts[index].parent;
    std::vector<Step> *steps = stepsOf(document, outline, list);
    std::size_t at = 0;
    for (const PartIndex child : outline.childrenOf(list)) {
        if (child == index)
            return steps != nullptr && at < steps->size() ? &(*steps)[at] : nullptr;
        at += outline.parts[child].kind == Part::Kind::Step ? 1 : 0;
    }
    return nullptr;
}

std::vector<Step> *stepsOf(Document &document, const Outline &outline, PartIndex list)
{
    const Part &part = outline.parts[list];
    if (part.kind == Part::Kind::Definition) {
        const std::string name = part.name.substr(0, part.name.find('('));
        for (scenario::Definition &definition : document.definitions) {
            if (definition.name == name)
                return &definition.steps;
        }
        return nullptr;
    }
    Step *step = stepAt(document, outline, *part.parent);
    if (step == nullptr)
        return nullptr;
    const std::string_view own = specOf(step->kind).name;
    for (scenario::Field &field : step->fields) {
        if (auto *steps = std::get_if<std::vector<Step>>(&field.value);
            steps != nullptr && part.kind == Part::Kind::Branch && part.name == (field.name.empty() ? own : field.name))
            return steps;
        if (auto *handlers = std::get_if<std::vector<scenario::Handler>>(&field.value);
            handlers != nullptr && part.kind == Part::Kind::Handler) {
            for (scenario::Handler &handler : *handlers) {
                if (part.name == (handler.variable.empty() ? handler.type : handler.type + " as " + handler.variable))
                    return &handler.steps;
            }
        }
    }
    for (const scenario::FieldSpec &spec : specOf(step->kind).usedFields()) { // empty, it is not in the document
        if (part.kind == Part::Kind::Branch && part.name == spec.name) {
            step->fields.push_back({spec.name, {}, std::vector<Step>{}});
            return std::get_if<std::vector<Step>>(&step->fields.back().value);
        }
    }
    return nullptr;
}

/// How many enabled steps stand before a place.
std::size_t enabledBefore(const Outline &outline, const StepPlace &place)
{
    std::size_t count = 0;
    const auto children = outline.childrenOf(place.list);
    for (std::size_t i = 0; i < std::min(place.index, children.size()); ++i)
        count += outline.parts[children[i]].kind == Part::Kind::Step ? 1 : 0;
    return count;
}

std::string withoutIndent(std::string_view line)
{
    return std::string(line.substr(std::min(line.find_first_not_of(' '), line.size())));
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::multiset<std::string> bagOf(std::string_view text)
{
    std::multiset<std::string> bag;
    for (const std::string &line : linesOf(text))
        bag.insert(withoutIndent(line));
    return bag;
}

/// How many lines are not the same when what is equal at both ends is left out.
std::pair<std::size_t, std::size_t> differingLines(std::string_view a, std::string_view b)
{
    auto left = linesOf(a);
    auto right = linesOf(b);
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.pop_back();
        right.pop_back();
    }
    std::size_t same = 0;
    while (same < left.size() && same < right.size() && left[same] == right[same])
        ++same;
    return {left.size() - same, right.size() - same};
}

/// What differs, with the line before it.
std::string difference(std::string_view a, std::string_view b)
{
    const auto [left, right] = differingLines(a, b);
    std::string told;
    const auto tell = [&told](std::string_view text, std::size_t count, std::string_view other, const char *mark) {
        const auto lines = linesOf(text);
        const auto others = linesOf(other);
        std::size_t first = 0;
        while (first < lines.size() && first < others.size() && lines[first] == others[first])
            ++first;
        for (std::size_t i = first == 0 ? 0 : first - 1; i < std::min(first + count, lines.size()); ++i)
            told += mark + lines[i] + '\n';
    };
    tell(a, left, b, "- ");
    tell(b, right, a, "+ ");
    return told;
}

/// One scenario under random changes. Every change is checked as it is made; `fault` says the first that was wrong.
class Walk {
public:
    Walk(std::string text, unsigned seed) : m_text(std::move(text)), m_random(seed) { look(); }

    void step()
    {
        m_before = m_text;
        m_what.clear();
        switch (pick(8)) {
        case 0:
        case 1:
            return changeValue();
        case 2:
            return insertOne();
        case 3:
        case 4:
            return move();
        case 5:
            return disableAndEnable();
        case 6:
            return deleteOne();
        default:
            return changeField();
        }
    }

    std::string fault() const
    {
        return m_fault.empty() ? "" : m_what + ": " + m_fault + '\n' + difference(m_before, m_text);
    }
    int changes() const { return m_changes; }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random); }
    Form form() const { return {m_text, m_outline}; }
    void wrong(const std::string &what)
    {
        if (m_fault.empty())
            m_fault = what;
    }

    void look()
    {
        auto read = readOutline(m_text);
        if (const auto *problem = std::get_if<scenario::Problem>(&read))
            return wrong(problem->message);
        m_outline = std::get<Outline>(std::move(read));
        std::vector<scenario::Problem> problems;
        m_document = readDocument(m_text, problems);
        if (!problems.empty())
            wrong("line " + std::to_string(problems[0].place.line) + ": " + problems[0].message);
    }

    /// Applies what was asked for; false if it was refused.
    bool change(const std::string &what, const EditResult &result)
    {
        m_what = what;
        const auto *edits = std::get_if<TextEdits>(&result);
        if (edits == nullptr)
            return false;
        m_text = editing::apply(m_text, *edits);
        ++m_changes;
        look();
        return m_fault.empty();
    }

    std::optional<PartIndex> anyPart(bool (*isWanted)(const Part &))
    {
        std::vector<PartIndex> all;
        for (PartIndex i = 0; i < m_outline.parts.size(); ++i) {
            if (isWanted(m_outline.parts[i]))
                all.push_back(i);
        }
        return all.empty() ? std::nullopt : std::optional(all[pick(all.size())]);
    }
    std::optional<StepPlace> anyPlace()
    {
        const auto list =
            anyPart([](const Part &part) { return part.steps && part.steps->form != StepList::Form::Fixed; });
        if (!list)
            return std::nullopt;
        return StepPlace{*list, pick(m_outline.childrenOf(*list).size() + 1)};
    }
    static bool isStep(const Part &part) { return part.kind == Part::Kind::Step && part.isMovable; }

    void expect(const Document &document)
    {
        if (test::toText(document) != test::toText(m_document))
            wrong("it does not mean what it should\n" + difference(test::toText(document), test::toText(m_document)));
    }
    void expectText(const std::string &text)
    {
        if (text != m_text)
            wrong("taking it back does not restore the text\n" + difference(text, m_text));
    }

    void changeValue()
    {
        const auto index = anyPart([](const Part &part) { return !part.fields.empty(); });
        if (!index)
            return;
        const Part part = m_outline.parts[*index];
        const std::size_t at = pick(part.fields.size());
        const Field &field = part.fields[at];
        if (field.spec == nullptr || field.slots.empty())
            return;
        const std::size_t slot = pick(field.slots.size());
        const std::string typed = anyValue(field.isList ? FieldType::Awaitable : field.spec->type, *field.spec);
        if (typed.empty() || !field.slots[slot].isExact || typed == field.slots[slot].text)
            return;
        const std::string means = test::toText(m_document);
        const std::string was = field.slots[slot].text;
        if (!change("set " + field.name + " from " + was + " to " + typed, setSlot(form(), {*index, at, slot}, typed)))
            return;
        const auto [gone, come] = differingLines(m_before, m_text);
        if (gone != 1 || come != 1)
            wrong("more than one line changed");
        const auto [meantBefore, meantNow] = differingLines(means, test::toText(m_document));
        if (meantBefore > 1 || meantNow > 1)
            wrong("it changed the meaning of something else");
        if (m_outline.parts.size() <= *index || m_outline.parts[*index].fields.size() <= at ||
            m_outline.parts[*index].fields[at].slots.size() <= slot ||
            (m_outline.parts[*index].fields[at].slots[slot].text != typed &&
             m_outline.parts[*index].fields[at].slots[slot].text != '(' + typed + ')'))
            wrong("what was typed is not there");
        if (m_fault.empty() && change("set back to " + was, setSlot(form(), {*index, at, slot}, was)) &&
            test::toText(m_document) != means)
            wrong("setting it back means something else");
    }

    std::string anyValue(FieldType type, const scenario::FieldSpec &spec)
    {
        const auto one = [this](std::initializer_list<const char *> all) {
            return std::string(std::data(all)[pick(all.size())]);
        };
        switch (type) {
        case FieldType::Text:
            return one({"plain", "with: colon", "{name} there", "# no comment", "it's \"so\"", "- dash", "ünïcödé ✓",
                        "a, b]", "trailing ", "yes #1"});
        case FieldType::Duration:
            return spec.name == "stall_after" ? "50ms" : one({"250us", "50ms", "2s", "{delay}", "n * 10ms", "1.5s"});
        case FieldType::Expression:
            return one({"seen + 1", "[1, 2]", "'text'", "{'a': 1}", "'a' + b", "[a][0]", "x[1:2]", "-1"});
        case FieldType::Call:
            return one({"name()", "name(1s, ONE)", "name('a: b')", "name([1, 2], {'k': 3})"});
        case FieldType::Awaitable:
            return one({"name()", "name(1s, ONE)", "{shield: task}", "task", "name('a: b', 2)"});
        case FieldType::Variable:
            return one({"value", "seen", "x1"});
        case FieldType::Count:
            return spec.name.empty() ? one({"5", "forever", "n + 1"}) : one({"1", "12"}); // or workers
        case FieldType::Raised:
            return one({"KeyError(no key)", "ValueError(a: b)"});
        case FieldType::Flag:
            return one({"true", "false"});
        case FieldType::Word:
            return std::string(spec.words.substr(0, spec.words.find(' ')));
        case FieldType::Object:
            return one({"lock", "{queue: 3}", "event", "7"});
        default:
            return {};
        }
    }

    void insertOne()
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
        if (test::toText(expected) != test::toText(before))
            wrong("it changed something else");
        const auto children = m_outline.childrenOf(place->list);
        const PartIndex made = children[std::min(place->index, children.size() - 1)];
        const bool isInverse = outline.parts[place->list].steps->empty.isEmpty();
        if (change("delete it again", deletePart(form(), made)) && isInverse)
            expectText(m_before);
    }

    void move()
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
                        outline.parts[place->list].name + " in line " +
                        std::to_string(outline.parts[place->list].line) + " at " + std::to_string(place->index),
                    moveStep(form(), *step, *place)))
            return;
        if (bagOf(m_before) != bagOf(m_text) && outline.parts[place->list].steps->empty.isEmpty())
            wrong("other lines than before");
        moveInDocument(expected, outline, *step, *place);
        expect(expected);
        if (m_fault.empty())
            moveBack(outline, *step, {from, at}, *place);
    }

    static void moveInDocument(Document &document, const Outline &outline, PartIndex step, const StepPlace &place)
    {
        std::vector<Step> *target = stepsOf(document, outline, place.list); // first: it may make one
        Step *moved = stepAt(document, outline, step);
        std::vector<Step> *source = stepsOf(document, outline, *outline.parts[step].parent);
        if (moved == nullptr || target == nullptr || source == nullptr)
            return;
        const Step copy = *moved;
        auto to = static_cast<std::ptrdiff_t>(enabledBefore(outline, place));
        const std::ptrdiff_t from = moved - source->data();
        if (source == target) {
            source->erase(source->begin() + from);
            source->insert(source->begin() + (to > from ? to - 1 : to), copy);
            return;
        }
        // Emptied and put in by kind, because either list may lie inside of a step of the other.
        moved->kind = scenario::StepKind::Abort;
        moved->fields = {{"marker", {}, {}}};
        target->insert(target->begin() + to, copy);
        for (scenario::Definition &definition : document.definitions)
            eraseMarked(definition.steps);
    }
    static void eraseMarked(std::vector<Step> &steps)
    {
        std::erase_if(steps, [](const Step &step) { return !step.fields.empty() && step.fields[0].name == "marker"; });
        for (Step &step : steps) {
            for (scenario::Field &field : step.fields) {
                if (auto *inner = std::get_if<std::vector<Step>>(&field.value))
                    eraseMarked(*inner);
                if (auto *handlers = std::get_if<std::vector<scenario::Handler>>(&field.value)) {
                    for (scenario::Handler &handler : *handlers)
                        eraseMarked(handler.steps);
                }
            }
        }
    }

    /// Finds the moved step by its lines, and moves it to where it came from.
    void moveBack(const Outline &old, PartIndex step, const StepPlace &home, const StepPlace &place)
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

    /// No blank line parts it from the step before it, or from the next if it is the first. Where it was is not told
    /// by its neighbours otherwise.
    bool standsClose(const Outline &old, PartIndex step, const StepPlace &home) const
    {
        const auto siblings = old.childrenOf(home.list);
        const Range lines = old.parts[step].lines;
        if (home.index > 0)
            return old.parts[siblings[home.index - 1]].lines.end == lines.begin;
        if (siblings.size() > 1)
            return old.parts[siblings[1]].lines.begin == lines.end;
        return m_before.find('\n', old.parts[home.list].key.end) + 1 == lines.begin;
    }

    void disableAndEnable()
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
    std::optional<PartIndex> anyDisabled(PartIndex at) const
    {
        const bool isThere = at < m_outline.parts.size() && m_outline.parts[at].kind == Part::Kind::Disabled;
        return isThere ? std::optional(at) : std::nullopt;
    }

    void deleteOne()
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

    void changeField()
    {
        const auto step =
            anyPart([](const Part &part) { return part.kind == Part::Kind::Step && part.spec != nullptr; });
        if (!step)
            return;
        const Part part = m_outline.parts[*step];
        for (const scenario::FieldSpec &spec : part.spec->usedFields()) {
            const bool isThere = std::any_of(part.fields.begin(), part.fields.end(),
                                             [&](const Field &field) { return field.spec == &spec; });
            if (isThere || spec.required || spec.type == FieldType::Nothing)
                continue;
            const std::string means = test::toText(m_document);
            const bool isCall = !part.fields.empty() && part.fields.front().key.isEmpty();
            if (!change("add " + std::string(spec.name), addField(form(), *step, spec, anyValue(spec.type, spec))))
                return;
            if (isCall || m_outline.parts[*step].fields.size() != part.fields.size() + 1) {
                if (!isCall)
                    wrong("it is not there");
                return;
            }
            const auto &fields = m_outline.parts[*step].fields;
            const auto made =
                std::find_if(fields.begin(), fields.end(), [&](const Field &each) { return each.spec == &spec; });
            if (made == fields.end())
                return wrong("it is not found");
            if (change("remove it", removeField(form(), *step, static_cast<std::size_t>(made - fields.begin())))) {
                if (test::toText(m_document) != means)
                    wrong("it changed something else");
                expectText(m_before);
            }
            return;
        }
    }

    std::string m_text;
    std::mt19937 m_random;
    Outline m_outline;
    Document m_document;
    std::string m_before;
    std::string m_what;
    std::string m_fault;
    int m_changes = 0;
};

constexpr int stepsPerScenario = 40;

/// What the demos do not have: comments everywhere, other quotes, steps in braces, lists without indentation.
constexpr const char *odd = R"yaml(# a scenario
title: 'Odd'   # quoted

settings:
  workers: 2     # few
shared: {db: lock, q: {queue: 2}}
coroutines:

  # says hello
  hello(name):   # politely
    # first
    - log: "{name}"   # with a value

    - {sleep: 1s}
    # before the loop
    - repeat: 3 # times
      as: i
      do:
      # inside
      - if: "{i}"
        then:
          - yield
          # behind yield
        else: [yield, {log: no}]
      #~ - sleep: 1s
      - raise

      # behind all
  nothing():
main:
- hello(ONE)
- gather: [hello(A), {shield: hello(B)}]
- call: "hello('a: b')"
  as: x
- log: |-
    several
    # lines
- log: folded
    over lines
- return)yaml";

} // namespace

class FormPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangeIsTheSmallestOne_data();
    void everyChangeIsTheSmallestOne();
};

void FormPropertyTest::everyChangeIsTheSmallestOne_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const scenario::Demo &demo : scenario::demos())
        QTest::newRow(demo.id.c_str()) << QByteArray::fromStdString(demo.text);
    QTest::newRow("odd") << QByteArray(odd);
}

void FormPropertyTest::everyChangeIsTheSmallestOne()
{
    QFETCH(QByteArray, text);
    int changes = 0;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Walk walk(text.toStdString(), seed);
        for (int i = 0; i < stepsPerScenario; ++i) {
            QVERIFY2(walk.fault().empty(), walk.fault().c_str());
            walk.step();
        }
        QVERIFY2(walk.fault().empty(), walk.fault().c_str());
        changes += walk.changes();
    }
    QVERIFY(changes > 50);
}

QTEST_GUILESS_MAIN(FormPropertyTest)
#include "form_property_test.moc"
