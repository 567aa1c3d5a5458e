// What a machine hands out to whoever drives it: see machine.h.

#include "scenario/machine.h"

#include <utility>

namespace loopscope::scenario {

namespace {

/// What people call a task or a job: the text it was given, as that tells it from its like, or else the routine's name.
std::string labelOf(const Routine &routine, const std::vector<Value> &arguments)
{
    for (const Value &argument : arguments) {
        if (const auto *text = argument.as<std::string>(); text != nullptr && !text->empty())
            return engine::shortened(*text, 80);
    }
    for (const Value &argument : arguments) {
        if (const auto *number = argument.as<std::int64_t>())
            return routine.name + ' ' + std::to_string(*number);
    }
    return routine.name;
}

} // namespace

std::optional<Effect> Machine::effectOf(const Op &op)
{
    switch (op.code) {
    case OpCode::Log: {
        auto line = text(op.a);
        if (auto *exception = std::get_if<Exception>(&line))
            return raise(std::move(*exception));
        return LogText{std::move(std::get<std::string>(line))};
    }
    case OpCode::Yield:
        return Yield{};
    case OpCode::Perform:
        return perform(op);
    default:
        return timed(op);
    }
}

/// Sleep, Block and Compute.
std::optional<Effect> Machine::timed(const Op &op)
{
    Result value = evaluate(op.a);
    if (auto *exception = std::get_if<Exception>(&value))
        return raise(std::move(*exception));
    const auto *duration = std::get<Value>(value).as<Duration>();
    if (duration == nullptr)
        return raise(
            {"TypeError", "a duration with a unit is needed, not '" + engine::typeName(std::get<Value>(value)) + "'"});
    if (op.code == OpCode::Sleep) {
        m_result = op.b;
        return Sleep{*duration};
    }
    if (*duration < Duration::zero())
        return raise({"ValueError", "sleep length must be non-negative"});
    return engine::Work{op.code == OpCode::Block ? trace::Reason::Block : trace::Reason::Compute, *duration, op.line};
}

std::optional<Effect> Machine::perform(const Op &op)
{
    if (m_perform == nullptr)
        m_perform = std::make_unique<Perform>();
    if (auto exception = fill(m_program.performs[static_cast<std::size_t>(op.a)], *m_perform))
        return raise(std::move(*exception));
    m_result = op.b;
    return m_perform.get();
}

std::optional<Exception> Machine::fill(const PerformSite &site, Perform &perform)
{
    perform.step = site.step;
    perform.phase = site.phase;
    perform.object = site.object;
    perform.line = m_line;
    perform.isNamed = site.name >= 0;
    perform.operands.clear();
    perform.starts.clear();
    for (const auto &each : site.operands) {
        auto value = operand(each);
        if (auto *exception = std::get_if<Exception>(&value))
            return std::move(*exception);
        perform.operands.push_back(std::move(std::get<Value>(value)));
    }
    if (site.call) {
        auto launched = launch(*site.call);
        if (auto *exception = std::get_if<Exception>(&launched))
            return std::move(*exception);
        perform.launch = std::move(std::get<Launch>(launched));
    }
    if (site.name >= 0) {
        auto name = text(site.name);
        if (auto *exception = std::get_if<Exception>(&name))
            return std::move(*exception);
        perform.launch.label = engine::shortened(std::move(std::get<std::string>(name)), 80);
    }
    for (const StartSite &each : site.starts) {
        auto started = start(each);
        if (auto *exception = std::get_if<Exception>(&started))
            return std::move(*exception);
        perform.starts.push_back(std::move(std::get<Start>(started)));
    }
    if (!site.startsOfList)
        return std::nullopt;
    Result list = evaluate(*site.startsOfList);
    if (auto *exception = std::get_if<Exception>(&list))
        return std::move(*exception);
    const auto *items = std::get<Value>(list).as<std::shared_ptr<const engine::List>>();
    if (items == nullptr)
        return Exception{"TypeError", "a list is needed here, not '" + engine::typeName(std::get<Value>(list)) + "'"};
    for (const Value &item : **items)
        perform.starts.push_back({Awaitable::Kind::Value, {}, item, {}});
    return std::nullopt;
}

std::variant<Value, Exception> Machine::operand(const PerformSite::Operand &operand)
{
    if (const auto *value = std::get_if<Value>(&operand))
        return *value;
    if (const auto *expression = std::get_if<Expression>(&operand))
        return evaluate(*expression);
    if (const auto *index = std::get_if<PerformSite::Slot>(&operand))
        return slot(index->index);
    if (const auto *index = std::get_if<PerformSite::Template>(&operand)) {
        auto written = text(index->index);
        if (auto *exception = std::get_if<Exception>(&written))
            return std::move(*exception);
        return Value{std::move(std::get<std::string>(written))};
    }
    if (const auto *leaving = std::get_if<PerformSite::Leaving>(&operand)) {
        const auto *completion = slot(leaving->completion).as<std::int64_t>();
        const bool raised = completion != nullptr && *completion == static_cast<std::int64_t>(Completion::Raised);
        return raised ? slot(leaving->completion + 1) : Value{};
    }
    if (const auto *site = std::get_if<RaiseSite>(&operand)) {
        auto message = text(site->message);
        if (auto *exception = std::get_if<Exception>(&message))
            return std::move(*exception);
        return Value{Exception{site->type, std::move(std::get<std::string>(message))}};
    }
    return Value{};
}

std::variant<Start, Exception> Machine::start(const StartSite &site) const
{
    Start result;
    result.kind = site.kind;
    if (site.call.routine >= 0) {
        auto launched = launch(site.call);
        if (auto *exception = std::get_if<Exception>(&launched))
            return std::move(*exception);
        result.launch = std::move(std::get<Launch>(launched));
    }
    if (site.value) {
        Result value = evaluate(*site.value);
        if (auto *exception = std::get_if<Exception>(&value))
            return std::move(*exception);
        result.value = std::move(std::get<Value>(value));
    }
    for (const StartSite &each : site.inner) {
        auto inner = start(each);
        if (auto *exception = std::get_if<Exception>(&inner))
            return std::move(*exception);
        result.inner.push_back(std::move(std::get<Start>(inner)));
    }
    return result;
}

std::variant<Launch, Exception> Machine::launch(const CallSite &site) const
{
    Launch result;
    result.routine = site.routine;
    result.line = m_line;
    for (const Expression &argument : site.arguments) {
        Result value = evaluate(argument);
        if (auto *exception = std::get_if<Exception>(&value))
            return std::move(*exception);
        if (site.leavesThread && engine::holdsFuture(std::get<Value>(value)))
            return Exception{"TypeError", "a task belongs to its loop and cannot be given to a job"};
        result.arguments.push_back(std::move(std::get<Value>(value)));
    }
    result.label = labelOf(m_program.routines[static_cast<std::size_t>(site.routine)], result.arguments);
    return result;
}

std::variant<Exception, std::string> Machine::text(std::int32_t textTemplate) const
{
    auto result =
        scenario::evaluate(m_program.templates[static_cast<std::size_t>(textTemplate)], slots(), m_surroundings);
    if (auto *exception = std::get_if<Exception>(&result))
        return std::move(*exception);
    return std::move(std::get<std::string>(result));
}

} // namespace loopscope::scenario
