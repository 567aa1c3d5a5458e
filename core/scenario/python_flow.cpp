// Steps that hold other steps, and what leaves them.

#include "scenario/python_routine.h"
#include "scenario/python_walk.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

/// Whether there are jobs that somebody may wait for on a thread. Elsewhere functions meet the loop's futures only.
bool submitsJobs(const Document &document)
{
    bool found = false;
    for (const Definition &definition : document.definitions)
        eachStep(definition.steps, [&](const Step &step) { found = found || step.kind == StepKind::Submit; });
    return found;
}

bool mentions(const Expression &expression, const std::string &name)
{
    if (expression.kind == Expression::Kind::Name && expression.name == name)
        return true;
    return std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression &operand) { return mentions(operand, name); });
}

/// Whether these steps mention a variable, but for what handlers do that are given it.
bool mentionedOutside(const std::vector<Step> &steps, const std::string &name)
{
    bool found = false;
    for (const Step &step : steps) {
        eachExpression(step, [&](const Expression &expression) { found = found || mentions(expression, name); });
        for (const Field &field : step.fields) {
            if (const auto *inner = std::get_if<std::vector<Step>>(&field.value))
                found = found || mentionedOutside(*inner, name);
            if (const auto *handlers = std::get_if<std::vector<Handler>>(&field.value)) {
                for (const Handler &handler : *handlers)
                    found = found || (handler.variable != name && mentionedOutside(handler.steps, name));
            }
        }
    }
    return found;
}

} // namespace

bool PythonRoutine::flowStep(const Step &step)
{
    const auto *body = step.field<std::vector<Step>>("do");
    switch (step.kind) {
    case StepKind::If:
        ifStep(step);
        return true;
    case StepKind::While:
        block("while " + value(step) + ':', body);
        return true;
    case StepKind::For:
        if (const auto *items = step.field<Expression>())
            block("for " + variable(step) + " in " + m_values.asItems(*items) + ':', body);
        return true;
    case StepKind::Repeat:
        repeat(step);
        return true;
    case StepKind::Break:
        line("break");
        return true;
    case StepKind::Continue:
        line("continue");
        return true;
    case StepKind::Try:
        tryStep(step);
        return true;
    case StepKind::Raise:
        line(step.field<Raised>() == nullptr ? "raise" : "raise " + exception(*step.field<Raised>()));
        return true;
    case StepKind::Return:
        line(step.field<Expression>() == nullptr ? "return" : "return " + value(step));
        return true;
    case StepKind::With:
        with(step);
        return true;
    case StepKind::Timeout:
        needs("asyncio");
        block("async with asyncio.timeout(" + value(step) + "):", body);
        return true;
    case StepKind::TaskGroup:
        needs("asyncio");
        block("async with asyncio.TaskGroup() as " + variable(step, "") + ':', body);
        return true;
    default:
        return false;
    }
}

/// An else that holds nothing but another if is an elif.
void PythonRoutine::ifStep(const Step &step)
{
    block("if " + value(step) + ':', step.field<std::vector<Step>>("then"));
    const auto *otherwise = step.field<std::vector<Step>>("else");
    while (otherwise != nullptr && otherwise->size() == 1 && otherwise->front().kind == StepKind::If) {
        const Step &next = otherwise->front();
        block("elif " + value(next) + ':', next.field<std::vector<Step>>("then"));
        otherwise = next.field<std::vector<Step>>("else");
    }
    if (otherwise != nullptr && !otherwise->empty())
        block("else:", otherwise);
}

void PythonRoutine::repeat(const Step &step)
{
    const auto *count = step.field<Count>();
    if (count == nullptr)
        return;
    std::string head = "while True:";
    const std::string index = variable(step);
    if (count->forever && !index.empty()) {
        needs("itertools");
        head = "for " + index + " in itertools.count():";
    } else if (!count->forever) {
        m_draft.needs.builtins.insert("range");
        head = "for " + (index.empty() ? "_" : index) + " in range(" + m_values(count->times) + "):";
    }
    block(head, step.field<std::vector<Step>>("do"));
}

void PythonRoutine::tryStep(const Step &step)
{
    block("try:", step.field<std::vector<Step>>());
    handlers(step, "except");
    handlers(step, "except*");
    if (const auto *last = step.field<std::vector<Step>>("finally"))
        block("finally:", last);
}

/// Python forgets a handler's variable at its end; where it is asked for later, another one has to keep it.
void PythonRoutine::handlers(const Step &step, const char *field)
{
    const auto *list = step.field<std::vector<Handler>>(field);
    if (list == nullptr)
        return;
    for (const Handler &handler : *list) {
        std::string head = field + (' ' + exceptionClass(handler.type, true));
        if (handler.variable.empty()) {
            block(head + ':', &handler.steps);
            continue;
        }
        const std::string name = m_values.variable(handler.variable);
        if (!mentionedOutside(m_definition.steps, handler.variable)) {
            block(std::string(head).append(" as ").append(name) + ':', &handler.steps);
            continue;
        }
        line(head + " as " + helped(PythonHelper::Caught) + ':');
        ++m_indent;
        line(name + " = " + std::string(nameOf(PythonHelper::Caught)));
        steps(handler.steps);
        --m_indent;
    }
}

std::string PythonRoutine::exception(const Raised &raised)
{
    return exceptionClass(raised.type, false) + '(' +
           (raised.message.pieces.empty() ? std::string() : m_values.asText(raised.message)) + ')';
}

std::string PythonRoutine::exceptionClass(const std::string &type, bool isHandled)
{
    static const std::set<std::string> ofAsyncio{"CancelledError",   "InvalidStateError",  "QueueEmpty",
                                                 "QueueFull",        "BrokenBarrierError", "IncompleteReadError",
                                                 "LimitOverrunError"};
    if (isPythonException(type))
        return type;
    if (m_definition.isFunction && isHandled && type == "CancelledError" && submitsJobs(m_draft.document)) {
        needs("concurrent.futures", "CancelledError"); // of a job: there are no tasks on this thread
        return type;
    }
    if (m_definition.isFunction && type == "BrokenBarrierError") {
        needs("threading");
        return "threading." + type;
    }
    if (ofAsyncio.contains(type)) {
        needs("asyncio");
        return "asyncio." + type;
    }
    if (type == "BrokenProcessPool")
        needs("concurrent.futures.process", "BrokenProcessPool");
    else
        m_draft.needs.exceptions.insert(type);
    return type;
}

void PythonRoutine::with(const Step &step)
{
    const auto *lock = step.field<Expression>();
    const bool blocks = lock != nullptr && m_values.isKind(*lock, PythonKind::Mutex);
    const bool isAsync = isCoroutine() && !blocks;
    block((isAsync ? "async with " : "with ") + value(step) + ':', step.field<std::vector<Step>>("do"));
}

} // namespace loopscope::scenario
