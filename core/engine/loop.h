#pragma once

// The scheduler: what is ready, what waits for a time, and whose turn it is. It knows nothing of threads, of Qt's event
// loop or of how time passes; a Host drives it. The order of everything is that of CPython 3.11's asyncio:
//
//   an iteration takes what other threads have sent, then what has come from outside (input.h), then the timers that
//   are due, and then runs exactly the callbacks that are in the ready queue by then; what becomes ready meanwhile
//   waits for the next iteration.
//
// All of it belongs to the loop's thread, except callSoonThreadsafe().

#include "engine/environment.h"
#include "engine/heartbeat.h"
#include "engine/host.h"
#include "engine/inbox.h"
#include "engine/input.h"
#include "engine/ready_queue.h"
#include "engine/task.h"
#include "engine/timer_heap.h"

#include <optional>
#include <unordered_map>

namespace loopscope::engine {

/// Bounds of one run, told when they are reached.
struct LoopLimits {
    std::uint32_t tasks = 1'000'000; ///< unfinished at the same time
    std::uint64_t turns = ~0ULL;     ///< iterations, and whatever else happens; the virtual clock has no other end
};

/// A slice that lasted too long, when it is over.
struct SlowSlice {
    const Task *task = nullptr; ///< null: a callback
    std::string name;           ///< of the task or the callback
    Duration duration{};
};

class Executor;

class Loop {
public:
    /// `number` tells the loops of a run apart. Made in the loop's own thread.
    Loop(Environment &environment, Host &host, std::uint16_t number, const LoopLimits &limits);
    ~Loop(); ///< kills what is still unfinished
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    // What coroutines and primitives use.
    ReadyQueue::Ticket callSoon(Callback callback);
    /// Any thread. The subject must stay until it was called. False if the loop is closed: then it never is.
    bool callSoonThreadsafe(Callback callback);
    /// Any other thread: what a call_soon() from there comes to. The callback is in the queue, but the loop finds it
    /// only when something else wakes it. In debug mode asyncio notices, and that is the exception. The same if it is
    /// closed.
    std::optional<Exception> callSoonFromWrongThread(Callback callback);
    /// Schedules a timer, which its owner keeps and cancels; returns the deadline. `sleeper` is the task that becomes
    /// ready by it, if that is all it does.
    Time callLater(Duration delay, Timer &timer, Task *sleeper = nullptr);
    void cancelTimer(Timer &timer);
    /// Something comes from outside at that time.
    void announce(Input &input, Time when);
    Inputs &inputs() { return m_inputs; }
    /// A callback that waits for its turn does nothing then.
    void forget(ReadyQueue::Ticket ticket) { m_ready.forget(ticket); }
    /// Null if the limit of unfinished tasks is reached; the run ends then.
    /// A task without a body does not start before Task::run().
    std::shared_ptr<Task> createTask(TaskInfo info, Task::Body body);
    /// The task's first step is due.
    void start(Task &task);
    Task *current() const { return m_current; }
    std::size_t taskCount() const { return m_taskCount; } ///< unfinished ones
    Task *firstTask() const { return m_firstTask; }       ///< in order of creation, see nextTask()
    static Task *nextTask(const Task &task) { return task.m_next; }
    Time now() const { return m_environment.recorder.clock().now(); }
    /// Keeps an object that has callbacks subscribed until it is let go of, or the loop ends.
    void keep(std::shared_ptr<void> object);
    void letGo(const void *object) { m_kept.erase(object); }
    /// Ends the run from within: a limit was reached.
    void fail(std::string why, std::uint32_t line = 0);
    /// Tells what asyncio would log by itself.
    void report(std::string text, TaskId task, std::string who, std::uint32_t line, std::string details = {});
    /// asyncio's debug mode: a slice that lasts at least so long is reported when it is over, and `told` is called, in
    /// the loop's thread. Off by default.
    void watchSlices(Duration threshold, std::function<void(const SlowSlice &)> told = {});
    /// The unfinished task with this number; null where there is none. Looks at all of them.
    const Task *find(TaskId id) const;

    // What the host uses.
    /// Begins with this task; the loop has finished when it is done, what it left behind has been cancelled and has
    /// ended, and so have the jobs of its executor.
    void run(const std::shared_ptr<Task> &main);
    bool isFinished() const { return m_phase == Phase::Finished; }
    bool hasReady() const { return !m_ready.isEmpty() || !m_inbox.isEmpty(); }
    enum class Start : std::uint8_t {
        Anew,
        AtOnce ///< after the last one, with nothing in between: it begins when that ended, by the same stamp
    };
    /// When it has to go on: the earliest deadline, or when something comes from outside; nullopt where nobody knows.
    std::optional<Time> nextTimer();
    void iterate(Start start = Start::Anew);
    /// The recorder's ticks when this thread has recorded last; each iteration does.
    std::int64_t lastStamp() const { return m_writer.lastStamp(); }
    /// One more turn of the run; false if that is one too many, and the run ends.
    bool countTurn();
    /// Tells the trace that the loop waits.
    void recordIdle();
    /// Looks again whether the executor has become idle, if the loop waits for that.
    void checkJoined();
    const Heartbeat &heartbeat() const { return m_heartbeat; }
    std::uint16_t number() const { return m_number; }
    /// Reports every task that is left: they will never be done. Before killAll().
    void reportPending();
    /// Kills every task that is left.
    void killAll();
    /// The same, and from now on nobody reaches it any more.
    void close();

    /// Its default executor, asyncio's loop.set_default_executor(): its end waits for the jobs. Null at first.
    void useExecutor(std::shared_ptr<Executor> executor) { m_executor = std::move(executor); }
    const std::shared_ptr<Executor> &executor() const { return m_executor; }

    // The virtual clock: whoever works or waits occupies the loop until then, while the world goes on.
    void occupy(Callback resume, const Occupation &occupation, Owner owner);
    bool isOccupied() const { return m_occupant.call != nullptr; }
    void resumeOccupant();

    // What tasks and awaiters use.
    Host &host() const { return m_host; }
    Environment &environment() const { return m_environment; }
    trace::Writer &writer() const { return m_writer; }
    NameId intern(std::string_view name) { return m_environment.recorder.intern(name); }
    void record(const trace::SchedulingEvent &event) { m_writer.record(event); }
    void recordAt(Time time, const trace::SchedulingEvent &event) { m_writer.recordAt(time, event); }
    void recordWork(trace::EventKind kind, const Task &task, const Work &work);
    trace::Cause cause() const { return m_cause; }
    void setCause(trace::Cause cause) { m_cause = cause; }
    void beginSlice(Task &task);
    void endSlice();
    /// What runs ends now, by this stamp, and will neither record nor do anything more.
    void endsAt(std::int64_t stamp) { m_present = stamp; }
    /// Around a callback that runs a scenario's code without a task.
    void beginCallback(std::string_view label, std::uint32_t line);
    void endCallback();
    /// Destroys an outcome, however deep it is.
    void bury(Outcome outcome);
    void retire(Task &task);
    /// A number for the next cancellation.
    std::uint32_t nextWalk() { return ++m_lastWalk; }

private:
    enum class Phase : std::uint8_t {
        Idle,
        Running,
        Cancelling,
        ClosingGenerators,
        ClosingExecutor,
        Joining,
        Finished
    };

    void takeInbox();
    void takeArrivals(Start start);
    void takeDueTimers();
    /// Whether the moment of this stamp is still the present one, as far as this thread's events tell.
    bool isPresent(std::int64_t stamp) const { return stamp != 0 && stamp >= m_writer.lastStamp(); }
    std::int64_t present() const;
    void goOn();
    void nextPhase();
    void cancelAll();
    void reportLeftovers();
    void checkSlice(const Task *task);
    static void closeStep(void *loop);
    void unlink(Task &task);
    static void mainDone(void *loop);

    Environment &m_environment;
    Host &m_host;
    trace::Writer &m_writer;
    const std::uint16_t m_number;
    const LoopLimits m_limits;
    ReadyQueue m_ready;
    TimerHeap m_timers;
    Inbox m_inbox; ///< any thread puts; see inbox.h
    Inputs m_inputs{m_ready};
    Heartbeat m_heartbeat;       ///< any thread reads; see heartbeat.h
    std::size_t m_remaining = 0; ///< callbacks of this iteration that have not run yet
    // One stamp serves the end of a slice and the beginning of the next, because a clock is read as often as there is
    // time between two things, and there it is none.
    std::int64_t m_present = 0;    ///< a stamp since which nothing has happened; 0: there is none
    std::int64_t m_sliceStamp = 0; ///< the same, for the callback that is just being called
    std::uint64_t m_turns = 0;
    bool m_iterating = false;
    bool m_stopping = false;
    Phase m_phase = Phase::Idle;
    Task *m_current = nullptr;
    std::uint32_t m_lastWalk = 0;
    Duration m_slowThreshold{}; ///< zero: nobody asks
    std::function<void(const SlowSlice &)> m_slowTold;
    std::int64_t m_sliceBegan = 0; ///< the recorder's ticks
    std::string m_callbackLabel;   ///< of the callback that runs, in debug mode
    std::uint32_t m_callbackLine = 0;
    std::vector<std::shared_ptr<Future>> m_leftovers; ///< what the end has cancelled
    std::shared_ptr<Future> m_gathered;               ///< waits for them
    Callback m_occupant;                              ///< how it goes on; null: nobody
    trace::Cause m_cause;
    std::shared_ptr<Task> m_main;
    Task *m_firstTask = nullptr;
    Task *m_lastTask = nullptr;
    std::size_t m_taskCount = 0;
    std::shared_ptr<Executor> m_executor;
    std::unordered_map<const void *, std::shared_ptr<void>> m_kept;
    std::vector<Outcome> m_buried;
    bool m_isBurying = false;
};

} // namespace loopscope::engine
