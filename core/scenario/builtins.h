#pragma once

// The functions that a value of a scenario may call: Python's of the same name. A closed table, as steps.h is that of
// steps.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace loopscope::scenario {

enum class Builtin : std::uint8_t { Len, Str, Repr, Int, Min, Max, Sum, Sorted, Range, Type, Abs, Round, AllTasks };

inline constexpr std::size_t anyNumberOfValues = ~std::size_t{0};

struct BuiltinSpec {
    Builtin builtin;
    std::string_view name;
    std::size_t least; ///< how many values it takes
    std::size_t most;
    std::string_view usage;
    std::string_view summary;
};

inline constexpr std::array<BuiltinSpec, 13> builtinSpecs{{
    {Builtin::Len, "len", 1, 1, "len(x)", "How many items are in a list, letters in a text, keys in a dictionary."},
    {Builtin::Str, "str", 1, 1, "str(x)", "The value as text, as it is printed."},
    {Builtin::Repr, "repr", 1, 1, "repr(x)", "The value as it would be written here: a text in quotes."},
    {Builtin::Int, "int", 1, 1, "int(x)", "A number without what follows the point, or the number that a text holds."},
    {Builtin::Min, "min", 1, anyNumberOfValues, "min(a, b, ...) or min(list)", "The smallest."},
    {Builtin::Max, "max", 1, anyNumberOfValues, "max(a, b, ...) or max(list)", "The largest."},
    {Builtin::Sum, "sum", 1, 2, "sum(list) or sum(list, start)", "All items together."},
    {Builtin::Sorted, "sorted", 1, 1, "sorted(list)", "The items from the smallest to the largest, as a list."},
    {Builtin::Range, "range", 1, 3, "range(stop), range(start, stop) or range(start, stop, step)",
     "A list of whole numbers up to, and without, stop."},
    {Builtin::Type, "type", 1, 1, "type(x)", "The name of the value's class, as text."},
    {Builtin::Abs, "abs", 1, 1, "abs(x)", "A number or a duration without its sign."},
    {Builtin::Round, "round", 1, 2, "round(x) or round(x, digits)",
     "The nearest whole number, or the nearest with so many digits after the point; of two, the even one."},
    {Builtin::AllTasks, "all_tasks", 0, 0, "all_tasks()", "The names of the tasks that have not ended."},
}};

constexpr const BuiltinSpec &specOf(Builtin builtin)
{
    return builtinSpecs[static_cast<std::size_t>(builtin)];
}

} // namespace loopscope::scenario
