#pragma once

// What the operators of expressions do, as in Python; a duration is a number with a unit, so it adds to durations and
// scales by numbers. Pure functions: what goes wrong comes back as the exception that Python raises.

#include "scenario/expression.h"

#include <optional>

namespace loopscope::scenario {

/// left op right.
Result applied(Expression::Operator op, const Value &left, const Value &right);
Result negated(const Value &value);
/// + - * / // % of whole numbers. Of other operators there is no meaning to be had here, nor in arithmetic().
Result withIntegers(Expression::Operator op, std::int64_t a, std::int64_t b);
/// The same of numbers and durations; nullopt for all else.
std::optional<Result> arithmetic(Expression::Operator op, const Value &left, const Value &right);

/// A whole number, or a bool as 0 or 1.
std::optional<std::int64_t> integerOf(const Value &value);
/// The same, or a float.
std::optional<double> numberOf(const Value &value);

/// The value, or the exception that it is larger than values may be.
Result sized(Value value);
Exception overflow();

} // namespace loopscope::scenario
