// Names in expressions and what is done with them: functions, methods, attributes, indices; and lists and dictionaries.

#include "scenario/expression_parser.h"
#include "scenario/letters.h"
#include "scenario/steps.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

template <class Specs>
std::string nearestName(std::string_view name, const Specs &specs)
{
    std::vector<std::string_view> names;
    for (const auto &spec : specs)
        names.push_back(spec.name);
    return nearest(name, names);
}

template <class Specs>
std::string namesOf(const Specs &specs)
{
    std::string names;
    for (const auto &spec : specs)
        names += (names.empty() ? "" : ", ") + std::string(spec.name);
    return names;
}

std::string valuesText(std::size_t count)
{
    return count == 0 ? "no value" : count == 1 ? "1 value" : std::to_string(count) + " values";
}

} // namespace

Expression ExpressionParser::postfix()
{
    Expression result = atom();
    for (;;) {
        const char c = peek();
        if (c != '[' && c != '.')
            return result;
        if (!countPart())
            return {};
        ++m_at;
        result = c == '[' ? indexOrSlice(std::move(result)) : method(std::move(result));
    }
}

/// x[0], x[1:], x[:-1], x[:]
Expression ExpressionParser::indexOrSlice(Expression container)
{
    Expression result;
    result.kind = Expression::Kind::Index;
    result.place = container.place;
    result.operands.push_back(std::move(container));
    result.operands.push_back(peek() == ':' ? Expression{} : expression());
    if (take(":")) {
        result.kind = Expression::Kind::Slice;
        result.operands.push_back(peek() == ']' ? Expression{} : expression());
        if (peek() == ':')
            return problem(m_at, "slices have no step here", "write x[from:to]");
    }
    if (!take("]"))
        return problem(m_at, "a ']' is missing");
    return result;
}

Expression ExpressionParser::method(Expression object)
{
    const std::string name(word());
    const std::size_t begin = m_at;
    if (name.empty())
        return problem(begin, "a name is missing after the '.'");
    const auto spec = std::find_if(methodSpecs.begin(), methodSpecs.end(),
                                   [&](const MethodSpec &candidate) { return candidate.name == name; });
    if (spec == methodSpecs.end()) {
        const std::string near = nearestName(name, methodSpecs);
        return problem(begin, "no value has a '." + name + "'",
                       near.empty() ? "values have " + namesOf(methodSpecs) : "did you mean '." + near + "'?");
    }
    m_at += name.size();
    Expression result;
    result.kind = Expression::Kind::Method;
    result.method = spec->method;
    result.place = placeAt(begin, name.size());
    result.operands.push_back(std::move(object));
    const bool isCalled = take("(");
    if (!spec->isCall && isCalled)
        return problem(begin, "'." + name + "' is no function", "write ." + name + " without parentheses");
    if (spec->isCall && !isCalled)
        return problem(begin, "'." + name + "' is not called", "write ." + name + "()");
    if (isCalled && !take(")"))
        return problem(m_at, "." + name + "() takes no values", "write ." + name + "()");
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
    const std::size_t begin = m_at;
    Expression result;
    result.place = placeAt(begin, found.size());
    m_at += found.size();
    if (found == "None")
        return result;
    if (found == "True" || found == "False") {
        result.literal = Value{found == "True"};
        return result;
    }
    if (isKeyword(found))
        return problem(begin, "'" + std::string(found) + "' is not the beginning of a value");
    result.kind = Expression::Kind::Name;
    result.name = found;
    return peek() == '(' ? builtin(result, begin) : result;
}

Expression ExpressionParser::builtin(const Expression &name, std::size_t begin)
{
    const auto spec = std::find_if(builtinSpecs.begin(), builtinSpecs.end(),
                                   [&](const BuiltinSpec &candidate) { return candidate.name == name.name; });
    if (spec == builtinSpecs.end()) {
        const std::string near = nearestName(name.name, builtinSpecs);
        return problem(begin, "'" + name.name + "()' cannot be called inside of a value",
                       near.empty() ? "call a coroutine as a step of its own and keep its result with 'as'"
                                    : "did you mean '" + near + "()'?");
    }
    Expression result = name;
    result.kind = Expression::Kind::Builtin;
    result.builtin = spec->builtin;
    take("(");
    result.operands = arguments(')');
    const std::size_t count = result.operands.size();
    if (!m_failed && (count < spec->least || count > spec->most))
        return problem(begin, name.name + "() cannot be called with " + valuesText(count),
                       "write " + std::string(spec->usage));
    return result;
}

std::vector<Expression> ExpressionParser::arguments(char close)
{
    std::vector<Expression> result;
    const std::string closing(1, close);
    while (!take(closing)) {
        result.push_back(expression());
        if (m_failed)
            return result;
        if (!take(",") && peek() != close) {
            problem(m_at, "a ',' or a '" + closing + "' is missing");
            return result;
        }
    }
    return result;
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
