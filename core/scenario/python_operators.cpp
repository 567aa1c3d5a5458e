// Operators, builtins and methods. Parentheses stand only where Python needs them.

#include "scenario/python_expression.h"

#include <array>

namespace loopscope::scenario {

std::string PythonExpressions::within(const Expression &expression, int rank)
{
    Written written = write(expression);
    return written.rank < rank ? '(' + written.text + ')' : written.text;
}

PythonExpressions::Written PythonExpressions::write(const Expression &expression)
{
    using Kind = Expression::Kind;
    // A bare word is a text in a list of a call, and nowhere deeper.
    const bool bareText = std::exchange(m_bareText, m_bareText && expression.kind == Kind::List);
    const bool isGoneThrough = std::exchange(m_asItems, false);
    const auto operand = [&](std::size_t i, int rank) { return within(expression.operands.at(i), rank); };
    Written result{{}, atom};
    switch (expression.kind) {
    case Kind::Literal:
        result = literal(expression.literal);
        break;
    case Kind::Name:
    case Kind::Shared:
        m_bareText = bareText;
        result = name(expression);
        break;
    case Kind::List:
        result = {'[' + list(expression.operands) + ']', atom};
        break;
    case Kind::Dict:
        result = {dict(expression), atom};
        break;
    case Kind::Index:
        result = {itemsOf(expression.operands.at(0)) + '[' + operand(1, 0) + ']', atom};
        break;
    case Kind::Slice:
        result = {slice(expression), atom};
        break;
    case Kind::Not:
        result = {"not " + operand(0, negation), negation};
        break;
    case Kind::Negate:
        result = {'-' + operand(0, sign), sign};
        break;
    case Kind::Binary:
        result = binary(expression);
        break;
    case Kind::Chain:
        result = chain(expression);
        break;
    case Kind::And:
        result = {operand(0, conjunction) + " and " + operand(1, conjunction + 1), conjunction};
        break;
    case Kind::Or:
        result = {operand(0, disjunction) + " or " + operand(1, disjunction + 1), disjunction};
        break;
    case Kind::Conditional:
        result = {operand(1, disjunction) + " if " + operand(0, disjunction) + " else " + operand(2, choice), choice};
        break;
    case Kind::Builtin:
        result = builtin(expression, isGoneThrough);
        break;
    case Kind::Method:
        result = method(expression, isGoneThrough);
        break;
    }
    m_bareText = bareText;
    return result;
}

namespace {

std::string_view symbolOf(Expression::Operator op)
{
    static constexpr std::array<std::string_view, 16> symbols{
        "+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"};
    return symbols[static_cast<std::size_t>(op)];
}

} // namespace

PythonExpressions::Written PythonExpressions::binary(const Expression &expression)
{
    using Operator = Expression::Operator;
    const int rank = expression.op <= Operator::Subtract ? sum
                     : expression.op <= Operator::Modulo ? product
                                                         : comparison;
    // Comparisons next to each other would be a chain.
    const int left = rank == comparison ? sum : rank;
    return {within(expression.operands.at(0), left) + ' ' + std::string(symbolOf(expression.op)) + ' ' +
                within(expression.operands.at(1), rank + 1),
            rank};
}

PythonExpressions::Written PythonExpressions::chain(const Expression &expression)
{
    std::string text = within(expression.operands.at(0), sum);
    for (std::size_t i = 0; i < expression.chain.size(); ++i)
        text += ' ' + std::string(symbolOf(expression.chain[i])) + ' ' + within(expression.operands.at(i + 1), sum);
    return {text, comparison};
}

std::string PythonExpressions::dict(const Expression &expression)
{
    std::string text = "{";
    for (std::size_t i = 0; i + 1 < expression.operands.size(); i += 2)
        text += (i == 0 ? "" : ", ") + (*this)(expression.operands[i]) + ": " + (*this)(expression.operands[i + 1]);
    return text + '}';
}

std::string PythonExpressions::slice(const Expression &expression)
{
    const auto bound = [&](std::size_t i) {
        const Expression &operand = expression.operands.at(i);
        const bool isOpen = operand.kind == Expression::Kind::Literal && operand.literal.isNone();
        return isOpen ? std::string() : within(operand, choice);
    };
    return itemsOf(expression.operands.at(0)) + '[' + bound(1) + ':' + bound(2) + ']';
}

/// What Python gives as a range or a tuple is a list in scenarios; that only shows where it is printed or compared.
std::string PythonExpressions::itemsOf(const Expression &expression)
{
    m_asItems = true;
    return within(expression, atom);
}

std::string PythonExpressions::asItems(const Expression &expression)
{
    m_asItems = true;
    return (*this)(expression);
}

PythonExpressions::Written PythonExpressions::builtin(const Expression &expression, bool isGoneThrough)
{
    const auto &operands = expression.operands;
    const std::string name(specOf(expression.builtin).name);
    const auto use = [&](const std::string &text, std::string_view function) -> Written {
        m_draft.needs.builtins.emplace(function);
        return {text, atom};
    };
    if (expression.builtin == Builtin::AllTasks) {
        m_draft.needs.modules.insert("asyncio");
        return {"[each.get_name() for each in asyncio.all_tasks()]", atom};
    }
    const bool ofTasks = operands.size() == 1 && operands[0].kind == Expression::Kind::Builtin &&
                         operands[0].builtin == Builtin::AllTasks;
    switch (expression.builtin) {
    case Builtin::Str:
    case Builtin::Repr:
        if (isKind(operands.at(0), PythonKind::Duration))
            return {asShown(operands[0]), atom};
        return use(name + '(' + (*this)(operands.at(0)) + ')', name);
    case Builtin::Type:
        return use("type(" + (*this)(operands.at(0)) + ").__name__", name);
    case Builtin::Range: {
        Written range = use("range(" + list(operands) + ')', name);
        return isGoneThrough ? range : use("list(" + range.text + ')', "list");
    }
    case Builtin::Len:
        if (ofTasks) {
            m_draft.needs.modules.insert("asyncio");
            return use("len(asyncio.all_tasks())", name);
        }
        return use("len(" + asItems(operands.at(0)) + ')', name);
    case Builtin::Sorted:
        if (ofTasks) {
            m_draft.needs.modules.insert("asyncio");
            return use("sorted(each.get_name() for each in asyncio.all_tasks())", name);
        }
        return use("sorted(" + asItems(operands.at(0)) + ')', name);
    case Builtin::Sum:
    case Builtin::Min:
    case Builtin::Max: {
        std::string rest;
        for (std::size_t i = 1; i < operands.size(); ++i)
            rest += ", " + (*this)(operands[i]);
        const std::string first = operands.size() == 1 ? asItems(operands[0]) : (*this)(operands.at(0));
        return use(name + '(' + first + rest + ')', name);
    }
    default:
        return use(name + '(' + list(operands) + ')', name);
    }
}

PythonExpressions::Written PythonExpressions::method(const Expression &expression, bool isGoneThrough)
{
    const MethodSpec &spec = specOf(expression.method);
    std::string text = within(expression.operands.at(0), atom) + '.' + std::string(spec.name);
    if (spec.isCall)
        text += "()";
    const bool isTuple = expression.method == Method::Args || expression.method == Method::Exceptions;
    if (!isTuple || isGoneThrough)
        return {text, atom};
    m_draft.needs.builtins.insert("list");
    return {"list(" + text + ')', atom};
}

} // namespace loopscope::scenario
