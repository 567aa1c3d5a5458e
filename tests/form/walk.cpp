// The walk itself, and the changes of what stands in a step.

#include "walk.h"

#include "document_text.h"
#include "form/names.h"
#include "text_lines.h"

#include <algorithm>
#include <array>

namespace loopscope::test {

using namespace form;
using scenario::Document;
using scenario::FieldType;
using scenario::Step;

void FormWalk::step()
{
    m_before = m_text;
    m_what.clear();
    switch (pick(9)) {
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
    case 7:
        return describe();
    default:
        return changeField();
    }
}

std::string FormWalk::fault() const
{
    return m_fault.empty() ? "" : m_what + ": " + m_fault + '\n' + difference(m_before, m_text);
}

void FormWalk::wrong(const std::string &what)
{
    if (m_fault.empty())
        m_fault = what;
}

void FormWalk::look()
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

bool FormWalk::change(const std::string &what, const EditResult &result)
{
    m_what = what;
    const auto *edits = std::get_if<TextEdits>(&result);
    if (edits == nullptr)
        return false;
    m_text = form::apply(m_text, *edits);
    ++m_changes;
    look();
    return m_fault.empty();
}

std::optional<PartIndex> FormWalk::anyPart(bool (*isWanted)(const Part &))
{
    std::vector<PartIndex> all;
    for (PartIndex i = 0; i < m_outline.parts.size(); ++i) {
        if (isWanted(m_outline.parts[i]))
            all.push_back(i);
    }
    return all.empty() ? std::nullopt : std::optional(all[pick(all.size())]);
}

std::optional<StepPlace> FormWalk::anyPlace()
{
    const auto list = anyPart([](const Part &part) { return part.steps && part.steps->form != StepList::Form::Fixed; });
    if (!list)
        return std::nullopt;
    return StepPlace{*list, pick(m_outline.childrenOf(*list).size() + 1)};
}

void FormWalk::expect(const Document &document)
{
    if (toText(document) != toText(m_document))
        wrong("it does not mean what it should\n" + difference(toText(document), toText(m_document)));
}

void FormWalk::expectText(const std::string &text)
{
    if (text != m_text)
        wrong("taking it back does not restore the text\n" + difference(text, m_text));
}

void FormWalk::changeValue()
{
    const auto index = anyPart([](const Part &part) {
        return !part.fields.empty() && part.kind != Part::Kind::About && part.kind != Part::Kind::Tags;
    });
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
    const std::string means = toText(m_document);
    const std::string was = field.slots[slot].text;
    if (!change("set " + field.name + " from " + was + " to " + typed, setSlot(form(), {*index, at, slot}, typed)))
        return;
    const auto [gone, come] = differingLines(m_before, m_text);
    if (gone != 1 || come != 1)
        wrong("more than one line changed");
    const auto [meantBefore, meantNow] = differingLines(means, toText(m_document));
    if (meantBefore > 1 || meantNow > 1)
        wrong("it changed the meaning of something else");
    if (m_outline.parts.size() <= *index || m_outline.parts[*index].fields.size() <= at ||
        m_outline.parts[*index].fields[at].slots.size() <= slot ||
        (m_outline.parts[*index].fields[at].slots[slot].text != typed &&
         m_outline.parts[*index].fields[at].slots[slot].text != '(' + typed + ')'))
        wrong("what was typed is not there");
    if (m_fault.empty() && change("set back to " + was, setSlot(form(), {*index, at, slot}, was)) &&
        toText(m_document) != means)
        wrong("setting it back means something else");
}

/// What it is about and its tags, and nothing else.
void FormWalk::describe()
{
    const auto textOf = [this](Part::Kind kind) {
        const Part *part = m_outline.find(kind);
        return part != nullptr ? part->fields.front().slots.front().text : std::string();
    };
    const std::array<const char *, 7> texts{"plain",
                                            "two\n\n  lines",
                                            "# no comment\n- no step\nkey: none",
                                            "",
                                            " space first\nthen none",
                                            "it's \"so\": ünï",
                                            "a\ttab\nin it"};
    const std::array<const char *, 5> tags{"one", "", "one, two words", "it's, {odd}, # so", "yes: no, - a"};
    const std::string about = texts[pick(texts.size())];
    const std::string tag = tags[pick(tags.size())];
    const Document before = m_document;
    const std::string aboutBefore = textOf(Part::Kind::About);
    const std::string tagsBefore = textOf(Part::Kind::Tags);
    if (!change("say what it is about: " + about, setAbout(form(), about)))
        return wrong("it cannot be said");
    if (textOf(Part::Kind::About) != about)
        wrong("something else is said");
    if (!m_fault.empty() || !change("tag it: " + tag, setTags(form(), tag)))
        return wrong("it cannot be tagged");
    if (textOf(Part::Kind::Tags) != tag)
        wrong("something else is tagged");
    Document expected = before;
    expected.about = m_document.about;
    expected.tags = m_document.tags;
    expect(expected);
    if (m_fault.empty() && change("say what was said", setAbout(form(), aboutBefore)) &&
        change("tag it as it was", setTags(form(), tagsBefore))) {
        expected.about = m_document.about; // but for the last end of a line
        expected.tags = before.tags;
        expect(expected);
        if (textOf(Part::Kind::About) != aboutBefore)
            wrong("what was said is another now");
    }
}

std::string FormWalk::anyValue(FieldType type, const scenario::FieldSpec &spec)
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

void FormWalk::changeField()
{
    const auto step = anyPart([](const Part &part) { return part.kind == Part::Kind::Step && part.spec != nullptr; });
    if (!step)
        return;
    const Part part = m_outline.parts[*step];
    for (const scenario::FieldSpec &spec : part.spec->usedFields()) {
        const bool isThere = std::any_of(part.fields.begin(), part.fields.end(),
                                         [&](const Field &field) { return field.spec == &spec; });
        if (isThere || spec.required || spec.type == FieldType::Nothing)
            continue;
        const std::string means = toText(m_document);
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
            if (toText(m_document) != means)
                wrong("it changed something else");
            expectText(m_before);
        }
        return;
    }
}

} // namespace loopscope::test
