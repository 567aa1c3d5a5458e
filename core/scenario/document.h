#pragma once

// A scenario's text as a tree, every part with its place. What is here has the right shape; whether names exist and
// fit is for the compiler to say.

#include "scenario/expression.h"
#include "scenario/objects.h"
#include "scenario/scenario.h"
#include "scenario/steps.h"

#include <memory>
#include <optional>

namespace loopscope::scenario {

struct Step;
struct Handler;

/// What can be waited for, gathered or shielded.
struct Awaitable {
    enum class Kind : std::uint8_t {
        Call,   ///< a coroutine of the scenario
        Value,  ///< a task, a future…
        Job,    ///< {run_in_executor: f(), on: pool}: a future
        Thread, ///< {to_thread: f()}: a coroutine
        Sleep,  ///< {sleep: 1s}: a coroutine
        Shield, ///< {shield: awaitable}
    };
    Kind kind = Kind::Call;
    Place place;
    Call call;                       ///< Call, Job, Thread
    std::optional<Expression> value; ///< Value; Sleep: how long; Job: the pool, if one is named
    std::vector<Awaitable> inner;    ///< Shield: what is shielded (exactly one)
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

/// An object to be made: "lock", "semaphore: 2", "pool: 3, gil: true".
struct NewObject {
    ObjectKind kind = ObjectKind::Lock;
    std::int64_t parameter = 0;
    std::optional<bool> gil; ///< Pool: whether its workers take turns; what the settings say if it is not said
};

struct Field {
    std::string_view name; ///< of the FieldSpec
    Place place;           ///< of its value
    std::variant<std::monostate, Template, Expression, Call, Awaitable, std::vector<Awaitable>, Variable, Count,
                 std::vector<Step>, std::vector<Handler>, Raised, bool, std::string_view, NewObject>
        value; ///< Word: the word, as it stands in FieldSpec::words. Awaitables: a list, or one Expression
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

struct SharedObject {
    std::string name;
    Place place;
    NewObject object;
};

struct Document {
    std::string title;
    std::string about;
    std::vector<std::string> tags;
    Settings settings;
    Variable onSlow; ///< the function that is told of slow slices; its name is empty where there is none
    std::vector<SharedObject> shared;
    std::vector<Definition> definitions; ///< main is the first; it is a function where it is blocking code
};

/// Reads the text as far as it can be understood; problems are appended.
Document readDocument(std::string_view text, std::vector<Problem> &problems);

} // namespace loopscope::scenario
