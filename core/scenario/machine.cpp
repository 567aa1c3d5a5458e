#include "scenario/machine.h"

#include <utility>

namespace loopscope::scenario {

namespace {

constexpr std::size_t deepestCalls = 1000; // Python's own limit
constexpr int opsBetweenLooks = 4096;      // at the stop signal: some microseconds

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

std::int64_t integerIn(const Value &value)
{
    const auto *number = value.as<std::int64_t>();
    return number == nullptr ? 0 : *number;
}

} // namespace

Machine::Machine(const Program &program, Launch launch, const Surroundings &surroundings,
                 const engine::StopSignal &stop, std::uint64_t mostOps)
    : m_program(program)
    , m_surroundings(surroundings)
    , m_stop(stop)
    , m_mostOps(mostOps)
{
    enter(std::move(launch), -1);
}

bool Machine::enter(Launch launch, std::int32_t result)
{
    if (m_frames.size() >= deepestCalls)
        return false;
    const Routine &routine = m_program.routines[static_cast<std::size_t>(launch.routine)];
    const std::size_t base = m_slots.size();
    m_slots.resize(base + static_cast<std::size_t>(routine.slotCount), unbound());
    std::move(launch.arguments.begin(), launch.arguments.end(), m_slots.begin() + static_cast<std::ptrdiff_t>(base));
    m_frames.push_back({&routine, 0, base, result});
    return true;
}

void Machine::resume(Outcome outcome)
{
    if (outcome.isValue()) {
        if (m_result >= 0)
            slot(m_result) = outcome.value();
    } else if (outcome.isException()) {
        m_raised = outcome.exception();
    } else if (outcome.isCancelled()) {
        m_raised = Exception{"CancelledError", {}};
    } else {
        m_killed = true;
    }
    m_result = -1;
}

Effect Machine::next()
{
    std::optional<Effect> effect;
    if (m_raised)
        effect = raise(*std::exchange(m_raised, std::nullopt));
    while (!effect) {
        // Counted over all calls: a loop that only logs comes back after each line.
        const bool looks = ++m_ops >= opsBetweenLooks;
        if (m_killed || (looks && m_stop.isRequested()))
            return Finished{engine::Killed{}};
        if (looks) {
            m_ops = 0;
            m_allOps += opsBetweenLooks;
            if (m_allOps > m_mostOps)
                return Finished{Exception{"RuntimeError", "more than " + std::to_string(m_mostOps) +
                                                              " steps of one task or job on the virtual clock"}};
        }
        Frame &frame = m_frames.back();
        const Op &op = frame.routine->ops[static_cast<std::size_t>(frame.next++)];
        m_line = op.line;
        effect = run(op);
    }
    return std::move(*effect);
}

/// What only moves the machine; everything else is an effect.
std::optional<Effect> Machine::run(const Op &op)
{
    switch (op.code) {
    case OpCode::Jump:
        m_frames.back().next = op.a;
        return std::nullopt;
    case OpCode::RepeatBegin: {
        slot(op.b + 1) = Value{std::int64_t{0}};
        if (op.a < 0)
            return std::nullopt;
        Result times = evaluate(op.a);
        if (auto *exception = std::get_if<Exception>(&times))
            return raise(std::move(*exception));
        const Value &value = std::get<Value>(times);
        if (value.as<std::int64_t>() == nullptr)
            return raise({"TypeError", "repeat needs a whole number, not '" + engine::typeName(value) + "'"});
        slot(op.b) = value;
        return std::nullopt;
    }
    case OpCode::RepeatNext: {
        const std::int64_t done = integerIn(slot(op.b + 1));
        const Value &times = slot(op.b);
        if (!isUnbound(times) && done >= integerIn(times)) {
            m_frames.back().next = op.a;
            slot(op.b) = unbound();
            return std::nullopt;
        }
        slot(op.b + 1) = Value{done + 1};
        if (op.c >= 0)
            slot(op.c) = Value{done};
        return std::nullopt;
    }
    case OpCode::Call: {
        auto called = launch(op.a, false);
        if (auto *exception = std::get_if<Exception>(&called))
            return raise(std::move(*exception));
        if (!enter(std::move(std::get<Launch>(called)), op.b))
            return raise({"RecursionError", "maximum recursion depth exceeded"});
        return std::nullopt;
    }
    case OpCode::Raise: {
        const RaiseSite &site = m_program.raises[static_cast<std::size_t>(op.a)];
        auto message =
            scenario::evaluate(m_program.templates[static_cast<std::size_t>(site.message)], slots(), m_surroundings);
        if (auto *exception = std::get_if<Exception>(&message))
            return raise(std::move(*exception));
        return raise({site.type, std::move(std::get<std::string>(message))});
    }
    case OpCode::Reraise: {
        const auto *exception = slot(op.b).as<std::shared_ptr<const Exception>>();
        return raise(exception == nullptr ? Exception{"RuntimeError", "No active exception to reraise"} : **exception);
    }
    case OpCode::Return: {
        if (op.a < 0)
            return leave(Value{});
        Result value = evaluate(op.a);
        if (auto *exception = std::get_if<Exception>(&value))
            return raise(std::move(*exception));
        return leave(std::move(std::get<Value>(value)));
    }
    case OpCode::Complete: {
        Result value = op.c < 0 ? Result{Value{}} : evaluate(op.c);
        if (auto *exception = std::get_if<Exception>(&value))
            return raise(std::move(*exception));
        slot(op.b) = Value{std::int64_t{op.a}};
        slot(op.b + 1) = std::move(std::get<Value>(value));
        return std::nullopt;
    }
    case OpCode::EndFinally:
        return endFinally(op);
    default:
        return effectOf(op);
    }
}

std::optional<Effect> Machine::endFinally(const Op &op)
{
    const auto completion = static_cast<Completion>(integerIn(slot(op.b)));
    Value value = std::exchange(slot(op.b + 1), Value{});
    if (completion == Completion::Normal)
        return std::nullopt;
    if (completion == Completion::Raised)
        return raise(**value.as<std::shared_ptr<const Exception>>());
    if (op.c < 0)
        return leave(std::move(value));
    slot(op.c) = Value{static_cast<std::int64_t>(Completion::Returned)};
    slot(op.c + 1) = std::move(value);
    m_frames.back().next = op.a;
    return std::nullopt;
}

std::optional<Effect> Machine::effectOf(const Op &op)
{
    const auto future = [this](std::int32_t expression) -> std::variant<std::shared_ptr<engine::Future>, Exception> {
        Result value = evaluate(expression);
        if (auto *exception = std::get_if<Exception>(&value))
            return std::move(*exception);
        if (auto result = std::get<Value>(value).future())
            return result;
        return Exception{"TypeError",
                         "object " + engine::typeName(std::get<Value>(value)) + " can't be used in 'await' expression"};
    };
    switch (op.code) {
    case OpCode::Log: {
        auto text = scenario::evaluate(m_program.templates[static_cast<std::size_t>(op.a)], slots(), m_surroundings);
        if (auto *exception = std::get_if<Exception>(&text))
            return raise(std::move(*exception));
        return LogText{std::move(std::get<std::string>(text))};
    }
    case OpCode::Yield:
        return Yield{};
    case OpCode::Sleep:
    case OpCode::Block:
    case OpCode::Compute: {
        Result value = evaluate(op.a);
        if (auto *exception = std::get_if<Exception>(&value))
            return raise(std::move(*exception));
        const auto *duration = std::get<Value>(value).as<Duration>();
        if (duration == nullptr)
            return raise({"TypeError",
                          "a duration with a unit is needed, not '" + engine::typeName(std::get<Value>(value)) + "'"});
        if (op.code == OpCode::Sleep)
            return Sleep{*duration};
        if (*duration < Duration::zero())
            return raise({"ValueError", "sleep length must be non-negative"});
        return engine::Work{op.code == OpCode::Block ? trace::Reason::Block : trace::Reason::Compute, *duration,
                            op.line};
    }
    case OpCode::Await:
    case OpCode::Cancel: {
        auto result = future(op.a);
        if (auto *exception = std::get_if<Exception>(&result))
            return raise(std::move(*exception));
        if (op.code == OpCode::Cancel)
            return CancelFuture{std::move(std::get<0>(result))};
        m_result = op.b;
        return AwaitFuture{std::move(std::get<0>(result))};
    }
    case OpCode::Spawn:
    case OpCode::Submit:
    case OpCode::CallSoon: {
        auto result = launch(op.a, op.code == OpCode::Submit);
        if (auto *exception = std::get_if<Exception>(&result))
            return raise(std::move(*exception));
        auto &launched = std::get<Launch>(result);
        m_result = op.b;
        if (op.code == OpCode::Submit)
            return SubmitJob{std::move(launched)};
        if (op.code == OpCode::CallSoon)
            return ScheduleCall{std::move(launched)};
        if (op.c >= 0) {
            auto name =
                scenario::evaluate(m_program.templates[static_cast<std::size_t>(op.c)], slots(), m_surroundings);
            if (auto *exception = std::get_if<Exception>(&name))
                return raise(std::move(*exception));
            launched.label = std::move(std::get<std::string>(name));
        }
        return Spawn{std::move(launched)};
    }
    default:
        return gatherOf(op);
    }
}

std::optional<Effect> Machine::gatherOf(const Op &op)
{
    const GatherSite &site = m_program.gathers[static_cast<std::size_t>(op.a)];
    GatherAll gather;
    gather.returnExceptions = site.returnExceptions;
    for (const GatherSite::Entry &entry : site.entries) {
        if (entry.kind == GatherSite::Entry::Kind::Value) {
            Result value = scenario::evaluate(entry.value, slots(), m_surroundings);
            if (auto *exception = std::get_if<Exception>(&value))
                return raise(std::move(*exception));
            auto awaited = std::get<Value>(value).future();
            if (awaited == nullptr)
                return raise({"TypeError", "An asyncio.Future, a coroutine or an awaitable is required"});
            gather.entries.emplace_back(std::move(awaited));
            continue;
        }
        const bool isJob = entry.kind == GatherSite::Entry::Kind::Job;
        auto launched = launch(entry.call, isJob);
        if (auto *exception = std::get_if<Exception>(&launched))
            return raise(std::move(*exception));
        if (isJob)
            gather.entries.emplace_back(GatherAll::Job{std::move(std::get<Launch>(launched))});
        else
            gather.entries.emplace_back(std::move(std::get<Launch>(launched)));
    }
    m_result = op.b;
    return gather;
}

/// The routine returns; the machine goes on in its caller, or has finished.
std::optional<Effect> Machine::leave(Value value)
{
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    m_slots.resize(frame.base);
    if (m_frames.empty())
        return Finished{std::move(value)};
    if (frame.result >= 0)
        slot(frame.result) = std::move(value);
    return std::nullopt;
}

/// Goes to the nearest handler, from the inside out; without one, the machine has finished.
std::optional<Effect> Machine::raise(Exception exception)
{
    m_result = -1;
    while (!m_frames.empty()) {
        Frame &frame = m_frames.back();
        const std::int32_t at = frame.next - 1;
        for (const HandlerRange &range : frame.routine->handlers) {
            const bool covers = at >= range.begin && at < range.end;
            if (!covers || !(range.type.empty() || handles(range.type, exception.type)))
                continue;
            if (range.type.empty()) {
                slot(range.slot) = Value{static_cast<std::int64_t>(Completion::Raised)};
                slot(range.slot + 1) = Value{std::move(exception)};
            } else {
                slot(range.slot) = Value{std::move(exception)};
                if (range.variable >= 0)
                    slot(range.variable) = slot(range.slot);
            }
            frame.next = range.target;
            return std::nullopt;
        }
        m_slots.resize(frame.base);
        m_frames.pop_back();
    }
    if (exception.type == "CancelledError")
        return Finished{engine::Cancelled{}};
    return Finished{std::move(exception)};
}

Result Machine::evaluate(std::int32_t expression) const
{
    return scenario::evaluate(m_program.expressions[static_cast<std::size_t>(expression)], slots(), m_surroundings);
}

std::variant<Launch, Exception> Machine::launch(std::int32_t callSite, bool leavesThread) const
{
    const CallSite &site = m_program.calls[static_cast<std::size_t>(callSite)];
    Launch result;
    result.routine = site.routine;
    result.line = m_line;
    for (const Expression &argument : site.arguments) {
        Result value = scenario::evaluate(argument, slots(), m_surroundings);
        if (auto *exception = std::get_if<Exception>(&value))
            return std::move(*exception);
        if (leavesThread && engine::holdsFuture(std::get<Value>(value)))
            return Exception{"TypeError", "a task belongs to its loop and cannot be given to a job"};
        result.arguments.push_back(std::move(std::get<Value>(value)));
    }
    result.label = labelOf(m_program.routines[static_cast<std::size_t>(site.routine)], result.arguments);
    return result;
}

} // namespace loopscope::scenario
