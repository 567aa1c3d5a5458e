// Which values are equal and which is less, as in Python: numbers by their amount whatever their type, lists item by
// item, and most things not at all.

#include "engine/value.h"

#include <algorithm>
#include <cmath>

namespace loopscope::engine {

namespace {

using Integer = std::int64_t;
using ListPointer = std::shared_ptr<const List>;
using DictPointer = std::shared_ptr<const Dict>;

std::optional<Integer> integerOf(const Value &value)
{
    if (const auto *number = value.as<Integer>())
        return *number;
    if (const auto *flag = value.as<bool>())
        return *flag ? 1 : 0;
    return std::nullopt;
}

/// Exactly: 2**53 + 1 is more than 2.0**53, although a double cannot hold it.
std::partial_ordering compareExactly(Integer left, double right)
{
    constexpr double beyond = 9223372036854775808.0; // 2**63
    if (std::isnan(right))
        return std::partial_ordering::unordered;
    if (right >= beyond)
        return std::partial_ordering::less;
    if (right < -beyond)
        return std::partial_ordering::greater;
    const auto whole = static_cast<Integer>(right);
    return left != whole ? left <=> whole : 0.0 <=> right - static_cast<double>(whole);
}

/// nullopt where one of them is not a number.
std::optional<std::partial_ordering> compareNumbers(const Value &left, const Value &right)
{
    const auto a = integerOf(left);
    const auto b = integerOf(right);
    if (a && b)
        return *a <=> *b;
    const auto *x = left.as<double>();
    const auto *y = right.as<double>();
    if (x != nullptr && y != nullptr)
        return *x <=> *y;
    if (a && y != nullptr)
        return compareExactly(*a, *y);
    if (x != nullptr && b)
        return 0 <=> compareExactly(*b, *x); // NOLINT(modernize-use-nullptr): it is taken for a pointer
    return std::nullopt;
}

/// In whatever order they were inserted; mostly that is the same.
bool equalDicts(const Dict &left, const Dict &right)
{
    if (left.size() != right.size())
        return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto isKey = [&](const auto &entry) { return equal(entry.first, left[i].first); };
        const auto found = isKey(right[i]) ? right.begin() + static_cast<std::ptrdiff_t>(i)
                                           : std::find_if(right.begin(), right.end(), isKey);
        if (found == right.end() || !equal(found->second, left[i].second))
            return false;
    }
    return true;
}

} // namespace

bool equal(const Value &left, const Value &right)
{
    if (left.variant().index() != right.variant().index()) {
        const auto order = compareNumbers(left, right);
        return order && std::is_eq(*order);
    }
    if (const auto *list = left.as<ListPointer>()) {
        const List &other = **right.as<ListPointer>();
        return std::equal((*list)->begin(), (*list)->end(), other.begin(), other.end(), equal);
    }
    if (const auto *dict = left.as<DictPointer>())
        return equalDicts(**dict, **right.as<DictPointer>());
    return left.variant() == right.variant();
}

std::pair<const Value *, const Value *> decisivePair(const Value &left, const Value &right)
{
    const Value *a = &left;
    const Value *b = &right;
    for (;;) {
        const auto *items = a->as<ListPointer>();
        const auto *others = b->as<ListPointer>();
        if (items == nullptr || others == nullptr)
            return {a, b};
        const auto [item, other] =
            std::mismatch((*items)->begin(), (*items)->end(), (*others)->begin(), (*others)->end(), equal);
        if (item == (*items)->end() || other == (*others)->end())
            return {a, b};
        a = &*item;
        b = &*other;
    }
}

std::optional<std::partial_ordering> compare(const Value &left, const Value &right)
{
    const auto [a, b] = decisivePair(left, right);
    if (const auto order = compareNumbers(*a, *b))
        return order;
    if (a->variant().index() != b->variant().index())
        return std::nullopt;
    if (const auto *text = a->as<std::string>())
        return *text <=> *b->as<std::string>(); // the order of UTF-8's bytes is that of the letters
    if (const auto *duration = a->as<Duration>())
        return *duration <=> *b->as<Duration>();
    if (const auto *list = a->as<ListPointer>()) // one is the beginning of the other
        return (*list)->size() <=> (*b->as<ListPointer>())->size();
    return std::nullopt;
}

} // namespace loopscope::engine
