// Recursive descent over Python's precedences: if, or, and, not, comparison, sum, product, sign, index, atom. Both its
// depth and the number of parts are bounded, because evaluation and destruction recurse as deep as the text does.

#include "scenario/expression_parser.h"

#include "scenario/letters.h"

#include <array>

namespace loopscope::scenario {

namespace {

constexpr int deepest = 60;
constexpr int mostParts = 400;

} // namespace

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

bool ExpressionParser::countPart()
{
    if (++m_parts <= mostParts)
        return true;
    problem(m_at, "this has too many parts", "at most " + std::to_string(mostParts) + " are allowed");
    return false;
}

void ExpressionParser::end(char close)
{
    if (peek() == close || m_failed)
        return;
    if (peek() == '\0') {
        problem(m_at, std::string("a '") + close + "' is missing");
        return;
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> others{
        {{"&&", "and"}, {"||", "or"}, {"=", "=="}, {"?", "a if condition else b"}}};
    std::string_view rest = m_source.text.substr(m_at);
    rest = rest.substr(0, close == '\0' ? std::string_view::npos : rest.find(close));
    std::string remedy = "if this is text, put it in quotes";
    for (const auto &[wrong, right] : others) {
        if (rest.starts_with(wrong))
            remedy = "here one writes '" + std::string(right) + "'";
    }
    problem(m_at, "'" + std::string(rest) + "' is left over", remedy);
}

Expression ExpressionParser::expression()
{
    if (++m_depth > deepest)
        return problem(m_at, "this is nested too deeply", "at most " + std::to_string(deepest) + " levels are allowed");
    Expression result = disjunction();
    if (takeWord("if"))
        result = conditional(std::move(result));
    --m_depth;
    return result;
}

Expression ExpressionParser::conditional(Expression first)
{
    Expression result;
    result.kind = Expression::Kind::Conditional;
    result.place = first.place;
    result.operands.push_back(disjunction());
    result.operands.push_back(std::move(first));
    if (!takeWord("else"))
        return problem(m_at, "an 'else' is missing", "write a if condition else b");
    result.operands.push_back(expression());
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

std::optional<Expression::Operator> ExpressionParser::comparisonSign()
{
    using Operator = Expression::Operator;
    static constexpr std::array<std::pair<std::string_view, Operator>, 6> symbols{{{"==", Operator::Equal},
                                                                                   {"!=", Operator::Unequal},
                                                                                   {"<=", Operator::LessEqual},
                                                                                   {">=", Operator::GreaterEqual},
                                                                                   {"<", Operator::Less},
                                                                                   {">", Operator::Greater}}};
    for (const auto &[symbol, op] : symbols) {
        if (take(symbol))
            return op;
    }
    if (takeWord("in"))
        return Operator::In;
    if (takeWord("is"))
        return takeWord("not") ? Operator::IsNot : Operator::Is;
    const std::size_t before = m_at;
    if (takeWord("not") && takeWord("in"))
        return Operator::NotIn;
    m_at = before;
    return std::nullopt;
}

/// a < b, and a < b <= c, which is (a < b and b <= c) with b evaluated once.
Expression ExpressionParser::comparison()
{
    Expression left = sum();
    auto sign = comparisonSign();
    if (!sign)
        return left;
    Expression result = binary(*sign, std::move(left), sum());
    for (sign = comparisonSign(); sign; sign = comparisonSign()) {
        if (result.chain.empty())
            result.chain.push_back(result.op);
        result.kind = Expression::Kind::Chain;
        result.chain.push_back(*sign);
        result.operands.push_back(sum());
    }
    return result;
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

Expression ExpressionParser::atom()
{
    if (!countPart())
        return {};
    const char c = peek();
    if (c == '\0' || c == '}')
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
        return problem(m_at, std::string("'") + c + "' is not the beginning of a value",
                       c == '!' ? "to negate, write 'not'" : "");
    Expression result = expression();
    if (!take(")"))
        return problem(m_at, "a ')' is missing");
    return result;
}

} // namespace loopscope::scenario
