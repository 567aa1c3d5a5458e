// Which candidates there are is told by the spot; how each is written stands in candidates.cpp.

#include "editing/completion.h"

#include "editing/candidates.h"
#include "editing/source_names.h"
#include "editing/spot.h"
#include "scenario/builtins.h"
#include "scenario/parts.h"

#include <algorithm>

namespace loopscope::editing {

namespace {

using scenario::Callee;
using scenario::FieldType;

constexpr std::size_t mostCandidates = 200;

class Proposer {
public:
    Proposer(std::string_view text, std::size_t offset)
        : m_text(text)
        , m_lines(sourceLinesOf(text))
        , m_spot(spotAt(text, m_lines, offset))
        , m_names(namesOf(text, m_lines))
    {
    }

    Completion completion(std::size_t offset);

private:
    void propose();
    void parts();
    void settings();
    void settingValue();
    void steps();
    void fields();
    void objects();
    void value();
    void exceptions();
    void routines(Callee callee);
    void names();
    void word(std::string_view label, std::string_view summary = {});
    void add(Candidate candidate) { m_candidates.push_back(std::move(candidate)); }
    bool isGiven(std::string_view key) const
    {
        return std::find(m_spot.given.begin(), m_spot.given.end(), key) != m_spot.given.end();
    }
    /// What follows the word already: then only the word is written.
    bool isFollowedBy(char sign) const { return m_spot.to < m_text.size() && m_text[m_spot.to] == sign; }

    const std::string_view m_text;
    const std::vector<SourceLine> m_lines;
    const Spot m_spot;
    const Names m_names;
    std::vector<Candidate> m_candidates;
};

void Proposer::propose()
{
    switch (m_spot.kind) {
    case Spot::Kind::Part:
        return parts();
    case Spot::Kind::Setting:
        return settings();
    case Spot::Kind::SettingValue:
        return settingValue();
    case Spot::Kind::Object:
        return objects();
    case Spot::Kind::Step:
        steps();
        return routines(m_spot.inFunction ? Callee::Function : Callee::Any);
    case Spot::Kind::Field:
        return fields();
    case Spot::Kind::Exception:
        return exceptions();
    case Spot::Kind::Awaitable:
        routines(Callee::Coroutine);
        return names();
    case Spot::Kind::Value:
        return value();
    case Spot::Kind::Nothing:
        break;
    }
}

void Proposer::parts()
{
    for (const scenario::PartSpec &spec : scenario::partSpecs) {
        if (!isGiven(spec.name))
            add(candidateOf(spec, isFollowedBy(':')));
    }
}

void Proposer::settings()
{
    for (const scenario::FieldSpec &spec : scenario::settingSpecs) {
        if (!isGiven(spec.name))
            add(plain(Candidate::Kind::Setting, spec.name, isFollowedBy(':') ? "" : ": ", spec.summary));
    }
}

void Proposer::settingValue()
{
    if (m_spot.setting == "debug" || m_spot.setting == "gil") {
        word("true");
        word("false");
    } else if (m_spot.setting == "on_slow") {
        for (const RoutineName &routine : m_names.routines) {
            if (routine.isFunction && routine.parameters().size() == 1)
                add(plain(Candidate::Kind::Routine, routine.name(), "", routine.head));
        }
    }
}

void Proposer::steps()
{
    const StepSpot place{m_spot.column + (m_spot.needsDash ? 2 : 0), m_spot.needsDash, isFollowedBy(':'), m_spot.given};
    for (const scenario::StepSpec &spec : scenario::stepSpecs()) {
        if (m_spot.inFunction ? spec.inFunctions() : spec.inCoroutines())
            add(candidateOf(spec, place));
    }
}

void Proposer::fields()
{
    if (m_spot.step == nullptr)
        return;
    const auto named = m_spot.step->usedFields().subspan(1);
    for (const bool required : {true, false}) {
        for (const scenario::FieldSpec &field : named) {
            if (field.required == required && !isGiven(field.name))
                add(candidateOf(field, m_spot.column, isFollowedBy(':')));
        }
    }
}

void Proposer::objects()
{
    for (const scenario::ObjectSpec &spec : scenario::objectSpecs)
        add(candidateOf(spec, m_spot.inBraces, isFollowedBy(':')));
}

void Proposer::exceptions()
{
    for (const std::string_view name : scenario::exceptionNames)
        add(plain(Candidate::Kind::Exception, name, isFollowedBy(':') ? "" : ":", {}));
}

void Proposer::value()
{
    if (m_spot.takesNames || m_spot.field == nullptr)
        return names();
    switch (m_spot.field->type) {
    case FieldType::Expression:
    case FieldType::Duration:
        return names();
    case FieldType::Count:
        word("forever", "Until a break, or until the task is cancelled.");
        return names();
    case FieldType::Call:
        return routines(scenario::calleeOf(*m_spot.step, m_spot.inFunction));
    case FieldType::Flag:
        word("true");
        return word("false");
    case FieldType::Word:
        for (const std::string_view each : scenario::wordsOf(*m_spot.field))
            word(each);
        return;
    case FieldType::Raised:
        for (const std::string_view name : scenario::exceptionNames)
            add(call(Candidate::Kind::Exception, name, isFollowedBy('('), true, {}));
        return;
    default:
        return;
    }
}

void Proposer::routines(Callee callee)
{
    for (const RoutineName &routine : m_names.routines) {
        if (routine.head == "main" || (callee == Callee::Coroutine && routine.isFunction) ||
            (callee == Callee::Function && !routine.isFunction))
            continue;
        Candidate candidate = call(Candidate::Kind::Routine, routine.name(), isFollowedBy('('),
                                   !routine.parameters().empty(), routine.head);
        if (m_spot.needsDash && m_spot.kind != Spot::Kind::Value)
            prepend(candidate, "- ");
        add(std::move(candidate));
    }
}

void Proposer::names()
{
    const std::string_view dash = m_spot.needsDash && m_spot.kind == Spot::Kind::Awaitable ? "- " : "";
    const auto addName = [&](Candidate candidate) {
        prepend(candidate, dash);
        add(std::move(candidate));
    };
    const auto around = std::find_if(m_names.routines.begin(), m_names.routines.end(),
                                     [&](const RoutineName &each) { return each.head == m_spot.routine; });
    if (around != m_names.routines.end()) {
        for (const std::string_view name : variablesOf(m_text, m_lines, *around))
            addName(plain(Candidate::Kind::Variable, name, "", {}));
    }
    for (const SharedName &shared : m_names.shared)
        addName(plain(Candidate::Kind::Shared, shared.name, "", shared.kind == nullptr ? "" : shared.kind->summary));
    if (m_spot.kind == Spot::Kind::Awaitable)
        return;
    for (const scenario::BuiltinSpec &spec : scenario::builtinSpecs)
        add(call(Candidate::Kind::Builtin, spec.name, isFollowedBy('('), spec.most > 0, spec.summary));
}

void Proposer::word(std::string_view label, std::string_view summary)
{
    add(plain(Candidate::Kind::Word, label, "", summary));
}

Completion Proposer::completion(std::size_t offset)
{
    propose();
    const std::string_view typed = m_text.substr(m_spot.from, offset - m_spot.from);
    std::vector<std::pair<int, Candidate>> fitting;
    for (Candidate &candidate : m_candidates) {
        if (const int fit = fitOf(candidate.label, typed); fit >= 0)
            fitting.emplace_back(fit, std::move(candidate));
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    fitting.resize(std::min(fitting.size(), mostCandidates));
    Completion completion{m_spot.from, m_spot.to};
    for (auto &[fit, candidate] : fitting)
        completion.candidates.push_back(std::move(candidate));
    return completion;
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lowered(c); });
    return result;
}

} // namespace

int fitOf(std::string_view label, std::string_view typed)
{
    if (label.starts_with(typed))
        return 0;
    const std::string whole = lowered(label);
    const std::string wanted = lowered(typed);
    if (whole.starts_with(wanted))
        return 1;
    if (whole.find('_' + wanted) != std::string::npos)
        return 2;
    if (wanted.size() < 2)
        return -1;
    if (whole.find(wanted) != std::string::npos)
        return 3;
    std::size_t at = 0; // its letters in this order, with others between them
    for (const char c : whole)
        at += at < wanted.size() && c == wanted[at] ? 1 : 0;
    return at == wanted.size() ? 4 : -1;
}

Completion completionAt(std::string_view text, std::size_t offset)
{
    return offset > text.size() ? Completion{} : Proposer(text, offset).completion(offset);
}

} // namespace loopscope::editing
