#pragma once

// The small closed language of values inside of scenarios: Python's literals and operators, durations with a unit,
// names and three functions. Parsed once, names resolved to slots by the compiler, evaluated by the machine.

#include "engine/value.h"
#include "scenario/problem.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loopscope::scenario {

using engine::Exception;
using engine::Value;

struct Expression {
    enum class Kind : std::uint8_t { Literal, Name, List, Dict, Index, Not, Negate, Binary, And, Or, Builtin };
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
        GreaterEqual
    };
    enum class Builtin : std::uint8_t { Len, AllTasks, Str };

    Kind kind = Kind::Literal;
    Operator op = Operator::Add;
    Builtin builtin = Builtin::Len;
    Value literal;
    std::string name;                 ///< Name
    int slot = -1;                    ///< Name: resolved by the compiler
    std::vector<Expression> operands; ///< Dict: key, value, key, value…
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

/// What an evaluation may ask of the run.
struct Surroundings {
    virtual ~Surroundings() = default;
    virtual std::vector<std::string> allTasks() const = 0;
};

using Result = std::variant<Value, Exception>;

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
