#include "engine/outcome.h"
#include "scenario/operators.h"

#include <bit>
#include <cmath>

namespace loopscope::scenario {

namespace {

using Operator = Expression::Operator;

/// Python divides whole numbers exactly and rounds once: from at least 62 bits of the quotient, the last one set if
/// anything is left over, which is all that rounding to a double's 53 must see.
double quotientOf(std::int64_t a, std::int64_t b)
{
    constexpr std::int64_t exact = 1LL << 53;
    if (a == 0 || (a >= -exact && a <= exact && b >= -exact && b <= exact))
        return static_cast<double>(a) / static_cast<double>(b);
    __extension__ using Wide = unsigned __int128;
    const auto size = [](std::int64_t x) {
        return x < 0 ? 0 - static_cast<std::uint64_t>(x) : static_cast<std::uint64_t>(x);
    };
    const int shiftA = std::countl_zero(size(a));
    const int shiftB = std::countl_zero(size(b));
    const Wide top = static_cast<Wide>(size(a) << static_cast<unsigned>(shiftA)) << 63U;
    const std::uint64_t divisor = size(b) << static_cast<unsigned>(shiftB);
    const auto bits = static_cast<std::uint64_t>(top / divisor) | (top % divisor == 0 ? 0U : 1U);
    const double quotient = std::ldexp(static_cast<double>(bits), shiftB - shiftA - 63);
    return (a < 0) == (b < 0) ? quotient : -quotient;
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
        return Value{};
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
        if (op != Operator::Add && op != Operator::Subtract)
            return std::nullopt;
        Result sum = withIntegers(op, a->count(), b->count());
        if (const auto *value = std::get_if<Value>(&sum))
            sum = Value{Duration{*value->as<std::int64_t>()}};
        return sum;
    }
    const auto number = numberOf(a != nullptr ? right : left);
    if (!number || (a == nullptr && b == nullptr))
        return std::nullopt;
    if (op == Operator::Multiply)
        return scaled(a != nullptr ? *a : *b, *number);
    if (op != Operator::Divide || a == nullptr)
        return std::nullopt;
    return *number == 0 ? Result{Exception{"ZeroDivisionError", "division by zero"}} : scaled(*a, 1 / *number);
}

} // namespace

Result withIntegers(Operator op, std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    bool overflows = false;
    switch (op) {
    case Operator::Add:
        overflows = __builtin_add_overflow(a, b, &result);
        break;
    case Operator::Subtract:
        overflows = __builtin_sub_overflow(a, b, &result);
        break;
    case Operator::Multiply:
        overflows = __builtin_mul_overflow(a, b, &result);
        break;
    case Operator::Divide:
        if (b == 0)
            return Exception{"ZeroDivisionError", "division by zero"};
        return Value{quotientOf(a, b)};
    case Operator::FloorDivide:
    case Operator::Modulo: {
        if (b == 0)
            return Exception{"ZeroDivisionError",
                             op == Operator::Modulo ? "integer modulo by zero" : "integer division or modulo by zero"};
        if (b == -1)
            return op == Operator::Modulo ? Value{std::int64_t{0}} : withIntegers(Operator::Subtract, 0, a);
        const bool down = a % b != 0 && (a % b < 0) != (b < 0); // Python rounds towards minus infinity
        return Value{op == Operator::FloorDivide ? a / b - (down ? 1 : 0) : a % b + (down ? b : 0)};
    }
    default:
        break;
    }
    return overflows ? Result{overflow()} : Value{result};
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

std::optional<Result> arithmetic(Operator op, const Value &left, const Value &right)
{
    if (const auto a = integerOf(left), b = integerOf(right); a && b)
        return withIntegers(op, *a, *b);
    if (const auto a = numberOf(left), b = numberOf(right); a && b)
        return withNumbers(op, *a, *b);
    return withDurations(op, left, right);
}

Result negated(const Value &value)
{
    if (const auto *duration = value.as<Duration>())
        return scaled(*duration, -1);
    if (const auto *number = value.as<double>())
        return Value{-*number};
    if (const auto number = integerOf(value))
        return withIntegers(Operator::Subtract, 0, *number);
    return Exception{"TypeError", "bad operand type for unary -: '" + engine::typeName(value) + "'"};
}

} // namespace loopscope::scenario
