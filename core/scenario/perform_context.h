#pragma once

// How steps are performed by those who drive machines. One function for each topic of the vocabulary; what a step does
// is written once for tasks, and once more where functions block instead (perform_functions.h).

#include "engine/primitive.h"
#include "engine/task.h"
#include "scenario/interpreter.h"
#include "scenario/perform.h"
#include "scenario/perform_threads.h"

namespace loopscope::scenario {

/// What a task that performs a step has.
struct TaskContext {
    Interpreter &interpreter;
    engine::Task &task;
    std::size_t depth = 0; ///< how many calls of routines go on around the step

    engine::Loop &loop() const { return task.loop(); }
};

using engine::Performed;

/// In a task. The step must stay until what is returned has been awaited.
Performed performInTask(const TaskContext &context, Perform &step);

/// On a loop's thread, in a task or in a callback: what never waits. Nullopt for steps that are not of this kind.
std::optional<Outcome> performAtOnce(Interpreter &interpreter, Perform &step);

// By topic, for performInTask().
Performed performTaskStep(const TaskContext &context, Perform &step);
Performed performSynchronisation(const TaskContext &context, Perform &step);
Performed performQueueStep(const TaskContext &context, Perform &step);
Performed performExecutorStep(const TaskContext &context, Perform &step);
Performed performInputOutput(const TaskContext &context, Perform &step);
/// Steps of perform_threads.h, which hold the loop's thread where they wait.
Performed performThreadStep(const TaskContext &context, Perform &step);

// Small helpers of all topics.

/// TypeError, as Python has it where an object is no such thing.
Outcome wrongObject(const Value &value, std::string_view expected);
/// What a step works on, for people: "a queue or a thread".
std::string_view expectedBy(StepKind step);
/// None, or a duration as long as the run takes for it.
std::variant<std::optional<Duration>, Exception> timeoutIn(const Interpreter &interpreter, const Value &value);
/// The future in a value, or the exception that it cannot be awaited.
std::variant<std::shared_ptr<engine::Future>, Exception> futureIn(const Value &value);

} // namespace loopscope::scenario
