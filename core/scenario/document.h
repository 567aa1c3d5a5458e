#pragma once

// A scenario's text as a tree, every part with its place. What is here has the right shape; whether names exist and
// fit is for the compiler to say.

#include "scenario/expression.h"
#include "scenario/scenario.h"
#include "scenario/steps.h"

#include <memory>

namespace loopscope::scenario {

struct Step;
struct Handler;

/// One entry of a gather, or what an await waits for: a call, a value, or a job ("run_in_executor: f()").
struct Awaitable {
    enum class Kind : std::uint8_t { Call, Value, Job };
    Kind kind = Kind::Call;
    Call call;        ///< Call, Job
    Expression value; ///< Value
};

struct Count {
    bool forever = false;
    Expression times;
};

struct Raised {
    std::string type; ///< empty: the exception that is being handled
    Template message;
};

struct Variable {
    std::string name;
    Place place;
};

struct Field {
    std::string_view name; ///< of the FieldSpec
    std::variant<std::monostate, Template, Expression, Call, Awaitable, std::vector<Awaitable>, Variable, Count,
                 std::vector<Step>, std::vector<Handler>, Raised, bool>
        value;
};

struct Step {
    StepKind kind = StepKind::Log;
    Place place;
    std::vector<Field> fields; ///< those that are there

    /// Null where the field is not there.
    template <class T>
    const T *field(std::string_view name = {}) const
    {
        for (const Field &field : fields) {
            if (field.name == name)
                return std::get_if<T>(&field.value);
        }
        return nullptr;
    }
};

struct Handler {
    std::string type;
    std::string variable; ///< "ValueError as error"; may be empty
    Place place;
    std::vector<Step> steps;
};

/// A coroutine or a function.
struct Definition {
    std::string name;
    std::vector<Variable> parameters;
    Place place;
    bool isFunction = false;
    std::vector<Step> steps;
};

struct Document {
    std::string title;
    std::string about;
    std::vector<std::string> tags;
    Settings settings;
    std::vector<Definition> definitions; ///< main is the first
};

/// Reads the text as far as it can be understood; problems are appended.
Document readDocument(std::string_view text, std::vector<Problem> &problems);

} // namespace loopscope::scenario
