// Recursive descent over Python's precedences: or, and, not, comparison, sum, product, sign, index, atom. Both its
// depth and the number of parts are bounded, because evaluation and destruction recurse as deep as the text does.

#include "scenario/expression_parser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace loopscope::scenario {

namespace {

constexpr int deepest = 60;
constexpr int mostParts = 400;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Columns count code points.
std::uint32_t columnsIn(std::string_view text)
{
    return static_cast<std::uint32_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

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

void ExpressionParser::skipSpace()
{
    while (m_at < m_source.text.size() &&
           (m_source.text[m_at] == ' ' || m_source.text[m_at] == '\t' || m_source.text[m_at] == '\n'))
        ++m_at;
}

char ExpressionParser::peek()
{
    skipSpace();
    return m_at < m_source.text.size() ? m_source.text[m_at] : '\0';
}

bool ExpressionParser::take(std::string_view symbol)
{
    skipSpace();
    if (!m_source.text.substr(m_at).starts_with(symbol))
        return false;
    m_at += symbol.size();
    return true;
}

std::string_view ExpressionParser::word()
{
    skipSpace();
    std::size_t end = m_at;
    while (end < m_source.text.size() && (isLetter(m_source.text[end]) || isDigit(m_source.text[end])))
        ++end;
    return m_source.text.substr(m_at, end - m_at);
}

bool ExpressionParser::takeWord(std::string_view expected)
{
    if (word() != expected)
        return false;
    m_at += expected.size();
    return true;
}

Place ExpressionParser::placeAt(std::size_t from, std::size_t length) const
{
    Place place = m_source.place;
    if (place.column != 0)
        place.column += columnsIn(m_source.text.substr(0, from));
    place.length = static_cast<std::uint32_t>(length);
    return place;
}

Expression ExpressionParser::problem(std::size_t at, std::string message, std::string remedy)
{
    if (!m_failed)
        m_problems.push_back({placeAt(at), std::move(message), std::move(remedy)});
    m_failed = true;
    m_at = m_source.text.size();
    return {};
}

Expression ExpressionParser::binary(Expression::Operator op, Expression left, Expression right) const
{
    Expression result;
    result.kind = Expression::Kind::Binary;
    result.op = op;
    result.place = left.place;
    result.operands.push_back(std::move(left));
    result.operands.push_back(std::move(right));
    return result;
}

void ExpressionParser::end()
{
    if (peek() != '\0' && !m_failed)
        problem(m_at, "'" + std::string(m_source.text.substr(m_at)) + "' is left over",
                "if this is text, put it in quotes");
}

Expression ExpressionParser::expression()
{
    if (++m_depth > deepest)
        return problem(m_at, "this is nested too deeply", "at most " + std::to_string(deepest) + " levels are allowed");
    Expression result = disjunction();
    --m_depth;
    return result;
}

Expression ExpressionParser::disjunction()
{
    Expression left = conjunction();
    while (takeWord("or")) {
        left = binary(Expression::Operator::Add, std::move(left), conjunction());
        left.kind = Expression::Kind::Or;
    }
    return left;
}

Expression ExpressionParser::conjunction()
{
    Expression left = negation();
    while (takeWord("and")) {
        left = binary(Expression::Operator::Add, std::move(left), negation());
        left.kind = Expression::Kind::And;
    }
    return left;
}

Expression ExpressionParser::negation()
{
    if (!takeWord("not"))
        return comparison();
    Expression result;
    result.kind = Expression::Kind::Not;
    if (++m_depth > deepest)
        return problem(m_at, "this is nested too deeply");
    result.operands.push_back(negation());
    --m_depth;
    return result;
}

Expression ExpressionParser::comparison()
{
    static constexpr std::array<std::pair<std::string_view, Expression::Operator>, 6> symbols{
        {{"==", Expression::Operator::Equal},
         {"!=", Expression::Operator::Unequal},
         {"<=", Expression::Operator::LessEqual},
         {">=", Expression::Operator::GreaterEqual},
         {"<", Expression::Operator::Less},
         {">", Expression::Operator::Greater}}};
    Expression left = sum();
    for (const auto &[symbol, op] : symbols) {
        if (take(symbol))
            return binary(op, std::move(left), sum());
    }
    return left;
}

Expression ExpressionParser::sum()
{
    Expression left = product();
    for (;;) {
        if (take("+"))
            left = binary(Expression::Operator::Add, std::move(left), product());
        else if (take("-"))
            left = binary(Expression::Operator::Subtract, std::move(left), product());
        else
            return left;
    }
}

Expression ExpressionParser::product()
{
    Expression left = unary();
    for (;;) {
        if (take("*"))
            left = binary(Expression::Operator::Multiply, std::move(left), unary());
        else if (take("//"))
            left = binary(Expression::Operator::FloorDivide, std::move(left), unary());
        else if (take("/"))
            left = binary(Expression::Operator::Divide, std::move(left), unary());
        else if (take("%"))
            left = binary(Expression::Operator::Modulo, std::move(left), unary());
        else
            return left;
    }
}

Expression ExpressionParser::unary()
{
    if (!take("-"))
        return postfix();
    Expression result;
    result.kind = Expression::Kind::Negate;
    if (++m_depth > deepest)
        return problem(m_at, "this is nested too deeply");
    result.operands.push_back(unary());
    --m_depth;
    return result;
}

Expression ExpressionParser::postfix()
{
    Expression result = atom();
    while (take("[")) {
        Expression index;
        index.kind = Expression::Kind::Index;
        index.place = result.place;
        index.operands.push_back(std::move(result));
        index.operands.push_back(expression());
        if (!take("]"))
            return problem(m_at, "a ']' is missing");
        result = std::move(index);
    }
    return result;
}

Expression ExpressionParser::atom()
{
    if (++m_parts > mostParts)
        return problem(m_at, "this has too many parts", "at most " + std::to_string(mostParts) + " are allowed");
    const char c = peek();
    if (c == '\0')
        return problem(m_at, "a value is missing");
    if (isDigit(c))
        return number();
    if (c == '\'' || c == '"')
        return text(c);
    if (c == '[')
        return listLiteral();
    if (c == '{')
        return dictLiteral();
    if (isLetter(c))
        return name();
    if (!take("("))
        return problem(m_at, std::string("'") + c + "' is not the beginning of a value");
    Expression result = expression();
    if (!take(")"))
        return problem(m_at, "a ')' is missing");
    return result;
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
    static constexpr std::array<std::tuple<std::string_view, Expression::Builtin, std::size_t>, 3> builtins{
        {{"len", Expression::Builtin::Len, 1},
         {"all_tasks", Expression::Builtin::AllTasks, 0},
         {"str", Expression::Builtin::Str, 1}}};
    const std::size_t begin = m_at;
    for (const auto &[name, which, arity] : builtins) {
        if (called.name != name)
            continue;
        Expression result = called;
        result.kind = Expression::Kind::Builtin;
        result.builtin = which;
        take("(");
        result.operands = arguments(')');
        if (!m_failed && result.operands.size() != arity)
            return problem(begin,
                           called.name + "() takes " + std::to_string(arity) + (arity == 1 ? " value" : " values"));
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

Expression parseExpression(const SourceText &source, std::vector<Problem> &problems)
{
    // "{delay}" means delay: people are used to braces from texts.
    const std::string_view text = source.text;
    const bool braced =
        text.size() > 2 && text.front() == '{' && text.back() == '}' && isName(text.substr(1, text.size() - 2));
    Place inner = source.place;
    if (braced && inner.column != 0)
        ++inner.column;
    ExpressionParser parser(braced ? SourceText{text.substr(1, text.size() - 2), inner} : source, problems);
    Expression result = parser.expression();
    parser.end();
    return result;
}

Call parseCall(const SourceText &source, std::vector<Problem> &problems)
{
    ExpressionParser parser(source, problems);
    Call result = parser.call(false);
    parser.end();
    return result;
}

Call parseHead(const SourceText &source, std::vector<Problem> &problems)
{
    ExpressionParser parser(source, problems);
    Call result = parser.call(true);
    parser.end();
    return result;
}

Template parseTemplate(const SourceText &source, std::vector<Problem> &problems)
{
    Template result;
    result.place = source.place;
    std::string plain;
    const std::string_view text = source.text;
    for (std::size_t at = 0; at < text.size();) {
        const bool doubled = at + 1 < text.size() && text[at] == text[at + 1] && (text[at] == '{' || text[at] == '}');
        if (doubled) { // {{ and }} are braces
            plain += text[at];
            at += 2;
            continue;
        }
        if (text[at] != '{') {
            plain += text[at++];
            continue;
        }
        const std::size_t end = text.find('}', at);
        Place place = source.place;
        if (place.column != 0)
            place.column += columnsIn(text.substr(0, at + 1));
        if (end == std::string_view::npos) {
            problems.push_back({place, "a '}' is missing", "to print a brace, write it twice: {{"});
            break;
        }
        if (!plain.empty())
            result.pieces.emplace_back(std::exchange(plain, {}));
        ExpressionParser parser({text.substr(at + 1, end - at - 1), place}, problems);
        result.pieces.emplace_back(parser.expression());
        parser.end();
        at = end + 1;
    }
    if (!plain.empty())
        result.pieces.emplace_back(std::move(plain));
    return result;
}

} // namespace loopscope::scenario
