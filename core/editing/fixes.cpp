#include "editing/fixes.h"

#include "editing/source_lines.h"
#include "form/edits.h"
#include "form/names.h"
#include "scenario/letters.h"

#include <algorithm>

namespace loopscope::editing {

using namespace form;

namespace {

using scenario::Correction;

TextEdits editsOf(EditResult result)
{
    auto *edits = std::get_if<TextEdits>(&result);
    return edits == nullptr ? TextEdits{} : std::move(*edits);
}

/// What is known of a text, and where in it a problem is.
class Fixer {
public:
    explicit Fixer(std::string_view text) : m_text(text), m_lines(sourceLinesOf(text))
    {
        auto read = readOutline(text);
        if (auto *outline = std::get_if<Outline>(&read))
            m_outline = std::move(*outline);
    }

    std::vector<Fix> fixes(const scenario::Problem &problem);

private:
    /// No edits where the correction does not fit the text.
    Fix fix(const Correction &correction) const;
    TextEdits replace(const Correction &correction) const;
    Fix call(const Correction &correction) const;
    TextEdits addField(const Correction &correction) const;
    TextEdits nextStep() const;
    TextEdits beginStep() const;
    TextEdits remove() const;
    TextEdits quote() const;
    TextEdits spaces() const;
    TextEdits define(const Correction &correction) const;
    std::size_t columnOf(std::size_t offset) const { return offset - line().begin; }
    const SourceLine &line() const { return m_lines[m_number]; }
    Form form() const { return {m_text, *m_outline}; }

    const std::string_view m_text;
    const std::vector<SourceLine> m_lines;
    std::optional<Outline> m_outline; ///< none of what is no YAML
    std::size_t m_number = 0;         ///< of the problem's line
    std::size_t m_at = 0;             ///< its offset
};

std::vector<Fix> Fixer::fixes(const scenario::Problem &problem)
{
    m_number = std::min<std::size_t>(problem.place.line == 0 ? 0 : problem.place.line - 1, m_lines.size() - 1);
    const std::string_view written = m_text.substr(line().begin, line().end - line().begin);
    m_at = line().begin + scenario::offsetOfLetter(written, std::max(problem.place.column, 1U) - 1);
    std::vector<Fix> fixes;
    for (const Correction &correction : problem.corrections) {
        if (Fix found = fix(correction); !found.edits.empty())
            fixes.push_back(std::move(found));
    }
    return fixes;
}

Fix Fixer::fix(const Correction &correction) const
{
    switch (correction.kind) {
    case Correction::Kind::Replace:
        return {correction, replace(correction)};
    case Correction::Kind::Call:
        return call(correction);
    case Correction::Kind::AddField:
        return {correction, addField(correction)};
    case Correction::Kind::NextStep:
        return {correction, nextStep()};
    case Correction::Kind::BeginStep:
        return {correction, beginStep()};
    case Correction::Kind::Remove:
        return {correction, remove()};
    case Correction::Kind::Quote:
        return {correction, quote()};
    case Correction::Kind::Spaces:
        return {correction, spaces()};
    case Correction::Kind::Define:
        return {correction, define(correction)};
    }
    return {};
}

TextEdits Fixer::replace(const Correction &correction) const
{
    if (correction.found.empty() || !m_text.substr(m_at).starts_with(correction.found))
        return {};
    std::string text = correction.text;
    if (quoteAt(m_text.substr(line().begin, line().end - line().begin), columnOf(m_at)) == '\'')
        std::replace(text.begin(), text.end(), '\'', '"');
    return {{m_at, correction.found.size(), std::move(text)}};
}

/// What is given to the call stays as far as it is wanted.
Fix Fixer::call(const Correction &correction) const
{
    const auto wanted = callIn(correction.text);
    for (PartIndex part = 0; wanted && m_outline && part < m_outline->parts.size(); ++part) {
        const auto &fields = m_outline->parts[part].fields;
        for (std::size_t field = 0; field < fields.size(); ++field) {
            for (std::size_t slot = 0; slot < fields[field].slots.size(); ++slot) {
                const Slot &found = fields[field].slots[slot];
                const bool isHere = m_at >= found.range.begin && m_at < found.range.end;
                const auto given = isHere ? callIn(found.text) : std::nullopt;
                if (!given || given->name != wanted->name)
                    continue;
                const std::string text = callOf({wanted->name, wanted->arguments}, given->arguments);
                return {{correction.kind, correction.found, text}, editsOf(setSlot(form(), {part, field, slot}, text))};
            }
        }
    }
    return {};
}

TextEdits Fixer::addField(const Correction &correction) const
{
    const std::size_t key = m_text.find_first_not_of("{ ", m_at);
    for (PartIndex i = 0; m_outline && i < m_outline->parts.size(); ++i) {
        const Part &part = m_outline->parts[i];
        if (part.spec == nullptr || part.key.begin != key || part.spec->name != correction.found || !part.parent)
            continue;
        for (const scenario::FieldSpec &field : part.spec->usedFields()) {
            if (field.name == correction.text)
                return editsOf(
                    form::addField(form(), i, field, beginningOf(*m_outline, *part.parent, *part.spec, field)));
        }
    }
    return {};
}

TextEdits Fixer::nextStep() const
{
    if (m_at != line().content() || line().dash || line().column < 2)
        return {};
    return {{m_at - 2, 2, "- "}};
}

/// Every key at this column becomes a step of its own if it is a step's name; whatever else there is moves with it.
TextEdits Fixer::beginStep() const
{
    if (m_at != line().content() || line().dash)
        return {};
    TextEdits edits;
    const std::size_t last = lastOf(m_lines, m_number, line().column);
    for (std::size_t i = m_number; i <= last; ++i) {
        const SourceLine &each = m_lines[i];
        if (each.begin == each.end)
            continue;
        const bool begins = each.column == line().column && !each.isBlank && !each.isText &&
                            (i == m_number || scenario::findStep(each.key) != nullptr);
        edits.push_back({begins ? each.content() : each.begin, 0, begins ? "- " : "  "});
    }
    return edits;
}

TextEdits Fixer::remove() const
{
    for (PartIndex i = 0; m_outline && i < m_outline->parts.size(); ++i) {
        const Part &part = m_outline->parts[i];
        for (std::size_t field = 0; part.kind == Part::Kind::Step && field < part.fields.size(); ++field) {
            if (part.fields[field].key.begin == m_at)
                return editsOf(removeField(form(), i, field));
        }
    }
    if (m_at != line().content() || line().dash || line().key.empty())
        return {};
    const std::size_t last = lastOf(m_lines, m_number, line().column + 1);
    const bool isLast = m_lines[last].end == m_text.size();
    const std::size_t from = isLast && line().begin > 0 ? line().begin - 1 : line().begin;
    const std::size_t to = isLast ? m_text.size() : m_lines[last].end + 1;
    return {{from, to - from, ""}};
}

TextEdits Fixer::spaces() const
{
    TextEdits edits;
    for (std::size_t i = line().begin; i < line().end && (m_text[i] == ' ' || m_text[i] == '\t'); ++i) {
        if (m_text[i] == '\t')
            edits.push_back({i, 1, "  "});
    }
    return edits;
}

TextEdits Fixer::quote() const
{
    if (line().value >= line().codeEnd)
        return {};
    const std::string_view value = m_text.substr(line().value, line().codeEnd - line().value);
    if (value[0] == '"' || value[0] == '\'')
        return {};
    const bool isMistaken = value.find(": ") != std::string_view::npos || value.ends_with(':') ||
                            std::string_view("{}[]&*!|>%@`,").find(value[0]) != std::string_view::npos;
    if (!isMistaken)
        return {};
    std::string quoted = "\"";
    for (const char c : value)
        quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    return {{line().value, value.size(), quoted + '"'}};
}

TextEdits Fixer::define(const Correction &correction) const
{
    if (!m_outline)
        return {};
    if (correction.found != "main")
        return editsOf(addDefinition(form(), correction.text == "functions", correction.found));
    return {{m_text.size(), 0,
             std::string(m_text.empty() || m_text.ends_with('\n') ? "" : "\n") + "main:\n  - log: Hello\n"}};
}

} // namespace

std::vector<Fix> fixesOf(std::string_view text, const scenario::Problem &problem)
{
    return std::move(fixesOf(text, std::span(&problem, 1)).front());
}

std::vector<std::vector<Fix>> fixesOf(std::string_view text, std::span<const scenario::Problem> problems)
{
    std::vector<std::vector<Fix>> all(problems.size());
    if (std::all_of(problems.begin(), problems.end(), [](const auto &problem) { return problem.corrections.empty(); }))
        return all;
    Fixer fixer(text);
    std::transform(problems.begin(), problems.end(), all.begin(),
                   [&](const scenario::Problem &problem) { return fixer.fixes(problem); });
    return all;
}

} // namespace loopscope::editing
