// The types of values: of literals, of what is made, and of what operators and builtins make of others.

#include "scenario/python_types.h"

namespace loopscope::scenario {

namespace {

using Kind = PythonKind;

constexpr int deepest = 4; // lists of lists of …: beyond that nobody asks

PythonType typeOf(const Value &literal)
{
    if (literal.isNone())
        return {};
    if (literal.as<Duration>() != nullptr)
        return {Kind::Duration, 0};
    return literal.as<std::string>() != nullptr ? PythonType{Kind::Text, 0} : anyType;
}

} // namespace

PythonType joined(const PythonType &a, const PythonType &b)
{
    if (a == b)
        return a;
    // None, and the items of an empty list, are of any kind.
    if (a.kind == Kind::Unknown && a.depth <= b.depth)
        return b;
    if (b.kind == Kind::Unknown && b.depth <= a.depth)
        return a;
    return a.depth == b.depth ? PythonType{Kind::Any, a.depth} : anyType;
}

PythonType itemOf(PythonType list)
{
    if (list.depth > 0)
        --list.depth;
    return list;
}

PythonType listOf(PythonType item)
{
    if (item.depth < deepest)
        ++item.depth;
    return item;
}

PythonType typeOf(const NewObject &object)
{
    switch (object.kind) {
    case ObjectKind::Mutex:
        return {Kind::Mutex, 0};
    case ObjectKind::ThreadBarrier:
        return {Kind::ThreadBarrier, 0};
    case ObjectKind::Queue:
    case ObjectKind::PriorityQueue:
    case ObjectKind::LifoQueue:
        return {Kind::Queue, 0};
    default:
        return anyType;
    }
}

PythonType PythonTypes::of(const Expression &expression, const Definition &within) const
{
    const auto operand = [&](std::size_t i) { return of(expression.operands.at(i), within); };
    switch (expression.kind) {
    case Expression::Kind::Literal:
        return typeOf(expression.literal);
    case Expression::Kind::Name:
    case Expression::Kind::Shared: {
        if (variablesOf(within).contains(expression.name)) {
            const auto known = m_types.find({within.name, expression.name});
            return known == m_types.end() ? PythonType{} : known->second;
        }
        const SharedObject *object = shared(expression.name);
        return object != nullptr ? typeOf(object->object) : PythonType{Kind::Text, 0}; // a bare word is a text
    }
    case Expression::Kind::List: {
        PythonType items;
        for (std::size_t i = 0; i < expression.operands.size(); ++i)
            items = joined(items, operand(i));
        return listOf(items);
    }
    case Expression::Kind::Dict: {
        PythonType values;
        for (std::size_t i = 1; i < expression.operands.size(); i += 2)
            values = joined(values, operand(i));
        return listOf(values);
    }
    case Expression::Kind::Index:
        return itemOf(operand(0));
    case Expression::Kind::Slice:
    case Expression::Kind::Negate:
        return operand(0);
    case Expression::Kind::Binary:
        return ofBinary(expression, within);
    case Expression::Kind::And:
    case Expression::Kind::Or:
        return joined(operand(0), operand(1));
    case Expression::Kind::Conditional:
        return joined(operand(1), operand(2));
    case Expression::Kind::Builtin:
        return ofBuiltin(expression, within);
    case Expression::Kind::Method:
        return expression.method == Method::GetName ? PythonType{Kind::Text, 0}
               : expression.method == Method::Args || expression.method == Method::Exceptions ? listOf(anyType)
                                                                                              : anyType;
    case Expression::Kind::Not:
    case Expression::Kind::Chain:
        return anyType;
    }
    return anyType;
}

PythonType PythonTypes::ofBinary(const Expression &expression, const Definition &within) const
{
    using Operator = Expression::Operator;
    const PythonType left = of(expression.operands.at(0), within);
    const PythonType right = of(expression.operands.at(1), within);
    const PythonType duration{Kind::Duration, 0};
    switch (expression.op) {
    case Operator::Add:
    case Operator::Subtract:
        return joined(left, right);
    case Operator::Multiply: // of a duration, a list or a text by a number
        if (left == duration || right == duration)
            return duration;
        return left == anyType ? right : left;
    case Operator::Divide:
        return left == duration && right != duration ? duration : anyType;
    case Operator::Modulo:
        return left;
    default:
        return anyType;
    }
}

PythonType PythonTypes::ofBuiltin(const Expression &expression, const Definition &within) const
{
    const auto first = [&] { return of(expression.operands.at(0), within); };
    switch (expression.builtin) {
    case Builtin::Str:
    case Builtin::Repr:
    case Builtin::Type:
        return {Kind::Text, 0};
    case Builtin::AllTasks:
        return {Kind::Text, 1};
    case Builtin::Abs:
    case Builtin::Round:
    case Builtin::Sorted:
        return first();
    case Builtin::Sum:
        return itemOf(first());
    case Builtin::Min:
    case Builtin::Max: {
        if (expression.operands.size() == 1)
            return itemOf(first());
        PythonType type;
        for (const Expression &operand : expression.operands)
            type = joined(type, of(operand, within));
        return type;
    }
    case Builtin::Range:
        return listOf(anyType);
    default:
        return anyType;
    }
}

} // namespace loopscope::scenario
