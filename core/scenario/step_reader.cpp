// Steps from YAML: which one it is, and whether everything it needs is there. What stands in its fields is read in
// field_reader.cpp.

#include "scenario/step_reader.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

constexpr int deepestBlock = 40;

std::span<const std::string_view> stepNames()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const StepSpec &spec : stepSpecs())
            all.push_back(spec.name);
        return all;
    }();
    return names;
}

} // namespace

std::vector<Step> StepReader::steps(const YAML::Node &node, bool inFunction)
{
    std::vector<Step> result;
    if (!node.IsDefined() || node.IsNull())
        return result;
    if (!node.IsSequence()) {
        problem(m_yaml.placeOf(node), "steps are a list", {"begin each step with '- '", {Correction::Kind::BeginStep}});
        return result;
    }
    if (++m_depth > deepestBlock) {
        problem(m_yaml.placeOf(node), "steps are nested too deeply",
                "at most " + std::to_string(deepestBlock) + " levels are allowed");
    } else {
        for (const auto &entry : node) {
            if (m_yaml.isTooMuch(entry))
                break;
            step(entry, inFunction, result);
        }
    }
    --m_depth;
    return result;
}

void StepReader::step(const YAML::Node &node, bool inFunction, std::vector<Step> &into)
{
    if (node.IsScalar())
        return stepOfText(node, inFunction, into);
    const Place place = m_yaml.placeOf(node);
    if (!node.IsMap() || node.size() == 0)
        return problem(place, "a step was expected here", "write '- log: text' or '- name()'");
    const YAML::Node first = node.begin()->first;
    const std::string name = first.IsScalar() ? first.Scalar() : "";
    const StepSpec *spec = findStep(name);
    if (spec == nullptr)
        return problem(m_yaml.placeOf(first), "there is no step '" + name + "'",
                       suggestion(name, stepNames(), "the first word of a step is its name"));
    if (!mayStand(*spec, m_yaml.placeOf(first), inFunction))
        return;
    Step step;
    step.place = place;
    step.kind = spec->kind;
    addFields(node, *spec, inFunction, step);
    into.push_back(std::move(step));
}

/// A step that is only a word ("- yield"), or a call ("- name()").
void StepReader::stepOfText(const YAML::Node &node, bool inFunction, std::vector<Step> &into)
{
    Step step;
    step.place = m_yaml.placeOf(node);
    const std::string &text = node.Scalar();
    if (const StepSpec *spec = findStep(text)) {
        if (spec->fields[0].required)
            return problem(step.place, "'" + text + "' needs something", "write '" + text + ": …'");
        if (!mayStand(*spec, step.place, inFunction))
            return;
        step.kind = spec->kind;
        into.push_back(std::move(step));
        return;
    }
    if (text.find('(') == std::string::npos) {
        Advice advice("write '- log: text' or '- name()'");
        if (isName(text))
            advice = {"a call needs parentheses: " + text + "()", {Correction::Kind::Replace, text, text + "()"}};
        return problem(step.place, "there is no step '" + text + "'", suggestion(text, stepNames(), advice));
    }
    step.kind = StepKind::Call;
    step.fields.push_back({"", step.place, parseCall(m_yaml.source(node), m_yaml.problems())});
    into.push_back(std::move(step));
}

bool StepReader::mayStand(const StepSpec &spec, const Place &place, bool inFunction)
{
    const std::string name(spec.name);
    if (inFunction && !spec.inFunctions())
        problem(place, "'" + name + "' cannot be used in a function",
                "functions block and run on workers; use it in a coroutine");
    else if (!inFunction && !spec.inCoroutines())
        problem(place, "'" + name + "' cannot be used in a coroutine", "use it in a function");
    else
        return true;
    return false;
}

void StepReader::addFields(const YAML::Node &node, const StepSpec &spec, bool inFunction, Step &step)
{
    std::vector<std::string_view> names;
    for (const FieldSpec &field : spec.usedFields())
        names.push_back(field.name.empty() ? spec.name : field.name);
    m_yaml.eachEntry(node, [&](const std::string &key, const YAML::Node &given, const YAML::Node &keyNode) {
        const Place keyPlace = m_yaml.placeOf(keyNode);
        const auto found = std::find(names.begin(), names.end(), key);
        if (found == names.end()) {
            const bool isStep = findStep(key) != nullptr;
            return problem(
                keyPlace, "'" + std::string(spec.name) + "' has no '" + key + "'",
                isStep ? Advice("if this is the next step, begin it with '- '", {Correction::Kind::NextStep, key})
                       : suggestion(key, names, {"remove it", {Correction::Kind::Remove}}));
        }
        const FieldSpec &field = spec.fields[static_cast<std::size_t>(found - names.begin())];
        const bool isEmpty = given.IsNull();
        if (isEmpty && !field.required)
            return;
        if (isEmpty && field.type != FieldType::Steps)
            return problem(keyPlace, "'" + key + "' needs something", "write '" + key + ": …'");
        const Place place = m_yaml.placeOf(given).line == 0 ? keyPlace : m_yaml.placeOf(given);
        step.fields.push_back({field.name, place, value(field, given, place, inFunction)});
    });
    for (const FieldSpec &field : spec.usedFields().subspan(1)) {
        const bool isThere =
            std::any_of(step.fields.begin(), step.fields.end(), [&](const Field &f) { return f.name == field.name; });
        if (field.required && !isThere)
            problem(step.place, "'" + std::string(spec.name) + "' needs '" + std::string(field.name) + "'",
                    {"add '" + std::string(field.name) + ":' under it",
                     {Correction::Kind::AddField, std::string(spec.name), std::string(field.name)}});
    }
}

std::vector<Handler> StepReader::handlers(const YAML::Node &node, bool inFunction)
{
    std::vector<Handler> result;
    if (!node.IsMap()) {
        problem(m_yaml.placeOf(node), "'except' holds exceptions and the steps that handle them",
                "write 'except:' and under it, indented, 'ValueError:' with a list of steps");
        return result;
    }
    m_yaml.eachEntry(node, [&](const std::string &key, const YAML::Node &given, const YAML::Node &keyNode) {
        Handler handler;
        handler.place = m_yaml.placeOf(keyNode);
        const std::size_t as = key.find(" as ");
        handler.type = key.substr(0, as);
        if (as != std::string::npos)
            handler.variable = key.substr(as + 4);
        if (!isName(handler.type) || (as != std::string::npos && !isName(handler.variable)))
            problem(handler.place, "'" + key + "' names no exception", "write 'ValueError' or 'ValueError as error'");
        handler.steps = steps(given, inFunction);
        result.push_back(std::move(handler));
    });
    return result;
}

} // namespace loopscope::scenario
