#pragma once

#include "engine/job.h"
#include "scenario/perform.h"
#include "scenario/runtime.h"

#include <variant>

namespace loopscope::scenario {

/// Whoever performs a step that is the same on every thread: a task, a job or a callback.
struct ThreadContext {
    Runtime &runtime;
    engine::Submitter submitter;
    const std::string &who;           ///< its name, for people
    engine::Loop *loop = nullptr;     ///< on whose thread it runs; null: on none's
    const engine::Job *job = nullptr; ///< what runs it, if that is a job
};

/// How a step came out, or what its thread has to wait for: then that says how it came out.
using Threaded = std::variant<Outcome, std::shared_ptr<engine::ThreadWait>>;

/// Pools, jobs, threads, mutexes and the barriers of threads. Nullopt for other steps, and for steps with an object
/// that is of another kind.
std::optional<Threaded> performThreadStep(const ThreadContext &context, Perform &step);

/// What a loop's object is asked for from a thread that is not the loop's: asyncio forbids it, and does it all the
/// same; the loop does not wake up for it. Nullopt for steps of other kinds.
std::optional<Outcome> performOnWrongThread(const ThreadContext &context, Perform &step);

/// What jobs, threads and mutexes answer, on any thread; nullopt for everything else.
std::optional<Result> askAnywhere(const Value &object, Method method);

/// The pool in a value, or the default one of the loop. An exception if it is none, or there is none.
std::variant<engine::Executor *, Exception> poolIn(const ThreadContext &context, const Value &value);

} // namespace loopscope::scenario
