#include "editing/fixes.h"

#include "editing/source_names.h"
#include "scenario/steps.h"

#include <algorithm>

namespace loopscope::editing {

namespace {

using scenario::Correction;
using scenario::FieldType;

/// Where columns, which count code points, lead to.
std::size_t offsetOf(std::string_view text, const SourceLine &line, std::uint32_t column)
{
    std::size_t at = line.begin;
    for (std::uint32_t left = column == 0 ? 0 : column - 1; left > 0 && at < line.end; --left) {
        ++at;
        while (at < line.end && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U)
            ++at;
    }
    return at;
}

class Fixer {
public:
    Fixer(std::string_view text, const scenario::Place &place)
        : m_text(text)
        , m_lines(sourceLinesOf(text))
        , m_number(std::min<std::size_t>(place.line == 0 ? 0 : place.line - 1, m_lines.size() - 1))
        , m_line(m_lines[m_number])
        , m_at(offsetOf(text, m_line, place.column))
    {
    }

    /// None where the correction does not fit the text.
    TextEdits edits(const Correction &correction) const;

private:
    TextEdits replace(const Correction &correction) const;
    TextEdits replaceCall(const Correction &correction) const;
    TextEdits addField(const Correction &correction) const;
    TextEdits nextStep() const;
    TextEdits beginStep() const;
    TextEdits remove() const;
    TextEdits quote() const;
    TextEdits spaces() const;
    TextEdits define(const Correction &correction) const;
    TextEdits addMain() const;
    std::string valueFor(const scenario::StepSpec &step, const scenario::FieldSpec &field) const;
    std::size_t columnOf(std::size_t offset) const { return offset - m_line.begin; }
    /// Where a line is added behind another: its end, with the line's own break before the new one.
    TextEdit lineBehind(std::size_t line, const std::string &added) const
    {
        return {m_lines[line].end, 0, '\n' + added};
    }

    const std::string_view m_text;
    const std::vector<SourceLine> m_lines;
    const std::size_t m_number; ///< of the line
    const SourceLine &m_line;
    const std::size_t m_at;
};

TextEdits Fixer::edits(const Correction &correction) const
{
    switch (correction.kind) {
    case Correction::Kind::Replace:
        return replace(correction);
    case Correction::Kind::Call:
        return replaceCall(correction);
    case Correction::Kind::AddField:
        return addField(correction);
    case Correction::Kind::NextStep:
        return nextStep();
    case Correction::Kind::BeginStep:
        return beginStep();
    case Correction::Kind::Remove:
        return remove();
    case Correction::Kind::Quote:
        return quote();
    case Correction::Kind::Spaces:
        return spaces();
    case Correction::Kind::Define:
        return correction.found == "main" ? addMain() : define(correction);
    }
    return {};
}

TextEdits Fixer::replace(const Correction &correction) const
{
    if (correction.found.empty() || !m_text.substr(m_at).starts_with(correction.found))
        return {};
    return {{m_at, correction.found.size(), correction.text}};
}

TextEdits Fixer::replaceCall(const Correction &correction) const
{
    if (!m_text.substr(m_at).starts_with(correction.found + '('))
        return {};
    int depth = 0;
    for (std::size_t i = m_at + correction.found.size(); i < m_line.end; ++i) {
        depth += m_text[i] == '(' ? 1 : m_text[i] == ')' ? -1 : 0;
        if (depth == 0)
            return {{m_at, i + 1 - m_at, correction.text}};
    }
    return {};
}

/// Something that makes the parameter complete, to be overwritten.
std::string Fixer::valueFor(const scenario::StepSpec &step, const scenario::FieldSpec &field) const
{
    switch (field.type) {
    case FieldType::Steps:
        return '\n' + std::string(columnOf(m_at) + 2, ' ') + "- log: " + std::string(step.name);
    case FieldType::Duration:
        return " 1s";
    case FieldType::Variable:
        return " result";
    case FieldType::Raised:
        return " ValueError(text)";
    case FieldType::Text:
        return " text";
    default:
        break;
    }
    if (field.name == "into" || field.name == "from") {
        const std::string_view kind =
            step.topic == scenario::Topic::QueuesAndStreams && step.name.starts_with("put") ? "queue" : "stream";
        const Names names = namesOf(m_text, m_lines);
        for (const SharedName &shared : names.shared) {
            if (shared.kind != nullptr && shared.kind->name.find(kind) != std::string_view::npos)
                return ' ' + std::string(shared.name);
        }
        return ' ' + std::string(kind);
    }
    return " 0";
}

TextEdits Fixer::addField(const Correction &correction) const
{
    const scenario::StepSpec *step = scenario::findStep(correction.found);
    if (step == nullptr || m_at != m_line.content() || m_line.key != correction.found)
        return {};
    for (const scenario::FieldSpec &field : step->usedFields()) {
        if (field.name == correction.text)
            return {lineBehind(lastOf(m_lines, m_number, columnOf(m_at)),
                               std::string(columnOf(m_at), ' ') + correction.text + ':' + valueFor(*step, field))};
    }
    return {};
}

TextEdits Fixer::nextStep() const
{
    if (m_at != m_line.content() || m_line.dash || m_line.column < 2)
        return {};
    return {{m_at - 2, 2, "- "}};
}

/// Every key at this column becomes a step of its own if it is a step's name; whatever else there is moves with it.
TextEdits Fixer::beginStep() const
{
    if (m_at != m_line.content() || m_line.dash)
        return {};
    TextEdits edits;
    const std::size_t last = lastOf(m_lines, m_number, m_line.column);
    for (std::size_t i = m_number; i <= last; ++i) {
        const SourceLine &line = m_lines[i];
        if (line.begin == line.end)
            continue;
        const bool begins = line.column == m_line.column && !line.isBlank && !line.isText &&
                            (i == m_number || scenario::findStep(line.key) != nullptr);
        edits.push_back({begins ? line.content() : line.begin, 0, begins ? "- " : "  "});
    }
    return edits;
}

TextEdits Fixer::remove() const
{
    if (m_at != m_line.content() || m_line.dash || m_line.key.empty())
        return {};
    const std::size_t last = lastOf(m_lines, m_number, m_line.column + 1);
    const bool isLast = m_lines[last].end == m_text.size();
    const std::size_t from = isLast && m_line.begin > 0 ? m_line.begin - 1 : m_line.begin;
    const std::size_t to = isLast ? m_text.size() : m_lines[last].end + 1;
    return {{from, to - from, ""}};
}

TextEdits Fixer::spaces() const
{
    TextEdits edits;
    for (std::size_t i = m_line.begin; i < m_line.end && (m_text[i] == ' ' || m_text[i] == '\t'); ++i) {
        if (m_text[i] == '\t')
            edits.push_back({i, 1, "  "});
    }
    return edits;
}

TextEdits Fixer::quote() const
{
    if (m_line.value >= m_line.codeEnd)
        return {};
    const std::string_view value = m_text.substr(m_line.value, m_line.codeEnd - m_line.value);
    if (value[0] == '"' || value[0] == '\'')
        return {};
    const bool isMistaken = value.find(": ") != std::string_view::npos || value.ends_with(':') ||
                            std::string_view("{}[]&*!|>%@`,").find(value[0]) != std::string_view::npos;
    if (!isMistaken)
        return {};
    std::string quoted = "\"";
    for (const char c : value)
        quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    return {{m_line.value, value.size(), quoted + '"'}};
}

TextEdits Fixer::define(const Correction &correction) const
{
    const std::string name = correction.found.substr(0, correction.found.find('('));
    const auto body = [&](std::size_t column) {
        const std::string indentation(column, ' ');
        return indentation + correction.found + ":\n" + indentation + "  - log: " + name;
    };
    std::size_t before = m_lines.size();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const SourceLine &line = m_lines[i];
        if (line.column != 0 || line.dash || line.isText)
            continue;
        if (line.key == correction.text && line.value >= line.codeEnd) {
            const std::size_t last = lastOf(m_lines, i, 1);
            const std::size_t column =
                last > i && m_lines[i + 1].column > 0 && !m_lines[i + 1].isBlank ? m_lines[i + 1].column : 2;
            return {lineBehind(last, body(column))};
        }
        if (line.key == correction.text)
            return {}; // in braces
        if (line.key == "main")
            before = i;
    }
    const std::string part = correction.text + ":\n" + body(2) + '\n';
    if (before < m_lines.size())
        return {{m_lines[before].begin, 0, part}};
    return {{m_text.size(), 0, (m_text.empty() || m_text.ends_with('\n') ? "" : "\n") + part}};
}

TextEdits Fixer::addMain() const
{
    return {{m_text.size(), 0,
             std::string(m_text.empty() || m_text.ends_with('\n') ? "" : "\n") + "main:\n  - log: Hello\n"}};
}

} // namespace

std::vector<Fix> fixesOf(std::string_view text, const scenario::Problem &problem)
{
    std::vector<Fix> fixes;
    if (problem.corrections.empty())
        return fixes;
    const Fixer fixer(text, problem.place);
    for (const Correction &correction : problem.corrections) {
        if (TextEdits edits = fixer.edits(correction); !edits.empty())
            fixes.push_back({correction, std::move(edits)});
    }
    return fixes;
}

} // namespace loopscope::editing
