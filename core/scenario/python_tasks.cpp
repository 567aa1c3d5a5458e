// Tasks, and what can be awaited.

#include "scenario/python_routine.h"
#include "scenario/python_walk.h"

#include <algorithm>

namespace loopscope::scenario {

bool PythonRoutine::taskStep(const Step &step)
{
    switch (step.kind) {
    case StepKind::Spawn:
        spawn(step);
        return true;
    case StepKind::Await:
        if (const auto *what = step.field<Awaitable>()) {
            std::string callee;
            const Arguments given = arguments(*what, callee);
            if (callee.empty())
                line(assigned(step) + "await " + awaitable(*what));
            else
                call(assigned(step) + "await ", callee, given);
        }
        return true;
    case StepKind::Gather:
        gather(step);
        return true;
    case StepKind::Wait:
        wait(step);
        return true;
    case StepKind::WaitFor:
        waitFor(step);
        return true;
    case StepKind::Cancel:
        line(object(step) + ".cancel()");
        return true;
    case StepKind::Uncancel:
        needs("asyncio");
        line("asyncio.current_task().uncancel()");
        return true;
    case StepKind::SetResult:
        line(object(step) + ".set_result(" + value(step, "to") + ')');
        return true;
    case StepKind::SetException:
        if (const auto *raised = step.field<Raised>("to"))
            line(object(step) + ".set_exception(" + exception(*raised) + ')');
        return true;
    case StepKind::Forget:
        if (const auto *forgotten = step.field<Call>())
            line(m_values.call(*forgotten) + "  # never awaited");
        return true;
    default:
        return false;
    }
}

void PythonRoutine::spawn(const Step &step)
{
    const auto *started = step.field<Call>();
    if (started == nullptr)
        return;
    Arguments given{m_values.call(*started)};
    if (const auto *name = step.field<Template>("name"))
        given.push_back("name=" + m_values.asText(*name));
    const bool isInGroup = step.field<Expression>("in") != nullptr;
    if (!isInGroup)
        needs("asyncio");
    call(assigned(step), (isInGroup ? object(step, "in") : "asyncio") + ".create_task", given);
}

/// What is called to get an awaitable, and with what; no callee where it is a value.
PythonRoutine::Arguments PythonRoutine::arguments(const Awaitable &awaitable, std::string &callee)
{
    switch (awaitable.kind) {
    case Awaitable::Kind::Call:
        callee = m_values.global(awaitable.call.name);
        return m_values.arguments(awaitable.call);
    case Awaitable::Kind::Job: {
        callee = running() + ".run_in_executor";
        Arguments given = m_values.callableAndArguments(awaitable.call);
        if (!awaitable.value)
            m_draft.needs.helpers.insert(PythonHelper::DefaultPool);
        given.insert(given.begin(), awaitable.value ? m_values(*awaitable.value) : "None");
        return given;
    }
    case Awaitable::Kind::Thread:
        needs("asyncio");
        m_draft.needs.helpers.insert(PythonHelper::DefaultPool);
        callee = "asyncio.to_thread";
        return m_values.callableAndArguments(awaitable.call);
    case Awaitable::Kind::Sleep:
        needs("asyncio");
        callee = "asyncio.sleep";
        return {awaitable.value ? m_values(*awaitable.value) : "0"};
    case Awaitable::Kind::Shield:
        needs("asyncio");
        callee = "asyncio.shield";
        return {awaitable.inner.empty() ? "None" : this->awaitable(awaitable.inner.front())};
    case Awaitable::Kind::Value:
        if (awaitable.value && m_values.isKind(*awaitable.value, PythonKind::Job)) {
            needs("asyncio");
            callee = "asyncio.wrap_future";
            return {m_values(*awaitable.value)};
        }
        break;
    }
    return {};
}

std::string PythonRoutine::awaitable(const Awaitable &awaitable)
{
    std::string text;
    const Arguments given = arguments(awaitable, text);
    if (text.empty())
        return awaitable.value ? m_values.asOperand(*awaitable.value) : "None";
    text += '(';
    for (const std::string &argument : given)
        text += (text.ends_with('(') ? "" : ", ") + argument;
    return text + ')';
}

void PythonRoutine::gather(const Step &step)
{
    needs("asyncio");
    Arguments given;
    if (const auto *list = step.field<Expression>())
        given.push_back('*' + m_values.asOperand(*list));
    if (const auto *several = step.field<std::vector<Awaitable>>()) {
        for (const Awaitable &each : *several)
            given.push_back(awaitable(each));
    }
    if (const auto *keeps = step.field<bool>("return_exceptions"); keeps != nullptr && *keeps)
        given.emplace_back("return_exceptions=True");
    call(assigned(step) + "await ", "asyncio.gather", given);
}

/// asyncio gives sets; what is gone through is put back into the order in which it was given.
void PythonRoutine::wait(const Step &step)
{
    needs("asyncio");
    const auto *list = step.field<Expression>();
    std::string tasks = list == nullptr ? std::string() : m_values.asOperand(*list);
    const auto isReplaced = [&](std::string_view field) {
        const auto *set = step.field<Variable>(field);
        return set != nullptr && list != nullptr && list->kind == Expression::Kind::Name && list->name == set->name;
    };
    if (isReplaced("as") || isReplaced("pending")) {
        m_draft.needs.locals.insert("waited");
        line("waited = " + std::exchange(tasks, "waited"));
    }
    Arguments given{tasks};
    if (step.field<Expression>("timeout") != nullptr)
        given.push_back("timeout=" + value(step, "timeout"));
    const auto *when = step.field<std::string_view>("return_when");
    if (when != nullptr && *when == "first_completed")
        given.emplace_back("return_when=asyncio.FIRST_COMPLETED");
    if (when != nullptr && *when == "first_exception")
        given.emplace_back("return_when=asyncio.FIRST_EXCEPTION");
    const std::string done = variable(step);
    const std::string pending = variable(step, "pending");
    const std::string results = done.empty() && pending.empty()
                                    ? std::string()
                                    : (done.empty() ? "_" : done) + ", " + (pending.empty() ? "_" : pending) + " = ";
    call(results + "await ", "asyncio.wait", given);
    for (const std::string_view field : {std::string_view("as"), std::string_view("pending")}) {
        const auto *set = step.field<Variable>(field);
        if (set == nullptr || isOnlyCounted(set->name))
            continue;
        m_draft.needs.builtins.insert("sorted");
        const std::string name = m_values.variable(set->name);
        std::string sorting = name;
        sorting.append(" = sorted(").append(name).append(", key=").append(tasks).append(".index)");
        line(sorting);
    }
}

void PythonRoutine::waitFor(const Step &step)
{
    needs("asyncio");
    if (const auto *what = step.field<Awaitable>())
        call(assigned(step) + "await ", "asyncio.wait_for", {awaitable(*what), "timeout=" + value(step, "timeout")});
}

namespace {

bool isOnlyCountedIn(const Expression &expression, const std::string &name)
{
    const bool isCount = expression.kind == Expression::Kind::Builtin && expression.builtin == Builtin::Len &&
                         expression.operands.size() == 1 && expression.operands.front().kind == Expression::Kind::Name;
    if (isCount)
        return true;
    if (expression.kind == Expression::Kind::Name && expression.name == name)
        return false;
    return std::all_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression &operand) { return isOnlyCountedIn(operand, name); });
}

} // namespace

/// Whether nobody but len() is interested in a variable.
bool PythonRoutine::isOnlyCounted(const std::string &variable) const
{
    bool result = true;
    eachStep(m_definition.steps, [&](const Step &step) {
        eachExpression(step,
                       [&](const Expression &expression) { result = result && isOnlyCountedIn(expression, variable); });
    });
    return result;
}

} // namespace loopscope::scenario
