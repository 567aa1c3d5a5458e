#pragma once

// The small closed language of values inside of scenarios: Python's literals and operators, durations with a unit,
// names, and closed tables of functions and methods. Parsed once, names resolved to slots by the compiler, evaluated by
// the machine.

#include "engine/value.h"
#include "scenario/builtins.h"
#include "scenario/methods.h"
#include "scenario/problem.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loopscope::scenario {

using engine::Exception;
using engine::Value;

struct Expression {
    enum class Kind : std::uint8_t {
        Literal,
        Name,   ///< `name`: a local variable; the compiler sets `slot`
        Shared, ///< a shared object or number of the scenario; only the compiler makes these, of names: see `slot`
        List,
        Dict,  ///< operands: key, value, key, value…
        Index, ///< operands: what is indexed, the index
        Slice, ///< operands: what is sliced, from, to; None where nothing is written
        Not,
        Negate,
        Binary, ///< `op`
        Chain,  ///< a < b <= c: one operand more than `chain` has operators
        And,
        Or,
        Conditional, ///< a if c else b: operands c, a, b
        Builtin,     ///< `builtin`: operands are the arguments
        Method,      ///< `method`: operands are the object and the arguments
    };
    enum class Operator : std::uint8_t {
        Add,
        Subtract,
        Multiply,
        Divide,
        FloorDivide,
        Modulo,
        Equal,
        Unequal,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        In,
        NotIn,
        Is,
        IsNot
    };

    Kind kind = Kind::Literal;
    Operator op = Operator::Add;
    Builtin builtin = Builtin::Len;
    Method method = Method::Done;
    std::int32_t slot = -1; ///< Name, Shared: which variable, or which of the scenario's shared objects
    Value literal;
    std::string name; ///< Name, Shared
    std::vector<Expression> operands;
    std::vector<Operator> chain;
    Place place;
};

/// A call of a coroutine or function of the scenario: "delay_message(1s, ONE)".
struct Call {
    std::string name;
    std::vector<Expression> arguments;
    Place place;
};

/// Text with values in braces: "{name} received". Pieces of text and of values alternate as they come.
struct Template {
    std::vector<std::variant<std::string, Expression>> pieces;
    Place place;
};

/// Where a text stands in the file, to say where in it something is wrong. Problems are appended.
struct SourceText {
    std::string_view text;
    Place place;
};

/// Of these, what cannot be parsed comes back as far as it was understood, with at least one problem.
Expression parseExpression(const SourceText &source, std::vector<Problem> &problems);
Call parseCall(const SourceText &source, std::vector<Problem> &problems);
Template parseTemplate(const SourceText &source, std::vector<Problem> &problems);
/// "name(a, b)" or "name": a definition's head. Parameters come back as Name expressions.
Call parseHead(const SourceText &source, std::vector<Problem> &problems);

/// "1.5s" as a duration; nullopt where it is not one.
std::optional<Duration> parseDuration(std::string_view text);
bool isName(std::string_view text);

using Result = std::variant<Value, Exception>;

/// What an evaluation may ask of the run. All of it is called on the thread that evaluates.
struct Surroundings {
    virtual ~Surroundings() = default;
    virtual std::vector<std::string> allTasks() const = 0;
    /// The object that Kind::Shared number `index` names; for a shared number, what it is now.
    virtual Value shared(std::int32_t index) const;
    /// Changes the shared number `index`; the exception, if that cannot be.
    virtual std::optional<Exception> write(std::int32_t index, const Value &value) const;
    /// What a future or an object answers; noAttribute() where it has no such method.
    virtual Result method(const Value &object, Method method, std::span<const Value> arguments) const;
};

/// AttributeError: 'Lock' object has no attribute 'done'.
Exception noAttribute(const Value &object, Method method);

/// What a variable holds before anything was assigned to it: a future that is none, which no scenario can make.
inline Value unbound()
{
    return Value{std::shared_ptr<engine::Future>()};
}
inline bool isUnbound(const Value &value)
{
    const auto *future = value.as<std::shared_ptr<engine::Future>>();
    return future != nullptr && *future == nullptr;
}

Result evaluate(const Expression &expression, std::span<const Value> slots, const Surroundings &surroundings);
std::variant<std::string, Exception> evaluate(const Template &text, std::span<const Value> slots,
                                              const Surroundings &surroundings);

} // namespace loopscope::scenario
