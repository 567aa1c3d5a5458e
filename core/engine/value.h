#pragma once

// What tasks and jobs compute with and hand to each other: Python's values, as far as scenarios need them. Immutable
// and cheap to copy, so that a value may cross from one thread to another; a future may not, and knows it.

#include "trace/time.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace loopscope::engine {

class Future;
class Object;
class Value;

/// An exception as a value: it is returned, stored and handed on, never thrown as a C++ exception. (A throw costs about
/// a microsecond a frame; and a value can be looked at.)
struct Exception {
    std::string type; ///< Python's name for its class: "ValueError"
    std::string message;
    std::vector<Exception> exceptions = {}; ///< of an ExceptionGroup
    bool isRepr = false; ///< the message is the repr of what it was raised with, which was not text: KeyError(3)

    bool operator==(const Exception &) const = default;
};

/// How deep a value is nested and how much it prints, so that a few steps that double a value cannot fill the memory:
/// it would be shared, and small, until somebody printed it.
struct Shape {
    std::uint32_t depth = 0;
    std::uint64_t weight = 1; ///< about the bytes of its repr
};
inline constexpr Shape largestShape{100, 1'000'000};

using List = std::vector<Value>;
using Dict = std::vector<std::pair<Value, Value>>; ///< in order of insertion, as in Python

/// A text that is shared by those who have it. Where values are visited, it is a std::string.
class Text {
public:
    explicit Text(std::string text) : m_text(std::make_shared<const std::string>(std::move(text))) {}
    operator const std::string &() const { return *m_text; }
    bool operator==(const Text &other) const { return *m_text == *other.m_text; }

private:
    std::shared_ptr<const std::string> m_text;
};

/// 24 bytes, because a task that waits holds some dozen: whatever needs more is behind a pointer.
class Value {
public:
    using Variant = std::variant<std::monostate, bool, std::int64_t, double, Text, Duration,
                                 std::shared_ptr<const List>, std::shared_ptr<const Dict>,
                                 std::shared_ptr<const Exception>, std::shared_ptr<Future>, std::shared_ptr<Object>>;

    Value() = default; ///< None
    explicit Value(bool value) : m_variant(value) {}
    explicit Value(std::int64_t value) : m_variant(value) {}
    explicit Value(double value) : m_variant(value) {}
    explicit Value(std::string value) : m_variant(Text(std::move(value))) {}
    explicit Value(const char *) = delete; // it would become a bool
    explicit Value(Duration value) : m_variant(value) {}
    explicit Value(List value);
    explicit Value(Dict value);
    explicit Value(Exception value);
    explicit Value(std::shared_ptr<Future> value) : m_variant(std::move(value)) {}
    explicit Value(std::shared_ptr<Object> value) : m_variant(std::move(value)) {}

    const Variant &variant() const { return m_variant; }
    bool isNone() const { return std::holds_alternative<std::monostate>(m_variant); }
    template <class T>
    const T *as() const
    {
        if constexpr (std::is_same_v<T, std::string>) {
            const Text *text = std::get_if<Text>(&m_variant);
            return text == nullptr ? nullptr : &static_cast<const std::string &>(*text);
        } else {
            return std::get_if<T>(&m_variant);
        }
    }

    /// The future in this value; null where it is something else.
    std::shared_ptr<Future> future() const;
    /// The object in this value, if it is one of this kind; null otherwise.
    template <class Kind>
    std::shared_ptr<Kind> object() const
    {
        const auto *any = as<std::shared_ptr<Object>>();
        return any == nullptr ? nullptr : std::dynamic_pointer_cast<Kind>(*any);
    }
    bool isTrue() const; ///< as Python's bool()
    /// Whether it refers to something else that may go with it.
    bool isShared() const { return m_variant.index() > Variant(Duration{}).index(); }
    Shape shape() const;

private:
    Variant m_variant;
};
static_assert(sizeof(Value) == 24);

/// The same of an exception with those that it holds.
Shape shapeOf(const Exception &exception);

/// As Python's str() and repr() print it.
std::string str(const Value &value);
std::string str(const Exception &exception);
std::string repr(const Value &value);

/// Python's word for the type of a value: "int", "str", "Task".
std::string typeName(const Value &value);

/// The last line of Python's traceback: "ValueError: text", or "ValueError" without a text.
std::string toText(const Exception &exception);

/// A text cut to at most so many bytes, not inside of a character, with "…" where something is missing.
std::string shortened(std::string text, std::size_t bytes);

bool equal(const Value &left, const Value &right);

/// How Python's < orders two values: unordered where one is not a number; nullopt where Python raises a TypeError.
std::optional<std::partial_ordering> compare(const Value &left, const Value &right);

/// Where that is decided: lists are as their first items that differ are. Both live as long as the values do.
std::pair<const Value *, const Value *> decisivePair(const Value &left, const Value &right);

/// left < right; nullopt where Python raises a TypeError.
inline std::optional<bool> less(const Value &left, const Value &right)
{
    const auto order = compare(left, right);
    return order ? std::optional(std::is_lt(*order)) : std::nullopt;
}

/// Whether a value holds a future anywhere in it: such a value must not leave the loop's thread.
bool holdsFuture(const Value &value);

} // namespace loopscope::engine
