// Names first: every variable of a routine (its parameters, and whatever 'as' names) gets a slot, wherever it is
// assigned, as in Python. Then the steps, in order.
//
// A finally block is compiled once. Whatever leads to it (the end of the body, an exception, a return) first writes
// down what is to happen afterwards in two slots, the completion and its value, and EndFinally does that. So `return`
// inside of a try goes through every finally block around it, from the inside out.

#include "scenario/compiler.h"

#include <algorithm>
#include <unordered_map>

namespace loopscope::scenario {

namespace {

/// Where a definition stands, by its name; the first one, if there are several.
using RoutineIndex = std::unordered_map<std::string, std::int32_t>;

class RoutineCompiler {
public:
    RoutineCompiler(const Document &document, const RoutineIndex &routines, const Definition &definition,
                    Program &program, std::vector<Problem> &problems)
        : m_document(document)
        , m_routines(routines)
        , m_definition(definition)
        , m_program(program)
        , m_problems(problems)
    {
    }

    Routine compile();

private:
    /// A finally block around what is being compiled.
    struct Finally {
        std::int32_t slot;
        std::vector<std::size_t> jumps; ///< operations whose target it is
    };

    void collectNames(const std::vector<Step> &steps);
    void addName(const std::string &name);
    std::int32_t hiddenSlot() { return m_routine.slotCount++; }

    void steps(const std::vector<Step> &steps);
    void step(const Step &step);
    void gather(const Step &step);
    void repeat(const Step &step);
    void tryStep(const Step &step);
    void handlers(const Step &step, std::int32_t begin);
    void raise(const Step &step);
    void returnStep(const Step &step);
    void await(const Step &step);

    std::size_t emit(OpCode code, const Place &place, std::int32_t a = -1, std::int32_t b = -1, std::int32_t c = -1);
    std::int32_t here() const { return static_cast<std::int32_t>(m_routine.ops.size()); }
    std::int32_t add(Expression expression, bool bareText = false);
    std::int32_t add(Template text);
    std::int32_t add(const Call &call, bool mustBeFunction, bool mustBeCoroutine);
    std::int32_t slotOf(const Step &step) const;
    void resolve(Expression &expression, bool bareText);
    void problem(const Place &place, std::string message, std::string remedy = {})
    {
        if (m_problems.size() < mostProblems)
            m_problems.push_back({place, std::move(message), std::move(remedy)});
    }

    const Document &m_document;
    const RoutineIndex &m_routines;
    const Definition &m_definition;
    Program &m_program;
    std::vector<Problem> &m_problems;
    Routine m_routine;
    std::unordered_map<std::string, std::int32_t> m_slots;
    std::vector<Finally> m_finallies;       ///< from the outside in
    std::vector<std::int32_t> m_exceptions; ///< slots of the exceptions that are being handled, likewise
};

Routine RoutineCompiler::compile()
{
    m_routine.name = m_definition.name;
    m_routine.isFunction = m_definition.isFunction;
    for (const Variable &parameter : m_definition.parameters) {
        if (m_slots.contains(parameter.name))
            problem(parameter.place, "the parameter '" + parameter.name + "' stands here twice");
        addName(parameter.name);
    }
    m_routine.parameterCount = static_cast<std::int32_t>(m_definition.parameters.size());
    collectNames(m_definition.steps);
    steps(m_definition.steps);
    emit(OpCode::Return, m_definition.steps.empty() ? m_definition.place : m_definition.steps.back().place);
    return std::move(m_routine);
}

void RoutineCompiler::addName(const std::string &name)
{
    if (m_slots.emplace(name, m_routine.slotCount).second)
        ++m_routine.slotCount;
}

void RoutineCompiler::collectNames(const std::vector<Step> &steps)
{
    for (const Step &step : steps) {
        if (const auto *variable = step.field<Variable>("as"))
            addName(variable->name);
        for (const Field &field : step.fields) {
            if (const auto *inner = std::get_if<std::vector<Step>>(&field.value))
                collectNames(*inner);
            if (const auto *inner = std::get_if<std::vector<Handler>>(&field.value)) {
                for (const Handler &handler : *inner) {
                    if (!handler.variable.empty())
                        addName(handler.variable);
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

std::int32_t RoutineCompiler::add(const Call &call, bool mustBeFunction, bool mustBeCoroutine)
{
    const auto &definitions = m_document.definitions;
    const auto index = m_routines.find(call.name);
    CallSite site;
    if (call.name.empty()) {
        // told by the parser
    } else if (index == m_routines.end()) {
        std::vector<std::string_view> names;
        for (const Definition &definition : definitions) {
            if (definition.name != "main" && m_problems.size() < mostProblems)
                names.push_back(definition.name);
        }
        const std::string near = nearest(call.name, names);
        problem(call.place, "there is no coroutine or function '" + call.name + "'",
                near.empty() ? "define it under 'coroutines:' or 'functions:'" : "did you mean '" + near + "'?");
    } else {
        const Definition *found = &definitions[static_cast<std::size_t>(index->second)];
        const std::size_t expected = found->parameters.size();
        const std::size_t given = call.arguments.size();
        if (expected != given) {
            std::string list;
            for (const Variable &parameter : found->parameters)
                list += (list.empty() ? "" : ", ") + parameter.name;
            problem(call.place,
                    call.name + "() takes " + std::to_string(expected) + (expected == 1 ? " value" : " values") +
                        ", not " + std::to_string(given),
                    "write " + call.name + '(' + list + ')');
        }
        if (mustBeFunction && !found->isFunction)
            problem(call.place, "'" + call.name + "' is a coroutine, and a function is needed here",
                    "define it under 'functions:', where steps may block");
        if (mustBeCoroutine && found->isFunction)
            problem(call.place, "'" + call.name + "' is a function, and a coroutine is needed here",
                    "define it under 'coroutines:', or give it to run_in_executor");
        site.routine = index->second;
    }
    site.arguments = call.arguments;
    for (Expression &argument : site.arguments)
        resolve(argument, true);
    m_program.calls.push_back(std::move(site));
    return static_cast<std::int32_t>(m_program.calls.size()) - 1;
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
    const char first = expression.name[0];
    if (bareText && first >= 'A' && first <= 'Z') {
        expression.kind = Expression::Kind::Literal;
        expression.literal = Value{expression.name};
        return;
    }
    std::vector<std::string_view> names;
    for (const auto &[name, slot] : m_slots) {
        if (m_problems.size() < mostProblems)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    const std::string near = nearest(expression.name, names);
    problem(expression.place, "there is no variable '" + expression.name + "' in " + m_definition.name,
            near.empty() ? "if it is text, put it in quotes: '" + expression.name + "'"
                         : "did you mean '" + near + "'?");
    expression.slot = 0;
}

std::int32_t RoutineCompiler::slotOf(const Step &step) const
{
    const auto *variable = step.field<Variable>("as");
    if (variable == nullptr)
        return -1;
    const auto slot = m_slots.find(variable->name);
    return slot == m_slots.end() ? -1 : slot->second;
}

void RoutineCompiler::steps(const std::vector<Step> &steps)
{
    for (const Step &each : steps)
        step(each);
}

void RoutineCompiler::step(const Step &step)
{
    const auto *expression = step.field<Expression>();
    const auto *call = step.field<Call>();
    switch (step.kind) {
    case StepKind::Log:
        if (const auto *text = step.field<Template>())
            emit(OpCode::Log, step.place, add(*text));
        return;
    case StepKind::Sleep:
    case StepKind::Block:
    case StepKind::Compute:
    case StepKind::Cancel:
        if (expression != nullptr)
            emit(step.kind == StepKind::Sleep     ? OpCode::Sleep
                 : step.kind == StepKind::Block   ? OpCode::Block
                 : step.kind == StepKind::Compute ? OpCode::Compute
                                                  : OpCode::Cancel,
                 step.place, add(*expression));
        return;
    case StepKind::Yield:
        emit(OpCode::Yield, step.place);
        return;
    case StepKind::Call:
        if (call != nullptr)
            emit(OpCode::Call, step.place, add(*call, m_definition.isFunction, false), slotOf(step));
        return;
    case StepKind::Spawn:
        if (call != nullptr) {
            const auto *name = step.field<Template>("name");
            emit(OpCode::Spawn, step.place, add(*call, false, true), slotOf(step), name == nullptr ? -1 : add(*name));
        }
        return;
    case StepKind::Await:
        return await(step);
    case StepKind::Gather:
        return gather(step);
    case StepKind::RunInExecutor:
        if (call != nullptr)
            emit(OpCode::Submit, step.place, add(*call, true, false), slotOf(step));
        return;
    case StepKind::CallSoon:
        if (call != nullptr)
            emit(OpCode::CallSoon, step.place, add(*call, true, false));
        return;
    case StepKind::Repeat:
        return repeat(step);
    case StepKind::Try:
        return tryStep(step);
    case StepKind::Raise:
        return raise(step);
    case StepKind::Return:
        return returnStep(step);
    }
}

void RoutineCompiler::await(const Step &step)
{
    const auto *awaitable = step.field<Awaitable>();
    if (awaitable == nullptr)
        return;
    if (awaitable->kind == Awaitable::Kind::Value)
        emit(OpCode::Await, step.place, add(awaitable->value), slotOf(step));
    else if (awaitable->kind == Awaitable::Kind::Job)
        emit(OpCode::Submit, step.place, add(awaitable->call, true, false), slotOf(step));
    else
        emit(OpCode::Call, step.place, add(awaitable->call, false, true), slotOf(step));
}

void RoutineCompiler::gather(const Step &step)
{
    const auto *awaitables = step.field<std::vector<Awaitable>>();
    if (awaitables == nullptr)
        return;
    GatherSite site;
    const auto *flag = step.field<bool>("return_exceptions");
    site.returnExceptions = flag != nullptr && *flag;
    for (const Awaitable &awaitable : *awaitables) {
        GatherSite::Entry entry;
        if (awaitable.kind == Awaitable::Kind::Value) {
            entry.kind = GatherSite::Entry::Kind::Value;
            entry.value = awaitable.value;
            resolve(entry.value, false);
        } else {
            const bool isJob = awaitable.kind == Awaitable::Kind::Job;
            entry.kind = isJob ? GatherSite::Entry::Kind::Job : GatherSite::Entry::Kind::Task;
            entry.call = add(awaitable.call, isJob, !isJob);
        }
        site.entries.push_back(std::move(entry));
    }
    m_program.gathers.push_back(std::move(site));
    emit(OpCode::Gather, step.place, static_cast<std::int32_t>(m_program.gathers.size()) - 1, slotOf(step));
}

void RoutineCompiler::repeat(const Step &step)
{
    const auto *count = step.field<Count>();
    const auto *body = step.field<std::vector<Step>>("do");
    if (count == nullptr || body == nullptr)
        return;
    // Two hidden slots: how often in all, and how often already.
    const std::int32_t counter = hiddenSlot();
    hiddenSlot();
    emit(OpCode::RepeatBegin, step.place, count->forever ? -1 : add(count->times), counter);
    const std::int32_t top = here();
    const std::size_t next = emit(OpCode::RepeatNext, step.place, -1, counter, slotOf(step));
    steps(*body);
    emit(OpCode::Jump, step.place, top);
    m_routine.ops[next].a = here();
}

void RoutineCompiler::tryStep(const Step &step)
{
    const auto *body = step.field<std::vector<Step>>();
    const auto *last = step.field<std::vector<Step>>("finally");
    if (body == nullptr)
        return;
    if (last == nullptr && step.field<std::vector<Handler>>("except") == nullptr)
        return problem(step.place, "'try' has neither 'except' nor 'finally'",
                       "add one of them under it, or remove the try");
    if (last != nullptr) {
        m_finallies.push_back({hiddenSlot(), {}});
        hiddenSlot();
    }
    const std::int32_t begin = here();
    steps(*body);
    handlers(step, begin);
    if (last == nullptr)
        return;
    const Finally finally = m_finallies.back();
    m_finallies.pop_back();
    const std::int32_t end = here();
    emit(OpCode::Complete, step.place, static_cast<std::int32_t>(Completion::Normal), finally.slot);
    const std::int32_t target = here();
    m_routine.handlers.push_back({begin, end, target, finally.slot, {}, -1});
    for (const std::size_t jump : finally.jumps)
        m_routine.ops[jump].a = target;
    steps(*last);
    const bool isInner = !m_finallies.empty();
    const std::size_t done =
        emit(OpCode::EndFinally, step.place, -1, finally.slot, isInner ? m_finallies.back().slot : -1);
    if (isInner)
        m_finallies.back().jumps.push_back(done);
}

void RoutineCompiler::handlers(const Step &step, std::int32_t begin)
{
    const auto *list = step.field<std::vector<Handler>>("except");
    if (list == nullptr)
        return;
    const std::int32_t end = here();
    std::vector<std::size_t> exits{emit(OpCode::Jump, step.place)};
    std::vector<HandlerRange> ranges;
    for (const Handler &handler : *list) {
        const std::int32_t slot = hiddenSlot(); // what 'raise' alone raises, whatever becomes of the variable
        const std::int32_t variable = handler.variable.empty() ? -1 : m_slots.at(handler.variable);
        ranges.push_back({begin, end, here(), slot, handler.type, variable});
        m_exceptions.push_back(slot);
        steps(handler.steps);
        m_exceptions.pop_back();
        exits.push_back(emit(OpCode::Jump, handler.place));
    }
    m_routine.handlers.insert(m_routine.handlers.end(), ranges.begin(), ranges.end());
    for (const std::size_t jump : exits)
        m_routine.ops[jump].a = here();
}

void RoutineCompiler::raise(const Step &step)
{
    const auto *raised = step.field<Raised>();
    if (raised == nullptr && m_exceptions.empty())
        return problem(step.place, "'raise' alone can only stand under 'except'",
                       "say what to raise: raise: ValueError(text)");
    if (raised == nullptr) {
        emit(OpCode::Reraise, step.place, -1, m_exceptions.back());
        return;
    }
    m_program.raises.push_back({raised->type, add(raised->message)});
    emit(OpCode::Raise, step.place, static_cast<std::int32_t>(m_program.raises.size()) - 1);
}

void RoutineCompiler::returnStep(const Step &step)
{
    const auto *expression = step.field<Expression>();
    const std::int32_t value = expression == nullptr ? -1 : add(*expression);
    if (m_finallies.empty()) {
        emit(OpCode::Return, step.place, value);
        return;
    }
    emit(OpCode::Complete, step.place, static_cast<std::int32_t>(Completion::Returned), m_finallies.back().slot, value);
    m_finallies.back().jumps.push_back(emit(OpCode::Jump, step.place));
}

} // namespace

Program compile(const Document &document, std::vector<Problem> &problems)
{
    Program program;
    RoutineIndex routines;
    for (std::size_t i = 0; i < document.definitions.size(); ++i)
        routines.emplace(document.definitions[i].name, static_cast<std::int32_t>(i));
    for (const Definition &definition : document.definitions)
        program.routines.push_back(RoutineCompiler(document, routines, definition, program, problems).compile());
    return program;
}

} // namespace loopscope::scenario
