#pragma once

// What expressions do with lists, dictionaries and texts. A text is a sequence of letters (Unicode's code points), held
// as UTF-8.

#include "scenario/expression.h"

#include <optional>
#include <span>

namespace loopscope::scenario {

/// text + text, list + list; text * 3, 3 * list. nullopt where it is something else that is asked for.
std::optional<Result> joined(const Value &left, const Value &right);
std::optional<Result> repeated(const Value &left, const Value &right);
/// item in container
Result contains(const Value &container, const Value &item);
/// Where container[index] stands; null where the container is no list, or has no such item.
const Value *itemOf(const Value &container, const Value &index);
Result indexed(const Value &container, const Value &index);
/// container[from:to]; None stands for an end that is not written.
Result sliced(const Value &container, const Value &from, const Value &to);
Result lengthOf(const Value &value);
Result dictOf(std::vector<Value> keysAndValues);

/// What a `for` goes through: the items of a list, the letters of a text, the keys of a dictionary. Refers to the
/// value, which must live as long.
class Items {
public:
    explicit Items(const Value &value);
    Items(const Items &) = delete; // it may refer to itself
    Items &operator=(const Items &) = delete;
    /// False: the value has no items.
    explicit operator bool() const { return m_isIterable; }
    const Value *begin() const { return m_items.data(); }
    const Value *end() const { return m_items.data() + m_items.size(); }
    std::size_t size() const { return m_items.size(); }

private:
    std::vector<Value> m_own;
    std::span<const Value> m_items;
    bool m_isIterable = true;
};

/// TypeError: 'int' object is not iterable.
Exception notIterable(const Value &value);

} // namespace loopscope::scenario
