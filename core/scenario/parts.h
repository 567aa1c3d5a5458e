#pragma once

// What a scenario's text is made of at its outermost level, and what can be set: the vocabulary around the steps.

#include "scenario/steps.h"

namespace loopscope::scenario {

struct PartSpec {
    std::string_view name;
    std::string_view summary;
};

inline constexpr std::array<PartSpec, 8> partSpecs{{
    {"title", "What the scenario is called."},
    {"about", "What it shows, in Markdown; a text of several lines begins with '|'."},
    {"tags", "Words to find it by: [stalls, locks]"},
    {"settings", "How it runs: {workers: 3, stall_after: 100ms}"},
    {"shared", "What tasks and threads share: a name for each lock, queue, number …"},
    {"coroutines", "Routines of the loop, with their parameters: name(a, b), and under it its steps."},
    {"functions", "Routines that block, for workers, threads and processes."},
    {"main", "The steps that the run begins with."},
}};

/// As if they were a step's parameters.
inline constexpr std::array<FieldSpec, 5> settingSpecs{{
    {"workers",
     FieldType::Count,
     false,
     "How many workers the default pool has, from 1 to 64; 4 if it is not said.",
     {}},
    {"stall_after",
     FieldType::Duration,
     false,
     "A slice that holds the loop for as long as this is a stall; 100ms if it is not said.",
     {}},
    {"debug", FieldType::Flag, false, "asyncio's debug mode: true or false.", {}},
    {"gil", FieldType::Flag, false, "Whether threads take turns at computing, as in CPython: true or false.", {}},
    {"on_slow",
     FieldType::Variable,
     false,
     "The function that is told of each slow slice in debug mode; it is given the task's name.",
     {}},
}};

/// Those that scenarios raise and handle most; any other name is allowed, too.
inline constexpr std::array<std::string_view, 20> exceptionNames{
    "ValueError",      "RuntimeError",      "TimeoutError",        "CancelledError",     "Exception",
    "KeyError",        "IndexError",        "TypeError",           "ZeroDivisionError",  "OSError",
    "ConnectionError", "FileNotFoundError", "QueueFull",           "QueueEmpty",         "InvalidStateError",
    "LookupError",     "ArithmeticError",   "IncompleteReadError", "BrokenBarrierError", "ExceptionGroup"};

} // namespace loopscope::scenario
