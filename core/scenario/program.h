#pragma once

// What a scenario is compiled to: one flat list of operations per coroutine or function. Flat, because a C++ coroutine
// per block of steps would cost ten times as much a step, and because handlers as a table need no C++ try around a
// co_await. Immutable and shared by all that run it.

#include "scenario/expression.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loopscope::scenario {

enum class OpCode : std::uint8_t {
    Log,         ///< a: template
    Sleep,       ///< a: expression
    Yield,       ///<
    Block,       ///< a: expression
    Compute,     ///< a: expression
    Call,        ///< a: call site; b: slot of the result or -1
    Spawn,       ///< a: call site; b: slot or -1; c: template of the name or -1
    Await,       ///< a: expression; b: slot or -1
    Gather,      ///< a: gather site; b: slot or -1
    Cancel,      ///< a: expression
    Submit,      ///< a: call site; b: slot or -1
    CallSoon,    ///< a: call site
    RepeatBegin, ///< a: expression; b: slot of the count
    RepeatNext,  ///< a: where to go when it is over; b: slot of the count, or -1: forever; c: slot of the index, or -1
    Jump,        ///< a: where to
    Raise,       ///< a: raise site
    Reraise,     ///< b: slot of the exception
    Return,      ///< a: expression or -1
    ReturnSlot,  ///< b: slot of the value
    Complete,    ///< a: a Completion; b: slot of the completion; c: expression of the value or -1
    EndFinally,  ///< a: where to go to return, or -1: return; b: slot of the completion, its value in the next; c: slot
                 ///< of the completion around this one, or -1
};

/// Why a finally block runs, and so what happens after it.
enum class Completion : std::int64_t { Normal, Raised, Returned };

struct Op {
    OpCode code = OpCode::Jump;
    std::uint32_t line = 0;
    std::int32_t a = -1;
    std::int32_t b = -1;
    std::int32_t c = -1;
};

/// Where an exception goes that is raised at an operation in [begin, end). The first one that matches takes it.
struct HandlerRange {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::int32_t target = 0;
    std::int32_t slot = 0;      ///< gets the exception
    std::string type;           ///< empty: takes everything (a finally block, whose slot is that of the completion)
    std::int32_t variable = -1; ///< gets it, too, if people gave it a name; unlike the slot it may be assigned to
};

struct CallSite {
    std::int32_t routine = -1;
    std::vector<Expression> arguments;
};

struct GatherSite {
    struct Entry {
        enum class Kind : std::uint8_t { Task, Job, Value };
        Kind kind = Kind::Task;
        std::int32_t call = -1; ///< Task, Job
        Expression value;       ///< Value
    };
    std::vector<Entry> entries;
    bool returnExceptions = false;
};

struct RaiseSite {
    std::string type;
    std::int32_t message = -1; ///< template
};

struct Routine {
    std::string name;
    bool isFunction = false;
    std::int32_t parameterCount = 0; ///< these are the first slots
    std::int32_t slotCount = 0;
    std::vector<Op> ops;
    std::vector<HandlerRange> handlers; ///< inner ones first
};

struct Program {
    std::vector<Routine> routines; ///< main is the first
    std::vector<Expression> expressions;
    std::vector<Template> templates;
    std::vector<CallSite> calls;
    std::vector<GatherSite> gathers;
    std::vector<RaiseSite> raises;
};

/// Whether `except expected` handles an exception of type `actual`, by Python's hierarchy of built-in exceptions.
bool handles(std::string_view expected, std::string_view actual);

} // namespace loopscope::scenario
