// Every step teaches something about names, and what it teaches may depend on other names: all steps are gone through
// until nothing is learned any more. Types only ever grow (Unknown, a kind, Any), so that this ends.

#include "scenario/python_types.h"

#include "scenario/python_walk.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

using Kind = PythonKind;

constexpr int deepest = 4; // lists of lists of …: beyond that nobody asks
constexpr PythonType any{Kind::Any, 0};

PythonType joined(const PythonType &a, const PythonType &b)
{
    if (a == b)
        return a;
    // None, and the items of an empty list, are of any kind.
    if (a.kind == Kind::Unknown && a.depth <= b.depth)
        return b;
    if (b.kind == Kind::Unknown && b.depth <= a.depth)
        return a;
    return a.depth == b.depth ? PythonType{Kind::Any, a.depth} : any;
}

PythonType itemOf(PythonType list)
{
    if (list.depth > 0)
        --list.depth;
    return list;
}

PythonType listOf(PythonType item)
{
    if (item.depth < deepest)
        ++item.depth;
    return item;
}

PythonType typeOf(const NewObject &object)
{
    switch (object.kind) {
    case ObjectKind::Mutex:
        return {Kind::Mutex, 0};
    case ObjectKind::ThreadBarrier:
        return {Kind::ThreadBarrier, 0};
    case ObjectKind::Queue:
    case ObjectKind::PriorityQueue:
    case ObjectKind::LifoQueue:
        return {Kind::Queue, 0};
    default:
        return any;
    }
}

PythonType typeOf(const Value &literal)
{
    if (literal.isNone())
        return {};
    if (literal.as<Duration>() != nullptr)
        return {Kind::Duration, 0};
    return literal.as<std::string>() != nullptr ? PythonType{Kind::Text, 0} : any;
}

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
        return value == nullptr ? any : of(*value, within);
    case StepKind::For:
        return value == nullptr ? any : itemOf(of(*value, within));
    case StepKind::Create:
        return step.field<NewObject>() == nullptr ? any : typeOf(*step.field<NewObject>());
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
        return step.field<Call>() == nullptr ? any : ofCall(*step.field<Call>());
    case StepKind::Await:
    case StepKind::WaitFor:
        if (const auto *awaitable = step.field<Awaitable>(); awaitable != nullptr && !awaitable->call.name.empty())
            return ofCall(awaitable->call);
        return any;
    default:
        return any;
    }
}

PythonType PythonTypes::of(const Expression &expression, const Definition &within) const
{
    const auto operand = [&](std::size_t i) { return of(expression.operands.at(i), within); };
    switch (expression.kind) {
    case Expression::Kind::Literal:
        return typeOf(expression.literal);
    case Expression::Kind::Name:
    case Expression::Kind::Shared: {
        if (variablesOf(within).contains(expression.name)) {
            const auto known = m_types.find({within.name, expression.name});
            return known == m_types.end() ? PythonType{} : known->second;
        }
        const SharedObject *object = shared(expression.name);
        return object != nullptr ? typeOf(object->object) : PythonType{Kind::Text, 0}; // a bare word is a text
    }
    case Expression::Kind::List: {
        PythonType items;
        for (std::size_t i = 0; i < expression.operands.size(); ++i)
            items = joined(items, operand(i));
        return listOf(items);
    }
    case Expression::Kind::Dict: {
        PythonType values;
        for (std::size_t i = 1; i < expression.operands.size(); i += 2)
            values = joined(values, operand(i));
        return listOf(values);
    }
    case Expression::Kind::Index:
        return itemOf(operand(0));
    case Expression::Kind::Slice:
    case Expression::Kind::Negate:
        return operand(0);
    case Expression::Kind::Binary:
        return ofBinary(expression, within);
    case Expression::Kind::And:
    case Expression::Kind::Or:
        return joined(operand(0), operand(1));
    case Expression::Kind::Conditional:
        return joined(operand(1), operand(2));
    case Expression::Kind::Builtin:
        return ofBuiltin(expression, within);
    case Expression::Kind::Method:
        return expression.method == Method::GetName ? PythonType{Kind::Text, 0}
               : expression.method == Method::Args || expression.method == Method::Exceptions ? listOf(any)
                                                                                              : any;
    case Expression::Kind::Not:
    case Expression::Kind::Chain:
        return any;
    }
    return any;
}

PythonType PythonTypes::ofBinary(const Expression &expression, const Definition &within) const
{
    using Operator = Expression::Operator;
    const PythonType left = of(expression.operands.at(0), within);
    const PythonType right = of(expression.operands.at(1), within);
    const PythonType duration{Kind::Duration, 0};
    switch (expression.op) {
    case Operator::Add:
    case Operator::Subtract:
        return joined(left, right);
    case Operator::Multiply: // of a duration, a list or a text by a number
        if (left == duration || right == duration)
            return duration;
        return left == any ? right : left;
    case Operator::Divide:
        return left == duration && right != duration ? duration : any;
    case Operator::Modulo:
        return left;
    default:
        return any;
    }
}

PythonType PythonTypes::ofBuiltin(const Expression &expression, const Definition &within) const
{
    const auto first = [&] { return of(expression.operands.at(0), within); };
    switch (expression.builtin) {
    case Builtin::Str:
    case Builtin::Repr:
    case Builtin::Type:
        return {Kind::Text, 0};
    case Builtin::AllTasks:
        return {Kind::Text, 1};
    case Builtin::Abs:
    case Builtin::Round:
    case Builtin::Sorted:
        return first();
    case Builtin::Sum:
        return itemOf(first());
    case Builtin::Min:
    case Builtin::Max: {
        if (expression.operands.size() == 1)
            return itemOf(first());
        PythonType type;
        for (const Expression &operand : expression.operands)
            type = joined(type, of(operand, within));
        return type;
    }
    case Builtin::Range:
        return listOf(any);
    default:
        return any;
    }
}

} // namespace loopscope::scenario
