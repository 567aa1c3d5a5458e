// int(), abs() and round(). Rounding works on decimal digits, as Python's does: 2.675 is a little less than it says,
// so that round(2.675, 2) is 2.67, and of two that are equally near the even one is taken.

#include "scenario/functions.h"
#include "scenario/letters.h"
#include "scenario/operators.h"

#include <array>
#include <charconv>
#include <cmath>

namespace loopscope::scenario {

namespace {

Exception notFinite(double number)
{
    if (std::isnan(number))
        return {"ValueError", "cannot convert float NaN to integer"};
    return {"OverflowError", "cannot convert float infinity to integer"};
}

Result wholeNumber(double number)
{
    if (!std::isfinite(number))
        return notFinite(number);
    if (!(number >= -9223372036854775808.0 && number < 9223372036854775808.0))
        return overflow();
    return Value{static_cast<std::int64_t>(number)};
}

/// Python's int(text): blanks around it, a sign, digits with single underscores between them.
Result parsedInt(const std::string &text)
{
    constexpr std::string_view blanks = " \t\n\v\f\r\x1c\x1d\x1e\x1f";
    const Exception invalid{"ValueError",
                            "invalid literal for int() with base 10: " + engine::repr(Value{text}).substr(0, 200)};
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string::npos)
        return invalid;
    const std::string_view number = std::string_view(text).substr(begin, text.find_last_not_of(blanks) + 1 - begin);
    const bool isSigned = number[0] == '-' || number[0] == '+';
    std::string digits(number[0] == '-' ? "-" : "");
    for (std::size_t at = isSigned ? 1 : 0; at < number.size(); ++at) {
        const bool isBetween = at > 0 && isDigit(number[at - 1]) && at + 1 < number.size() && isDigit(number[at + 1]);
        if (!isDigit(number[at]) && !(number[at] == '_' && isBetween))
            return invalid;
        if (number[at] != '_')
            digits += number[at];
    }
    std::int64_t result = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), result);
    if (parsed.ec == std::errc::invalid_argument)
        return invalid;
    return parsed.ec == std::errc{} ? Result{Value{result}} : overflow();
}

/// Rounds the last `places` digits of a whole number to zeros. `isMore`: a fraction follows it.
std::string withoutLast(std::size_t places, std::string digits, bool isMore)
{
    if (places > digits.size())
        return "0";
    digits.insert(0, 1, '0'); // for the carry, and as the even digit above the first
    const std::size_t kept = digits.size() - places;
    const std::string rest = digits.substr(kept);
    const std::string half = '5' + std::string(places - 1, '0');
    bool up = rest > half || (rest == half && (isMore || (digits[kept - 1] - '0') % 2 == 1));
    digits.replace(kept, places, places, '0');
    for (std::size_t at = kept; up && at-- > 0;) {
        up = digits[at] == '9';
        digits[at] = up ? '0' : static_cast<char>(digits[at] + 1);
    }
    return digits;
}

Result roundedInteger(std::int64_t number, std::int64_t digits)
{
    if (digits >= 0)
        return Value{number};
    const bool isNegative = number < 0;
    const auto size = isNegative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    const auto places = static_cast<std::size_t>(digits < -30 ? 30 : -digits);
    const std::string text = (isNegative ? "-" : "") + withoutLast(places, std::to_string(size), false);
    std::int64_t result = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), result);
    return parsed.ec == std::errc{} ? Result{Value{result}} : overflow();
}

Result roundedFloat(double number, std::int64_t digits)
{
    constexpr std::int64_t allDigits = 400; // more than a double has before its point, and that matter behind it
    if (!std::isfinite(number) || digits > allDigits)
        return Value{number};
    std::array<char, 2 * allDigits> buffer{};
    const double size = std::abs(number);
    const auto places = static_cast<int>(std::max(-allDigits, digits));
    const auto end = std::to_chars(buffer.begin(), buffer.end(), places < 0 ? std::trunc(size) : size,
                                   std::chars_format::fixed, std::max(places, 0));
    std::string text(buffer.data(), end.ptr);
    if (places < 0)
        text = withoutLast(static_cast<std::size_t>(-places), std::move(text), size != std::trunc(size));
    double result = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), result);
    if (parsed.ec != std::errc{})
        return Exception{"OverflowError", "rounded value too large to represent"};
    return Value{std::copysign(result, number)};
}

} // namespace

Result toInt(const Value &value)
{
    if (const auto number = integerOf(value))
        return Value{*number};
    if (const auto *number = value.as<double>())
        return wholeNumber(std::trunc(*number));
    if (const auto *text = value.as<std::string>())
        return parsedInt(*text);
    return Exception{"TypeError",
                     "int() argument must be a string or a real number, not '" + engine::typeName(value) + "'"};
}

Result magnitude(const Value &value)
{
    if (const auto *number = value.as<double>())
        return Value{std::abs(*number)};
    if (const auto *duration = value.as<Duration>())
        return *duration < Duration::zero() ? negated(value) : value;
    if (const auto number = integerOf(value))
        return *number < 0 ? negated(value) : Value{*number};
    return Exception{"TypeError", "bad operand type for abs(): '" + engine::typeName(value) + "'"};
}

Result rounded(const Value &value, const Value &digits)
{
    const auto integer = integerOf(value);
    const auto *number = value.as<double>();
    if (!integer && number == nullptr)
        return Exception{"TypeError", "type " + engine::typeName(value) + " doesn't define __round__ method"};
    if (digits.isNone())
        return integer ? Result{Value{*integer}} : wholeNumber(std::nearbyint(*number));
    const auto places = integerOf(digits);
    if (!places)
        return Exception{"TypeError", "'" + engine::typeName(digits) + "' object cannot be interpreted as an integer"};
    return integer ? roundedInteger(*integer, *places) : roundedFloat(*number, *places);
}

} // namespace loopscope::scenario
