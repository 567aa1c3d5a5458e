// What steps are given, by the table of steps: each field becomes an operand in its place.

#include "scenario/routine_compiler.h"

namespace loopscope::scenario {

namespace {

/// Fields of these types are no operands.
bool isOperand(FieldType type)
{
    return type != FieldType::Nothing && type != FieldType::Variable && type != FieldType::Steps &&
           type != FieldType::Handlers;
}

} // namespace

void RoutineCompiler::basicStep(const Step &step)
{
    const auto *expression = step.field<Expression>();
    switch (step.kind) {
    case StepKind::Log:
        if (const auto *text = step.field<Template>())
            emit(OpCode::Log, step.place, add(*text));
        return;
    case StepKind::Sleep:
    case StepKind::Block:
    case StepKind::Compute:
        if (expression != nullptr)
            emit(step.kind == StepKind::Sleep   ? OpCode::Sleep
                 : step.kind == StepKind::Block ? OpCode::Block
                                                : OpCode::Compute,
                 step.place, add(*expression));
        return;
    case StepKind::Yield:
        emit(OpCode::Yield, step.place);
        return;
    case StepKind::Let:
    case StepKind::Read:
        if (expression == nullptr || slotOf(step) < 0)
            return;
        if (step.kind == StepKind::Read && !m_names.shared.contains(expression->name))
            problem(expression->place, "'read' needs the name of a shared value", "for other values use 'let'");
        emit(OpCode::Let, step.place, add(*expression), slotOf(step));
        return;
    case StepKind::Write:
        return write(step);
    case StepKind::Call:
        if (const auto *call = step.field<Call>()) {
            m_program.calls.push_back(callSite(*call, calleeOf(specOf(step.kind), m_definition.isFunction), false));
            emit(OpCode::Call, step.place, static_cast<std::int32_t>(m_program.calls.size()) - 1, slotOf(step));
        }
        return;
    case StepKind::Await:
        return await(step);
    default:
        return perform(step);
    }
}

void RoutineCompiler::write(const Step &step)
{
    const auto *target = step.field<Expression>();
    const auto *value = step.field<Expression>("to");
    if (target == nullptr || value == nullptr)
        return;
    const auto shared = m_names.shared.find(target->name);
    const bool isValue = shared != m_names.shared.end() &&
                         m_document.shared[static_cast<std::size_t>(shared->second)].object.kind == ObjectKind::Value;
    if (!isValue)
        return problem(target->place, "'write' needs the name of a shared value",
                       "share one: shared: {counter: 0}; for variables use 'let'");
    emit(OpCode::Write, step.place, shared->second, add(*value));
}

/// What a coroutine awaits of another coroutine happens within the same task, and is a call.
void RoutineCompiler::await(const Step &step)
{
    const auto *awaitable = step.field<Awaitable>();
    if (awaitable == nullptr)
        return;
    switch (awaitable->kind) {
    case Awaitable::Kind::Call:
        m_program.calls.push_back(callSite(awaitable->call, Callee::Coroutine, false));
        emit(OpCode::Call, step.place, static_cast<std::int32_t>(m_program.calls.size()) - 1, slotOf(step));
        return;
    case Awaitable::Kind::Sleep:
        emit(OpCode::Sleep, step.place, add(*awaitable->value), slotOf(step));
        return;
    case Awaitable::Kind::Job:
    case Awaitable::Kind::Thread: {
        PerformSite site;
        site.step = awaitable->kind == Awaitable::Kind::Job ? StepKind::RunInExecutor : StepKind::ToThread;
        site.call = callSite(awaitable->call, Callee::Function, true);
        site.operands.resize(2);
        if (awaitable->value) {
            Expression pool = *awaitable->value;
            resolve(pool, false);
            site.operands[1] = std::move(pool);
        }
        return emitPerform(std::move(site), step.place, slotOf(step));
    }
    default:
        return perform(step);
    }
}

void RoutineCompiler::perform(const Step &step)
{
    PerformSite site = performSite(step);
    const bool isWait = step.kind == StepKind::Wait; // its result are two lists
    const std::int32_t result = isWait ? hiddenSlots() : slotOf(step);
    emitPerform(std::move(site), step.place, result);
    if (isWait)
        emit(OpCode::Unpack, step.place, result, slotOf(step), slotOf(step, "pending"));
}

void RoutineCompiler::emitPerform(PerformSite site, const Place &place, std::int32_t result)
{
    m_program.performs.push_back(std::move(site));
    emit(OpCode::Perform, place, static_cast<std::int32_t>(m_program.performs.size()) - 1, result);
}

PerformSite RoutineCompiler::performSite(const Step &step)
{
    PerformSite site;
    site.step = step.kind;
    for (const FieldSpec &spec : specOf(step.kind).usedFields()) {
        if (!isOperand(spec.type) || spec.name == "name")
            continue;
        const Field *given = nullptr;
        for (const Field &field : step.fields)
            given = field.name == spec.name ? &field : given;
        site.operands.push_back(given == nullptr ? PerformSite::Operand{} : operand(*given));
    }
    startStep(step, site);
    return site;
}

/// What cannot be a plain operand: what is to be called, started or made.
void RoutineCompiler::startStep(const Step &step, PerformSite &site)
{
    if (const auto *call = step.field<Call>()) {
        const bool staysHere = step.kind == StepKind::Spawn || step.kind == StepKind::Forget ||
                               step.kind == StepKind::CallSoon || step.kind == StepKind::CallLater ||
                               step.kind == StepKind::CallSoonThreadsafe;
        site.call = callSite(*call, calleeOf(specOf(step.kind), false), !staysHere);
    }
    if (const auto *name = step.field<Template>("name"))
        site.name = add(*name);
    if (const auto *awaitable = step.field<Awaitable>())
        site.starts.push_back(startSite(*awaitable));
    if (const auto *all = step.field<std::vector<Awaitable>>()) {
        for (const Awaitable &each : *all)
            site.starts.push_back(startSite(each));
    }
    if (step.kind == StepKind::Gather) {
        if (const auto *list = step.field<Expression>()) {
            site.startsOfList = *list;
            resolve(*site.startsOfList, false);
            site.operands[0] = {};
        }
    }
    if (const auto *object = step.field<NewObject>()) {
        site.object = *object;
        const auto *name = step.field<Variable>("as");
        site.name = add(Template{{name == nullptr ? std::string() : name->name}, step.place});
    }
}

PerformSite::Operand RoutineCompiler::operand(const Field &field)
{
    if (const auto *expression = std::get_if<Expression>(&field.value)) {
        Expression resolved = *expression;
        resolve(resolved, false);
        return resolved;
    }
    if (const auto *text = std::get_if<Template>(&field.value))
        return PerformSite::Template{add(*text)};
    if (const auto *flag = std::get_if<bool>(&field.value))
        return Value{*flag};
    if (const auto *word = std::get_if<std::string_view>(&field.value))
        return Value{std::string(*word)};
    if (const auto *raised = std::get_if<Raised>(&field.value))
        return raiseSite(*raised);
    return {};
}

RaiseSite RoutineCompiler::raiseSite(const Raised &raised)
{
    return {raised.type, add(raised.message)};
}

StartSite RoutineCompiler::startSite(const Awaitable &awaitable)
{
    StartSite site;
    site.kind = awaitable.kind;
    const bool isJob = awaitable.kind == Awaitable::Kind::Job || awaitable.kind == Awaitable::Kind::Thread;
    if (isJob || awaitable.kind == Awaitable::Kind::Call)
        site.call = callSite(awaitable.call, isJob ? Callee::Function : Callee::Coroutine, isJob);
    if (awaitable.value) {
        site.value = *awaitable.value;
        resolve(*site.value, false);
    }
    for (const Awaitable &inner : awaitable.inner)
        site.inner.push_back(startSite(inner));
    return site;
}

} // namespace loopscope::scenario
