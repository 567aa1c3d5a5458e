// Names first: every variable of a routine (its parameters, and whatever 'as' names) gets a slot, wherever it is
// assigned, as in Python; any other name is a shared object's. Then the steps, in order.

#include "scenario/compiler.h"

#include "scenario/routine_compiler.h"

#include <algorithm>

namespace loopscope::scenario {

Routine RoutineCompiler::compile()
{
    m_routine.name = m_definition.name;
    m_routine.isFunction = m_definition.isFunction;
    for (const Variable &parameter : m_definition.parameters) {
        if (m_slots.contains(parameter.name))
            problem(parameter.place, "the parameter '" + parameter.name + "' stands here twice");
        m_slots.emplace(parameter.name, hiddenSlots());
    }
    m_routine.parameterCount = static_cast<std::int32_t>(m_definition.parameters.size());
    collectNames(m_definition.steps);
    steps(m_definition.steps);
    emit(OpCode::Return, m_definition.steps.empty() ? m_definition.place : m_definition.steps.back().place);
    return std::move(m_routine);
}

std::int32_t RoutineCompiler::hiddenSlots(int count)
{
    return std::exchange(m_routine.slotCount, m_routine.slotCount + count);
}

void RoutineCompiler::addName(const std::string &name, const Place &place)
{
    if (m_slots.contains(name) || name.empty())
        return;
    if (m_names.shared.contains(name))
        problem(place, "'" + name + "' is shared, and a variable cannot have its name",
                "give the variable another name; to change a shared value, use 'write'");
    m_slots.emplace(name, hiddenSlots());
}

void RoutineCompiler::collectNames(const std::vector<Step> &steps)
{
    for (const Step &step : steps) {
        for (const Field &field : step.fields) {
            if (const auto *variable = std::get_if<Variable>(&field.value))
                addName(variable->name, variable->place);
            if (const auto *inner = std::get_if<std::vector<Step>>(&field.value))
                collectNames(*inner);
            if (const auto *inner = std::get_if<std::vector<Handler>>(&field.value)) {
                for (const Handler &handler : *inner) {
                    addName(handler.variable, handler.place);
                    collectNames(handler.steps);
                }
            }
        }
    }
}

std::size_t RoutineCompiler::emit(OpCode code, const Place &place, std::int32_t a, std::int32_t b, std::int32_t c)
{
    m_routine.ops.push_back({code, place.line, a, b, c});
    return m_routine.ops.size() - 1;
}

std::int32_t RoutineCompiler::add(Expression expression, bool bareText)
{
    resolve(expression, bareText);
    m_program.expressions.push_back(std::move(expression));
    return static_cast<std::int32_t>(m_program.expressions.size()) - 1;
}

std::int32_t RoutineCompiler::add(Template text)
{
    for (auto &piece : text.pieces) {
        if (auto *expression = std::get_if<Expression>(&piece))
            resolve(*expression, false);
    }
    m_program.templates.push_back(std::move(text));
    return static_cast<std::int32_t>(m_program.templates.size()) - 1;
}

/// A bare word in a call is text if it names nothing and begins with a capital letter: message(1s, ONE).
void RoutineCompiler::resolve(Expression &expression, bool bareText)
{
    for (Expression &operand : expression.operands)
        resolve(operand, bareText && expression.kind == Expression::Kind::List);
    if (expression.kind != Expression::Kind::Name)
        return;
    if (const auto slot = m_slots.find(expression.name); slot != m_slots.end()) {
        expression.slot = slot->second;
        return;
    }
    if (const auto shared = m_names.shared.find(expression.name); shared != m_names.shared.end()) {
        expression.kind = Expression::Kind::Shared;
        expression.slot = shared->second;
        return;
    }
    const char first = expression.name[0];
    if (bareText && first >= 'A' && first <= 'Z') {
        expression.kind = Expression::Kind::Literal;
        expression.literal = Value{expression.name};
        return;
    }
    unknownName(expression);
    expression.slot = 0;
}

void RoutineCompiler::unknownName(const Expression &expression)
{
    std::vector<std::string_view> names;
    if (m_problems.size() < mostProblems) {
        for (const auto &[name, slot] : m_slots)
            names.push_back(name);
        for (const auto &[name, index] : m_names.shared)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    const std::string near = nearest(expression.name, names);
    const std::string quoted = '\'' + expression.name + '\'';
    const std::string &better = near.empty() ? quoted : near;
    problem(expression.place, "there is no variable '" + expression.name + "' in " + m_definition.name,
            {near.empty() ? "if it is text, put it in quotes: " + quoted : "did you mean '" + near + "'?",
             {Correction::Kind::Replace, expression.name, better}});
}

std::int32_t RoutineCompiler::slotOf(const Step &step, std::string_view field) const
{
    const auto *variable = step.field<Variable>(field);
    if (variable == nullptr)
        return -1;
    const auto slot = m_slots.find(variable->name);
    return slot == m_slots.end() ? -1 : slot->second;
}

namespace {

/// What to do about a call of something that is not there: the nearest name, or a definition that fits the call.
Advice undefined(const Call &call, const std::string &near, bool asFunction)
{
    Advice advice(near.empty() ? "define it under 'coroutines:' or 'functions:'" : "did you mean '" + near + "'?");
    if (!near.empty())
        advice.corrections.push_back({Correction::Kind::Replace, call.name, near});
    std::string parameters;
    for (std::size_t i = 0; i < call.arguments.size(); ++i)
        parameters += (i == 0 ? "" : ", ") + std::string("value") + std::to_string(i + 1);
    advice.corrections.push_back(
        {Correction::Kind::Define, call.name + '(' + parameters + ')', asFunction ? "functions" : "coroutines"});
    return advice;
}

} // namespace

CallSite RoutineCompiler::callSite(const Call &call, Callee callee, bool leavesThread)
{
    const auto index = m_names.routines.find(call.name);
    CallSite site;
    site.leavesThread = leavesThread;
    if (call.name.empty()) {
        // told by the parser
    } else if (index == m_names.routines.end()) {
        std::vector<std::string_view> names;
        for (const Definition &definition : m_document.definitions) {
            if (definition.name != "main" && m_problems.size() < mostProblems)
                names.push_back(definition.name);
        }
        const std::string near = nearest(call.name, names);
        problem(call.place, "there is no coroutine or function '" + call.name + "'",
                undefined(call, near, callee == Callee::Function));
    } else {
        const Definition &found = m_document.definitions[static_cast<std::size_t>(index->second)];
        checkArguments(call, found);
        if (callee == Callee::Function && !found.isFunction)
            problem(call.place, "'" + call.name + "' is a coroutine, and a function is needed here",
                    "define it under 'functions:', where steps may block");
        if (callee == Callee::Coroutine && found.isFunction)
            problem(call.place, "'" + call.name + "' is a function, and a coroutine is needed here",
                    "define it under 'coroutines:', or give it to run_in_executor");
        site.routine = index->second;
    }
    site.arguments = call.arguments;
    for (Expression &argument : site.arguments)
        resolve(argument, true);
    return site;
}

void RoutineCompiler::checkArguments(const Call &call, const Definition &callee)
{
    const std::size_t expected = callee.parameters.size();
    const std::size_t given = call.arguments.size();
    if (expected == given)
        return;
    std::string list;
    for (const Variable &parameter : callee.parameters)
        list += (list.empty() ? "" : ", ") + parameter.name;
    problem(
        call.place,
        call.name + "() takes " + std::to_string(expected) + (expected == 1 ? " value" : " values") + ", not " +
            std::to_string(given),
        {"write " + call.name + '(' + list + ')', {Correction::Kind::Call, call.name, call.name + '(' + list + ')'}});
}

namespace {

std::int32_t slowFunction(const Document &document, const Names &names, std::vector<Problem> &problems)
{
    const Variable &name = document.onSlow;
    if (name.name.empty())
        return -1;
    const auto found = names.routines.find(name.name);
    const Definition *definition =
        found == names.routines.end() ? nullptr : &document.definitions[static_cast<std::size_t>(found->second)];
    if (definition != nullptr && definition->isFunction && definition->parameters.size() == 1)
        return found->second;
    problems.push_back({name.place, "on_slow needs a function with one parameter, the task's name",
                        "define " + name.name + "(task) under 'functions:'"});
    return -1;
}

} // namespace

Program compile(const Document &document, std::vector<Problem> &problems)
{
    Program program;
    program.settings = document.settings;
    program.shared = document.shared;
    Names names;
    for (std::size_t i = 0; i < document.definitions.size(); ++i)
        names.routines.emplace(document.definitions[i].name, static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < document.shared.size(); ++i)
        names.shared.emplace(document.shared[i].name, static_cast<std::int32_t>(i));
    for (const SharedObject &shared : document.shared) {
        if (shared.object.kind == ObjectKind::Future && document.definitions.front().isFunction)
            problems.push_back({shared.place, "a future belongs to a loop, and main has none",
                                "write 'main:' with the steps of a coroutine"});
    }
    for (const Definition &definition : document.definitions)
        program.routines.push_back(RoutineCompiler(document, names, definition, program, problems).compile());
    program.onSlow = slowFunction(document, names, problems);
    return program;
}

} // namespace loopscope::scenario
