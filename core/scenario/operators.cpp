#include "scenario/operators.h"

#include "engine/outcome.h"
#include "scenario/sequences.h"

#include <array>

namespace loopscope::scenario {

namespace {

using Operator = Expression::Operator;

std::string_view symbolOf(Operator op)
{
    static constexpr std::array<std::string_view, 16> symbols{
        "+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"};
    return symbols[static_cast<std::size_t>(op)];
}

Exception typeError(Operator op, const Value &left, const Value &right)
{
    const std::string types = "'" + engine::typeName(left) + "' and '" + engine::typeName(right) + "'";
    const bool isText = left.as<std::string>() != nullptr;
    const bool isList = left.as<std::shared_ptr<const engine::List>>() != nullptr;
    if (op == Operator::Add && (isText || isList)) {
        const std::string kind = isText ? "str" : "list";
        return {"TypeError", "can only concatenate " + kind + " (not \"" + engine::typeName(right) + "\") to " + kind};
    }
    return {"TypeError", "unsupported operand type(s) for " + std::string(symbolOf(op)) + ": " + types};
}

/// < <= > >=
Result ordered(Operator op, const Value &left, const Value &right)
{
    const auto order = engine::compare(left, right);
    if (!order) {
        const auto [a, b] = engine::decisivePair(left, right);
        return Exception{"TypeError", "'" + std::string(symbolOf(op)) + "' not supported between instances of '" +
                                          engine::typeName(*a) + "' and '" + engine::typeName(*b) + "'"};
    }
    switch (op) {
    case Operator::Less:
        return Value{std::is_lt(*order)};
    case Operator::LessEqual:
        return Value{std::is_lteq(*order)};
    case Operator::Greater:
        return Value{std::is_gt(*order)};
    default:
        return Value{std::is_gteq(*order)};
    }
}

/// Python's `is`. Numbers and texts have no identity here: they are what they say.
bool isSame(const Value &left, const Value &right)
{
    return left.variant() == right.variant();
}

Result negatedTruth(Result result)
{
    if (const auto *value = std::get_if<Value>(&result))
        return Value{!value->isTrue()};
    return result;
}

} // namespace

Result sized(Value value)
{
    if (auto exception = engine::excess(value.shape()))
        return std::move(*exception);
    return value;
}

Result applied(Operator op, const Value &left, const Value &right)
{
    switch (op) {
    case Operator::Equal:
        return Value{engine::equal(left, right)};
    case Operator::Unequal:
        return Value{!engine::equal(left, right)};
    case Operator::Is:
        return Value{isSame(left, right)};
    case Operator::IsNot:
        return Value{!isSame(left, right)};
    case Operator::In:
        return contains(right, left);
    case Operator::NotIn:
        return negatedTruth(contains(right, left));
    case Operator::Less:
    case Operator::LessEqual:
    case Operator::Greater:
    case Operator::GreaterEqual:
        return ordered(op, left, right);
    default:
        break;
    }
    const auto *a = left.as<std::int64_t>();
    const auto *b = right.as<std::int64_t>();
    if (a != nullptr && b != nullptr) // what most of them are is told apart first
        return withIntegers(op, *a, *b);
    if (auto result = arithmetic(op, left, right))
        return std::move(*result);
    if (op == Operator::Add) {
        if (auto result = joined(left, right))
            return std::move(*result);
    }
    if (op == Operator::Multiply) {
        if (auto result = repeated(left, right))
            return std::move(*result);
    }
    return typeError(op, left, right);
}

} // namespace loopscope::scenario
