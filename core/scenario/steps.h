#pragma once

// The vocabulary: which steps there are, what each is given, and where it may stand. The table (step_table.h) is the
// only one; the parser reads by it, the compiler translates by it, and what it says in words is what the documentation,
// the editor and the schema say.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::scenario {

enum class StepKind : std::uint8_t {
    // Basics
    Log,
    Let,
    Read,
    Write,
    If,
    While,
    For,
    Repeat,
    Break,
    Continue,
    Try,
    Raise,
    Return,
    Call,
    // Time
    Sleep,
    Yield,
    Block,
    Compute,
    // Tasks
    Spawn,
    Await,
    Gather,
    Wait,
    WaitFor,
    Timeout,
    TaskGroup,
    Cancel,
    Uncancel,
    SetResult,
    SetException,
    Create,
    Forget,
    // Synchronisation
    With,
    Acquire,
    Release,
    WaitOn,
    SetEvent,
    ClearEvent,
    Notify,
    NotifyAll,
    // Queues and streams
    Put,
    PutNowait,
    Get,
    GetNowait,
    TaskDone,
    Join,
    Feed,
    FeedEof,
    Readline,
    Readexactly,
    // Callbacks
    CallSoon,
    CallLater,
    CallSoonThreadsafe,
    // Executors and threads
    RunInExecutor,
    ToThread,
    Submit,
    JobResult,
    AsCompleted,
    StartThread,
    StartLoop,
    Abort,
    // Input and output
    Request,
    ReadFile,
    WriteFile,
};
inline constexpr std::size_t stepCount = static_cast<std::size_t>(StepKind::WriteFile) + 1;

enum class FieldType : std::uint8_t {
    Nothing,    ///< the step stands alone
    Text,       ///< a text with values in braces
    Expression, ///< a value
    Duration,   ///< a value with a unit
    Call,       ///< name(arguments)
    Awaitable, ///< a call, a value, or a map of one: {shield: …}, {run_in_executor: …}, {to_thread: …}, {sleep: …}
    Awaitables, ///< a list of them, or an expression that is a list
    Variable,   ///< the name that a result is kept under
    Count,      ///< how often, or "forever"
    Steps,      ///< a list of steps
    Handlers,   ///< steps by the exception that they handle
    Raised,     ///< ValueError(text), or nothing: what is handled now
    Flag,       ///< true or false
    Word,       ///< one of a few words: see FieldSpec::words
    Object,     ///< a kind of object: lock, {semaphore: 2}
};

struct FieldSpec {
    std::string_view name{}; ///< empty: the step's own, after its name
    FieldType type = FieldType::Nothing;
    bool required = false;
    std::string_view summary{};
    std::string_view
        words{}; ///< Word: those that are allowed, with spaces between; the first is meant if none is given
};

/// The words that a parameter may be.
std::vector<std::string_view> wordsOf(const FieldSpec &field);
/// Its text may be a call, or hold some.
constexpr bool holdsCalls(FieldType type)
{
    return type == FieldType::Call || type == FieldType::Awaitable || type == FieldType::Awaitables;
}

/// What a step is about: how documentation and palettes are ordered.
enum class Topic : std::uint8_t {
    Basics,
    Time,
    Tasks,
    Synchronisation,
    QueuesAndStreams,
    Callbacks,
    ExecutorsAndThreads,
    InputAndOutput,
};
std::string_view titleOf(Topic topic);

/// Where a step may stand.
enum class Where : std::uint8_t { Coroutines, Functions, Everywhere };

struct StepSpec {
    StepKind kind;
    std::string_view name;
    Topic topic;
    Where where;
    std::array<FieldSpec, 5> fields; ///< the first is the step's own; unused ones have the type Nothing and no name
    std::string_view asyncio;        ///< what it is in Python
    std::string_view summary;

    constexpr std::span<const FieldSpec> usedFields() const
    {
        std::size_t count = 1;
        while (count < fields.size() && !fields[count].name.empty())
            ++count;
        return {fields.data(), count};
    }
    constexpr bool inCoroutines() const { return where != Where::Functions; }
    constexpr bool inFunctions() const { return where != Where::Coroutines; }
};

/// What may be called somewhere.
enum class Callee : std::uint8_t { Any, Coroutine, Function };
/// What a step calls, starts or awaits.
Callee calleeOf(const StepSpec &step, bool inFunction);

/// All steps, in order of StepKind.
std::span<const StepSpec> stepSpecs();
const StepSpec &specOf(StepKind kind);
/// Null if there is none with this name.
const StepSpec *findStep(std::string_view name);
/// The candidate that `word` was most likely meant to be; empty if none is near.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace loopscope::scenario
