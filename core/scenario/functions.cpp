#include "scenario/functions.h"

#include "scenario/operators.h"
#include "scenario/sequences.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

using Operator = Expression::Operator;
using engine::List;
using ListPointer = std::shared_ptr<const List>;

constexpr std::uint64_t longestRange = 100'000;

/// min() and max(): the first of the least, or of the greatest.
Result extreme(Builtin which, std::span<const Value> arguments)
{
    const Items items(arguments[0]);
    if (arguments.size() == 1 && !items)
        return notIterable(arguments[0]);
    const std::span<const Value> candidates = arguments.size() == 1 ? std::span(items.begin(), items.end()) : arguments;
    if (candidates.empty())
        return Exception{"ValueError", std::string(specOf(which).name) + "() arg is an empty sequence"};
    const Value *best = &candidates.front();
    for (const Value &candidate : candidates.subspan(1)) {
        const Result better = applied(which == Builtin::Min ? Operator::Less : Operator::Greater, candidate, *best);
        if (const auto *exception = std::get_if<Exception>(&better))
            return *exception;
        if (std::get<Value>(better).isTrue())
            best = &candidate;
    }
    return *best;
}

/// A list of lists, all in one; one after the other would copy what is there again and again.
Result sumOfLists(const Items &items, const List &start)
{
    List all = start;
    for (const Value &item : items) {
        const auto *list = item.as<ListPointer>();
        if (list == nullptr)
            return applied(Operator::Add, Value{List{}}, item);
        all.insert(all.end(), (*list)->begin(), (*list)->end());
    }
    return sized(Value{std::move(all)});
}

Result sumOf(const Value &value, Value sum)
{
    const Items items(value);
    if (!items)
        return notIterable(value);
    if (sum.as<std::string>() != nullptr)
        return Exception{"TypeError", "sum() can't sum strings; add them one by one"};
    if (const auto *list = sum.as<ListPointer>())
        return sumOfLists(items, **list);
    for (const Value &item : items) {
        Result next = applied(Operator::Add, sum, item);
        if (std::holds_alternative<Exception>(next))
            return next;
        sum = std::move(std::get<Value>(next));
    }
    return sum;
}

Result sortedOf(const Value &value)
{
    const Items items(value);
    if (!items)
        return notIterable(value);
    List sorted(items.begin(), items.end());
    std::optional<Exception> flaw;
    std::stable_sort(sorted.begin(), sorted.end(), [&flaw](const Value &left, const Value &right) {
        if (flaw)
            return false;
        Result less = applied(Operator::Less, left, right);
        if (auto *exception = std::get_if<Exception>(&less)) {
            flaw = std::move(*exception);
            return false;
        }
        return std::get<Value>(less).isTrue();
    });
    return flaw ? Result{std::move(*flaw)} : sized(Value{std::move(sorted)});
}

Result rangeOf(std::span<const Value> arguments)
{
    std::vector<std::int64_t> numbers;
    for (const Value &argument : arguments) {
        const auto number = integerOf(argument);
        if (!number)
            return Exception{"TypeError",
                             "'" + engine::typeName(argument) + "' object cannot be interpreted as an integer"};
        numbers.push_back(*number);
    }
    const std::int64_t start = numbers.size() == 1 ? 0 : numbers[0];
    const std::int64_t stop = numbers.size() == 1 ? numbers[0] : numbers[1];
    const std::int64_t step = numbers.size() == 3 ? numbers[2] : 1;
    if (step == 0)
        return Exception{"ValueError", "range() arg 3 must not be zero"};
    if (step > 0 ? start >= stop : start <= stop)
        return Value{List{}};
    // Unsigned, because the distance of two whole numbers may be larger than a whole number.
    const auto bits = [](std::int64_t number) { return static_cast<std::uint64_t>(number); };
    const std::uint64_t distance = step > 0 ? bits(stop) - bits(start) : bits(start) - bits(stop);
    const std::uint64_t stride = step > 0 ? bits(step) : 0 - bits(step);
    const std::uint64_t count = (distance - 1) / stride + 1;
    if (count > longestRange)
        return Exception{"MemoryError", "a range of more than " + std::to_string(longestRange) + " numbers"};
    List list;
    list.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i)
        list.emplace_back(static_cast<std::int64_t>(bits(start) + i * bits(step)));
    return sized(Value{std::move(list)});
}

} // namespace

Result called(Builtin builtin, std::span<const Value> arguments)
{
    switch (builtin) {
    case Builtin::Len:
        return lengthOf(arguments[0]);
    case Builtin::Str:
        return sized(Value{engine::str(arguments[0])});
    case Builtin::Repr:
        return sized(Value{engine::repr(arguments[0])});
    case Builtin::Int:
        return toInt(arguments[0]);
    case Builtin::Min:
    case Builtin::Max:
        return extreme(builtin, arguments);
    case Builtin::Sum:
        return sumOf(arguments[0], arguments.size() > 1 ? arguments[1] : Value{std::int64_t{0}});
    case Builtin::Sorted:
        return sortedOf(arguments[0]);
    case Builtin::Range:
        return rangeOf(arguments);
    case Builtin::Type:
        return Value{engine::typeName(arguments[0])};
    case Builtin::Abs:
        return magnitude(arguments[0]);
    case Builtin::Round:
        return rounded(arguments[0], arguments.size() > 1 ? arguments[1] : Value{});
    case Builtin::AllTasks:
        break;
    }
    return Value{};
}

} // namespace loopscope::scenario
