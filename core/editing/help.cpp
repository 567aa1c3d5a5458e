#include "editing/help.h"

#include "editing/source_names.h"
#include "editing/spot.h"
#include "scenario/parts.h"

#include <algorithm>

namespace loopscope::editing {

namespace {

using About = Help::About;

Help helpOf(About about, std::string_view title, std::string_view summary, std::string_view python = {})
{
    Help help;
    help.about = about;
    help.title = title;
    help.summary = summary;
    help.python = python;
    return help;
}

Help helpOf(const scenario::StepSpec &spec)
{
    Help help = helpOf(About::Step, spec.name, spec.summary, spec.asyncio);
    for (const scenario::FieldSpec &field : spec.usedFields()) {
        if (field.type != scenario::FieldType::Nothing)
            help.parameters.push_back({std::string(field.name), std::string(field.summary), field.required});
    }
    return help;
}

template <class Specs>
std::optional<Help> helpOf(About about, std::string_view word, const Specs &specs)
{
    for (const auto &spec : specs) {
        if (spec.name == word)
            return helpOf(about, spec.name, spec.summary);
    }
    return std::nullopt;
}

std::optional<Help> helpOfObject(std::string_view word)
{
    const scenario::ObjectSpec *spec = scenario::findObject(word);
    if (spec == nullptr)
        return std::nullopt;
    Help help = helpOf(About::Object, spec->name, spec->summary, spec->asyncio);
    if (spec->parameter != scenario::ObjectParameter::None)
        help.parameters.push_back(
            {{}, std::string(spec->parameterName), spec->parameter == scenario::ObjectParameter::Required});
    return help;
}

std::optional<Help> helpOfField(const scenario::StepSpec &step, std::string_view word)
{
    if (word == step.name)
        return helpOf(step);
    for (const scenario::FieldSpec &field : step.usedFields().subspan(1)) {
        if (field.name != word)
            continue;
        Help help = helpOf(About::Field, field.name, field.summary);
        help.owner = step.name;
        return help;
    }
    return std::nullopt;
}

std::optional<Help> helpOfName(const Names &names, std::string_view word)
{
    if (const RoutineName *routine = names.routine(word); routine != nullptr && word != "main") {
        Help help = helpOf(routine->isFunction ? About::Function : About::Coroutine, routine->head, {});
        help.line = routine->line + 1;
        return help;
    }
    const SharedName *shared = names.sharedObject(word);
    if (shared == nullptr)
        return std::nullopt;
    Help help = helpOf(About::Shared, shared->name, {});
    help.line = shared->line + 1;
    if (shared->kind != nullptr) {
        help.owner = shared->kind->name;
        help.summary = shared->kind->summary;
        help.python = shared->kind->asyncio;
    }
    return help;
}

/// What the language says about the word at a spot.
std::optional<Help> helpOfLanguage(const Spot &spot, std::string_view word)
{
    switch (spot.kind) {
    case Spot::Kind::Part:
        return helpOf(About::Part, word, scenario::partSpecs);
    case Spot::Kind::Setting:
        return helpOf(About::Setting, word, scenario::settingSpecs);
    case Spot::Kind::Object:
        return helpOfObject(word);
    case Spot::Kind::Step:
        if (const scenario::StepSpec *step = scenario::findStep(word))
            return helpOf(*step);
        return std::nullopt;
    case Spot::Kind::Field:
        return spot.step == nullptr ? std::nullopt : helpOfField(*spot.step, word);
    case Spot::Kind::Awaitable: // {run_in_executor: name()}
        if (const scenario::StepSpec *step = scenario::findStep(word))
            return helpOf(*step);
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<Help> helpAt(std::string_view text, std::size_t offset)
{
    if (offset > text.size())
        return std::nullopt;
    const std::vector<SourceLine> lines = sourceLinesOf(text);
    const Spot spot = spotAt(text, lines, offset);
    const std::string_view word = text.substr(spot.from, spot.to - spot.from);
    if (word.empty())
        return std::nullopt;
    std::optional<Help> help = helpOfLanguage(spot, word);
    const bool mayBeName = spot.kind != Spot::Kind::Nothing || lines[spot.line].key.starts_with(word);
    if (!help && mayBeName)
        help = helpOfName(namesOf(text, lines), word);
    if (help) {
        help->from = spot.from;
        help->to = spot.to;
    }
    return help;
}

} // namespace loopscope::editing
