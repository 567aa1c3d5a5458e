#pragma once

// Runs a program step by step, up to whatever it cannot do by itself: wait, work, log, start something. That is handed
// out as an effect; whoever drives the machine (a task's coroutine, a worker, a callback) does it, and hands the
// outcome back. The machine knows no loop, no thread and no time, so the same program runs on all of them.

#include "engine/host.h"
#include "engine/stop_signal.h"
#include "scenario/perform.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace loopscope::scenario {

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
/// It has run for long without a wait, and goes on as soon as it is called again: others may begin meanwhile.
struct Pause {};
/// It has done more than it may. Nothing in the scenario can handle that.
struct Endless {};

/// The Perform is the machine's own, and good until the machine is called again; it may be taken apart.
using Effect = std::variant<Finished, LogText, Sleep, Yield, Pause, Endless, engine::Work, Perform *>;

class Machine {
public:
    /// So many calls of routines may go on, one in the other: Python's own limit.
    static constexpr std::size_t deepestCalls = 1000;

    /// All of these outlive the machine, except the launch. After `mostOps` operations it is Endless: on the virtual
    /// clock nobody is there to stop an endless loop. `depth` calls, fewer than deepestCalls, are around it.
    Machine(const Program &program, Launch launch, const Surroundings &surroundings, const engine::StopSignal &stop,
            std::uint64_t mostOps, std::size_t depth = 0);

    /// Runs up to the next effect. After Finished and Endless it must not be called again.
    Effect next();
    /// How the last effect came out; an exception is raised where the machine stands. Effects without an outcome need
    /// none.
    void resume(Outcome outcome);
    /// The line of the operation that stands, in the source.
    std::uint32_t line() const { return m_line; }
    /// How many calls of routines are going on, one in the other.
    std::size_t depth() const { return m_depth + m_frames.size(); }

private:
    struct Frame {
        const Routine *routine;
        std::int32_t next = 0;    ///< the operation after the one that runs
        std::int32_t result = -1; ///< the caller's slot for what it returns
        std::size_t base = 0;     ///< of its slots
    };

    // machine.cpp: moves.
    std::optional<Effect> run(const Op &op);
    std::optional<Effect> move(const Op &op);
    const Expression *itemAppended(const Op &op);
    std::optional<Effect> repeatBegin(const Op &op);
    std::optional<Effect> repeatNext(const Op &op);
    std::optional<Effect> forBegin(const Op &op);
    std::optional<Effect> forNext(const Op &op);
    std::optional<Effect> leave(Value value);
    bool enter(Launch launch, std::int32_t result);

    // machine_raise.cpp: exceptions and finally blocks.
    std::optional<Effect> raise(Exception exception);
    bool handle(const HandlerRange &range, Exception &exception);
    std::optional<Effect> raiseSite(const RaiseSite &site);
    std::optional<Effect> raiseRest(const Op &op);
    std::optional<Effect> endFinally(const Op &op);

    // machine_effects.cpp: what is handed out.
    std::optional<Effect> effectOf(const Op &op);
    std::optional<Effect> timed(const Op &op);
    std::optional<Effect> perform(const Op &op);
    std::optional<Exception> fill(const PerformSite &site, Perform &perform);
    std::variant<Value, Exception> operand(const PerformSite::Operand &operand);
    std::variant<Start, Exception> start(const StartSite &site) const;
    std::variant<Launch, Exception> launch(const CallSite &site) const;
    std::variant<Exception, std::string> text(std::int32_t textTemplate) const;

    static std::int64_t integerIn(const Value &value) ///< 0 for all else
    {
        const auto *number = value.as<std::int64_t>();
        return number == nullptr ? 0 : *number;
    }
    Result evaluate(std::int32_t expression) const;
    Result evaluate(const Expression &expression) const;
    Value &slot(std::int32_t index) { return m_slots[m_frames.back().base + static_cast<std::size_t>(index)]; }
    std::span<const Value> slots() const { return std::span(m_slots).subspan(m_frames.back().base); }

    const Program &m_program;
    const Surroundings &m_surroundings;
    const engine::StopSignal &m_stop;
    std::vector<Frame> m_frames;
    std::vector<Value> m_slots;
    std::unique_ptr<Perform> m_perform;  ///< made when first needed, and used again
    std::int32_t m_result = -1;          ///< the slot for the outcome of the last effect
    std::unique_ptr<Exception> m_raised; ///< by the last effect's outcome
    std::uint32_t m_line = 0;
    std::uint64_t m_ops = 0;
    std::uint64_t m_mostOps;
    std::size_t m_depth;
    bool m_killed = false;
};

} // namespace loopscope::scenario
