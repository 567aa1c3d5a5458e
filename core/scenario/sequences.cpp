#include "scenario/sequences.h"

#include "engine/outcome.h"
#include "scenario/letters.h"
#include "scenario/operators.h"

#include <algorithm>
#include <cstring>

namespace loopscope::scenario {

namespace {

using engine::Dict;
using engine::largestShape;
using engine::List;
using ListPointer = std::shared_ptr<const List>;
using DictPointer = std::shared_ptr<const Dict>;

/// Keys are looked up one after the other.
constexpr std::size_t mostKeys = 1000;

bool isHashable(const Value &value)
{
    return value.as<ListPointer>() == nullptr && value.as<DictPointer>() == nullptr;
}

Exception unhashable(const Value &value)
{
    return {"TypeError", "unhashable type: '" + engine::typeName(value) + "'"};
}

Exception keyError(const Value &key)
{
    if (const auto *text = key.as<std::string>(); text != nullptr && !text->empty()) // none is no argument
        return {"KeyError", *text};
    return {"KeyError", engine::repr(key), {}, true};
}

/// Where the letter with this number begins; the text's size for the one after the last.
std::size_t offsetOf(std::string_view text, std::size_t letter, std::size_t letters)
{
    if (letters == text.size())
        return letter;
    std::size_t at = 0;
    for (; letter > 0; --letter) {
        do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U);
    }
    return at;
}

Value letters(std::string_view text, std::size_t from, std::size_t to, std::size_t all)
{
    const std::size_t begin = offsetOf(text, from, all);
    return Value{std::string(text.substr(begin, offsetOf(text, to, all) - begin))};
}

/// An end of a slice, as Python clamps it; nullopt where it is not a number.
std::optional<std::size_t> clamped(const Value &end, std::size_t absent, std::size_t size)
{
    if (end.isNone())
        return absent;
    const auto at = integerOf(end);
    if (!at)
        return std::nullopt;
    const auto last = static_cast<std::int64_t>(size);
    return static_cast<std::size_t>(std::clamp<std::int64_t>(*at < 0 ? *at + last : *at, 0, last));
}

template <class Container>
Result repeat(const Container &once, std::int64_t times, std::uint64_t weight)
{
    if (times <= 0 || once.empty())
        return Value{Container{}};
    if (static_cast<std::uint64_t>(times) > largestShape.weight / weight)
        return *engine::excess({0, largestShape.weight + 1});
    Container all;
    all.reserve(once.size() * static_cast<std::size_t>(times));
    for (; times > 0; --times)
        all.insert(all.end(), once.begin(), once.end());
    return sized(Value{std::move(all)});
}

Exception notSubscriptable(const Value &value)
{
    return {"TypeError", "'" + engine::typeName(value) + "' object is not subscriptable"};
}

} // namespace

std::optional<Result> joined(const Value &left, const Value &right)
{
    if (const auto *a = left.as<std::string>(), *b = right.as<std::string>(); a != nullptr && b != nullptr)
        return sized(Value{*a + *b});
    const auto *a = left.as<ListPointer>();
    const auto *b = right.as<ListPointer>();
    if (a == nullptr || b == nullptr)
        return std::nullopt;
    List all;
    all.reserve((*a)->size() + (*b)->size());
    all.insert(all.end(), (*a)->begin(), (*a)->end());
    all.insert(all.end(), (*b)->begin(), (*b)->end());
    return sized(Value{std::move(all)});
}

std::optional<Result> repeated(const Value &left, const Value &right)
{
    const bool timesFirst = integerOf(left).has_value();
    const Value &once = timesFirst ? right : left;
    const auto times = integerOf(timesFirst ? left : right);
    if (!times)
        return std::nullopt;
    if (const auto *text = once.as<std::string>())
        return repeat(*text, *times, text->size());
    if (const auto *list = once.as<ListPointer>())
        return repeat(**list, *times, 2 * (*list)->size());
    return std::nullopt;
}

Result contains(const Value &container, const Value &item)
{
    const auto isItem = [&](const Value &other) { return engine::equal(other, item); };
    if (const auto *list = container.as<ListPointer>())
        return Value{std::any_of((*list)->begin(), (*list)->end(), isItem)};
    if (const auto *dict = container.as<DictPointer>()) {
        if (!isHashable(item))
            return unhashable(item);
        return Value{
            std::any_of((*dict)->begin(), (*dict)->end(), [&](const auto &entry) { return isItem(entry.first); })};
    }
    const auto *text = container.as<std::string>();
    if (text == nullptr)
        return Exception{"TypeError", "argument of type '" + engine::typeName(container) + "' is not iterable"};
    const auto *part = item.as<std::string>();
    if (part == nullptr)
        return Exception{"TypeError", "'in <string>' requires string as left operand, not " + engine::typeName(item)};
    // Not find(): that takes the product of both sizes for 'aaa…b' in 'aaa…', and this their sum.
    return Value{part->empty() || memmem(text->data(), text->size(), part->data(), part->size()) != nullptr};
}

const Value *itemOf(const Value &container, const Value &index)
{
    const auto *list = container.as<ListPointer>();
    const auto place = list != nullptr ? integerOf(index) : std::nullopt;
    if (!place)
        return nullptr;
    const auto size = static_cast<std::int64_t>((*list)->size());
    const std::int64_t at = *place < 0 ? *place + size : *place;
    return at >= 0 && at < size ? &(**list)[static_cast<std::size_t>(at)] : nullptr;
}

Result indexed(const Value &container, const Value &index)
{
    if (const Value *item = itemOf(container, index))
        return *item;
    if (const auto *dict = container.as<DictPointer>()) {
        if (!isHashable(index))
            return unhashable(index);
        const auto found = std::find_if((*dict)->begin(), (*dict)->end(),
                                        [&](const auto &entry) { return engine::equal(entry.first, index); });
        return found == (*dict)->end() ? Result{keyError(index)} : found->second;
    }
    const auto *list = container.as<ListPointer>();
    const auto *text = container.as<std::string>();
    if (list == nullptr && text == nullptr)
        return notSubscriptable(container);
    const auto place = integerOf(index);
    if (!place)
        return Exception{"TypeError", (list != nullptr ? "list indices must be integers or slices, not "
                                                       : "string indices must be integers, not ") +
                                          engine::typeName(index)};
    if (list != nullptr)
        return Exception{"IndexError", "list index out of range"};
    const std::size_t all = lettersIn(*text);
    const auto size = static_cast<std::int64_t>(all);
    if (*place < -size || *place >= size)
        return Exception{"IndexError", "string index out of range"};
    const auto at = static_cast<std::size_t>(*place < 0 ? *place + size : *place);
    return letters(*text, at, at + 1, all);
}

Result sliced(const Value &container, const Value &from, const Value &to)
{
    const auto *list = container.as<ListPointer>();
    const auto *text = container.as<std::string>();
    if (container.as<DictPointer>() != nullptr)
        return Exception{"TypeError", "unhashable type: 'slice'"};
    if (list == nullptr && text == nullptr)
        return notSubscriptable(container);
    const std::size_t all = list != nullptr ? (*list)->size() : lettersIn(*text);
    const auto begin = clamped(from, 0, all);
    const auto end = clamped(to, all, all);
    if (!begin || !end)
        return Exception{"TypeError", "slice indices must be integers or None or have an __index__ method"};
    const std::size_t last = std::max(*begin, *end);
    if (text != nullptr)
        return letters(*text, *begin, last, all);
    const auto first = (*list)->begin();
    return Value{List(first + static_cast<std::ptrdiff_t>(*begin), first + static_cast<std::ptrdiff_t>(last))};
}

Result lengthOf(const Value &value)
{
    if (const auto *text = value.as<std::string>())
        return Value{static_cast<std::int64_t>(lettersIn(*text))};
    if (const auto *list = value.as<ListPointer>())
        return Value{static_cast<std::int64_t>((*list)->size())};
    if (const auto *dict = value.as<DictPointer>())
        return Value{static_cast<std::int64_t>((*dict)->size())};
    return Exception{"TypeError", "object of type '" + engine::typeName(value) + "' has no len()"};
}

Result dictOf(std::vector<Value> keysAndValues)
{
    if (keysAndValues.size() > 2 * mostKeys)
        return Exception{"MemoryError", "a dictionary of more than " + std::to_string(mostKeys) + " keys"};
    Dict dict;
    for (std::size_t i = 0; i + 1 < keysAndValues.size(); i += 2) {
        const Value &key = keysAndValues[i];
        if (!isHashable(key))
            return unhashable(key);
        const auto known =
            std::find_if(dict.begin(), dict.end(), [&](const auto &entry) { return engine::equal(entry.first, key); });
        if (known == dict.end())
            dict.emplace_back(key, std::move(keysAndValues[i + 1]));
        else // the first key stays, the last value wins
            known->second = std::move(keysAndValues[i + 1]);
    }
    return sized(Value{std::move(dict)});
}

Items::Items(const Value &value)
{
    if (const auto *list = value.as<ListPointer>()) {
        m_items = **list;
        return;
    }
    if (const auto *text = value.as<std::string>()) {
        for (std::size_t at = 0; at < text->size();) {
            const std::size_t size = offsetOf(std::string_view(*text).substr(at), 1, 0);
            m_own.emplace_back(text->substr(at, size));
            at += size;
        }
    } else if (const auto *dict = value.as<DictPointer>()) {
        for (const auto &[key, item] : **dict)
            m_own.push_back(key);
    } else {
        m_isIterable = false;
    }
    m_items = m_own;
}

Exception notIterable(const Value &value)
{
    return {"TypeError", "'" + engine::typeName(value) + "' object is not iterable"};
}

} // namespace loopscope::scenario
