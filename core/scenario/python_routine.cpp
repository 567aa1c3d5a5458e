#include "scenario/python_routine.h"

#include "scenario/python_idioms.h"

namespace loopscope::scenario {

namespace {

constexpr std::size_t widest = 88; // as the usual formatter of Python has it

std::string joined(const std::vector<std::string> &parts)
{
    std::string result;
    for (const std::string &part : parts)
        result += (result.empty() ? "" : ", ") + part;
    return result;
}

} // namespace

PythonRoutine::PythonRoutine(PythonDraft &draft, const Definition &definition)
    : m_draft(draft)
    , m_definition(definition)
    , m_values(draft, definition)
{
}

std::vector<std::string> PythonRoutine::lines()
{
    steps(m_definition.steps);
    std::string parameters;
    for (const Variable &parameter : m_definition.parameters)
        parameters += (parameters.empty() ? "" : ", ") + m_values.variable(parameter.name);
    std::vector<std::string> result = beginning(); // what the body needs is known now
    result.insert(result.begin(), std::string(isCoroutine() ? "async " : "") + "def " +
                                      m_draft.globals.at(m_definition.name) + '(' + parameters + "):");
    result.insert(result.end(), m_lines.begin(), m_lines.end());
    if (result.size() == 1)
        result.emplace_back("    pass");
    return result;
}

/// What stands before the first step: names of the module that are assigned to, the loop, and what main prepares.
std::vector<std::string> PythonRoutine::beginning()
{
    std::vector<std::string> lines;
    if (isMain() && isCoroutine())
        objectsOfMain(lines);
    const bool keepsLoop = isMain() && isCoroutine() && m_draft.known.has(PythonHelper::MainLoop);
    if (keepsLoop)
        m_writes.insert("main_loop");
    if (m_usesLoop || keepsLoop) {
        needs("asyncio");
        lines.insert(lines.begin(), std::string(keepsLoop ? "main_loop" : "loop") + " = asyncio.get_running_loop()");
    }
    if (!m_writes.empty())
        lines.insert(lines.begin(), "global " + joined({m_writes.begin(), m_writes.end()}));
    for (std::string &text : lines)
        text.insert(0, "    ");
    return lines;
}

/// What needs a running loop to be made.
void PythonRoutine::objectsOfMain(std::vector<std::string> &lines)
{
    const Settings &settings = m_draft.document.settings;
    const bool isNamed = m_draft.known.has(PythonHelper::Pool);
    if (m_draft.known.has(PythonHelper::DefaultPool) && (isNamed || canFillPool(m_draft.document))) {
        if (!isNamed)
            needs("concurrent.futures", "ThreadPoolExecutor");
        lines.push_back(
            running() + ".set_default_executor(" +
            (isNamed ? "default_pool" : "ThreadPoolExecutor(max_workers=" + std::to_string(settings.workers) + ')') +
            ')');
    }
    const std::string slow = pythonSeconds(settings.stallAfter.count(), m_draft.speed);
    if (settings.debug && slow != "0.1") // which is asyncio's own
        lines.push_back(running() + ".slow_callback_duration = " + slow);
    for (const SharedObject &shared : m_draft.document.shared) {
        const ObjectKind kind = shared.object.kind;
        if (kind != ObjectKind::Future && kind != ObjectKind::Stream && kind != ObjectKind::Connection)
            continue;
        const std::string &name = m_draft.globals.at(shared.name);
        m_writes.insert(name);
        lines.push_back(name + " = " + made(shared.object));
    }
}

void PythonRoutine::line(const std::string &text)
{
    m_lines.push_back(std::string(m_indent * 4, ' ') + text);
}

void PythonRoutine::call(const std::string &prefix, const std::string &callee, const Arguments &arguments,
                         const std::string &suffix)
{
    const std::string whole = prefix + callee + '(' + joined(arguments) + ')' + suffix;
    if (m_indent * 4 + whole.size() <= widest || arguments.empty())
        return line(whole);
    line(prefix + callee + '(');
    ++m_indent;
    if (const std::string all = joined(arguments); m_indent * 4 + all.size() <= widest) {
        line(all);
    } else {
        for (const std::string &argument : arguments)
            line(argument + ',');
    }
    --m_indent;
    line(')' + suffix);
}

void PythonRoutine::block(const std::string &head, const std::vector<Step> *body)
{
    line(head);
    ++m_indent;
    const std::size_t before = m_lines.size();
    if (body != nullptr)
        steps(*body);
    if (m_lines.size() == before)
        line("pass");
    --m_indent;
}

void PythonRoutine::steps(const std::vector<Step> &steps)
{
    for (const Step &each : steps)
        step(each);
}

void PythonRoutine::step(const Step &step)
{
    const bool isWritten = basicStep(step) || flowStep(step) || taskStep(step) || objectStep(step) || threadStep(step);
    if (!isWritten)
        line("raise NotImplementedError(" + pythonText(specOf(step.kind).name) + ')');
}

std::string PythonRoutine::variable(const Step &step, std::string_view field) const
{
    const auto *variable = step.field<Variable>(field);
    return variable == nullptr ? std::string() : m_values.variable(variable->name);
}

std::string PythonRoutine::assigned(const Step &step, std::string_view field) const
{
    const std::string name = variable(step, field);
    return name.empty() ? name : name + " = ";
}

std::string PythonRoutine::value(const Step &step, std::string_view field)
{
    const auto *expression = step.field<Expression>(field);
    return expression == nullptr ? "None" : m_values(*expression);
}

std::string PythonRoutine::object(const Step &step, std::string_view field)
{
    const auto *expression = step.field<Expression>(field);
    return expression == nullptr ? "None" : m_values.asOperand(*expression);
}

std::string PythonRoutine::running()
{
    m_usesLoop = true;
    if (isMain() && m_draft.known.has(PythonHelper::MainLoop))
        return "main_loop";
    m_draft.needs.locals.insert("loop");
    return "loop";
}

std::string PythonRoutine::helped(PythonHelper helper)
{
    m_draft.needs.helpers.insert(helper);
    return std::string(nameOf(helper));
}

bool PythonRoutine::basicStep(const Step &step)
{
    switch (step.kind) {
    case StepKind::Log:
        if (const auto *text = step.field<Template>())
            line(helped(PythonHelper::Log) + '(' + m_values.asPrinted(*text) + ')');
        return true;
    case StepKind::Let:
    case StepKind::Read:
        let(step);
        return true;
    case StepKind::Write:
        write(step);
        return true;
    case StepKind::Call:
        if (const auto *called = step.field<Call>()) {
            const Definition *callee = m_draft.types.routine(called->name);
            const bool isAwaited = callee != nullptr && !callee->isFunction;
            call(assigned(step) + (isAwaited ? "await " : ""), m_values.global(called->name),
                 m_values.arguments(*called));
        }
        return true;
    case StepKind::Sleep:
        needs("asyncio");
        line("await asyncio.sleep(" + value(step) + ')');
        return true;
    case StepKind::Yield:
        needs("asyncio");
        line("await asyncio.sleep(0)");
        return true;
    case StepKind::Block:
        needs("time");
        line("time.sleep(" + value(step) + ')');
        return true;
    case StepKind::Compute:
        line(helped(PythonHelper::Compute) + '(' + value(step) + ')');
        return true;
    default:
        return false;
    }
}

/// "count = count + 1" is count += 1, where the value cannot be a list that others have, too.
void PythonRoutine::let(const Step &step)
{
    const auto *variable = step.field<Variable>("as");
    const auto *value = step.field<Expression>();
    if (variable == nullptr || value == nullptr)
        return;
    const std::string name = m_values.variable(variable->name);
    const Expression *change = changeOf(variable->name, *value);
    if (change == nullptr)
        return line(name + " = " + m_values(*value));
    const bool isList = change->kind == Expression::Kind::List && isHeldByOne(variable->name, m_definition);
    const bool isLiteral = change->kind == Expression::Kind::Literal && !change->literal.isNone();
    if (isList && change->operands.size() == 1)
        line(name + ".append(" + m_values(change->operands.front()) + ')');
    else if (isList || isLiteral)
        line(changed(name, *value));
    else
        line(name + " = " + m_values(*value));
}

void PythonRoutine::write(const Step &step)
{
    const auto *target = step.field<Expression>();
    const auto *value = step.field<Expression>("to");
    if (target == nullptr || value == nullptr)
        return;
    const std::string name = m_values.global(target->name);
    m_writes.insert(name);
    const bool isChange = changeOf(target->name, *value) != nullptr && !m_values.isVariable(target->name);
    line(isChange ? changed(name, *value) : name + " = " + m_values(*value));
}

/// name += value
std::string PythonRoutine::changed(const std::string &name, const Expression &sum)
{
    const bool isMore = sum.op == Expression::Operator::Add;
    return name + (isMore ? " += " : " -= ") + m_values(sum.operands.at(1));
}

} // namespace loopscope::scenario
