// Every step teaches something about names, and what it teaches may depend on other names: all steps are gone through
// until nothing is learned any more. Types only ever grow (Unknown, a kind, Any), so that this ends.

#include "scenario/python_types.h"

#include "scenario/python_walk.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

using Kind = PythonKind;

} // namespace

PythonTypes::PythonTypes(const Document &document) : m_document(document)
{
    for (const Definition &definition : document.definitions)
        collectNames(definition);
    if (const Definition *told = routine(document.onSlow.name); told != nullptr && !told->parameters.empty())
        m_types[{told->name, told->parameters.front().name}] = {Kind::Text, 0};
    bool learned = true;
    while (learned) {
        learned = false;
        for (const Definition &definition : document.definitions)
            learned = learn(definition) || learned;
    }
}

const Definition *PythonTypes::routine(const std::string &name) const
{
    const auto &all = m_document.definitions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

const SharedObject *PythonTypes::shared(const std::string &name) const
{
    const auto &all = m_document.shared;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

void PythonTypes::collectNames(const Definition &definition)
{
    auto &names = m_variables[definition.name];
    for (const Variable &parameter : definition.parameters)
        names.insert(parameter.name);
    eachStep(definition.steps, [&](const Step &step) {
        for (const Field &field : step.fields) {
            if (const auto *variable = std::get_if<Variable>(&field.value))
                names.insert(variable->name);
            if (const auto *handlers = std::get_if<std::vector<Handler>>(&field.value)) {
                for (const Handler &handler : *handlers) {
                    if (!handler.variable.empty())
                        names.insert(handler.variable);
                }
            }
        }
    });
}

bool PythonTypes::join(PythonType &known, const PythonType &more)
{
    const PythonType together = joined(known, more);
    return std::exchange(known, together) != together;
}

bool PythonTypes::learn(const Definition &definition)
{
    bool learned = false;
    eachStep(definition.steps, [&](const Step &step) { learned = learn(step, definition) || learned; });
    return learned;
}

bool PythonTypes::learn(const Step &step, const Definition &within)
{
    bool learned = false;
    eachCall(step, [&](const Call &call) {
        const Definition *callee = routine(call.name);
        if (callee == nullptr)
            return;
        for (std::size_t i = 0; i < std::min(call.arguments.size(), callee->parameters.size()); ++i) {
            PythonType &parameter = m_types[{callee->name, callee->parameters[i].name}];
            learned = join(parameter, of(call.arguments[i], within)) || learned;
        }
    });
    if (step.kind == StepKind::Return) {
        if (const auto *value = step.field<Expression>())
            learned = join(m_results[within.name], of(*value, within)) || learned;
    }
    const auto *list = step.field<Expression>();
    if (step.kind == StepKind::Wait && list != nullptr)
        learned = assign(within, step, "pending", of(*list, within)) || learned;
    return assign(within, step, "as", resultOf(step, within)) || learned;
}

bool PythonTypes::assign(const Definition &within, const Step &step, std::string_view field, const PythonType &type)
{
    const auto *variable = step.field<Variable>(field);
    return variable != nullptr && join(m_types[{within.name, variable->name}], type);
}

/// The type of what a step keeps under "as".
PythonType PythonTypes::resultOf(const Step &step, const Definition &within) const
{
    const auto *value = step.field<Expression>();
    const auto ofCall = [&](const Call &call) {
        const auto result = m_results.find(call.name);
        return result == m_results.end() ? PythonType{} : result->second;
    };
    switch (step.kind) {
    case StepKind::Let:
    case StepKind::Wait:
        return value == nullptr ? anyType : of(*value, within);
    case StepKind::For:
        return value == nullptr ? anyType : itemOf(of(*value, within));
    case StepKind::Create:
        return step.field<NewObject>() == nullptr ? anyType : typeOf(*step.field<NewObject>());
    case StepKind::StartThread:
    case StepKind::StartLoop:
        return {Kind::Thread, 0};
    case StepKind::Submit:
    case StepKind::AsCompleted:
        return {Kind::Job, 0};
    case StepKind::Readline:
    case StepKind::Readexactly:
    case StepKind::ReadFile:
        return {Kind::Text, 0};
    case StepKind::Call:
    case StepKind::RunInExecutor:
    case StepKind::ToThread:
        return step.field<Call>() == nullptr ? anyType : ofCall(*step.field<Call>());
    case StepKind::Await:
    case StepKind::WaitFor:
        if (const auto *awaitable = step.field<Awaitable>(); awaitable != nullptr && !awaitable->call.name.empty())
            return ofCall(awaitable->call);
        return anyType;
    default:
        return anyType;
    }
}

} // namespace loopscope::scenario
