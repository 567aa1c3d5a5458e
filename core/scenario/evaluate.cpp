// What operators do, as in Python; a duration is a number with a unit, so it adds to durations and scales by numbers.

#include "engine/outcome.h"
#include "scenario/expression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace loopscope::scenario {

namespace {

using Operator = Expression::Operator;
using engine::Dict;
using engine::List;

constexpr std::size_t longestText =
    10'000; // bytes: a log line, not a novel; and what keeps x + x from growing for ever

std::string_view symbolOf(Operator op)
{
    static constexpr std::array<std::string_view, 12> symbols{"+",  "-",  "*", "/",  "//", "%",
                                                              "==", "!=", "<", "<=", ">",  ">="};
    return symbols[static_cast<std::size_t>(op)];
}

Exception typeError(Operator op, const Value &left, const Value &right)
{
    const std::string types = "'" + engine::typeName(left) + "' and '" + engine::typeName(right) + "'";
    if (op == Operator::Add && left.as<std::string>() != nullptr)
        return {"TypeError", "can only concatenate str (not \"" + engine::typeName(right) + "\") to str"};
    if (op >= Operator::Less)
        return {"TypeError", "'" + std::string(symbolOf(op)) + "' not supported between instances of " + types};
    return {"TypeError", "unsupported operand type(s) for " + std::string(symbolOf(op)) + ": " + types};
}

/// The value, unless it is larger than values may be.
Result sized(Value value)
{
    const engine::Outcome outcome = engine::checked(std::move(value));
    return outcome.isValue() ? Result{outcome.value()} : Result{outcome.exception()};
}

Result sizedText(std::string text)
{
    if (text.size() <= longestText)
        return Value{std::move(text)};
    return Exception{"MemoryError", "a text of more than " + std::to_string(longestText) + " bytes"};
}

Exception overflow()
{
    return {"OverflowError", "the result is larger than 64 bits hold"};
}

std::optional<std::int64_t> integerOf(const Value &value)
{
    if (const auto *number = value.as<std::int64_t>())
        return *number;
    if (const auto *flag = value.as<bool>())
        return *flag ? 1 : 0;
    return std::nullopt;
}

std::optional<double> numberOf(const Value &value)
{
    if (const auto *number = value.as<double>())
        return *number;
    if (const auto integer = integerOf(value))
        return static_cast<double>(*integer);
    return std::nullopt;
}

template <class T>
Result compared(Operator op, const T &a, const T &b)
{
    switch (op) {
    case Operator::Less:
        return Value{a < b};
    case Operator::LessEqual:
        return Value{a <= b};
    case Operator::Greater:
        return Value{b < a};
    default:
        return Value{b <= a};
    }
}

Result withIntegers(Operator op, std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    switch (op) {
    case Operator::Add:
        return __builtin_add_overflow(a, b, &result) ? Result{overflow()} : Value{result};
    case Operator::Subtract:
        return __builtin_sub_overflow(a, b, &result) ? Result{overflow()} : Value{result};
    case Operator::Multiply:
        return __builtin_mul_overflow(a, b, &result) ? Result{overflow()} : Value{result};
    case Operator::Divide:
        if (b == 0)
            return Exception{"ZeroDivisionError", "division by zero"};
        return Value{static_cast<double>(a) / static_cast<double>(b)};
    case Operator::FloorDivide:
    case Operator::Modulo: {
        if (b == 0)
            return Exception{"ZeroDivisionError",
                             op == Operator::Modulo ? "integer modulo by zero" : "integer division or modulo by zero"};
        if (b == -1)
            return op == Operator::Modulo ? Value{std::int64_t{0}} : withIntegers(Operator::Subtract, 0, a);
        const bool down = a % b != 0 && (a % b < 0) != (b < 0); // Python rounds towards minus infinity
        return op == Operator::FloorDivide ? Value{a / b - (down ? 1 : 0)} : Value{a % b + (down ? b : 0)};
    }
    default:
        return compared(op, a, b);
    }
}

/// As CPython does it: from the exact remainder, because a / b may have been rounded up to a whole number.
std::pair<double, double> dividedWithRemainder(double a, double b)
{
    double remainder = std::fmod(a, b);
    double quotient = (a - remainder) / b;
    if (remainder == 0) {
        remainder = std::copysign(0.0, b);
    } else if ((b < 0) != (remainder < 0)) {
        remainder += b;
        quotient -= 1;
    }
    if (quotient == 0)
        return {std::copysign(0.0, a / b), remainder};
    const double down = std::floor(quotient);
    return {quotient - down > 0.5 ? down + 1 : down, remainder};
}

Result withNumbers(Operator op, double a, double b)
{
    switch (op) {
    case Operator::Add:
        return Value{a + b};
    case Operator::Subtract:
        return Value{a - b};
    case Operator::Multiply:
        return Value{a * b};
    case Operator::Divide:
        return b == 0 ? Result{Exception{"ZeroDivisionError", "float division by zero"}} : Value{a / b};
    case Operator::FloorDivide:
        return b == 0 ? Result{Exception{"ZeroDivisionError", "float floor division by zero"}}
                      : Value{dividedWithRemainder(a, b).first};
    case Operator::Modulo:
        return b == 0 ? Result{Exception{"ZeroDivisionError", "float modulo"}}
                      : Value{dividedWithRemainder(a, b).second};
    default:
        return compared(op, a, b);
    }
}

Result scaled(Duration duration, double factor)
{
    const double ns = static_cast<double>(duration.count()) * factor;
    if (!(std::abs(ns) < 9.2e18))
        return overflow();
    return Value{Duration{static_cast<std::int64_t>(std::llround(ns))}};
}

std::optional<Result> withDurations(Operator op, const Value &left, const Value &right)
{
    const auto *a = left.as<Duration>();
    const auto *b = right.as<Duration>();
    if (a != nullptr && b != nullptr) {
        if (op == Operator::Divide)
            return withNumbers(op, static_cast<double>(a->count()), static_cast<double>(b->count()));
        if (op == Operator::Add || op == Operator::Subtract) {
            const Result sum = withIntegers(op, a->count(), b->count());
            const auto *value = std::get_if<Value>(&sum);
            return value == nullptr ? sum : Result{Value{Duration{*value->as<std::int64_t>()}}};
        }
        return op >= Operator::Less ? std::optional(compared(op, *a, *b)) : std::nullopt;
    }
    if (a != nullptr) {
        if (const auto factor = numberOf(right); factor && op == Operator::Multiply)
            return scaled(*a, *factor);
        if (const auto divisor = numberOf(right); divisor && op == Operator::Divide)
            return *divisor == 0 ? Result{Exception{"ZeroDivisionError", "division by zero"}}
                                 : scaled(*a, 1 / *divisor);
    }
    if (b != nullptr && op == Operator::Multiply) {
        if (const auto factor = numberOf(left))
            return scaled(*b, *factor);
    }
    return std::nullopt;
}

Result binary(Operator op, const Value &left, const Value &right)
{
    if (op == Operator::Equal || op == Operator::Unequal)
        return Value{engine::equal(left, right) == (op == Operator::Equal)};
    if (auto result = withDurations(op, left, right))
        return *result;
    if (const auto a = integerOf(left), b = integerOf(right); a && b)
        return withIntegers(op, *a, *b);
    if (const auto a = numberOf(left), b = numberOf(right); a && b)
        return withNumbers(op, *a, *b);
    const auto *a = left.as<std::string>();
    const auto *b = right.as<std::string>();
    if (a != nullptr && b != nullptr) {
        if (op == Operator::Add)
            return sizedText(*a + *b);
        if (op >= Operator::Less)
            return compared(op, *a, *b);
    }
    return typeError(op, left, right);
}

Result indexed(const Value &container, const Value &index)
{
    if (const auto *dict = container.as<std::shared_ptr<const Dict>>()) {
        for (const auto &[key, value] : **dict) {
            if (engine::equal(key, index))
                return value;
        }
        const auto *text = index.as<std::string>();
        return Exception{"KeyError", text == nullptr ? engine::repr(index) : *text, {}, text == nullptr};
    }
    const auto *list = container.as<std::shared_ptr<const List>>();
    const auto place = integerOf(index);
    if (list == nullptr || !place)
        return Exception{"TypeError", "'" + engine::typeName(container) + "' object is not subscriptable"};
    const auto size = static_cast<std::int64_t>((*list)->size());
    const std::int64_t at = *place < 0 ? *place + size : *place;
    if (at < 0 || at >= size)
        return Exception{"IndexError", "list index out of range"};
    return (**list)[static_cast<std::size_t>(at)];
}

Result lengthOf(const Value &value)
{
    if (const auto *text = value.as<std::string>()) // letters, not bytes
        return Value{static_cast<std::int64_t>(std::count_if(
            text->begin(), text->end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }))};
    if (const auto *list = value.as<std::shared_ptr<const List>>())
        return Value{static_cast<std::int64_t>((*list)->size())};
    if (const auto *dict = value.as<std::shared_ptr<const Dict>>())
        return Value{static_cast<std::int64_t>((*dict)->size())};
    return Exception{"TypeError", "object of type '" + engine::typeName(value) + "' has no len()"};
}

} // namespace

Value Surroundings::shared(std::int32_t) const
{
    return {};
}

std::optional<Exception> Surroundings::write(std::int32_t, const Value &) const
{
    return Exception{"RuntimeError", "nothing is shared here"};
}

Result Surroundings::method(const Value &object, Method method, std::span<const Value>) const
{
    return noAttribute(object, method);
}

Exception noAttribute(const Value &object, Method method)
{
    return {"AttributeError",
            "'" + engine::typeName(object) + "' object has no attribute '" + std::string(specOf(method).name) + "'"};
}

Result evaluate(const Expression &expression, std::span<const Value> slots, const Surroundings &surroundings)
{
    using Kind = Expression::Kind;
    if (expression.kind == Kind::Literal)
        return expression.literal;
    if (expression.kind == Kind::Name) {
        const Value &value = slots[static_cast<std::size_t>(expression.slot)];
        if (isUnbound(value))
            return Exception{"UnboundLocalError", "cannot access local variable '" + expression.name +
                                                      "' where it is not associated with a value"};
        return value;
    }

    if (expression.kind == Kind::Shared)
        return surroundings.shared(expression.slot);

    std::vector<Value> values;
    for (const Expression &operand : expression.operands) {
        Result result = evaluate(operand, slots, surroundings);
        if (std::holds_alternative<Exception>(result))
            return result;
        values.push_back(std::move(std::get<Value>(result)));
        const bool decided = (expression.kind == Kind::And && !values.back().isTrue()) ||
                             (expression.kind == Kind::Or && values.back().isTrue());
        if (decided)
            return values.back();
    }
    switch (expression.kind) {
    case Kind::List:
        return sized(Value{List(std::move(values))});
    case Kind::Dict: {
        Dict dict;
        for (std::size_t i = 0; i + 1 < values.size(); i += 2)
            dict.emplace_back(values[i], values[i + 1]);
        return sized(Value{std::move(dict)});
    }
    case Kind::Index:
        return indexed(values[0], values[1]);
    case Kind::Not:
        return Value{!values[0].isTrue()};
    case Kind::Negate:
        if (const auto *duration = values[0].as<Duration>())
            return scaled(*duration, -1);
        if (const auto *value = values[0].as<double>())
            return Value{-*value};
        return binary(Operator::Subtract, Value{std::int64_t{0}}, values[0]);
    case Kind::Binary:
        return binary(expression.op, values[0], values[1]);
    case Kind::Builtin:
        if (expression.builtin == Builtin::Len)
            return lengthOf(values[0]);
        if (expression.builtin == Builtin::Str)
            return sizedText(engine::str(values[0]));
        for (std::string &name : surroundings.allTasks())
            values.emplace_back(std::move(name));
        return sized(Value{List(std::move(values))});
    default:
        return values.back(); // And, Or: the last one decides
    }
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
        if (result.size() > longestText)
            break;
    }
    return engine::shortened(std::move(result), longestText);
}

} // namespace loopscope::scenario
