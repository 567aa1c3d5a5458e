#pragma once

#include "engine/value.h"

#include <optional>
#include <utility>
#include <variant>

namespace loopscope::engine {

struct Cancelled {};
/// The run was stopped: the coroutine must return at once. No scenario can see or catch it.
struct Killed {};

/// How an await, a task or a job came out. Small, like a value.
class Outcome {
public:
    using Variant = std::variant<Value, std::shared_ptr<const Exception>, Cancelled, Killed>;

    Outcome() = default; ///< None was returned
    Outcome(Value value) : m_variant(std::move(value)) {}
    Outcome(Exception exception) : m_variant(std::make_shared<const Exception>(std::move(exception))) {}
    Outcome(Cancelled cancelled) : m_variant(cancelled) {}
    Outcome(Killed killed) : m_variant(killed) {}

    bool isValue() const { return std::holds_alternative<Value>(m_variant); }
    bool isException() const { return std::holds_alternative<std::shared_ptr<const Exception>>(m_variant); }
    bool isCancelled() const { return std::holds_alternative<Cancelled>(m_variant); }
    bool isKilled() const { return std::holds_alternative<Killed>(m_variant); }
    const Value &value() const { return std::get<Value>(m_variant); }
    const Exception &exception() const { return *std::get<std::shared_ptr<const Exception>>(m_variant); }

private:
    Variant m_variant;
};

/// The exception that a value of this shape is larger than values may be; nullopt if it is not.
inline std::optional<Exception> excess(const Shape &shape)
{
    if (shape.depth > largestShape.depth)
        return Exception{"RecursionError", "a value is nested more than 100 deep"};
    if (shape.weight > largestShape.weight)
        return Exception{"MemoryError", "a value is larger than a million bytes"};
    return std::nullopt;
}

/// The value, or the exception that it is larger than values may be.
inline Outcome checked(Value value)
{
    if (auto exception = excess(value.shape()))
        return std::move(*exception);
    return value;
}

} // namespace loopscope::engine
