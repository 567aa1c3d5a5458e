// The atoms of expressions: numbers and durations, texts, lists, dictionaries, names, and what is called.

#include "scenario/expression_parser.h"
#include "scenario/letters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace loopscope::scenario {

namespace {

std::optional<std::int64_t> nsPer(std::string_view unit)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 7> units{{{"ns", 1},
                                                                                     {"us", 1'000},
                                                                                     {"µs", 1'000},
                                                                                     {"ms", 1'000'000},
                                                                                     {"s", 1'000'000'000},
                                                                                     {"min", 60'000'000'000},
                                                                                     {"h", 3'600'000'000'000}}};
    for (const auto &[name, ns] : units) {
        if (name == unit)
            return ns;
    }
    return std::nullopt;
}

/// A number as far as it goes: digits, a point, digits.
std::size_t digitsAt(std::string_view text, std::size_t from)
{
    std::size_t end = from;
    while (end < text.size() &&
           (isDigit(text[end]) || (text[end] == '.' && end + 1 < text.size() && isDigit(text[end + 1]))))
        ++end;
    return end;
}

std::optional<double> asDouble(std::string_view text)
{
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc{} || end.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

bool isName(std::string_view text)
{
    return !text.empty() && isLetter(text[0]) &&
           std::all_of(text.begin(), text.end(), [](char c) { return isLetter(c) || isDigit(c); });
}

std::optional<Duration> parseDuration(std::string_view text)
{
    const std::size_t digits = digitsAt(text, 0);
    const auto amount = asDouble(text.substr(0, digits));
    const auto unit = nsPer(text.substr(digits));
    if (digits == 0 || !amount || !unit)
        return std::nullopt;
    const double ns = *amount * static_cast<double>(*unit);
    if (!(ns < 3.2e18)) // a hundred years
        return std::nullopt;
    return Duration{std::llround(ns)};
}

Expression ExpressionParser::number()
{
    const std::size_t begin = m_at;
    const std::size_t digits = digitsAt(m_source.text, begin);
    std::size_t end = digits;
    while (end < m_source.text.size() && (isLetter(m_source.text[end]) || isDigit(m_source.text[end])))
        ++end;
    const std::string_view whole = m_source.text.substr(begin, end - begin);
    const std::string_view amount = m_source.text.substr(begin, digits - begin);
    m_at = end;
    Expression result;
    result.place = placeAt(begin, end - begin);
    if (end != digits) {
        const auto duration = parseDuration(whole);
        if (!duration)
            return problem(begin, "'" + std::string(whole) + "' is not a duration",
                           "units are ns, us, ms, s, min and h, up to a hundred years");
        result.literal = Value{*duration};
        return result;
    }
    std::int64_t integer = 0;
    const auto parsed = std::from_chars(amount.data(), amount.data() + amount.size(), integer);
    if (amount.find('.') == std::string_view::npos) {
        if (parsed.ec != std::errc{})
            return problem(begin, "'" + std::string(amount) + "' is larger than 64 bits hold");
        result.literal = Value{integer};
        return result;
    }
    const auto value = asDouble(amount);
    if (!value)
        return problem(begin, "'" + std::string(amount) + "' is not a number");
    result.literal = Value{*value};
    return result;
}

Expression ExpressionParser::text(char quote)
{
    const std::size_t begin = m_at++;
    std::string value;
    while (m_at < m_source.text.size() && m_source.text[m_at] != quote) {
        if (m_source.text[m_at] == '\\' && m_at + 1 < m_source.text.size())
            ++m_at;
        value += m_source.text[m_at++];
    }
    if (m_at >= m_source.text.size())
        return problem(begin, "this text does not end", std::string("a ") + quote + " is missing");
    ++m_at;
    Expression result;
    result.literal = Value{std::move(value)};
    result.place = placeAt(begin, m_at - begin);
    return result;
}

Expression ExpressionParser::listLiteral()
{
    Expression result;
    result.kind = Expression::Kind::List;
    result.place = placeAt(m_at);
    take("[");
    result.operands = arguments(']');
    return result;
}

Expression ExpressionParser::dictLiteral()
{
    Expression result;
    result.kind = Expression::Kind::Dict;
    result.place = placeAt(m_at);
    take("{");
    while (!take("}")) {
        result.operands.push_back(expression());
        if (!take(":"))
            return problem(m_at, "a ':' is missing between a key and its value");
        result.operands.push_back(expression());
        if (!take(",") && peek() != '}')
            return problem(m_at, "a '}' is missing");
    }
    return result;
}

Expression ExpressionParser::name()
{
    const std::string_view found = word();
    Expression result;
    result.place = placeAt(m_at, found.size());
    m_at += found.size();
    if (found == "True" || found == "False") {
        result.literal = Value{found == "True"};
    } else if (found != "None") {
        result.kind = Expression::Kind::Name;
        result.name = found;
        if (peek() == '(')
            return builtin(result);
    }
    return result;
}

Expression ExpressionParser::builtin(const Expression &called)
{
    const std::size_t begin = m_at;
    for (const BuiltinSpec &spec : builtinSpecs) {
        if (called.name != spec.name)
            continue;
        Expression result = called;
        result.kind = Expression::Kind::Builtin;
        result.builtin = spec.builtin;
        take("(");
        result.operands = arguments(')');
        const std::size_t count = result.operands.size();
        if (!m_failed && (count < spec.least || count > spec.most))
            return problem(begin, called.name + "() takes " + std::to_string(spec.least) +
                                      (spec.least == 1 ? " value" : " values"));
        return result;
    }
    return problem(
        begin, "'" + called.name + "()' cannot be called inside of a value",
        "only len(), str() and all_tasks() can; call a coroutine as a step of its own and keep its result with 'as'");
}

std::vector<Expression> ExpressionParser::arguments(char close)
{
    std::vector<Expression> result;
    const std::string closing(1, close);
    if (take(closing))
        return result;
    for (;;) {
        result.push_back(expression());
        if (m_failed || take(closing))
            return result;
        if (!take(",")) {
            problem(m_at, "a ',' or a '" + closing + "' is missing");
            return result;
        }
    }
}

Call ExpressionParser::call(bool isHead)
{
    Call result;
    const std::string_view name = word();
    result.place = placeAt(m_at, std::max<std::size_t>(name.size(), 1));
    if (!isName(name)) {
        problem(m_at, isHead ? "a name was expected here" : "the name of a coroutine or function was expected here");
        return result;
    }
    result.name = name;
    m_at += name.size();
    if (take("("))
        result.arguments = arguments(')');
    else if (!isHead) {
        problem(m_at, "'" + result.name + "' is not called", "write " + result.name + "()");
        result.name.clear(); // whether there is one of this name is another question
    }
    return result;
}

} // namespace loopscope::scenario
