#include "scenario/machine.h"

#include "engine/value_append.h"

#include <utility>

namespace loopscope::scenario {

namespace {

constexpr std::uint64_t opsBetweenPauses = 1U << 17U; // some milliseconds

} // namespace

Machine::Machine(const Program &program, Launch launch, const Surroundings &surroundings,
                 const engine::StopSignal &stop, std::uint64_t mostOps, std::size_t depth)
    : m_program(program)
    , m_surroundings(surroundings)
    , m_stop(stop)
    , m_mostOps(mostOps)
    , m_depth(depth)
{
    enter(std::move(launch), -1);
}

bool Machine::enter(Launch launch, std::int32_t result)
{
    if (depth() >= deepestCalls)
        return false;
    const Routine &routine = m_program.routines[static_cast<std::size_t>(launch.routine)];
    const std::size_t base = m_slots.size();
    m_slots.resize(base + static_cast<std::size_t>(routine.slotCount), unbound());
    std::move(launch.arguments.begin(), launch.arguments.end(), m_slots.begin() + static_cast<std::ptrdiff_t>(base));
    m_frames.push_back({&routine, 0, result, base});
    return true;
}

void Machine::resume(Outcome outcome)
{
    if (outcome.isValue()) {
        if (m_result >= 0)
            slot(m_result) = outcome.value();
    } else if (outcome.isException()) {
        m_raised = std::make_unique<Exception>(outcome.exception());
    } else if (outcome.isCancelled()) {
        m_raised = std::make_unique<Exception>(Exception{"CancelledError", {}});
    } else {
        m_killed = true;
    }
    m_result = -1;
    if (m_perform != nullptr) { // what a step was given must not outlive it
        m_perform->operands.clear();
        m_perform->starts.clear();
    }
}

Effect Machine::next()
{
    if (m_raised != nullptr) {
        if (auto effect = raise(std::move(*std::exchange(m_raised, nullptr))))
            return std::move(*effect);
    }
    for (;;) {
        // Each operation looks: one may take as long as a value is large.
        if (m_killed || m_stop.isRequested())
            return Finished{engine::Killed{}};
        if (++m_ops > m_mostOps)
            return Endless{};
        if (m_ops % opsBetweenPauses == 0)
            return Pause{};
        Frame &frame = m_frames.back();
        const Op &op = frame.routine->ops[static_cast<std::size_t>(frame.next++)];
        m_line = op.line;
        if (auto effect = run(op))
            return std::move(*effect);
    }
}

/// What only moves the machine; everything else is an effect.
std::optional<Effect> Machine::run(const Op &op)
{
    switch (op.code) {
    case OpCode::Jump:
        m_frames.back().next = op.a;
        return std::nullopt;
    case OpCode::JumpIfFalse: {
        Result condition = evaluate(op.b);
        if (auto *exception = std::get_if<Exception>(&condition))
            return raise(std::move(*exception));
        if (!std::get<Value>(condition).isTrue())
            m_frames.back().next = op.a;
        return std::nullopt;
    }
    case OpCode::JumpIfNone:
        if (slot(op.b).isNone())
            m_frames.back().next = op.a;
        return std::nullopt;
    case OpCode::RepeatBegin:
        return repeatBegin(op);
    case OpCode::RepeatNext:
        return repeatNext(op);
    case OpCode::ForBegin:
        return forBegin(op);
    case OpCode::ForNext:
        return forNext(op);
    case OpCode::Raise:
        return raiseSite(m_program.raises[static_cast<std::size_t>(op.a)]);
    case OpCode::Reraise: {
        const auto *exception = slot(op.b).as<std::shared_ptr<const Exception>>();
        return raise(exception == nullptr ? Exception{"RuntimeError", "No active exception to reraise"} : **exception);
    }
    case OpCode::RaiseRest:
        return raiseRest(op);
    case OpCode::EndFinally:
        return endFinally(op);
    default:
        return move(op);
    }
}

std::optional<Effect> Machine::move(const Op &op)
{
    switch (op.code) {
    case OpCode::Let: {
        if (const Expression *appended = itemAppended(op)) {
            Result item = evaluate(*appended);
            if (auto *exception = std::get_if<Exception>(&item))
                return raise(std::move(*exception));
            if (engine::append(slot(op.b), std::get<Value>(item)))
                return std::nullopt;
        }
        Result value = evaluate(op.a);
        if (auto *exception = std::get_if<Exception>(&value))
            return raise(std::move(*exception));
        slot(op.b) = std::move(std::get<Value>(value));
        return std::nullopt;
    }
    case OpCode::Write: {
        Result value = evaluate(op.b);
        if (auto *exception = std::get_if<Exception>(&value))
            return raise(std::move(*exception));
        if (auto failed = m_surroundings.write(op.a, std::get<Value>(value)))
            return raise(std::move(*failed));
        return std::nullopt;
    }
    case OpCode::Unpack: {
        const Value pair = std::exchange(slot(op.a), Value{});
        const engine::List &items = **pair.as<std::shared_ptr<const engine::List>>();
        if (op.b >= 0)
            slot(op.b) = items[0];
        if (op.c >= 0)
            slot(op.c) = items[1];
        return std::nullopt;
    }
    case OpCode::Call: {
        auto called = launch(m_program.calls[static_cast<std::size_t>(op.a)]);
        if (auto *exception = std::get_if<Exception>(&called))
            return raise(std::move(*exception));
        if (!enter(std::move(std::get<Launch>(called)), op.b))
            return raise({"RecursionError", "maximum recursion depth exceeded"});
        return std::nullopt;
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
    case OpCode::Handled:
        slot(op.a) = slot(integerIn(slot(op.b)) == static_cast<std::int64_t>(Completion::Raised) ? op.b + 1 : op.c);
        return std::nullopt;
    case OpCode::CompleteJump:
        slot(op.b) = Value{static_cast<std::int64_t>(Completion::Jumped)};
        slot(op.b + 1) = Value{std::int64_t{op.a}};
        slot(op.b + 2) = Value{std::int64_t{op.c}};
        return std::nullopt;
    default:
        return effectOf(op);
    }
}

/// The item of `let: items + [item]` that becomes items, if those are a list; null for anything else.
const Expression *Machine::itemAppended(const Op &op)
{
    const Expression &sum = m_program.expressions[static_cast<std::size_t>(op.a)];
    if (sum.kind != Expression::Kind::Binary || sum.op != Expression::Operator::Add)
        return nullptr;
    const Expression &left = sum.operands[0];
    const Expression &right = sum.operands[1];
    const bool isOne = right.kind == Expression::Kind::List && right.operands.size() == 1;
    const bool isOwn = left.kind == Expression::Kind::Name && left.slot == op.b;
    const bool isMeant = isOne && isOwn && slot(op.b).as<std::shared_ptr<const engine::List>>() != nullptr;
    return isMeant ? right.operands.data() : nullptr;
}

std::optional<Effect> Machine::repeatBegin(const Op &op)
{
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

std::optional<Effect> Machine::repeatNext(const Op &op)
{
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

std::optional<Effect> Machine::forBegin(const Op &op)
{
    Result items = evaluate(op.a);
    if (auto *exception = std::get_if<Exception>(&items))
        return raise(std::move(*exception));
    Value &value = std::get<Value>(items);
    if (value.as<std::shared_ptr<const engine::List>>() == nullptr)
        return raise({"TypeError", "'" + engine::typeName(value) + "' object is not iterable"});
    slot(op.b) = std::move(value);
    slot(op.b + 1) = Value{std::int64_t{0}};
    return std::nullopt;
}

std::optional<Effect> Machine::forNext(const Op &op)
{
    const std::int64_t index = integerIn(slot(op.b + 1));
    const auto list = *slot(op.b).as<std::shared_ptr<const engine::List>>();
    if (index >= std::ssize(*list)) {
        m_frames.back().next = op.a;
        slot(op.b) = Value{};
        return std::nullopt;
    }
    slot(op.b + 1) = Value{index + 1};
    slot(op.c) = (*list)[static_cast<std::size_t>(index)];
    return std::nullopt;
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

Result Machine::evaluate(std::int32_t expression) const
{
    return evaluate(m_program.expressions[static_cast<std::size_t>(expression)]);
}

Result Machine::evaluate(const Expression &expression) const
{
    return scenario::evaluate(expression, slots(), m_surroundings);
}

} // namespace loopscope::scenario
