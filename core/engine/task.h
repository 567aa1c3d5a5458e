#pragma once

// A task drives one coroutine step by step, as asyncio's Task does: each step is a callback in the ready queue; the
// coroutine runs until it awaits something that is not there, the task subscribes to it, and its being done schedules
// the next step.
//
// Everything that is recorded of a task is recorded here, at the few places where its state changes, so that nothing
// else (primitives, interpreter, tests) knows that tracing exists.
//
// Awaiters return outcomes instead of throwing: see Outcome. That also makes an end without cleaning up possible: a
// killed task is resumed once, with Killed, and every await of it from then on returns Killed at once without
// suspending, so that its coroutine returns and its frames are destroyed in order.

#include "engine/coroutine.h"
#include "engine/host.h"
#include "engine/relay.h"

#include <coroutine>
#include <functional>

namespace loopscope::engine {

/// What a task is made with.
struct TaskInfo {
    std::string name;
    std::string coroutine;
    std::uint32_t line = 0; ///< where it was created
};

/// What a task is known by.
struct TaskIdentity {
    std::string name;
    NameId coroutine{}; ///< a number, because thousands of tasks run the same one
    std::uint32_t line = 0;
};

/// What a task is suspended for.
struct Wait {
    trace::Reason reason = trace::Reason::None;
    NameId object{};
    std::uint32_t line = 0;
    std::int64_t deadline = 0; ///< ns, for a sleep
};

/// How a wait without a result ended.
enum class Wakening : std::uint8_t { Served, Cancelled, Killed };

class Task final : public Relay {
public:
    /// Called at the first step, if it has one. The function object lives as long as the coroutine,
    /// so a lambda may capture.
    using Body = std::function<Coroutine(Task &)>;

    Task(Loop &loop, TaskId id, TaskInfo info, Body body);
    ~Task() override;

    TaskId id() const { return m_id; }
    Owner owner() const { return {trace::OwnerKind::Task, m_id.value}; }
    const TaskIdentity &info() const { return m_info; }
    std::string_view kindName() const override { return "Task"; }
    std::string label() const override { return m_info.name; }
    trace::Reason reason() const override { return trace::Reason::Task; }
    NameId nameId() const override { return m_name; }

    Dependence dependence() const override;
    /// As asyncio shows it: "<Task pending name='a' coro=<work() running at line 3>>".
    std::string description() const;

    /// What a task that was made without a body runs; it is ready from now on.
    void run(Coroutine coroutine);

    // A cancellation (see relay.h) cancels what the task waits for, or else its next step begins with it.
    /// How many cancellations were asked for and not taken back; asyncio.Task.cancelling().
    std::int64_t cancelling() const { return m_cancelling; }
    /// Takes one back, as far as counting goes; returns how many are left.
    std::int64_t uncancel();
    /// Ends it where it is; its coroutine returns at once. Nobody is told.
    void kill();
    bool isKilled() const { return m_killed; }

    // For awaiters, all from within the task's own slice.
    void suspend(std::coroutine_handle<> handle, Future &future, const Wait &wait);
    /// What is wrong with awaiting this future, if anything: a task cannot await itself, nor what is another loop's.
    std::optional<Exception> objection(const Future &future) const;
    void yield(std::coroutine_handle<> handle);
    /// What the await that has just been resumed returns, if `future` was what it awaited.
    Outcome delivered(Future &future) const;
    /// The same for a bare yield.
    Outcome delivered() const;
    /// The same where there is nothing to be had but to go on.
    Wakening wakening(const Future &future) const;
    /// The loop goes on without the task having suspended or finished: see Loop::occupy().
    void hold(std::coroutine_handle<> handle) { m_handle = handle; }

    /// The callback in the ready queue; `task` is a Task.
    static void step(void *task);
    /// Goes on after hold(); a callback, too.
    static void resumeHeld(void *task);

    /// Returns the stamp, if it was recorded with one.
    std::int64_t becameReady(trace::Cause cause, Time since);
    /// What it waits for, while suspended; null otherwise.
    Future *waitingOn() const { return m_waitingOn; }

private:
    friend class Loop;

    void cancelBegins(std::uint32_t line) override;
    Future *cancelTarget(std::size_t index) const override { return index == 0 ? m_waitingOn : nullptr; }
    bool cancelEnds(bool anyAccepted) override;

    void start();
    static void ended(void *task);
    void complete(Outcome outcome);
    void endSlice();

    const TaskId m_id;
    const TaskIdentity m_info;
    Body m_body;
    Coroutine m_coroutine;
    std::coroutine_handle<> m_handle; ///< the innermost suspended frame
    Future *m_waitingOn = nullptr;
    NameId m_name;
    std::uint32_t m_line = 0; ///< where it waits, or has waited last
    std::int32_t m_cancelling = 0;
    bool m_mustCancel = false;
    bool m_deliverCancel = false;
    bool m_started = false;
    bool m_ready = true; ///< recorded as ready, or running
    bool m_killed = false;

    std::shared_ptr<Task> m_self; ///< keeps an unfinished task alive whatever becomes of the references to it
    Task *m_previous = nullptr;   ///< the loop's list of unfinished tasks, in order of creation
    Task *m_next = nullptr;
};

} // namespace loopscope::engine
