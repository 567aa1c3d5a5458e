#pragma once

// The vocabulary: which steps there are, what each is given, and where it may stand. One table; the parser reads by it,
// the compiler translates by it, and what it says in words is what the documentation says.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace loopscope::scenario {

enum class StepKind : std::uint8_t {
    Log,
    Sleep,
    Yield,
    Block,
    Compute,
    Call,
    Spawn,
    Await,
    Gather,
    Cancel,
    RunInExecutor,
    CallSoon,
    Repeat,
    Try,
    Raise,
    Return,
};

enum class FieldType : std::uint8_t {
    Nothing,    ///< the step stands alone
    Text,       ///< a text with values in braces
    Expression, ///< a value
    Duration,   ///< a value with a unit
    Call,       ///< name(arguments)
    Awaitable,  ///< a call or a value
    Awaitables, ///< a list of them
    Variable,   ///< the name that a result is kept under
    Count,      ///< how often, or "forever"
    Steps,      ///< a list of steps
    Handlers,   ///< steps by the exception that they handle
    Raised,     ///< ValueError(text), or nothing: what is handled now
    Flag,       ///< true or false
};

struct FieldSpec {
    std::string_view name; ///< empty: the step's own, after its name
    FieldType type;
    bool required;
};

struct StepSpec {
    StepKind kind;
    std::string_view name;
    std::array<FieldSpec, 4> fields; ///< the first is the step's own; unused ones have the type Nothing and no name
    bool inCoroutines;
    bool inFunctions;
    std::string_view asyncio; ///< what it is in Python
    std::string_view summary;

    constexpr std::span<const FieldSpec> usedFields() const
    {
        std::size_t count = 1;
        while (count < fields.size() && !fields[count].name.empty())
            ++count;
        return {fields.data(), count};
    }
};

inline constexpr FieldSpec noField{"", FieldType::Nothing, false};
inline constexpr FieldSpec asField{"as", FieldType::Variable, false};

inline constexpr std::array<StepSpec, 16> stepSpecs{{
    {StepKind::Log,
     "log",
     {{{"", FieldType::Text, true}, noField, noField, noField}},
     true,
     true,
     "print(text)",
     "Logs a line."},
    {StepKind::Sleep,
     "sleep",
     {{{"", FieldType::Duration, true}, noField, noField, noField}},
     true,
     false,
     "await asyncio.sleep(delay)",
     "Suspends the task for a while."},
    {StepKind::Yield,
     "yield",
     {{noField, noField, noField, noField}},
     true,
     false,
     "await asyncio.sleep(0)",
     "Goes to the end of the ready queue."},
    {StepKind::Block,
     "block",
     {{{"", FieldType::Duration, true}, noField, noField, noField}},
     true,
     true,
     "time.sleep(delay)",
     "Puts the whole thread to sleep; on the loop's thread that is a stall."},
    {StepKind::Compute,
     "compute",
     {{{"", FieldType::Duration, true}, noField, noField, noField}},
     true,
     true,
     "a calculation",
     "Keeps the thread busy."},
    {StepKind::Call,
     "call",
     {{{"", FieldType::Call, true}, asField, noField, noField}},
     true,
     true,
     "await coroutine()",
     "Runs a coroutine or function to its end, within the same task."},
    {StepKind::Spawn,
     "spawn",
     {{{"", FieldType::Call, true}, asField, {"name", FieldType::Text, false}, noField}},
     true,
     false,
     "asyncio.create_task(coroutine())",
     "Creates a task, which starts when its turn comes."},
    {StepKind::Await,
     "await",
     {{{"", FieldType::Awaitable, true}, asField, noField, noField}},
     true,
     false,
     "await awaitable",
     "Waits for a task or future, or runs a coroutine, and keeps the result."},
    {StepKind::Gather,
     "gather",
     {{{"", FieldType::Awaitables, true}, asField, {"return_exceptions", FieldType::Flag, false}, noField}},
     true,
     false,
     "await asyncio.gather(...)",
     "Runs several at once and waits for them all."},
    {StepKind::Cancel,
     "cancel",
     {{{"", FieldType::Expression, true}, noField, noField, noField}},
     true,
     false,
     "task.cancel()",
     "Asks a task to end at its next await."},
    {StepKind::RunInExecutor,
     "run_in_executor",
     {{{"", FieldType::Call, true}, asField, noField, noField}},
     true,
     false,
     "await loop.run_in_executor(pool, function)",
     "Runs a function on a worker of the pool and waits for it."},
    {StepKind::CallSoon,
     "call_soon",
     {{{"", FieldType::Call, true}, noField, noField, noField}},
     true,
     false,
     "loop.call_soon(function)",
     "Puts a function into the ready queue."},
    {StepKind::Repeat,
     "repeat",
     {{{"", FieldType::Count, true}, asField, {"do", FieldType::Steps, true}, noField}},
     true,
     true,
     "for i in range(n)",
     "Does steps several times, or forever; 'as' counts from 0."},
    {StepKind::Try,
     "try",
     {{{"", FieldType::Steps, true},
       {"except", FieldType::Handlers, false},
       {"finally", FieldType::Steps, false},
       noField}},
     true,
     true,
     "try: ... except ...: ... finally: ...",
     "Handles exceptions and cancellation, and cleans up."},
    {StepKind::Raise,
     "raise",
     {{{"", FieldType::Raised, false}, noField, noField, noField}},
     true,
     true,
     "raise ValueError(text)",
     "Raises an exception; alone, the one that is being handled."},
    {StepKind::Return,
     "return",
     {{{"", FieldType::Expression, false}, noField, noField, noField}},
     true,
     true,
     "return value",
     "Ends the coroutine or function, with a result."},
}};

const StepSpec &specOf(StepKind kind);
/// Null if there is none with this name.
const StepSpec *findStep(std::string_view name);
/// The candidate that `word` was most likely meant to be; empty if none is near.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace loopscope::scenario
