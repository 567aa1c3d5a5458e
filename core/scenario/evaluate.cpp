// Walks an expression. Operands that are there already (a variable, a literal, an item of a list) are looked at where
// they are, and only what is computed is held: `i < n`, `left[i] <= right[j]` and `task is not None` copy and allocate
// nothing, and a scenario evaluates millions of those.

#include "scenario/expression.h"
#include "scenario/functions.h"
#include "scenario/operators.h"
#include "scenario/sequences.h"

#include <utility>

namespace loopscope::scenario {

namespace {

using Kind = Expression::Kind;
using engine::List;

constexpr std::size_t longestLine = 10'000; // bytes: a log line, not a novel

class Evaluation {
public:
    Evaluation(std::span<const Value> slots, const Surroundings &surroundings)
        : m_slots(slots)
        , m_surroundings(surroundings)
    {
    }

    Result of(const Expression &expression) const;
    /// Where a value stands already; null if it must be computed, or cannot be had.
    const Value *standing(const Expression &expression) const;

private:
    Result either(const Expression &expression) const;
    Result chain(const Expression &expression, std::size_t at, const Value &left) const;
    Result sliceOf(const Expression &expression) const;
    Result call(const Expression &expression) const;
    Result ask(const Expression &expression) const;
    std::variant<std::vector<Value>, Exception> all(std::span<const Expression> operands) const;

    std::span<const Value> m_slots;
    const Surroundings &m_surroundings;
};

/// The value of an operand, or why there is none.
class Operand {
public:
    Operand(const Expression &expression, const Evaluation &evaluation) : m_value(evaluation.standing(expression))
    {
        if (m_value != nullptr)
            return;
        m_own = evaluation.of(expression);
        m_value = std::get_if<Value>(&m_own);
    }
    Operand(const Operand &) = delete; // it may point to itself
    Operand &operator=(const Operand &) = delete;

    explicit operator bool() const { return m_value != nullptr; }
    const Value &operator*() const { return *m_value; }
    /// What it came to: an exception, or the value; once.
    Result result()
    {
        return m_value == nullptr || m_value == std::get_if<Value>(&m_own) ? std::move(m_own) : *m_value;
    }

private:
    Result m_own;
    const Value *m_value;
};

Exception noValue(const Expression &name)
{
    if (name.slot < 0)
        return {"NameError", "name '" + name.name + "' is not defined"};
    return {"UnboundLocalError",
            "cannot access local variable '" + name.name + "' where it is not associated with a value"};
}

const Value *Evaluation::standing(const Expression &expression) const
{
    if (expression.kind == Kind::Literal)
        return &expression.literal;
    if (expression.kind == Kind::Index) {
        const Value *container = standing(expression.operands[0]);
        const Value *index = container == nullptr ? nullptr : standing(expression.operands[1]);
        return index == nullptr ? nullptr : itemOf(*container, *index);
    }
    if (expression.kind != Kind::Name || expression.slot < 0)
        return nullptr;
    const Value &value = m_slots[static_cast<std::size_t>(expression.slot)];
    return isUnbound(value) ? nullptr : &value;
}

Result Evaluation::of(const Expression &expression) const
{
    const std::vector<Expression> &operands = expression.operands;
    switch (expression.kind) {
    case Kind::Literal:
        return expression.literal;
    case Kind::Name: {
        const Value *value = standing(expression);
        return value == nullptr ? Result{noValue(expression)} : *value;
    }
    case Kind::Shared:
        return m_surroundings.shared(expression.slot);
    case Kind::List:
    case Kind::Dict: {
        auto values = all(operands);
        if (auto *exception = std::get_if<Exception>(&values))
            return std::move(*exception);
        auto &items = std::get<std::vector<Value>>(values);
        return expression.kind == Kind::List ? sized(Value{List(std::move(items))}) : dictOf(std::move(items));
    }
    case Kind::Binary: {
        const Value *left = standing(operands[0]);
        const Value *right = standing(operands[1]);
        if (left != nullptr && right != nullptr)
            return applied(expression.op, *left, *right);
        break;
    }
    case Kind::Slice:
        return sliceOf(expression);
    case Kind::And:
    case Kind::Or:
        return either(expression);
    case Kind::Builtin:
        return call(expression);
    case Kind::Method:
        return ask(expression);
    default:
        break;
    }
    Operand first(operands[0], *this);
    if (!first)
        return first.result();
    switch (expression.kind) {
    case Kind::Not:
        return Value{!(*first).isTrue()};
    case Kind::Negate:
        return negated(*first);
    case Kind::Chain:
        return chain(expression, 0, *first);
    case Kind::Conditional:
        return of(operands[(*first).isTrue() ? 1 : 2]);
    default:
        break;
    }
    Operand second(operands[1], *this);
    if (!second)
        return second.result();
    return expression.kind == Kind::Index ? indexed(*first, *second) : applied(expression.op, *first, *second);
}

/// The operand that decides: the first that is true for Or, false for And, else the last.
Result Evaluation::either(const Expression &expression) const
{
    for (std::size_t i = 0; i + 1 < expression.operands.size(); ++i) {
        Operand operand(expression.operands[i], *this);
        if (!operand || (*operand).isTrue() == (expression.kind == Kind::Or))
            return operand.result();
    }
    return of(expression.operands.back());
}

/// a < b <= c: each operand is evaluated once, and none after the first comparison that does not hold.
Result Evaluation::chain(const Expression &expression, std::size_t at, const Value &left) const
{
    Operand right(expression.operands[at + 1], *this);
    if (!right)
        return right.result();
    Result result = applied(expression.chain[at], left, *right);
    const auto *value = std::get_if<Value>(&result);
    if (value == nullptr || !value->isTrue() || at + 1 == expression.chain.size())
        return result;
    return chain(expression, at + 1, *right);
}

Result Evaluation::sliceOf(const Expression &expression) const
{
    Operand container(expression.operands[0], *this);
    if (!container)
        return container.result();
    Operand from(expression.operands[1], *this);
    if (!from)
        return from.result();
    Operand to(expression.operands[2], *this);
    return to ? sliced(*container, *from, *to) : to.result();
}

Result Evaluation::call(const Expression &expression) const
{
    if (expression.builtin == Builtin::AllTasks) {
        List names;
        for (std::string &name : m_surroundings.allTasks())
            names.emplace_back(std::move(name));
        return sized(Value{std::move(names)});
    }
    if (expression.operands.size() == 1) { // most have one, and that needs no list
        Operand argument(expression.operands[0], *this);
        return argument ? called(expression.builtin, std::span(&*argument, 1)) : argument.result();
    }
    auto arguments = all(expression.operands);
    if (auto *exception = std::get_if<Exception>(&arguments))
        return std::move(*exception);
    return called(expression.builtin, std::get<std::vector<Value>>(arguments));
}

Result Evaluation::ask(const Expression &expression) const
{
    Operand object(expression.operands[0], *this);
    if (!object)
        return object.result();
    auto arguments = all(std::span(expression.operands).subspan(1));
    if (auto *exception = std::get_if<Exception>(&arguments))
        return std::move(*exception);
    const Value &value = *object;
    if (value.as<std::shared_ptr<const Exception>>() != nullptr)
        return askException(value, expression.method);
    if (value.future() != nullptr || value.as<std::shared_ptr<engine::Object>>() != nullptr)
        return m_surroundings.method(value, expression.method, std::get<std::vector<Value>>(arguments));
    return noAttribute(value, expression.method);
}

std::variant<std::vector<Value>, Exception> Evaluation::all(std::span<const Expression> operands) const
{
    std::vector<Value> values;
    values.reserve(operands.size());
    for (const Expression &operand : operands) {
        Result result = of(operand);
        if (auto *exception = std::get_if<Exception>(&result))
            return std::move(*exception);
        values.push_back(std::move(std::get<Value>(result)));
    }
    return values;
}

} // namespace

Result evaluate(const Expression &expression, std::span<const Value> slots, const Surroundings &surroundings)
{
    return Evaluation(slots, surroundings).of(expression);
}

std::variant<std::string, Exception> evaluate(const Template &text, std::span<const Value> slots,
                                              const Surroundings &surroundings)
{
    std::string result;
    for (const auto &piece : text.pieces) {
        if (const auto *plain = std::get_if<std::string>(&piece)) {
            result += *plain;
            continue;
        }
        Result value = evaluate(std::get<Expression>(piece), slots, surroundings);
        if (auto *exception = std::get_if<Exception>(&value))
            return std::move(*exception);
        result += engine::str(std::get<Value>(value));
        if (result.size() > longestLine)
            break;
    }
    return engine::shortened(std::move(result), longestLine);
}

} // namespace loopscope::scenario
