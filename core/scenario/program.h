#pragma once

// What a scenario is compiled to: one flat list of operations per coroutine or function. Flat, because a C++ coroutine
// per block of steps would cost ten times as much a step, and because handlers as a table need no C++ try around a
// co_await. Immutable and shared by all that run it.

#include "scenario/document.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace loopscope::scenario {

enum class OpCode : std::uint8_t {
    Log,          ///< a: template
    Sleep,        ///< a: expression; b: slot or -1
    Yield,        ///<
    Block,        ///< a: expression
    Compute,      ///< a: expression
    Call,         ///< a: call site; b: slot of the result or -1
    Perform,      ///< a: perform site; b: slot of the result or -1
    Let,          ///< a: expression; b: slot
    Write,        ///< a: index of the shared value; b: expression
    Unpack,       ///< a: slot of a list of two; b, c: slots of its items, or -1
    Jump,         ///< a: where to
    JumpIfFalse,  ///< a: where to; b: expression
    JumpIfNone,   ///< a: where to; b: slot
    RepeatBegin,  ///< a: expression; b: slot of the count
    RepeatNext,   ///< a: where to go when it is over; b: slot of the count, or -1: forever; c: slot of the index, or -1
    ForBegin,     ///< a: expression; b: slot of the list, the next one counts
    ForNext,      ///< a: where to go when it is over; b: slot of the list; c: slot of the item
    Raise,        ///< a: raise site
    Reraise,      ///< b: slot of the exception
    Handled,      ///< a: slot of the exception that is handled in a finally block: that which led to it (b: slot of its
                  ///< completion), or else that of the handler around it (c: slot)
    RaiseRest,    ///< b: slot of what a handler of a part has left over, or of nothing
    Return,       ///< a: expression or -1
    Complete,     ///< a: a Completion; b: slot of the completion; c: expression of the value or -1
    CompleteJump, ///< a: where to go in the end; b: slot of the completion; c: through how many finally blocks
    EndFinally,   ///< a: the finally block around this one, or -1; b: slot of the completion; c: slot of the completion
                  ///< of the block around, or -1
};

/// Why a finally block runs, and so what happens after it. Three slots: the completion, its value (the exception, the
/// result, or where to jump), and for a jump through how many finally blocks it still leads.
enum class Completion : std::int64_t { Normal, Raised, Returned, Jumped };
inline constexpr int completionSlots = 3;

struct Op {
    OpCode code = OpCode::Jump;
    std::uint32_t line = 0;
    std::int32_t a = -1;
    std::int32_t b = -1;
    std::int32_t c = -1;
};

/// Where an exception goes that is raised at an operation in [begin, end). The first one that matches takes it.
struct HandlerRange {
    enum class Kind : std::uint8_t {
        Except, ///< what `type` names; its slot gets the exception
        Part,   ///< the part of a group that `type` names; its slot gets that, the next one the rest
        Rewrap, ///< everything; its slot gets a group of it and of the rest that is there
        Finally ///< everything; its slot is that of the completion
    };
    Kind kind = Kind::Except;
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::int32_t target = 0;
    std::int32_t slot = 0;
    std::string type{};
    std::int32_t variable = -1; ///< gets it, too, if people gave it a name; unlike the slot it may be assigned to
};

struct CallSite {
    std::int32_t routine = -1;
    std::vector<Expression> arguments{};
    bool leavesThread = false; ///< what is called may run on another thread
};

struct RaiseSite {
    std::string type;
    std::int32_t message = -1; ///< template
};

/// Something to be started and waited for: a compiled Awaitable.
struct StartSite {
    Awaitable::Kind kind = Awaitable::Kind::Value;
    CallSite call{};
    std::optional<Expression> value{};
    std::vector<StartSite> inner{};
};

/// A step that is more than a move of the machine: what it is given. Operands are in the order of the step's fields,
/// without names, steps and handlers.
struct PerformSite {
    enum class Phase : std::uint8_t {
        Do,
        Enter, ///< with, timeout, task_group, as_completed: gives the context
        Next,  ///< as_completed: gives the next one, or None
        Exit   ///< of a context: is given it, and the exception that leaves it or None
    };
    struct Template {
        std::int32_t index;
    };
    struct Slot {
        std::int32_t index;
    };
    /// What leaves a context: the exception, if that is why its finally block runs.
    struct Leaving {
        std::int32_t completion;
    };
    using Operand = std::variant<std::monostate, Value, Expression, Template, Slot, Leaving, RaiseSite>;

    StepKind step = StepKind::Log;
    Phase phase = Phase::Do;
    std::vector<Operand> operands{};
    std::optional<CallSite> call{};
    std::int32_t name = -1;                   ///< template of what is started is called by, or -1
    std::vector<StartSite> starts{};          ///< await, gather, wait_for
    std::optional<Expression> startsOfList{}; ///< gather: of a list
    std::optional<NewObject> object{};        ///< create
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
    std::vector<PerformSite> performs;
    std::vector<RaiseSite> raises;
    std::vector<SharedObject> shared;
    Settings settings;
    std::int32_t onSlow = -1; ///< the function that is told of slow slices

    bool hasLoop() const { return !routines.empty() && !routines.front().isFunction; }
};

/// Whether `except expected` handles an exception of type `actual`, by Python's hierarchy of built-in exceptions.
bool handles(std::string_view expected, std::string_view actual);

} // namespace loopscope::scenario
