#pragma once

// Runs a program step by step, up to whatever it cannot do by itself: wait, work, log, start something. That is handed
// out as an effect; whoever drives the machine (a task's coroutine, a worker, a callback) does it, and hands the
// outcome back. The machine knows no loop, no thread and no time, so the same program runs on all of them.

#include "engine/future.h"
#include "engine/host.h"
#include "engine/outcome.h"
#include "engine/stop_signal.h"
#include "scenario/program.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace loopscope::scenario {

using engine::Outcome;

/// A routine with its arguments.
struct Launch {
    std::int32_t routine = 0;
    std::vector<Value> arguments;
    std::string label; ///< what people call the task or job
    std::uint32_t line = 0;
};

struct Finished {
    Outcome outcome;
};
struct LogText {
    std::string text;
};
struct Sleep {
    Duration duration{};
};
struct Yield {};
struct Spawn {
    Launch launch;
};
struct AwaitFuture {
    std::shared_ptr<engine::Future> future;
};
struct GatherAll {
    struct Job {
        Launch launch;
    };
    std::vector<std::variant<Launch, Job, std::shared_ptr<engine::Future>>> entries;
    bool returnExceptions = false;
};
struct CancelFuture {
    std::shared_ptr<engine::Future> future;
};
struct SubmitJob {
    Launch launch;
};
struct ScheduleCall {
    Launch launch;
};

using Effect = std::variant<Finished, LogText, Sleep, Yield, engine::Work, Spawn, AwaitFuture, GatherAll, CancelFuture,
                            SubmitJob, ScheduleCall>;

class Machine {
public:
    /// All of these outlive the machine, except the launch. After about `mostOps` operations it ends with a
    /// RuntimeError that nothing can handle: on the virtual clock nobody is there to stop an endless loop.
    Machine(const Program &program, Launch launch, const Surroundings &surroundings, const engine::StopSignal &stop,
            std::uint64_t mostOps);

    /// Runs up to the next effect. After Finished it must not be called again.
    Effect next();
    /// How the last effect came out; an exception is raised where the machine stands. Effects without an outcome need
    /// none.
    void resume(Outcome outcome);
    /// The line of the operation that stands, in the source.
    std::uint32_t line() const { return m_line; }

private:
    struct Frame {
        const Routine *routine;
        std::int32_t next = 0;    ///< the operation after the one that runs
        std::size_t base = 0;     ///< of its slots
        std::int32_t result = -1; ///< the caller's slot for what it returns
    };

    std::optional<Effect> run(const Op &op);
    std::optional<Effect> effectOf(const Op &op);
    std::optional<Effect> gatherOf(const Op &op);
    std::optional<Effect> leave(Value value);
    std::optional<Effect> raise(Exception exception);
    std::optional<Effect> endFinally(const Op &op);
    bool enter(Launch launch, std::int32_t result);
    Result evaluate(std::int32_t expression) const;
    std::variant<Launch, Exception> launch(std::int32_t callSite, bool leavesThread) const;
    Value &slot(std::int32_t index) { return m_slots[m_frames.back().base + static_cast<std::size_t>(index)]; }
    std::span<const Value> slots() const { return std::span(m_slots).subspan(m_frames.back().base); }

    const Program &m_program;
    const Surroundings &m_surroundings;
    const engine::StopSignal &m_stop;
    std::vector<Frame> m_frames;
    std::vector<Value> m_slots;
    std::int32_t m_result = -1;        ///< the slot for the outcome of the last effect
    std::optional<Exception> m_raised; ///< by the last effect's outcome
    std::uint32_t m_line = 0;
    int m_ops = 0; ///< since the last look at the stop signal
    std::uint64_t m_allOps = 0;
    std::uint64_t m_mostOps;
    bool m_killed = false;
};

} // namespace loopscope::scenario
